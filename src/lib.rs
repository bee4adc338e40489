//! gascore: ledgers in, defensible scores out.

pub mod domain;
