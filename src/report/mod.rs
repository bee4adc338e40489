//! Results to one model of typed values, and the model to pages of tables. Every format is written from these.

mod build;
pub mod catalogue;
pub mod model;
mod pages;
mod rules_page;
pub mod table;
pub mod template;

pub use build::{CaseInputs, Context, Question, build, check, explain_case, explain_rate, explain_score};
pub use pages::{explanation_page, quarter_page, score_page};
pub use rules_page::rules_page;
