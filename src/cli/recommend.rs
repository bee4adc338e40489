//! The arguments of `recommend`.

use std::path::PathBuf;

use clap::Args;

use super::{Format, Judging};

/// `recommend`.
#[derive(Debug, Args)]
pub(crate) struct RecommendArgs {
    /// The folders of the quarters to look at
    #[arg(required = true, value_name = "QUARTER")]
    pub(crate) paths: Vec<PathBuf>,
    /// How to judge.
    #[command(flatten)]
    pub(crate) judging: Judging,
    /// How to write the result
    #[arg(long, value_enum, default_value_t = Format::Table, value_name = "FORMAT")]
    pub(crate) format: Format,
    /// Write the proposal (XLSX, JSON) and the list for publication (md) into this folder
    #[arg(short, long, value_name = "DIR", conflicts_with = "format")]
    pub(crate) output: Option<PathBuf>,
    /// Overwrite what is there
    #[arg(long, requires = "output")]
    pub(crate) force: bool,
}
