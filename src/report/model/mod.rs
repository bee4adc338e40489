//! The report as values: what `--format json` writes and what every page is made of.
//! Rates are two whole numbers with their percentage as text, points are decimals as text, days are ISO dates; what does not
//! exist is `null`, never zero.

mod cases;
mod check;
mod checked;
mod comparison;
mod complaints;
mod continuity;
mod credit;
mod data;
mod days;
mod district;
mod draw;
mod explanation;
mod fixes;
mod groups;
mod input_change;
mod letters;
mod manifest;
mod origin;
mod own;
mod participation;
mod problems;
mod progress;
mod public;
mod recommendation;
mod remarks;
mod resubmission;
mod score;
mod score_explanation;
mod screens;
mod seal;
mod service;
mod transfers;
mod trend;
mod verification;
mod whatif;
mod year;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

pub use cases::{CaseListReport, CaseReport};
pub use check::{CHECK_SCHEMA, CheckReport, SubmissionCheck, Totals};
pub use checked::{CheckedCaseReport, CheckedRate, CheckedReport, CheckedScore, CheckedUnitReport};
pub use comparison::{COMPARISON_SCHEMA, Comparison, NamedService};
pub use complaints::{ChannelCount, ComplaintsReport, PerUsers};
pub use continuity::{
    ContinuityCounts, ContinuityReport, ContinuityUnit, DueNowCounts, DueNowReport, ReopenedReport, RewrittenField, RewrittenReport,
    SpotReport, VanishedReport,
};
pub use credit::{CREDIT_SCHEMA, CreditReport, DecisionReport, PublicationState, SetAsideReport, UndecidedReport, WithdrawnReport};
pub use data::{CheckNotRun, DiagnosticReport, DiagnosticSample, InputReport, MethodReport, NotDoneReport, StatementReport};
pub use days::{DayReport, DayState};
pub use district::{CityBeside, CityService, DistrictReport};
pub use draw::{DrawRecord, FormHead, POOL_SCHEMA, PointTitle, PoolFile, RECORD_SCHEMA};
pub use explanation::{
    CaseExplanation, CourseDayReport, CourseReport, DifferingCase, DifferingReport, EXPLANATION_SCHEMA, EffectReport, Explained,
    Explanation, FieldExplanation, MovedPoint, MovedRate, RowExplanation, RuleApplied, ToldReport, VerdictReport,
};
pub use fixes::{FixReport, FixesReport, InspectionReport};
pub use groups::{GroupReport, MilestonePace, MilestoneQuarter, MilestoneReport, MilestoneService};
pub use input_change::{Change, InputChange, Inputs, first_change};
pub use letters::{LETTERS_SCHEMA, LetterReport, LettersReport, MatterReport};
pub use manifest::{EarlierSeals, FileSeal, MANIFEST_SCHEMA, Manifest, Options, Sealed, SealedText};
pub use origin::{CalendarUsed, RulesUsed, Span, Tool};
pub use participation::{Participation, QuarterSubmission, SubmissionReport, SubmissionState};
pub use problems::{ProblemCounts, ProblemReport, ProblemsReport};
pub use progress::{MovementCounts, ProgressReport, ProgressSummary, TaskCounts, TaskOfAll, TaskReport};
pub use public::{PUBLIC_SCHEMA, PublicCounts, PublicEnterprise, PublicReport, PublicService};
pub use recommendation::{
    CandidateReport, CriterionFinding, CriterionReport, HonourReport, NomineeReport, RECOMMENDATION_SCHEMA, Recommendation, ServiceKept,
    UnitFigures, UnitQuarterFigures,
};
pub use remarks::RemarkReport;
pub use resubmission::{
    CellReport, ChangedRowReport, ResubmissionUnit, ResubmittedPoint, ResubmittedScore, RowChanges, RowReport, ServiceChange,
    ServiceCounts, ToldCounts,
};
pub use score::{AreaReport, CauseReport, FindingReport, GradeReport, MeasuredReport, PointReport, ScoreReport};
pub use score_explanation::{AreaExplanation, MetricExplanation, PointExplanation, RateExplanation, ScoreExplanation};
pub use screens::{ScreenReport, ScreensReport, SignalReport, SignalRowReport};
pub use seal::{
    Exchanged, SEAL_CHECK_SCHEMA, SEAL_SCHEMA, Seal, SealCheck, SealOptions, SealedEnterprise, SealedResult, SealedService, Sealing,
};
pub use service::{
    BalanceReport, LateByReport, LateReasonCount, RangeReport, ReadingReport, ServiceReport, ServiceState, Share, StageReport,
};
pub(super) use service::{ServiceRules, meets};
pub use transfers::{TicketCaseReport, TicketReport, TransferCounts, TransferUnit, TransfersReport};
pub use trend::{
    DatedRule, EnterpriseTrend, MeasuredChange, PointChange, QuarterRate, QuarterScore, RateChange, ScoreChange, ServiceTrend, TrendReport,
};
pub use verification::{
    Compared, FirstDifference, KeptDraw, KeptFile, OutputCheck, OutputState, Replaced, VERIFICATION_SCHEMA, Verification,
};
pub use whatif::{
    ChangeReport, ChangedCase, ChangedCases, EnterpriseChange, ServiceShift, Shift, StandingChange, StandingReport, TrialReport,
    WHATIF_SCHEMA, WhatIf,
};
pub use year::{EnterpriseYear, YearComplaints, YearReport, YearService, YearToDateReport};

