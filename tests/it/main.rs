//! The integration tests.

mod calendar;
mod calendar_files;
mod calendar_history;
mod calendar_pages;
mod judging;
mod laws;
mod points;
mod recount;
mod report;
mod scoring;
