//! The arguments of `explain`.

use clap::{Args, ValueEnum};

/// `explain`.
#[derive(Debug, Args)]
#[command(before_help = "Examples:
  gascore explain                                every check, by stage
  gascore explain C201 pause-not-allowed         what these two are about
  gascore explain --format markdown --lang en    the reference page")]
pub(crate) struct ExplainArgs {
    /// Codes or names of checks; all of them in a table if left out
    #[arg(value_name = "WHAT")]
    pub(crate) what: Vec<String>,
    /// How to write it
    #[arg(long, value_enum, default_value_t = ExplainFormat::Table, value_name = "FORMAT")]
    pub(crate) format: ExplainFormat,
}

/// How to write explanations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExplainFormat {
    /// Pages for the terminal
    Table,
    /// A list of objects
    Json,
    /// The reference page
    Markdown,
}
