//! gascore: ledgers in, defensible scores out.

pub mod diag;
pub mod domain;
pub mod intake;
pub mod rules;
