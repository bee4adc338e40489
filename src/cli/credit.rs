//! The arguments of `credit`.

use std::path::PathBuf;

use clap::Args;

use super::{Format, Judging};

/// `credit`.
#[derive(Debug, Args)]
pub(crate) struct CreditArgs {
    /// The quarter's folder
    pub(crate) path: PathBuf,
    /// How to judge.
    #[command(flatten)]
    pub(crate) judging: Judging,
    /// How to write the result
    #[arg(long, value_enum, default_value_t = Format::Table, value_name = "FORMAT")]
    pub(crate) format: Format,
    /// Write the record (CSV, XLSX), the announcement (docx, md) and the JSON into this folder
    #[arg(short, long, value_name = "DIR", conflicts_with = "format")]
    pub(crate) output: Option<PathBuf>,
    /// Overwrite what is there
    #[arg(long, requires = "output")]
    pub(crate) force: bool,
}
