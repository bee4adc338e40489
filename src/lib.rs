//! gascore: ledgers in, defensible scores out.

pub mod calendar;
pub mod domain;
pub mod rules;
pub mod write;
