//! The integration tests.

mod calendar;
mod calendar_files;
mod calendar_history;
mod calendar_pages;
mod cases;
mod encodings;
mod one_submission;
mod recount;
