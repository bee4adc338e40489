//! The arguments of `report`.

use std::path::PathBuf;

use clap::Args;

use super::{Format, Judging};

/// `report`.
#[derive(Debug, Args)]
pub(crate) struct ReportArgs {
    /// The quarter's folder
    pub(crate) path: PathBuf,
    /// Report on one district alone, with the city beside it
    #[arg(long, value_name = "NAME")]
    pub(crate) district: Option<String>,
    /// Make the edition that can be published: no cases, and small counts withheld by the rules
    #[arg(long, conflicts_with = "district")]
    pub(crate) public: bool,
    /// Earlier reports (folders that `report -o` wrote): the figures of their quarters are taken from them where all they were made
    /// from is still the same
    #[arg(long, value_name = "DIR")]
    pub(crate) known: Vec<PathBuf>,
    /// How to judge.
    #[command(flatten)]
    pub(crate) judging: Judging,
    /// How to write the result
    #[arg(long, value_enum, default_value_t = Format::Table, value_name = "FORMAT")]
    pub(crate) format: Format,
    /// Write the report in every form into this folder, whole or not at all
    #[arg(short, long, value_name = "DIR", conflicts_with = "format")]
    pub(crate) output: Option<PathBuf>,
    /// Replace the report that is in the folder
    #[arg(long, requires = "output")]
    pub(crate) force: bool,
}
