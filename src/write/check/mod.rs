//! What a check says, one file a format.

mod excerpt;
mod human;
mod lines;

pub use human::human;
pub use lines::{json, json_lines, schema, short};
