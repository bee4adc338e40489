//! What every verb that judges understands.

use clap::{Args, ValueEnum};
use gascore::diag::{Code, Stage, Tier};
use gascore::domain::{Basis, Encoding, Quarter};

use super::Day;

/// How ledgers are read and judged. The heading stands at each option: set once, it would go on to whatever follows these.
#[derive(Debug, Clone, Args)]
pub(crate) struct Judging {
    /// The quarter, such as 2019Q3; by the folder's name or submission.toml if left out
    #[arg(help_heading = "Judging", long, value_name = "QUARTER")]
    pub(crate) quarter: Option<Quarter>,
    /// Judge as of the end of this day; of the period's last day if left out
    #[arg(help_heading = "Judging", long, value_name = "DATE")]
    pub(crate) as_of: Option<Day>,
    /// Show the rates by another convention beside the official one
    #[arg(help_heading = "Judging", long, value_name = "BASIS", value_parser = basis)]
    pub(crate) basis: Option<Basis>,
    /// The encoding of every file; found out if left out
    #[arg(help_heading = "Judging", long, value_name = "ENCODING")]
    pub(crate) encoding: Option<Encoding>,
    /// Treat a diagnostic as one to correct
    #[arg(help_heading = "Judging", long, value_name = "CODE", value_parser = of_data)]
    pub(crate) deny: Vec<Code>,
    /// Treat a diagnostic as one to confirm
    #[arg(help_heading = "Judging", long, value_name = "CODE", value_parser = of_data)]
    pub(crate) warn: Vec<Code>,
    /// Leave a diagnostic out
    #[arg(help_heading = "Judging", long, value_name = "CODE", value_parser = of_data)]
    pub(crate) allow: Vec<Code>,
    /// Exit with 1 when a diagnostic of this tier or above is there
    #[arg(help_heading = "Judging", long, value_enum, value_name = "TIER")]
    pub(crate) fail_on: Option<FailOn>,
}

/// From which tier on the exit status is 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    /// Something to correct
    Block,
    /// Something to correct or to confirm
    Confirm,
    /// Anything at all
    Note,
    /// Never
    Never,
}

impl FailOn {
    /// The lowest tier that fails, `None` for never.
    pub(crate) fn tier(self) -> Option<Tier> {
        match self {
            Self::Block => Some(Tier::Block),
            Self::Confirm => Some(Tier::Confirm),
            Self::Note => Some(Tier::Note),
            Self::Never => None,
        }
    }
}

/// A code whose tier can be changed: faulty rules always stop a run.
fn of_data(text: &str) -> Result<Code, String> {
    let code: Code = text.parse()?;
    if code.stage() == Stage::Rules { Err(format!("{code} is about the rules themselves and cannot be changed")) } else { Ok(code) }
}

fn basis(text: &str) -> Result<Basis, String> {
    let found = Basis::ALL.iter().find(|(name, _)| *name == text).map(|(_, basis)| *basis);
    found.ok_or_else(|| {
        let names: Vec<_> = Basis::ALL.iter().map(|(name, _)| *name).collect();
        format!("`{text}` is not a basis; there are {}", names.join(", "))
    })
}
