//! The calendar as text: a year by months, what the calendar rests on, and how a due day was counted.

mod due;
mod grid;
mod layout;
mod lines;
mod listing;
mod words;

pub use due::due_page;
pub use grid::year_page;
pub use lines::{LineError, due_lines};
pub use listing::overview_page;
