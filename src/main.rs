//! The program: arguments in, exit status out.

mod cli;
mod commands;

use std::process::ExitCode;

fn main() -> ExitCode {
    commands::run(&std::env::args_os().collect::<Vec<_>>())
}
