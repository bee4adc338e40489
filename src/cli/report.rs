//! The arguments of `report`.

use std::path::PathBuf;

use clap::Args;

use super::{Format, Judging};

/// `report`.
#[derive(Debug, Args)]
#[command(before_help = "Examples:
  gascore report sample-data/2019Q3
  gascore report sample-data/2019Q3 --format json > report.json
  gascore report sample-data/2019Q3 --as-of 2019-10-05 --basis due")]
pub(crate) struct ReportArgs {
    /// The quarter's folder
    pub(crate) path: PathBuf,
    /// How to judge.
    #[command(flatten)]
    pub(crate) judging: Judging,
    /// How to write the result
    #[arg(long, value_enum, default_value_t = Format::Table, value_name = "FORMAT")]
    pub(crate) format: Format,
}
