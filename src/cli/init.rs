//! The arguments of `init`.

use std::path::PathBuf;

use clap::Args;
use gascore::domain::Quarter;

/// `init`.
#[derive(Debug, Args)]
pub(crate) struct InitArgs {
    /// The folder to write into; made if it is not there
    #[arg(default_value = ".")]
    pub(crate) dir: PathBuf,
    /// Fill in who hands in
    #[arg(long, value_name = "NAME|CODE")]
    pub(crate) enterprise: Option<String>,
    /// Fill in the quarter, such as 2019Q3
    #[arg(long, value_name = "QUARTER")]
    pub(crate) quarter: Option<Quarter>,
    /// Write CSV files instead of a workbook
    #[arg(long)]
    pub(crate) csv: bool,
    /// Overwrite what is there
    #[arg(long)]
    pub(crate) force: bool,
}
