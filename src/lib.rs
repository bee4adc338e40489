#![doc = include_str!("README.md")]

pub mod batch;
pub mod calendar;
pub mod compare;
pub mod diag;
pub mod domain;
pub mod intake;
pub mod judge;
pub mod ledger;
pub mod report;
pub mod rules;
pub mod score;
pub mod screen;
pub mod tally;
pub mod text;
pub mod trace;
pub mod write;
