//! What a check says, one file a format.

mod annotate;
mod excerpt;
mod github;
mod human;
mod junit;
mod lines;
mod sarif;
mod told;

pub use annotate::{AnnotateError, Annotation};
pub use github::github;
pub use human::human;
pub use junit::junit;
pub use lines::{json, json_lines, schema, short};
pub use sarif::sarif;
