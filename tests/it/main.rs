//! The integration tests.

mod batch_codes;
mod calendar;
mod calendar_files;
mod calendar_history;
mod calendar_pages;
mod cases;
mod cli;
mod encodings;
mod formats;
mod judging;
mod laws;
mod one_submission;
mod points;
#[cfg(unix)]
mod readme;
mod recount;
mod report;
mod scoring;
mod workbooks;
