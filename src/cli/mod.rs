//! The command line as it can be typed.

mod calendar;
mod check;
mod compare;
mod completions;
mod credit;
mod draw;
mod explain;
mod init;
mod judging;
mod letters;
mod man;
mod misuse;
mod page;
mod parse;
mod recommend;
mod report;
mod rules;
mod score;
mod shown;
mod values;
mod verify;
mod whatif;

use clap::{ArgAction, Args, Parser, Subcommand};
use gascore::domain::Lang;

pub(crate) use calendar::{CalendarArgs, CalendarVerb};
pub(crate) use check::{CheckArgs, CheckFormat};
pub(crate) use compare::CompareArgs;
pub(crate) use completions::{CompletionsArgs, script};
pub(crate) use credit::CreditArgs;
pub(crate) use draw::DrawArgs;
pub(crate) use explain::{ExplainArgs, ExplainFormat};
pub(crate) use init::InitArgs;
pub(crate) use judging::{FailOn, Judging};
pub(crate) use letters::LettersArgs;
pub(crate) use man::ManArgs;
pub(crate) use page::{page, pages};
pub(crate) use parse::{Stop, lang, parse};
pub(crate) use recommend::RecommendArgs;
pub(crate) use report::ReportArgs;
pub(crate) use rules::{RulesArgs, RulesVerb, SchemaOf};
pub(crate) use score::ScoreArgs;
pub(crate) use values::{ColourChoice, Day, Format};
pub(crate) use verify::VerifyArgs;
pub(crate) use whatif::{PresetName, WhatIfArgs};

/// Scores how well service companies keep their time promises, from the ledgers they hand in
#[derive(Debug, Parser)]
#[command(name = "gascore", version, propagate_version = true, disable_help_subcommand = true)]
#[command(disable_help_flag = true, disable_version_flag = true)]
pub(crate) struct Cli {
    /// What every verb understands.
    #[command(flatten)]
    pub(crate) global: Global,
    /// The verb.
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// The pack of rules where none is named.
pub(crate) const DEFAULT_RULES: &str = "chongqing-2018";

/// What every verb understands.
#[derive(Debug, Args)]
#[command(next_help_heading = "Everywhere")]
pub(crate) struct Global {
    /// A built-in pack of rules, or a folder with one
    #[arg(long, global = true, value_name = "ID|DIR", default_value = DEFAULT_RULES)]
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
    /// Do not show how far long work is
    #[arg(long, global = true)]
    pub(crate) no_progress: bool,
    /// Show this help
    #[arg(short, long, global = true, action = ArgAction::Help)]
    pub(crate) help: Option<bool>,
    /// Show the version
    #[arg(short = 'V', long, global = true, action = ArgAction::Version)]
    pub(crate) version: Option<bool>,
}

/// The verbs.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Says everything that is wrong or doubtful, in one pass
    Check(CheckArgs),
    /// Writes an empty submission to fill in
    Init(InitArgs),
    /// Scores one submission, or one bare ledger
    Score(ScoreArgs),
    /// Makes the quarter's report
    Report(ReportArgs),
    /// Says who is to be reminded, urged or told to rectify, and writes the letters
    Letters(LettersArgs),
    /// Holds two quarters against each other, or two submissions of one quarter
    Compare(CompareArgs),
    /// Draws whom to inspect, who inspects, and which cases to look at; anybody can draw the same once more
    Draw(DrawArgs),
    /// Writes the decisions of joint enforcement as the record of the credit system, with the clock of their publication
    Credit(CreditArgs),
    /// Proposes candidates for honours over several quarters, and says why everybody else is left out
    Recommend(RecommendArgs),
    /// Makes a report or a draw that was kept once more, and says what differs
    Verify(VerifyArgs),
    /// Tries other limits, counting rules, weights or calendars on a quarter, and says who would change
    #[command(name = "whatif")]
    WhatIf(WhatIfArgs),
    /// Shows working days, and counts with them
    Calendar(CalendarArgs),
    /// Explains a case, a rate, a point or a score down to its rows and rules; or a check, and how to mend what raises it
    Explain(ExplainArgs),
    /// Shows and checks packs of rules
    Rules(RulesArgs),
    /// Prints what completes the command line in a shell
    Completions(CompletionsArgs),
    /// Prints the manual page, or writes the pages of every verb into a folder
    Man(ManArgs),
}
