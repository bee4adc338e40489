//! Why a verb could not do its work, and the exit status that says so.

use std::io;
use std::path::Path;

use gascore::domain::Lang;
use gascore::rules::RuleProblems;
use gascore::text::misuse::did_you_mean;

use super::barred::told;
use super::files;

/// A failure: one message on standard error.
#[derive(Debug)]
pub(super) enum Failure {
    /// The arguments make no sense together: 2.
    Usage(anyhow::Error),
    /// An input cannot be read: 3.
    Input(anyhow::Error),
    /// What was read is no basis for the work: 3.
    Unfit(anyhow::Error),
    /// The result cannot be written: 4.
    Output(anyhow::Error),
    /// The rules are wrong: 5.
    Rules(RuleProblems),
    /// Nobody reads the result any more: 0.
    ClosedPipe,
}

impl Failure {
    /// From an error of standard output.
    pub(super) fn from_write(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe { Self::ClosedPipe } else { Self::Output(error.into()) }
    }

    /// A fault of usage in both languages.
    pub(super) fn usage(lang: Lang, zh: &str, en: &str) -> Self {
        Self::Usage(anyhow::anyhow!("{}", lang.pick(zh, en)))
    }

    /// Inputs that can be read and not be worked with.
    pub(super) fn unfit(why: String) -> Self {
        Self::Unfit(anyhow::anyhow!(why))
    }

    /// The exit status.
    pub(super) fn status(&self) -> u8 {
        match self {
            Self::Usage(_) => 2,
            Self::Input(_) | Self::Unfit(_) => 3,
            Self::Output(_) => 4,
            Self::Rules(_) => 5,
            Self::ClosedPipe => 0,
        }
    }

    /// What to tell.
    pub(super) fn text(&self, lang: Lang) -> String {
        match self {
            Self::Usage(error) | Self::Unfit(error) => told(error, lang),
            Self::Input(error) => {
                let near = if is_missing(error) { files::near(Path::new(&error.to_string())) } else { Vec::new() };
                format!("{}{}{}", lang.pick("无法读取：", "cannot read "), told(error, lang), did_you_mean(&near, lang))
            }
            Self::Output(error) => format!("{}{}", lang.pick("无法写出：", "cannot write: "), told(error, lang)),
            Self::Rules(problems) => format!("{}\n{}", lang.pick("规则有误：", "the rules are wrong:"), problems.text(lang)),
            Self::ClosedPipe => String::new(),
        }
    }
}

/// Something is not there.
fn is_missing(error: &anyhow::Error) -> bool {
    error.root_cause().downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::NotFound)
}
