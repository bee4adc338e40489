//! The circular as a document of word processors, and as Markdown for reading what changed.

mod docx;
mod markdown;

pub use docx::docx;
pub use markdown::markdown;
