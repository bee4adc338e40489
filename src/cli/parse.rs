//! From what was typed to what is meant, or to what is told instead.

use std::ffi::OsString;

use clap::error::ErrorKind;
use clap::{Command, Parser};
use gascore::domain::Lang;

use super::Cli;
use super::misuse::misuse;
use super::shown::shown;

/// Why there is nothing to run.
#[derive(Debug)]
pub(crate) enum Stop {
    /// The help of this verb was asked for.
    Help(String),
    /// No verb was named where one is needed: its help is the answer.
    NoVerb(String),
    /// The version was asked for.
    Version,
    /// What was typed makes no sense; this says why, and what to do.
    Misuse(String),
}

/// The language that was asked for, whatever else was typed: help and faults are told in it, too.
pub(crate) fn lang(args: &[OsString]) -> Option<Lang> {
    let texts: Vec<_> = args.iter().map(|arg| arg.to_string_lossy()).take_while(|arg| arg != "--").collect();
    let followed = texts.windows(2).filter(|pair| pair[0] == "--lang").map(|pair| pair[1].clone());
    let joined = texts.iter().filter_map(|arg| arg.strip_prefix("--lang=").map(|value| value.to_owned().into()));
    followed.chain(joined).find_map(|value: std::borrow::Cow<'_, str>| value.parse().ok())
}

/// Reads what was typed, the program's own name first.
pub(crate) fn parse(args: &[OsString], lang: Lang) -> Result<Cli, Stop> {
    Cli::try_parse_from(args).map_err(|error| stop(error, args, lang))
}

/// Reads once more by the command line that is shown, for names in the language of the reader. Clap does not say whose help was
/// asked for, so the help of each verb is its own name.
fn stop(error: clap::Error, args: &[OsString], lang: Lang) -> Stop {
    let error = named(shown(lang), "gascore").try_get_matches_from(args).err().unwrap_or(error);
    let told = || error.render().to_string().trim().to_owned();
    match error.kind() {
        ErrorKind::DisplayHelp => Stop::Help(told()),
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => Stop::NoVerb(told()),
        ErrorKind::DisplayVersion => Stop::Version,
        _ => Stop::Misuse(misuse(&error, args, lang)),
    }
}

/// A command whose help is the way to it.
fn named(command: Command, path: &str) -> Command {
    let below = |name: &str| if path == "gascore" { name.to_owned() } else { format!("{path} {name}") };
    command.override_help(path.to_owned()).mut_subcommands(|verb| {
        let path = below(verb.get_name());
        named(verb, &path)
    })
}
