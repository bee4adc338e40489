//! The arguments of `draw`.

use std::path::PathBuf;

use clap::{ArgGroup, Args};
use gascore::domain::{Encoding, Quarter};

use super::Day;

/// `draw`.
#[derive(Debug, Args)]
#[command(group(ArgGroup::new("step").required(true).args(["commit", "seed", "again"])))]
pub(crate) struct DrawArgs {
    /// The quarter's folder; once the pool is sealed it may be left out
    #[arg(value_name = "QUARTER", required_if_eq("commit", "true"))]
    pub(crate) path: Option<PathBuf>,
    /// First step: write what may be drawn, and print its SHA-256 for publication
    #[arg(long)]
    pub(crate) commit: bool,
    /// Second step: draw by a public text that nobody knew before, such as lottery numbers
    #[arg(long, value_name = "TEXT", requires = "pool", value_parser = seed)]
    pub(crate) seed: Option<String>,
    /// The pool to draw from
    #[arg(long, value_name = "FILE", requires = "seed")]
    pub(crate) pool: Option<PathBuf>,
    /// Go on with the draw in this folder, to replace somebody
    #[arg(long, value_name = "DIR", requires_all = ["replace", "reason"])]
    pub(crate) again: Option<PathBuf>,
    /// Whom to replace: a target by code or name, or an inspector by certificate number
    #[arg(long, value_name = "TARGET|INSPECTOR", requires = "again")]
    pub(crate) replace: Option<String>,
    /// Replace the inspector at this target alone
    #[arg(long, value_name = "TARGET", requires = "replace")]
    pub(crate) at: Option<String>,
    /// Why; it is published
    #[arg(long, value_name = "TEXT", requires = "replace", value_parser = seed)]
    pub(crate) reason: Option<String>,
    /// The folder to write; a draw that is there is never replaced
    #[arg(short, long, value_name = "DIR")]
    pub(crate) output: PathBuf,
    /// The quarter, such as 2019Q3; by the folder's name if left out
    #[arg(long, value_name = "QUARTER", requires = "commit")]
    pub(crate) quarter: Option<Quarter>,
    /// Judge as of the end of this day; of the quarter's last day if left out
    #[arg(long, value_name = "DATE", requires = "commit")]
    pub(crate) as_of: Option<Day>,
    /// The encoding of every file; found out if left out
    #[arg(long, value_name = "ENCODING", requires = "commit")]
    pub(crate) encoding: Option<Encoding>,
}

/// One line that reads the same wherever it is printed.
fn seed(text: &str) -> Result<String, String> {
    if text.is_empty() || text.trim() != text || text.chars().any(char::is_control) {
        return Err("must be one line of text without blanks around it".to_owned());
    }
    Ok(text.to_owned())
}
