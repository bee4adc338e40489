//! What somebody may want to look at (疑点线索). It changes no score.

use schemars::JsonSchema;
use serde::Serialize;

use super::Share;

/// The screens of the pack, and what they found.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ScreensReport {
    /// How often one screen may give a signal of an enterprise whose numbers its null hypothesis allows, such as `0.01%`.
    pub false_alarm: String,
    /// What the thresholds rest on.
    pub basis: String,
    /// Every screen that was used.
    pub screens: Vec<ScreenReport>,
    /// What they found, by enterprise in the order of the registry.
    pub signals: Vec<SignalReport>,
}

/// A screen.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ScreenReport {
    /// Name for machines.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// What it looks at.
    pub looks: String,
    /// What may innocently be behind its signal.
    pub innocent: String,
    /// Fewer cases than this say nothing.
    pub least: u64,
    /// A share up to this is held to be innocent; null where numbers are compared.
    pub share: Option<String>,
    /// So many times the odds of the others are held to be innocent; null where numbers are compared.
    pub odds: Option<u32>,
    /// So many times what is expected is held to be innocent; null where shares are compared.
    pub times: Option<u32>,
    /// What the threshold rests on.
    pub basis: String,
    /// It looked at the ledgers; false where they hold too many rows for it.
    pub looked: bool,
    /// Enterprises with a signal of it.
    pub enterprises: usize,
}

/// What a screen found.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SignalReport {
    /// The screen.
    pub screen: String,
    /// Code of the enterprise.
    pub enterprise: String,
    /// Its short name.
    pub short_name: String,
    /// The service; null where all are looked at together.
    pub service: Option<String>,
    /// Cases that stand out.
    pub observed: u64,
    /// The cases that were looked at.
    pub of: u64,
    /// What is still held to be innocent, on average; with two decimals.
    pub allowed: String,
    /// The same share of the other enterprises, or of the other days.
    pub others: Option<Share>,
    /// By chance alone there are so many with a probability below ten to the minus this.
    pub chance_exponent: u32,
    /// How many rows are behind it.
    pub total: u64,
    /// The first of them, at most 20.
    pub rows: Vec<SignalRowReport>,
}

/// A row behind a signal.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SignalRowReport {
    /// The case's number.
    pub id: String,
    /// The file it stands in.
    pub file: String,
    /// The line in the file.
    pub line: u64,
}

impl ScreensReport {
    /// The same screens with the signals of one enterprise.
    #[must_use]
    pub(super) fn of_one(&self, code: &str) -> Self {
        let signals: Vec<_> = self.signals.iter().filter(|signal| signal.enterprise == code).cloned().collect();
        let own = |screen: &ScreenReport| usize::from(signals.iter().any(|signal| signal.screen == screen.id));
        let screens = self.screens.iter().map(|screen| ScreenReport { enterprises: own(screen), ..screen.clone() }).collect();
        let (false_alarm, basis) = (self.false_alarm.clone(), self.basis.clone());
        // A share of the others says something about them.
        let signals = signals.into_iter().map(|signal| SignalReport { others: None, ..signal }).collect();
        Self { false_alarm, basis, screens, signals }
    }
}
