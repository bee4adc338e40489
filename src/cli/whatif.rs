//! The arguments of `whatif`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{Format, Judging};

/// `whatif`.
#[derive(Debug, Args)]
pub(crate) struct WhatIfArgs {
    /// The quarter's folder
    pub(crate) path: PathBuf,
    /// Try another value of the rules, such as `fault_report.limit="2 working days"`; several between | make a table
    #[arg(long, value_name = "KEY=VALUE")]
    pub(crate) set: Vec<String>,
    /// One more value of the key that varies; each has a column of its own
    #[arg(long, value_name = "KEY=VALUE")]
    pub(crate) vary: Vec<String>,
    /// Try a change that has a name
    #[arg(long, value_enum, value_name = "PRESET")]
    pub(crate) preset: Vec<PresetName>,
    /// How to judge.
    #[command(flatten)]
    pub(crate) judging: Judging,
    /// How to write the result
    #[arg(long, value_enum, default_value_t = Format::Table, value_name = "FORMAT")]
    pub(crate) format: Format,
}

/// Changes with a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum PresetName {
    /// Every limit one working day, day or hour shorter
    StricterLimit,
    /// No pauses, extensions or appointments, and every acceptance on its own day
    StricterCounting,
    /// The same weekdays under the holidays of 52 weeks later
    NextYearCalendar,
}
