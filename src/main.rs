//! The program: arguments in, exit status out.

mod cli;
mod commands;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    commands::run(&cli::Cli::parse())
}
