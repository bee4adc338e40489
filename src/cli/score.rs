//! The arguments of `score`.

use std::path::PathBuf;

use clap::Args;

use super::{Format, Judging};

/// `score`.
#[derive(Debug, Args)]
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
