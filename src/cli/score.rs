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
    /// Seal the files and what came of them by themselves into this file, to be handed in with the submission
    #[arg(long, value_name = "FILE.json")]
    pub(crate) seal: Option<PathBuf>,
}
