//! The help of a verb as a page, whatever shows it.

use clap::builder::StyledStr;
use clap::{Arg, Command};
use gascore::domain::Lang;
use gascore::text::help::{self, Entry, Page, Section};

use super::shown::shown;

/// The help of a verb, `gascore` for the program itself.
pub(crate) fn page(path: &str, lang: Lang) -> Page {
    let mut command = shown(lang);
    command.build();
    let found =
        path.split(' ').filter(|name| *name != "gascore").fold(&command, |command, name| command.find_subcommand(name).unwrap_or(command));
    of_command(found, path, lang)
}

/// The help of the program and of every verb, in the order in which they are listed.
pub(crate) fn pages(lang: Lang) -> Vec<Page> {
    let mut command = shown(lang);
    command.build();
    let mut pages = Vec::new();
    collect(&command, "gascore", lang, &mut pages);
    pages
}

fn collect(command: &Command, path: &str, lang: Lang, pages: &mut Vec<Page>) {
    pages.push(of_command(command, path, lang));
    for verb in command.get_subcommands() {
        let below = if path == "gascore" { verb.get_name().to_owned() } else { format!("{path} {}", verb.get_name()) };
        collect(verb, &below, lang, pages);
    }
}

fn of_command(command: &Command, path: &str, lang: Lang) -> Page {
    let verbs = command.get_subcommands().map(|verb| Entry::new(verb.get_name(), &about(verb)));
    let mut sections = vec![Section { heading: help::word("verbs", lang).to_owned(), entries: verbs.collect() }];
    let positional = command.get_positionals().map(entry).collect();
    sections.push(Section { heading: help::word("arguments", lang).to_owned(), entries: positional });
    let mut headings: Vec<Option<&str>> = vec![None];
    for arg in command.get_arguments().filter(|arg| !arg.is_positional()) {
        if !headings.contains(&arg.get_help_heading()) {
            headings.push(arg.get_help_heading());
        }
    }
    // What every verb understands is known best and stands last.
    let everywhere = help::word("everywhere", lang);
    headings.sort_by_key(|heading| *heading == Some(everywhere));
    for heading in headings {
        let options = command.get_arguments().filter(|arg| !arg.is_positional() && arg.get_help_heading() == heading);
        let named = heading.unwrap_or(help::word("options", lang)).to_owned();
        sections.push(Section { heading: named, entries: options.map(entry).collect() });
    }
    sections.retain(|section| !section.entries.is_empty());
    Page {
        path: path.to_owned(),
        about: about(command),
        examples: help::examples(path, lang),
        usage: usage(&command.clone().render_usage().to_string(), lang),
        sections,
    }
}

/// The line on how a verb is typed, of the one that clap writes.
pub(super) fn usage(written: &str, lang: Lang) -> String {
    let usage = written.trim().trim_start_matches("Usage:").trim();
    usage.replace("[OPTIONS]", help::word("some_options", lang)).lines().map(str::trim).collect::<Vec<_>>().join("\n")
}

fn about(command: &Command) -> String {
    plain(command.get_about())
}

/// A description without the marks of code that comments have.
fn plain(text: Option<&StyledStr>) -> String {
    text.map(ToString::to_string).unwrap_or_default().replace('`', "")
}

/// An argument: how it is typed, what it is for, what it may be.
fn entry(arg: &Arg) -> Entry {
    let names = arg.get_value_names().unwrap_or_default().iter().map(|name| format!("<{name}>")).collect::<Vec<_>>().join(" ");
    let takes_value = arg.get_action().takes_values();
    let term = match (arg.get_short(), arg.get_long()) {
        (Some(short), Some(long)) => format!("-{short}, --{long}"),
        (None, Some(long)) => format!("    --{long}"),
        (Some(short), None) => format!("-{short}"),
        (None, None) => String::new(),
    };
    let term = match (term.is_empty(), takes_value) {
        (true, _) if arg.is_required_set() => names,
        (true, _) => names.replace('<', "[").replace('>', "]"),
        (false, true) => format!("{term} {names}"),
        (false, false) => term,
    };
    let mut entry = Entry::new(&term, &plain(arg.get_help()));
    if takes_value {
        let values = arg.get_possible_values();
        entry.values = values.iter().map(|value| (value.get_name().to_owned(), plain(value.get_help()))).collect();
        entry.default = arg.get_default_values().first().map(|value| value.to_string_lossy().into_owned());
    }
    entry
}
