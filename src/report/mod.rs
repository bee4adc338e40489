//! Results to one model of typed values, and the model to pages of tables. Every format is written from these.

mod build;
pub mod catalogue;
pub mod model;
mod pages;
mod rules_page;
pub mod table;
pub mod template;

pub use build::{Context, Submitted, build, check, of_quarters, of_submissions};
pub use pages::{comparison_page, quarter_page, score_page};
pub use rules_page::rules_page;
