//! The arguments of `explain`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Judging;

/// `explain`.
#[derive(Debug, Args)]
pub(crate) struct ExplainArgs {
    /// Codes or names of checks, all of them in a table if left out; or one of: score, a point such as 3.3, a service, the
    /// number of a case
    #[arg(value_name = "WHAT")]
    pub(crate) what: Vec<String>,
    /// Where the case, the rate or the score stands: a quarter's folder, a submission's, or a bare ledger; this folder if left
    /// out
    #[arg(long = "in", value_name = "PATH")]
    pub(crate) path: Option<PathBuf>,
    /// Whose score, rate or case: code, name or folder of the submission
    #[arg(long, value_name = "CODE|NAME")]
    pub(crate) enterprise: Option<String>,
    /// An earlier report (a folder that `report -o` wrote): in which ledgers a case stands is taken from it where its input is still
    /// the same
    #[arg(long, value_name = "DIR")]
    pub(crate) known: Vec<PathBuf>,
    /// Tell the rates and points that a case moves however long the ledgers are
    #[arg(long)]
    pub(crate) full: bool,
    /// How to judge.
    #[command(flatten)]
    pub(crate) judging: Judging,
    /// How to write it
    #[arg(long, value_enum, default_value_t = ExplainFormat::Table, value_name = "FORMAT")]
    pub(crate) format: ExplainFormat,
}

/// How to write explanations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExplainFormat {
    /// Pages for the terminal
    Table,
    /// A list of objects, or the one of a case, a rate or a score
    Json,
    /// The reference page of checks
    Markdown,
}