/// The name and version of this shape.
pub const SCHEMA: &str = "gascore/report/v1";

/// A report on a quarter, or on one enterprise in it. `E` holds the enterprises.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "Report")]
pub struct Report<E = Vec<EnterpriseReport>> {
    /// Always `gascore/report/v1`.
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
    /// The one district that it is about; null for the whole city.
    pub district: Option<DistrictReport>,
    /// Its days one by one, each worked or not and why; empty where the period is longer than a year and a day.
    pub days: Vec<DayReport>,
    /// The day of judgement, to its end.
    pub as_of: NaiveDate,
    /// Which cases a period counts.
    pub basis: String,
    /// The basis shown beside it.
    pub other_basis: Option<String>,
    /// The quarter before, where it was at hand.
    pub earlier_quarter: Option<String>,
    /// The promises.
    pub services: Vec<ServiceInfo>,
    /// Cases due up to this day are due next: five working days ahead.
    pub due_next_until: Option<NaiveDate>,
    /// Who reported; null where there is no registry.
    pub participation: Option<Participation>,
    /// Every enterprise, in the order of the ranking.
    pub enterprises: E,
    /// All enterprises together.
    pub city: Vec<ServiceReport>,
    /// What reasons for lateness are told apart, in the order in which they are shown.
    pub late_reasons: Vec<LateReasonInfo>,
    /// Complaints of the city: of every service whose cases need not be valid.
    pub complaints: Vec<ComplaintsReport>,
    /// The tasks of the work-progress ledgers; null where nobody handed in one.
    pub progress: Option<ProgressSummary>,
    /// This quarter beside earlier ones; null where none is at hand.
    pub trend: Option<TrendReport>,
    /// The year up to this quarter; null where no other quarter of it is at hand.
    pub year_to_date: Option<YearToDateReport>,
    /// By district.
    pub districts: Vec<GroupReport>,
    /// By parent company, where one has more than one unit.
    pub parents: Vec<GroupReport>,
    /// Dated goals.
    pub milestones: Vec<MilestoneReport>,
    /// What the quarter shows beside the quarter before; null where that was not at hand.
    pub continuity: Option<ContinuityReport>,
    /// Tickets that the bureau passed on, held against the ledgers; null without a list of them.
    pub transfers: Option<TransfersReport>,
    /// Cases that inspectors held against their evidence, and appeals; null without a list of them.
    pub checked: Option<CheckedReport>,
    /// Problems that no earlier quarter has closed; null without a list of them.
    pub problems: Option<ProblemsReport>,
    /// What districts say of what was handed in; empty where they said nothing.
    pub remarks: Vec<RemarkReport>,
    /// What somebody may want to look at; it changes no score. Null where the rules ask for no screens.
    pub screens: Option<ScreensReport>,
    /// Where an inspection would learn most: enterprises with a score, the widest range first; empty but for a whole quarter.
    pub inspection: Vec<InspectionReport>,
    /// What is wrong and doubtful in the data.
    pub diagnostics: Vec<DiagnosticReport>,
    /// What could not be done because of an earlier fault.
    pub not_done: Vec<NotDoneReport>,
    /// What the enterprises explain.
    pub statements: Vec<StatementReport>,
    /// The case ledgers.
    pub inputs: Vec<InputReport>,
    /// How cases were counted, and what that rests on.
    pub method: Vec<MethodReport>,
}

