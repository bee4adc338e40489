//! The arguments of `completions`, and the script it prints.

use clap::{Args, ValueEnum};
use clap_complete::{Generator, Shell as Known};
use gascore::domain::Lang;

use super::shown::shown;

/// `completions`.
#[derive(Debug, Args)]
pub(crate) struct CompletionsArgs {
    /// Which shell
    #[arg(value_enum, value_name = "SHELL")]
    pub(crate) shell: Shell,
}

/// Shells whose command line can be completed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Shell {
    /// Bash
    Bash,
    /// Zsh
    Zsh,
    /// fish
    Fish,
    /// `PowerShell`
    Powershell,
}

/// The script, with descriptions in `lang` where the shell shows them.
pub(crate) fn script(shell: Shell, lang: Lang) -> Vec<u8> {
    let shell = match shell {
        Shell::Bash => Known::Bash,
        Shell::Zsh => Known::Zsh,
        Shell::Fish => Known::Fish,
        Shell::Powershell => Known::PowerShell,
    };
    let mut command = shown(lang);
    command.set_bin_name("gascore");
    command.build();
    let mut script = Vec::new();
    shell.generate(&command, &mut script);
    script
}
