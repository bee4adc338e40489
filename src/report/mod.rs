//! Results to one model of typed values, and the model to pages of tables. Every format is written from these.

mod build;
pub mod catalogue;
pub mod chart;
pub mod circular;
pub mod document;
pub mod model;
mod pages;
mod rules_page;
pub mod sheets;
pub mod table;
pub mod template;

pub use build::{Context, QuarterFigures, Trial, VerdictChanges, Verdicts, build, build_beside, check, what_if};
pub use pages::{bureau_document, enterprise_document, quarter_page, score_page, whatif_page};
pub use rules_page::rules_page;
