//! What changes with policy: TOML as written, checked as a whole, and turned into values that can be trusted.

mod blanks;
pub mod calendar;
mod change;
mod checklist;
mod credit;
mod deadlines;
mod draw;
mod grades;
mod honours;
mod key_path;
mod late_reasons;
mod ledger_limits;
mod letters;
mod pack;
mod personal_patterns;
mod policy;
mod preset;
pub mod problem;
mod publication;
mod read_policy;
mod reader;
mod screens;
mod spellings;
mod vocabulary;

pub use blanks::Blanks;
pub use change::{Change, ChangeError, Changed};
pub use checklist::{Area, Checklist, Frequency, How, Point, PointMetric};
pub use credit::CreditRules;
pub use draw::{CasesPerTarget, DrawRules, Each, InspectorsFrom, RiskClass};
pub use honours::{Ask, Criterion, Honour, HonourOf};
pub use late_reasons::{LateReasonKind, LateReasons};
pub use ledger_limits::{LedgerLimits, ShareLimit};
pub use letters::LetterRules;
pub use pack::{Pack, PackTexts, StageColumns};
pub use personal_patterns::{PersonalPattern, PersonalPatterns};
pub use policy::{
    BestGrade, CodeStandard, Counting, GradeBand, Milestone, MilestoneKind, Policy, RestDayAcceptance, Service, Stage, Statutory,
    SubmissionRules, Veto, VetoTrigger,
};
pub use preset::Preset;
pub use problem::{RuleProblem, RuleProblems};
pub use publication::PublicationRules;
pub use screens::{ScreenLimit, ScreenRule, Screens};
pub use spellings::{CaseValues, FieldSpec, Spellings, StatusWord, TableSpec, Truth};
pub use vocabulary::Vocabulary;
