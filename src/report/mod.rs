//! Results to one model of typed values, and the model to pages of tables. Every format is written from these.

mod build;
pub mod catalogue;
pub mod chart;
pub mod circular;
pub mod document;
pub mod draw;
pub mod model;
mod pages;
mod rules_page;
pub mod sheets;
pub mod table;
pub mod template;

pub use build::{
    CaseInputs, Context, PoolInputs, Proposed, QuarterFigures, Question, Submitted, Trial, VerdictChanges, Verdicts, build, build_beside,
    build_first, build_for, build_to_write, check, credit, credit_record, directory_faults, draw_pool, draw_record, explain_case,
    explain_rate, explain_score, figures_for, letters_on, of_kept_quarters, of_quarters, of_submissions, public, what_if,
};
pub use pages::{
    bureau_document, comparison_page, credit_page, enterprise_document, explanation_page, letters_page, public_document, public_page,
    quarter_page, recommendation_page, score_page, whatif_page,
};
pub use rules_page::rules_page;
