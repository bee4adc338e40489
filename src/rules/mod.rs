//! A pack: TOML as written, with spans → a policy that can be trusted.

mod checklist;
mod pack;
mod policy;
mod problem;
mod read_policy;
mod reader;
mod spellings;

pub use checklist::{Area, Checklist, Frequency, How, Point, PointMetric};
pub use pack::{Pack, PackTexts};
pub use policy::{
    BestGrade, Counting, CountingBasis, GradeBand, Milestone, MilestoneKind, Policy, RestDayAcceptance, Service, Stage, Statutory,
    SubmissionRules, Veto, VetoTrigger,
};
pub use problem::{InvalidRules, RuleProblem};
pub use spellings::{CaseValues, FieldSpec, Spellings, StatusWord, TableSpec, Truth, Vocabulary};
