//! Values to text and files: one place a format.

pub mod calendar;