/// A promise.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ServiceInfo {
    /// Name for machines.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// What its rate is called.
    pub rate_name: String,
    /// How long a case may take.
    pub limit: String,
    /// The rate that is promised.
    pub target: String,
    /// The limit set by law, where there is one.
    pub statutory_limit: Option<String>,
    /// What it rests on.
    pub basis: String,
}

/// A kind of reason for lateness. What is written is never shown.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct LateReasonInfo {
    /// Name for machines: the pack's own, `other`, or `not_stated`.
    pub id: String,
    /// Name for people.
    pub name: String,
}

/// One enterprise.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct EnterpriseReport {
    /// Unified social credit code, or the name where there is none.
    pub code: String,
    /// Full name.
    pub name: String,
    /// Short name.
    pub short_name: String,
    /// District.
    pub district: Option<String>,
    /// Parent company.
    pub parent: Option<String>,
    /// The folder below `submissions/` that it handed in; null where it handed in nothing.
    pub folder: Option<String>,
    /// Households served, by the registry.
    pub users: Option<u64>,
    /// It stands in the registry.
    pub registered: bool,
    /// It handed something in.
    pub reported: bool,
    /// When it handed in.
    pub handed_in_on: Option<NaiveDate>,
    /// Whether that was by the deadline.
    pub handed_in_on_time: Option<bool>,
    /// Its submission is not acceptable as it stands.
    pub blocked: bool,
    /// Its place; null where it is listed without one.
    pub rank: Option<usize>,
    /// The points that rank it, set-aside rows counted as late.
    pub ranking_points: Option<String>,
    /// Decided cases over all services.
    pub decided: u64,
    /// Rows whose service cannot be read.
    pub unplaced_rows: u64,
    /// Its services, in the order of the policy.
    pub services: Vec<ServiceReport>,
    /// Its complaints: of every service whose cases need not be valid.
    pub complaints: Vec<ComplaintsReport>,
    /// The score by its own claims (自评分).
    pub claimed: Option<ScoreReport>,
    /// The score with what inspectors found (核定分).
    pub verified: Option<ScoreReport>,
    /// Every lost hundredth of the score that counts.
    pub findings: Vec<FindingReport>,
    /// The tasks of its work-progress ledger; null where it handed in none.
    pub progress: Option<ProgressReport>,
    /// What it can still do for its score.
    pub what_to_do_first: FixesReport,
    /// Completed late, the latest first.
    pub late: CaseListReport,
    /// Due in the period and open.
    pub overdue: CaseListReport,
    /// Due before the period and still open.
    pub carried_overdue: CaseListReport,
    /// Open and due later, the soonest first.
    pub pending: CaseListReport,
    /// Rows that cannot be trusted.
    pub set_aside: CaseListReport,
    /// Rows in which a time of day is missing that decides.
    pub undecidable: CaseListReport,
}

impl EnterpriseReport {
    /// The score that counts.
    pub fn score(&self) -> Option<&ScoreReport> {
        self.verified.as_ref().or(self.claimed.as_ref())
    }

    /// How its submission came.
    pub fn submission(&self) -> SubmissionState {
        SubmissionState::of(self.reported, self.handed_in_on_time)
    }

    /// Late and overdue cases over all services.
    pub fn not_on_time(&self) -> u64 {
        self.services.iter().map(|service| service.late + service.overdue).sum()
    }
}
