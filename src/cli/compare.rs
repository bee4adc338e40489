//! The arguments of `compare`.

use std::path::PathBuf;

use clap::Args;
use gascore::domain::Quarter;

use super::{Format, Judging};

/// `compare`.
#[derive(Debug, Args)]
pub(crate) struct CompareArgs {
    /// The older side: a quarter's folder, a submission folder, or a ledger
    #[arg(value_name = "OLD")]
    pub(crate) old: PathBuf,
    /// The newer side: of the next quarter, or of the same one
    #[arg(value_name = "NEW")]
    pub(crate) new: PathBuf,
    /// The quarter of OLD where it does not say it itself; that of NEW if left out
    #[arg(long, value_name = "QUARTER")]
    pub(crate) old_quarter: Option<Quarter>,
    /// An earlier report on the newer of two quarters (a folder that `report -o` wrote), which held both against each other already:
    /// that is taken from it where all of it is still the same
    #[arg(long, value_name = "DIR")]
    pub(crate) known: Vec<PathBuf>,
    /// How to judge.
    #[command(flatten)]
    pub(crate) judging: Judging,
    /// How to write the result
    #[arg(long, value_enum, default_value_t = Format::Table, value_name = "FORMAT")]
    pub(crate) format: Format,
    /// Write the result into this file; a name that ends in .xlsx makes it a workbook with every list in full
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}
