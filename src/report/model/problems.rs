//! The problem ledger: what was found, and stays until it is closed.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

/// Problems that were open when the quarter began, and those found in it.
#[derive(Debug, Clone, Default, Serialize, JsonSchema)]
pub struct ProblemsReport {
    /// How many stand how.
    pub counts: ProblemCounts,
    /// Every problem that was not closed by an earlier quarter: by enterprise, then in the order they were found.
    pub problems: Vec<ProblemReport>,
}

/// How many problems stand how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, JsonSchema)]
pub struct ProblemCounts {
    /// Carried over from earlier quarters.
    pub carried: u64,
    /// Listed for the first time.
    pub new: u64,
    /// Closed by this quarter's list.
    pub closed: u64,
    /// Open at the end: carried + new − closed.
    pub open: u64,
    /// Of these, past the day by which they were to be put right.
    pub overdue: u64,
}

/// A problem.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ProblemReport {
    /// Unified social credit code of the enterprise, or its name where there is none.
    pub code: String,
    /// Its short name.
    pub short_name: String,
    /// The number of the problem.
    pub id: String,
    /// The evaluation point it is about.
    pub point: Option<String>,
    /// What the point is called.
    pub point_title: Option<String>,
    /// The quarter whose list had it first.
    pub listed_in: String,
    /// It was carried over from an earlier quarter.
    pub carried: bool,
    /// When it was found.
    pub found_on: Option<NaiveDate>,
    /// By when it is to be put right.
    pub due_on: Option<NaiveDate>,
    /// When it was closed; null while it is open.
    pub closed_on: Option<NaiveDate>,
    /// `open`, `overdue` or `closed`.
    pub state: String,
    /// It is said to be closed, and stays because no evidence is named.
    pub unproven: bool,
}

impl ProblemsReport {
    /// These problems, counted.
    pub(in crate::report) fn of(problems: Vec<ProblemReport>) -> Self {
        let count = |of: &dyn Fn(&ProblemReport) -> bool| problems.iter().filter(|problem| of(problem)).count() as u64;
        let counts = ProblemCounts {
            carried: count(&|problem| problem.carried),
            new: count(&|problem| !problem.carried),
            closed: count(&|problem| problem.state == "closed"),
            open: count(&|problem| problem.state != "closed"),
            overdue: count(&|problem| problem.state == "overdue"),
        };
        Self { counts, problems }
    }

    /// Those of one enterprise alone; `None` where it has none.
    pub(super) fn of_one(&self, code: &str) -> Option<Self> {
        let own: Vec<_> = self.problems.iter().filter(|problem| problem.code == code).cloned().collect();
        (!own.is_empty()).then(|| Self::of(own))
    }
}
