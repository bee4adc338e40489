//! The arguments of `score`.

use std::path::PathBuf;

use clap::Args;

use super::{Format, Judging};

/// `score`.
#[derive(Debug, Args)]
#[command(before_help = "Examples:
  gascore score 2019Q3/submissions/yunling
  gascore score cases.csv --quarter 2019Q3
  gascore score - --rules boston-311 < requests.csv")]
pub(crate) struct ScoreArgs {
    /// A submission folder, a bare ledger, or - for standard input
    pub(crate) path: PathBuf,
    /// How to judge.
    #[command(flatten)]
    pub(crate) judging: Judging,
    /// How to write the result
    #[arg(long, value_enum, default_value_t = Format::Table, value_name = "FORMAT")]
    pub(crate) format: Format,
}
