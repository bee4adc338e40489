//! What is wrong with what was typed, from the facts that clap gives.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, Error};
use gascore::diag::Code;
use gascore::domain::Lang;
use gascore::text::help;
use gascore::text::misuse::{Misuse, message};

use super::page::usage;
use super::shown::shown;

/// The whole message: what is wrong, what may have been meant, how the verb is typed, and where its examples are.
pub(super) fn misuse(error: &Error, args: &[OsString], lang: Lang) -> String {
    let wrong = message(&fault(error, lang), lang);
    let verb = verb(args, &shown(lang));
    let typed = one(error, ContextKind::Usage).map(|written| usage(&written, lang)).filter(|usage| !usage.is_empty());
    let typed = typed.map(|typed| format!("{}{typed}\n", lang.pick("用法：", "Usage: "))).unwrap_or_default();
    let see = lang.pick("示例和各选项见：", "for examples and options: ");
    format!("{wrong}\n{typed}{see}{verb} --help")
}

/// The facts of a fault.
fn fault(error: &Error, lang: Lang) -> Misuse {
    let argument = || one(error, ContextKind::InvalidArg).unwrap_or_default();
    let value = || one(error, ContextKind::InvalidValue).unwrap_or_default();
    match error.kind() {
        ErrorKind::UnknownArgument => {
            let typed = argument();
            if typed.starts_with('-') {
                Misuse::NoOption { typed, near: all(error, ContextKind::SuggestedArg) }
            } else {
                Misuse::TooMany { typed }
            }
        }
        ErrorKind::InvalidSubcommand => {
            let typed = one(error, ContextKind::InvalidSubcommand).unwrap_or_default();
            Misuse::NoVerb { typed, near: all(error, ContextKind::SuggestedSubcommand) }
        }
        ErrorKind::InvalidValue if value().is_empty() => {
            Misuse::NoValue { argument: argument(), known: all(error, ContextKind::ValidValue) }
        }
        ErrorKind::InvalidValue => Misuse::NotOneOf {
            argument: argument(),
            value: value(),
            near: all(error, ContextKind::SuggestedValue),
            known: all(error, ContextKind::ValidValue),
        },
        ErrorKind::ValueValidation => {
            let codes = if ["deny", "warn", "allow"].contains(&id(&argument()).as_str()) { Code::near(&value()) } else { Vec::new() };
            let near = codes.into_iter().map(|code| format!("{code} {}", code.name())).collect();
            let expected = help::expected(&id(&argument()), lang).unwrap_or_default().to_owned();
            Misuse::Unreadable { argument: argument(), value: value(), near, expected }
        }
        ErrorKind::TooManyValues => Misuse::TooMany { typed: value() },
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => Misuse::NoValue { argument: argument(), known: Vec::new() },
        ErrorKind::ArgumentConflict => {
            let others = all(error, ContextKind::PriorArg);
            let twice = others.first().is_some_and(|other| *other == argument());
            if twice { Misuse::Twice { argument: argument() } } else { Misuse::NotTogether { argument: argument(), others } }
        }
        ErrorKind::MissingRequiredArgument => Misuse::Missing { arguments: all(error, ContextKind::InvalidArg) },
        ErrorKind::MissingSubcommand => Misuse::VerbMissing { known: all(error, ContextKind::ValidSubcommand) },
        _ => Misuse::NotText,
    }
}

/// The name of an argument as it is defined, from how it is shown: `--as-of <DATE>` is `as_of`.
fn id(shown: &str) -> String {
    let word = shown.split(' ').next().unwrap_or_default();
    word.trim_matches(['-', '<', '>', '[', ']', '.']).replace('-', "_").to_lowercase()
}

/// The verb that was typed, `gascore` and all.
fn verb(args: &[OsString], command: &Command) -> String {
    let mut path = "gascore".to_owned();
    let mut command = command;
    for word in args.iter().skip(1).filter(|word| !word.to_string_lossy().starts_with('-')) {
        let Some(below) = command.find_subcommand(word) else { break };
        command = below;
        path = format!("{path} {}", below.get_name());
    }
    path
}

/// A fact that is one text.
fn one(error: &Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::StyledStr(text) => Some(text.to_string()),
        ContextValue::Strings(texts) => texts.first().cloned(),
        _ => None,
    }
}

/// A fact that may be several texts.
fn all(error: &Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::Strings(texts)) => texts.clone(),
        Some(ContextValue::String(text)) => vec![text.clone()],
        _ => Vec::new(),
    }
}
