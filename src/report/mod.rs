//! Results to one model of typed values, and the model to pages of tables. Every format is written from these.

mod build;
pub mod catalogue;
pub mod model;
mod pages;
mod rules_page;
pub mod table;
pub mod template;

pub use build::{Context, QuarterFigures, build, build_beside, check};
pub use pages::{complaints_blocks, late_reason_blocks, overdue_blocks, quarter_page, score_page, trend_blocks, year_to_date_blocks};
pub use rules_page::rules_page;
