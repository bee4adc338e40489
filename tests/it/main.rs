//! The integration tests.

mod calendar;
mod calendar_files;
mod calendar_history;
mod calendar_pages;
mod cli;
mod judging;
mod laws;
mod points;
#[cfg(unix)]
mod readme;
mod recount;
mod report;
mod scoring;
