//! One verb a file: load, call the library, write. Only here are files, clock, environment and terminal touched.

mod barred;
mod calendar;
mod check;
mod compare;
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
mod letters;
mod made_file;
mod placed;
mod placed_folder;
mod progress;
mod question;
mod recommend;
mod report;
mod rules;
mod score;
mod sealed_report;
mod spooled;
mod verify;
mod whatif;

use std::io::Write;
use std::process::ExitCode;

use environment::Environment;
use failure::Failure;

use crate::cli::{Cli, Command};

/// How a run ended that did its work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ending {
    /// Nothing to look at.
    Clean,
    /// Something at or above the tier that was asked for.
    Attention,
}

/// Runs a verb and says how it ended.
pub(crate) fn run(cli: &Cli) -> ExitCode {
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
    };
    match ended {
        // Whoever closed the pipe has read enough.
        Ok(Ending::Clean) | Err(Failure::ClosedPipe) => ExitCode::SUCCESS,
        Ok(Ending::Attention) => ExitCode::from(1),
        Err(failure) => {
            let _ = writeln!(std::io::stderr(), "gascore: {}", failure.text(environment.lang));
            ExitCode::from(failure.status())
        }
    }
}

/// Writes a result to standard output.
fn print(text: &str) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).map_err(Failure::from_write)
}
