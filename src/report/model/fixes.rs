//! What to do first: for an enterprise, what raises its score; for the bureau, where an inspection would learn most.

use schemars::JsonSchema;
use serde::Serialize;

/// What an enterprise can still do for its score.
#[derive(Debug, Clone, Default, Serialize, JsonSchema)]
pub struct FixesReport {
    /// The most points for an item first.
    pub fixes: Vec<FixReport>,
    /// The score with all fixes of the score at once; null where there is none.
    pub together: Option<String>,
}

/// A fix, with the score made anew as if it were the only one.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct FixReport {
    /// `unanswered`, `status`, `no_evidence`, `expired`, `not_applicable_refused`, `records`, `late_reasons`, `explanations` or `rows`.
    pub kind: String,
    /// In words.
    pub text: String,
    /// The point that is answered; null for other fixes.
    pub point: Option<String>,
    /// The metric whose cases are completed; null for other fixes.
    pub metric: Option<String>,
    /// The service whose cases are completed; null for other fixes.
    pub service: Option<String>,
    /// What it raises: `score`, or `ranking` for the points that rank it.
    pub raises: String,
    /// Cases, rows or documents it takes.
    pub items: u64,
    /// What they are: `case`, `row`, `document` or `statement`.
    pub unit: String,
    /// Points gained, such as `1.20`.
    pub gain: String,
    /// The points with it.
    pub after: String,
    /// The grade that the score would give; null where it is the same, or there is none.
    pub new_grade: Option<String>,
}

/// How much an inspection of an enterprise could change.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct InspectionReport {
    /// Unified social credit code, or the name where there is none.
    pub code: String,
    /// Short name.
    pub short_name: String,
    /// The score that counts.
    pub score: Option<String>,
    /// The score if no claim held that nobody verified, and every row in doubt were late.
    pub low: String,
    /// The score if every such claim held, and every row in doubt were on time.
    pub high: String,
    /// How far the two lie apart.
    pub width: String,
    /// Points that rest on a claim that nobody verified.
    pub unverified_points: u64,
    /// Rows set aside.
    pub set_aside: u64,
    /// Rows in which a time of day is missing that decides.
    pub undecidable: u64,
    /// What has to be confirmed and nobody explained.
    pub unexplained: u64,
    /// What is explained, and nobody has looked at.
    pub explained: u64,
    /// Signals of the screens.
    pub signals: usize,
    /// Of the strongest of them: by chance alone it has a probability below ten to the minus this.
    pub strongest_signal: Option<u32>,
}
