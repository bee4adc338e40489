//! The command line as it is shown: the one that is parsed, in the language of the reader.

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Arg, Command, CommandFactory};
use gascore::domain::Lang;
use gascore::text::help;

use super::Cli;

/// The whole command line, every description and every name of a value in `lang`. It parses to nothing typed.
pub(super) fn shown(lang: Lang) -> Command {
    let command = Cli::command().subcommand_value_name(help::word("verb", lang));
    if lang == Lang::En { command } else { in_chinese(command, "gascore") }
}

/// A command with what is below it; `path` is how it is typed.
fn in_chinese(command: Command, path: &str) -> Command {
    let below = |name: &str| if path == "gascore" { name.to_owned() } else { format!("{path} {name}") };
    let command = match help::about(path) {
        Some(about) => command.about(about),
        None => command,
    };
    let command = command.subcommand_value_name(help::word("verb", Lang::Zh));
    command.mut_args(|arg| argument(arg, path)).mut_subcommands(|verb| {
        let path = below(verb.get_name());
        in_chinese(verb, &path)
    })
}

fn argument(arg: Arg, path: &str) -> Arg {
    let id = arg.get_id().as_str().to_owned();
    let heading = arg.get_help_heading().map(|heading| help::word(&heading.to_lowercase(), Lang::Zh));
    let is_flag = !arg.get_action().takes_values();
    let name = arg.get_value_names().and_then(|names| names.first()).map_or_else(|| id.to_uppercase(), ToString::to_string);
    let values = arg.get_possible_values();
    let arg = match help::argument(path, &id) {
        Some(text) => arg.help(text).long_help(None::<&str>),
        None => arg,
    };
    let arg = if let Some(heading) = heading { arg.help_heading(heading) } else { arg };
    if is_flag {
        return arg;
    }
    let arg = match help::value_name(&name) {
        Some(name) => arg.value_name(name),
        None => arg,
    };
    if values.is_empty() {
        return arg;
    }
    let told = |value: PossibleValue| match help::value(path, &id, value.get_name()) {
        Some(text) => value.help(text),
        None => value,
    };
    arg.value_parser(PossibleValuesParser::new(values.into_iter().map(told).collect::<Vec<_>>()))
}
