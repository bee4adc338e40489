//! The command line as it can be typed.
//!
//! Long because the words of every verb stand together.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use gascore::diag::{Code, Tier};
use gascore::domain::Encoding;
use gascore::domain::{Basis, Lang, Quarter};

/// Scores how well service companies keep their time promises, from the ledgers they hand in.
#[derive(Debug, Parser)]
#[command(name = "gascore", version, propagate_version = true, disable_help_subcommand = true)]
#[command(before_help = "Examples:
  gascore check 2019Q3/submissions/yunling       what to mend before handing in
  gascore report 2019Q3                          the quarter's report
  gascore score 2019Q3/submissions/yunling       what the bureau will see of one enterprise
  gascore calendar due 2019-09-30 \"7 working days\"")]
pub(crate) struct Cli {
    /// What every verb understands.
    #[command(flatten)]
    pub(crate) global: Global,
    /// The verb.
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What every verb understands.
#[derive(Debug, Args)]
#[command(next_help_heading = "Everywhere")]
pub(crate) struct Global {
    /// A built-in pack of rules, or a folder with one
    #[arg(long, global = true, value_name = "ID|DIR", default_value = "chongqing-2018")]
    pub(crate) rules: String,
    /// A built-in calendar, or a file with one; the pack's own if left out
    #[arg(long, global = true, value_name = "ID|FILE")]
    pub(crate) calendar: Option<String>,
    /// Use only the notices on working days published by this day
    #[arg(long, global = true, value_name = "DATE")]
    pub(crate) as_known_on: Option<Day>,
    /// The language, zh or en; by the locale if left out
    #[arg(long, global = true, value_name = "LANG")]
    pub(crate) lang: Option<Lang>,
    /// Colours in the terminal
    #[arg(long, global = true, value_enum, default_value_t = ColourChoice::Auto, value_name = "WHEN")]
    pub(crate) color: ColourChoice,
    /// Columns of the terminal; measured if left out
    #[arg(long, global = true, value_name = "COLUMNS")]
    pub(crate) width: Option<usize>,
    /// Say nothing on standard error but failures
    #[arg(short, long, global = true)]
    pub(crate) quiet: bool,
}

/// The verbs.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Says everything that is wrong or doubtful, in one pass
    Check(CheckArgs),
    /// Scores one submission, or one bare ledger
    Score(ScoreArgs),
    /// Makes the quarter's report
    Report(ReportArgs),
    /// Shows working days, and counts with them
    Calendar(CalendarArgs),
    /// Shows and checks packs of rules
    Rules(RulesArgs),
}

/// How ledgers are read and judged.
#[derive(Debug, Args)]
#[command(next_help_heading = "Judging")]
pub(crate) struct Judging {
    /// The quarter, such as 2019Q3; by the folder's name or submission.toml if left out
    #[arg(long, value_name = "QUARTER")]
    pub(crate) quarter: Option<Quarter>,
    /// Judge as of the end of this day; of the period's last day if left out
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<Day>,
    /// Show the rates by another convention beside the official one
    #[arg(long, value_name = "BASIS", value_parser = basis)]
    pub(crate) basis: Option<Basis>,
    /// The encoding of every file; found out if left out
    #[arg(long, value_name = "ENCODING")]
    pub(crate) encoding: Option<Encoding>,
    /// Treat a diagnostic as one to correct
    #[arg(long, value_name = "CODE")]
    pub(crate) deny: Vec<Code>,
    /// Treat a diagnostic as one to confirm
    #[arg(long, value_name = "CODE")]
    pub(crate) warn: Vec<Code>,
    /// Leave a diagnostic out
    #[arg(long, value_name = "CODE")]
    pub(crate) allow: Vec<Code>,
    /// Exit with 1 when a diagnostic of this tier or above is there
    #[arg(long, value_enum, value_name = "TIER")]
    pub(crate) fail_on: Option<FailOn>,
}

/// `check`.
#[derive(Debug, Args)]
#[command(before_help = "Examples:
  gascore check 2019Q3/submissions/yunling       one submission, before it is handed in
  gascore check cases.csv --quarter 2019Q3       one ledger, or several of one enterprise
  gascore check 2019Q3                           everything that was handed in
  gascore check cases.csv --annotate mend.xlsx   the ledger with every faulty cell coloured and commented
  gascore check cases.csv --format sarif -o findings.sarif")]
