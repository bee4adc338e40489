//! A number questioned: a case day by day, a rate or a score back to its rows.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::{CalendarUsed, DiagnosticSample, RateExplanation, RulesUsed, ScoreExplanation, Share, Span, Tool};

/// The name and version of this shape.
pub const EXPLANATION_SCHEMA: &str = "gascore/explanation/v1";

/// An explanation.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Explanation {
    /// Always `gascore/explanation/v1`.
    pub schema: String,
    /// The program.
    pub tool: Tool,
    /// The language of names and sentences: `zh` or `en`.
    pub language: String,
    /// The policy.
    pub rules: RulesUsed,
    /// The calendar.
    pub calendar: CalendarUsed,
    /// The quarter, such as `2019Q3`; null where the ledgers are a period of their own.
    pub quarter: Option<String>,
    /// The days that were judged.
    pub period: Span,
    /// The day of judgement, to its end.
    pub as_of: NaiveDate,
    /// What is explained.
    pub explained: Explained,
    /// Cases that the calendar known today judges otherwise; null where nobody asked for an earlier state of it.
    pub differing: Option<DifferingReport>,
}

/// What is explained.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[allow(clippy::large_enum_variant)] // There is one of them in a run.
pub enum Explained {
    /// Every row of a case.
    Case(CaseExplanation),
    /// The rate of one service of one enterprise.
    Rate(RateExplanation),
    /// A score, or the one point of it that was asked for.
    Score(ScoreExplanation),
}

/// A case.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CaseExplanation {
    /// Its number.
    pub number: String,
    /// Every row with the number, in the order of files and lines; those of the quarter before come last.
    pub rows: Vec<RowExplanation>,
    /// Why no rates and points are told, where they are not.
    pub effects_left_out: Option<String>,
}

/// A row of a case.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RowExplanation {
    /// Whose it is.
    pub enterprise: String,
    /// The quarter whose ledgers hold it, where that is the one before.
    pub earlier_quarter: Option<String>,
    /// The file, and the sheet where it is a workbook.
    pub file: String,
    /// The line.
    pub line: Option<u64>,
    /// It is one of the cases its rate is made of.
    pub counts: bool,
    /// Whether it counts and why, in words.
    pub standing: String,
    /// The row as it was read.
    pub fields: Vec<FieldExplanation>,
    /// Headers of columns that are never shown.
    pub not_shown: Vec<String>,
    /// The rules that were applied.
    pub rules: Vec<RuleApplied>,
    /// How the due time came about; null where there is none.
    pub course: Option<CourseReport>,
    /// Every day from the start to the due day and to completion.
    pub days: Vec<CourseDayReport>,
    /// The first day the calendar does not know, where it ends before the case does.
    pub unknown_from: Option<NaiveDate>,
    /// How it was judged; null for a row set aside.
    pub verdict: Option<VerdictReport>,
    /// The readings beside the official one that can come out differently.
    pub readings: Vec<VerdictReport>,
    /// By the calendar known today, where an earlier state of it was asked for.
    pub known_today: Option<VerdictReport>,
    /// What was told of the row.
    pub diagnostics: Vec<ToldReport>,
    /// The rate and the points it moved.
    pub effect: Option<EffectReport>,
}

/// A field of a row.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct FieldExplanation {
    /// Name for machines.
    pub field: String,
    /// Name for people.
    pub label: String,
    /// The column, as in a spreadsheet.
    pub column: String,
    /// The header, as written.
    pub header: String,
    /// What was read; null where nothing is written, or what is written is not shown.
    pub value: Option<String>,
    /// Something is written that is not shown.
    pub covered: bool,
}

/// A rule that was applied.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RuleApplied {
    /// What it is about.
    pub topic: String,
    /// What it says.
    pub text: String,
    /// Its place in the pack: `policy.toml:20`.
    pub rule: String,
}

/// How a due time came about.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CourseReport {
    /// How long the case may take.
    pub limit: String,
    /// When the clock starts.
    pub starts: String,
    /// The pauses that stop it, both ends included.
    pub pauses: Vec<(String, String)>,
    /// Where the limit ends when it is counted.
    pub counted: Option<String>,
    /// When the case is due.
    pub due: Option<String>,
    /// The latest it can be due, where a missing time of day allows two; else null.
    pub due_at_latest: Option<String>,
    /// When it is due by law, where the law sets a limit.
    pub statutory_due: Option<String>,
}

/// A day of a case.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CourseDayReport {
    /// The day.
    pub date: NaiveDate,
    /// The day of the week.
    pub weekday: String,
    /// It is a working day.
    pub works: bool,
    /// Why, in words.
    pub reason: String,
    /// The number of the notice that says so; null where none speaks of the day.
    pub notice: Option<String>,
    /// An allowed pause covers it.
    pub paused: bool,
    /// Its number among the days the limit counts.
    pub number: Option<u32>,
    /// What happens on it: `started`, `clock_starts`, `counted`, `due`, `due_by_law`, `completed`, `as_of`.
    pub marks: Vec<String>,
}

/// How a case was judged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct VerdictReport {
    /// The reading: `official`, `without_pauses` …
    pub reading: String,
    /// Its name for people.
    pub name: String,
    /// `on_time`, `late` …
    pub outcome: String,
    /// When it is due.
    pub due: Option<String>,
    /// Working days past the due day.
    pub days_late: u32,
    /// The verdict in words.
    pub text: String,
    /// It differs from the official reading of this explanation.
    pub differs: bool,
}

/// A diagnostic of the row.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ToldReport {
    /// Its code.
    pub code: String,
    /// `block`, `confirm` or `note`.
    pub tier: String,
    /// A few words.
    pub title: String,
    /// Where, and what is wrong.
    pub told: DiagnosticSample,
}

/// The rate and the points that a row moved.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct EffectReport {
    /// The rate of its service; null where the service cannot be read.
    pub rate: Option<MovedRate>,
    /// The points whose measured value or score it moves.
    pub points: Vec<MovedPoint>,
    /// The whole score.
    pub total: Option<MovedPoint>,
}

/// A rate with and without a case.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MovedRate {
    /// What it is called.
    pub name: String,
    /// As it is.
    pub now: Option<Share>,
    /// Without the case.
    pub without: Option<Share>,
    /// Were the case on time; null where it is, or is not counted.
    pub on_time: Option<Share>,
}

/// Points with and without a case.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MovedPoint {
    /// The point's id; empty for the whole score.
    pub point: String,
    /// Its title.
    pub title: String,
    /// As it is.
    pub now: String,
    /// Without the case.
    pub without: String,
    /// Were the case on time; null where it is, or is not counted.
    pub on_time: Option<String>,
    /// Where the rule stands; empty for the whole score.
    pub rule: String,
}

/// Cases that the calendar known today judges otherwise.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct DifferingReport {
    /// The day whose state of the calendar is used.
    pub known_on: NaiveDate,
    /// How many cases differ.
    pub total: u64,
    /// The first of them, at most 1,000.
    pub cases: Vec<DifferingCase>,
}

/// A case that two states of the calendar judge differently.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct DifferingCase {
    /// Its number.
    pub id: String,
    /// Its service.
    pub service: String,
    /// The file.
    pub file: String,
    /// The line.
    pub line: Option<u64>,
    /// By the calendar as it was known then; null where that did not know a day that decides.
    pub then: Option<VerdictReport>,
    /// By the calendar known today.
    pub today: VerdictReport,
}
