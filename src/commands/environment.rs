//! What the surroundings decide: language, width, colour.

use std::io::IsTerminal;

use gascore::domain::Lang;
use gascore::rules::Pack;
use gascore::write::terminal::Terminal;

use crate::cli::{ColourChoice, Global};

/// Columns where nobody says.
const WIDTH: usize = 100;

/// The surroundings of a run.
pub(super) struct Environment {
    /// The language of the terminal.
    pub(super) lang: Lang,
    /// The language asked for, if any: files and JSON follow the pack and not the locale.
    pub(super) asked: Option<Lang>,
    /// The terminal.
    pub(super) terminal: Terminal,
    /// Nothing but failures on standard error.
    pub(super) quiet: bool,
    /// Long work shows how far it is.
    pub(super) progress: bool,
}

impl Environment {
    pub(super) fn new(global: &Global) -> Self {
        let locale = locale();
        let lang = lang(global.lang);
        // A locale that says nothing of its characters, as in a bare container, is taken for a modern one.
        let ascii = locale.contains('.') && !locale.to_lowercase().replace('-', "").ends_with("utf8");
        let colour = colour(global.color, std::io::stdout().is_terminal());
        let terminal = Terminal { width: width(global.width).clamp(20, 1000), colour, ascii };
        let is_seen = std::io::stderr().is_terminal() && variable("TERM").is_none_or(|term| term != "dumb");
        let progress = is_seen && !global.quiet && !global.no_progress;
        Self { lang, asked: global.lang, terminal, quiet: global.quiet, progress }
    }
}

impl Environment {
    /// The language of a result: what a machine reads follows the pack and never the locale.
    pub(super) fn result_lang(&self, for_machine: bool, pack: &Pack) -> Lang {
        if for_machine { self.asked.unwrap_or(pack.policy.language) } else { self.lang }
    }
}

fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// The language asked for, else that of the locale.
pub(super) fn lang(asked: Option<Lang>) -> Lang {
    asked.unwrap_or_else(|| if locale().starts_with("zh") { Lang::Zh } else { Lang::En })
}

/// The terminal that a help is shown in, where no arguments can be read.
pub(super) fn help_terminal(is_error: bool) -> Terminal {
    let is_terminal = if is_error { std::io::stderr().is_terminal() } else { std::io::stdout().is_terminal() };
    Terminal { width: width(None).clamp(20, 1000), colour: colour(ColourChoice::Auto, is_terminal), ascii: false }
}

fn locale() -> String {
    ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| variable(name)).or_else(locale_of_the_system).unwrap_or_default()
}

/// Windows has a language and no variables for it.
#[cfg(windows)]
fn locale_of_the_system() -> Option<String> {
    sys_locale::get_locale()
}

#[cfg(not(windows))]
fn locale_of_the_system() -> Option<String> {
    None
}

/// Consoles of Windows show escapes as they are written until they are asked to follow them, and old ones cannot.
#[cfg(windows)]
fn follows_escapes() -> bool {
    crossterm::ansi_support::supports_ansi()
}

#[cfg(not(windows))]
fn follows_escapes() -> bool {
    true
}

fn width(asked: Option<usize>) -> usize {
    let measured = || crossterm::terminal::size().ok().map(|(columns, _)| usize::from(columns));
    let on_terminal = std::io::stdout().is_terminal();
    asked
        .or_else(|| variable("COLUMNS").and_then(|columns| columns.parse().ok()))
        .or_else(|| if on_terminal { measured() } else { None })
        .unwrap_or(WIDTH)
}

/// The flag decides, then `NO_COLOR`, then `CLICOLOR_FORCE`, then whether it is a terminal at all.
fn colour(choice: ColourChoice, is_terminal: bool) -> bool {
    match choice {
        ColourChoice::Always => true,
        ColourChoice::Never => false,
        ColourChoice::Auto if variable("NO_COLOR").is_some() => false,
        ColourChoice::Auto if variable("CLICOLOR_FORCE").is_some_and(|value| value != "0") => true,
        ColourChoice::Auto => is_terminal && variable("TERM").is_none_or(|term| term != "dumb") && follows_escapes(),
    }
}
