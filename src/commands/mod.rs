//! One verb a file: load, call the library, write. Only here are files, clock, environment and terminal touched.

mod barred;
mod calendar;
mod check;
mod compare;
mod completions;
mod credit;
mod draw;
mod drawn_pool;
mod environment;
mod explain;
mod failure;
mod files;
mod init;
mod inputs;
mod interrupted;
mod judged;
mod judging;
mod kept_folder;
mod known;
mod known_figures;
mod letters;
mod made_file;
mod man;
mod placed;
mod placed_folder;
mod progress;
mod question;
mod recommend;
mod report;
mod rules;
mod score;
mod sealed_report;
mod sealed_submission;
mod shown_names;
mod spooled;
mod verify;
mod whatif;

use std::ffi::OsString;
use std::io::{self, StdoutLock, Write};
use std::panic;
use std::process::ExitCode;

use environment::Environment;
use failure::Failure;
use gascore::domain::Lang;
use gascore::intake;
use gascore::write::help;

use crate::cli::{self, Cli, Command, Stop};

/// How a run ended that did its work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ending {
    /// Nothing to look at.
    Clean,
    /// Something at or above the tier that was asked for.
    Attention,
}

/// Runs what was typed, the program's own name first, and says how it ended.
pub(crate) fn run(args: &[OsString]) -> ExitCode {
    print_no_panic_over_workbooks();
    let lang = environment::lang(cli::lang(args));
    match cli::parse(args, lang) {
        Ok(cli) => run_verb(&cli),
        Err(stop) => tell(stop, lang),
    }
}

/// What a library panics over in a broken workbook is told as a fault of the file, and not printed as one of the program besides.
fn print_no_panic_over_workbooks() {
    let hook = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        if !intake::is_guarded() {
            hook(panic);
        }
    }));
}

/// What is told where there is nothing to run.
fn tell(stop: Stop, lang: Lang) -> ExitCode {
    let page = |verb: &str, is_error| help::text(&cli::page(verb, lang), lang, environment::help_terminal(is_error));
    let (text, status) = match stop {
        Stop::Help(verb) => (page(&verb, false), ExitCode::SUCCESS),
        Stop::Version => (concat!("gascore ", env!("CARGO_PKG_VERSION"), "\n").to_owned(), ExitCode::SUCCESS),
        Stop::NoVerb(verb) => {
            let _ = write!(io::stderr(), "{}", page(&verb, true));
            return ExitCode::from(2);
        }
        Stop::Misuse(why) => {
            let _ = writeln!(io::stderr(), "gascore: {why}");
            return ExitCode::from(2);
        }
    };
    match print(&text) {
        Ok(()) | Err(Failure::ClosedPipe) => status,
        Err(failure) => ExitCode::from(failure.status()),
    }
}

/// Runs a verb and says how it ended.
fn run_verb(cli: &Cli) -> ExitCode {
    let environment = Environment::new(&cli.global);
    interrupted::watch(environment.lang);
    let ended = match &cli.command {
        Command::Check(args) => check::run(args, &cli.global, &environment),
        Command::Init(args) => init::run(args, &cli.global, &environment),
        Command::Score(args) => score::run(args, &cli.global, &environment),
        Command::Report(args) => report::run(args, &cli.global, &environment),
        Command::Letters(args) => letters::run(args, &cli.global, &environment),
        Command::Compare(args) => compare::run(args, &cli.global, &environment),
        Command::Draw(args) => draw::run(args, &cli.global, &environment),
        Command::Credit(args) => credit::run(args, &cli.global, &environment),
        Command::Recommend(args) => recommend::run(args, &cli.global, &environment),
        Command::Verify(args) => verify::run(args, &cli.global, &environment),
        Command::WhatIf(args) => whatif::run(args, &cli.global, &environment),
        Command::Calendar(args) => calendar::run(args, &cli.global, &environment),
        Command::Explain(args) => explain::run(args, &cli.global, &environment),
        Command::Rules(args) => rules::run(args, &cli.global, &environment),
        Command::Completions(args) => completions::run(args, environment.lang),
        Command::Man(args) => man::run(args, &environment),
    };
    match ended {
        // Whoever closed the pipe has read enough.
        Ok(Ending::Clean) | Err(Failure::ClosedPipe) => ExitCode::SUCCESS,
        Ok(Ending::Attention) => ExitCode::from(1),
        Err(failure) => {
            let _ = writeln!(io::stderr(), "gascore: {}", failure.text(environment.lang));
            ExitCode::from(failure.status())
        }
    }
}

/// Writes a result to standard output.
fn print(text: &str) -> Result<(), Failure> {
    print_with(|out| out.write_all(text.as_bytes()))
}

/// Lets a result write itself to standard output.
fn print_with(write: impl FnOnce(&mut StdoutLock<'_>) -> io::Result<()>) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    write(&mut out).and_then(|()| out.flush()).map_err(Failure::from_write)
}
