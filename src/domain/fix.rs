//! What an enterprise can still do for its score, and how much of the score rests on words alone.

use super::points::Points;
use super::scorecard::Cause;
use super::service::ServiceIx;

/// Something that can still be mended; that a case was late cannot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mend {
    /// A point is answered as met, with evidence; the cause is what is wrong with what is said of it now.
    Statement {
        /// The point's position in the checklist, counted through all areas.
        point: usize,
        /// Why it does not earn all.
        cause: Cause,
    },
    /// The completed cases of a service that fail a metric show what they lack.
    Records {
        /// The metric.
        metric: &'static str,
        /// The service.
        service: ServiceIx,
    },
    /// Every late case says why.
    LateReasons,
    /// Everything that has to be confirmed is explained.
    Explanations,
    /// Rows set aside are corrected and turn out on time; only the ranking counts them as late before.
    Rows,
}

/// A fix, with the score made anew as if it were the only one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What is mended.
    pub mend: Mend,
    /// Cases, rows or documents it takes; never zero.
    pub items: u64,
    /// What the score, or for [`Mend::Rows`] the points of the ranking, would be.
    pub after: Points,
    /// What that is more than now.
    pub gain: Points,
    /// The grade that the score would give, by position in the policy's list; `None` where there is no grade.
    pub grade: Option<usize>,
}

/// Every fix that brings something.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Fixes {
    /// The most points for an item first.
    pub fixes: Vec<Fix>,
    /// The score with all fixes of the score at once; `None` where there is none.
    pub together: Option<Points>,
}

/// Between which scores the truth can lie as long as nobody has looked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ScoreRange {
    /// The score if no claim of a point held that nobody verified, and every row in doubt were late.
    pub low: Points,
    /// The score if every such claim held, named evidence or not, and every row in doubt were on time.
    pub high: Points,
    /// Points that rest on such a claim.
    pub unverified_points: u64,
    /// Rows set aside.
    pub set_aside: u64,
    /// Rows in which a time of day is missing that decides.
    pub undecidable: u64,
    /// What has to be confirmed and nobody explained.
    pub unexplained: u64,
    /// What was explained, and nobody has looked at.
    pub explained: u64,
}

impl ScoreRange {
    /// How far the two scores lie apart.
    pub fn width(&self) -> Points {
        self.high - self.low
    }
}
