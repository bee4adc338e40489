//! The arguments of `man`.

use std::path::PathBuf;

use clap::Args;

/// `man`.
#[derive(Debug, Args)]
pub(crate) struct ManArgs {
    /// Write the pages of every verb into this folder, man1 in English and `zh_CN`/man1 in Chinese; with --lang one of them
    #[arg(value_name = "DIR")]
    pub(crate) dir: Option<PathBuf>,
    /// Overwrite pages that are there
    #[arg(long, requires = "dir")]
    pub(crate) force: bool,
}
