//! Values that several verbs take.

use clap::ValueEnum;

/// How to write a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// Tables for the terminal
    Table,
    /// JSON by the published schema
    Json,
}

/// When to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ColourChoice {
    /// Where the terminal has them
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// A day as `2019-09-30`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Day(pub(crate) chrono::NaiveDate);

impl std::str::FromStr for Day {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        chrono::NaiveDate::parse_from_str(text, "%Y-%m-%d")
            .ok()
            .filter(|_| text.len() == 10)
            .map(Self)
            .ok_or_else(|| format!("`{text}` is not a day; write it as 2019-09-30"))
    }
}
