//! The arguments of `verify`.

use std::path::PathBuf;

use clap::Args;

use super::Format;

/// `verify`.
#[derive(Debug, Args)]
pub(crate) struct VerifyArgs {
    /// The folder that `report -o` or `draw -o` wrote
    #[arg(value_name = "DIR")]
    pub(crate) dir: PathBuf,
    /// The quarter's folder it was made from; a draw needs none to be drawn once more
    #[arg(long, value_name = "QUARTER")]
    pub(crate) inputs: Option<PathBuf>,
    /// How to write the result
    #[arg(long, value_enum, default_value_t = Format::Table, value_name = "FORMAT")]
    pub(crate) format: Format,
}
