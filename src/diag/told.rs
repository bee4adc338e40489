//! What all diagnostics together mean for whoever hands something in.

/// All that was told of something, in numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Told {
    /// To correct.
    pub block: u64,
    /// To confirm, explained or not.
    pub confirm: u64,
    /// Explained, of those to confirm.
    pub explained: u64,
    /// To note.
    pub note: u64,
}

impl Told {
    /// What follows for whoever hands it in.
    pub fn verdict(self) -> Verdict {
        if self.block > 0 {
            Verdict::NeedsCorrection
        } else if self.confirm > self.explained {
            Verdict::NeedsStatement
        } else {
            Verdict::Acceptable
        }
    }
}

/// Whether something can be handed in as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// It can (可上报).
    Acceptable,
    /// Something has to be explained first (需说明).
    NeedsStatement,
    /// Something has to be corrected first (须更正).
    NeedsCorrection,
}

impl Verdict {
    /// The name used in machine output.
    pub fn key(self) -> &'static str {
        match self {
            Self::Acceptable => "acceptable",
            Self::NeedsStatement => "needs_statement",
            Self::NeedsCorrection => "needs_correction",
        }
    }
}
