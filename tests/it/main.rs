//! The integration tests.

mod calendar;
mod calendar_pages;
