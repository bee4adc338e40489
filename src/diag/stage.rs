//! Where a code is raised, and how bad it is.

use serde::Serialize;

/// How bad a thing is for the submission.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Tier {
    /// Good to know (提示).
    Note,
    /// Correct it or explain it (需核实说明).
    Confirm,
    /// The row is set aside, the submission is not acceptable (必须更正).
    Block,
}

/// Where on the way of a ledger a code is raised; the letter every code begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Stage {
    /// `F`: file and header.
    File,
    /// `R`: one row or cell.
    Row,
    /// `C`: one case.
    Case,
    /// `L`: one ledger.
    Ledger,
    /// `P`: progress ledger and statements.
    Progress,
    /// `B`: the batch.
    Batch,
    /// `K`: rules and calendar.
    Rules,
}

impl Stage {
    /// Every stage, in the order of the way.
    pub const ALL: &[Self] = &[Self::File, Self::Row, Self::Case, Self::Ledger, Self::Progress, Self::Batch, Self::Rules];

    /// The letter its codes begin with.
    pub fn letter(self) -> char {
        match self {
            Self::File => 'F',
            Self::Row => 'R',
            Self::Case => 'C',
            Self::Ledger => 'L',
            Self::Progress => 'P',
            Self::Batch => 'B',
            Self::Rules => 'K',
        }
    }

    /// The name used in machine output.
    pub fn key(self) -> &'static str {
        match self {
            Self::File => "file",
            Self::Row => "row",
            Self::Case => "case",
            Self::Ledger => "ledger",
            Self::Progress => "progress",
            Self::Batch => "batch",
            Self::Rules => "rules",
        }
    }
}

impl Tier {
    /// Every tier, the worst first.
    pub const ALL: &[Self] = &[Self::Block, Self::Confirm, Self::Note];

    /// The name used in machine output.
    pub fn key(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Confirm => "confirm",
            Self::Block => "block",
        }
    }
}
