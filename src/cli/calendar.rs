//! The arguments of `calendar`.

use clap::{Args, Subcommand};

/// `calendar`.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct CalendarArgs {
    /// A year
    pub(crate) year: Option<i32>,
    /// What to count.
    #[command(subcommand)]
    pub(crate) verb: Option<CalendarVerb>,
}

/// What the calendar counts.
#[derive(Debug, Subcommand)]
pub(crate) enum CalendarVerb {
    /// The day something is due, and the days counted
    Due {
        /// The day of acceptance, which is not counted; or - to read lines of start,limit
        start: String,
        /// Such as "7 working days", "15 days", "same day"
        limit: Option<String>,
    },
}
