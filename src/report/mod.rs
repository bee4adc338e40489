//! Results to one model of typed values, and the model to pages of tables. Every format is written from these.

mod build;
pub mod model;
mod pages;
pub mod table;
pub mod template;

pub use build::{Context, build};
pub use pages::{quarter_page, score_page};
