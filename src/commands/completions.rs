//! `completions`: what completes the command line in a shell.

use gascore::domain::Lang;

use super::failure::Failure;
use super::{Ending, print};
use crate::cli::{CompletionsArgs, script};

pub(super) fn run(args: &CompletionsArgs, lang: Lang) -> Result<Ending, Failure> {
    print(&String::from_utf8_lossy(&script(args.shell, lang)))?;
    Ok(Ending::Clean)
}
