//! The program: arguments in, exit status out.

mod cli;
mod commands;

use std::process::ExitCode;

use mimalloc::MiMalloc;

#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    commands::run(&std::env::args_os().collect::<Vec<_>>())
}