pub(crate) struct CheckArgs {
    /// A submission folder, a quarter's folder, ledgers of one enterprise, or - for standard input
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// How to judge.
    #[command(flatten)]
    pub(crate) judging: Judging,
    /// Tell every single diagnostic, and not the first of each kind alone
    #[arg(long)]
    pub(crate) all: bool,
    /// How to write the result
    #[arg(long, value_enum, default_value_t = CheckFormat::Human, value_name = "FORMAT")]
    pub(crate) format: CheckFormat,
    /// Write the result into this file
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Write the ledgers as they were sent into this workbook, faulty cells coloured and commented
    #[arg(long, value_name = "OUT.xlsx")]
    pub(crate) annotate: Option<PathBuf>,
}

/// How to write what a check says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum CheckFormat {
    /// For people: each with its row, and how to mend it
    Human,
    /// A line each, as editors understand it
    Short,
    /// JSON by the published schema
    Json,
    /// A JSON object a line
    Jsonl,
    /// SARIF 2.1.0, for code hosts and editors
    Sarif,
    /// `JUnit` XML, for build servers
    Junit,
    /// Commands of GitHub Actions
    Github,
}

/// `score`.
#[derive(Debug, Args)]
#[command(before_help = "Examples:
  gascore score 2019Q3/submissions/yunling
  gascore score cases.csv --quarter 2019Q3
  gascore score - --rules boston-311 < requests.csv")]
pub(crate) struct ScoreArgs {
    /// A submission folder, a bare ledger, or - for standard input
    pub(crate) path: PathBuf,
    /// How to judge.
    #[command(flatten)]
    pub(crate) judging: Judging,
    /// How to write the result
    #[arg(long, value_enum, default_value_t = Format::Table, value_name = "FORMAT")]
    pub(crate) format: Format,
}

/// `report`.
#[derive(Debug, Args)]
#[command(before_help = "Examples:
  gascore report sample-data/2019Q3
  gascore report sample-data/2019Q3 --format json > report.json
  gascore report sample-data/2019Q3 --as-of 2019-10-05 --basis due")]
pub(crate) struct ReportArgs {
    /// The quarter's folder
    pub(crate) path: PathBuf,
    /// How to judge.
    #[command(flatten)]
    pub(crate) judging: Judging,
    /// How to write the result
    #[arg(long, value_enum, default_value_t = Format::Table, value_name = "FORMAT")]
    pub(crate) format: Format,
}

/// `calendar`.
#[derive(Debug, Args)]
#[command(
    before_help = "Examples:
  gascore calendar                               the years and notices that are known
  gascore calendar 2019                          a year by months
  gascore calendar due 2019-09-30 \"7 working days\"
  gascore calendar due - < starts.csv            lines of start,limit on standard input",
    args_conflicts_with_subcommands = true
)]
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

/// `rules`.
#[derive(Debug, Args)]
pub(crate) struct RulesArgs {
    /// What to do.
    #[command(subcommand)]
    pub(crate) verb: RulesVerb,
}

/// What can be done with rules.
#[derive(Debug, Subcommand)]
pub(crate) enum RulesVerb {
    /// Names the built-in packs
    List,
    /// Checks the pack of --rules, and says everything that is wrong with it
    Lint,
    /// Prints the JSON Schema of an output
    Schema {
        /// Which output
        #[arg(value_enum)]
        output: SchemaOf,
    },
}

/// Outputs with a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum SchemaOf {
    /// What `check` writes with --format json
    Check,
    /// What `score` and `report` write with --format json
    Report,
}

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

/// From which tier on the exit status is 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    /// Something to correct
    Block,
    /// Something to correct or to confirm
    Confirm,
    /// Anything at all
    Note,
    /// Never
    Never,
}

impl FailOn {
    /// The lowest tier that fails, `None` for never.
    pub(crate) fn tier(self) -> Option<Tier> {
        match self {
            Self::Block => Some(Tier::Block),
            Self::Confirm => Some(Tier::Confirm),
            Self::Note => Some(Tier::Note),
            Self::Never => None,
        }
    }
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

fn basis(text: &str) -> Result<Basis, String> {
    let found = Basis::ALL.iter().find(|(name, _)| *name == text).map(|(_, basis)| *basis);
    found.ok_or_else(|| {
        let names: Vec<_> = Basis::ALL.iter().map(|(name, _)| *name).collect();
        format!("`{text}` is not a basis; there are {}", names.join(", "))
    })
}
