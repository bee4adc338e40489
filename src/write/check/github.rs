//! A check as commands of GitHub Actions, which show each diagnostic beside its line.

use super::told::{how_many, open_groups, verdict_line};
use crate::diag::Tier;
use crate::domain::Lang;
use crate::report::model::{CheckReport, DiagnosticReport, DiagnosticSample};
use crate::write::terminal::visible;

/// Commands of one kind in a step of which GitHub makes annotations; it drops what is beyond.
const SHOWN: usize = 10;

/// The kinds of command, with the tier that each stands for.
const KINDS: [(Tier, &str); 3] = [(Tier::Block, "error"), (Tier::Confirm, "warning"), (Tier::Note, "notice")];

/// A command for each diagnostic, ten of a kind at most, and the verdict with the true totals as the last line of the log. The
/// first of every group come before the second of any.
pub fn github(check: &CheckReport, lang: Lang) -> String {
    let mut text = String::new();
    for (tier, kind) in KINDS {
        let groups: Vec<_> = open_groups(check).filter(|group| group.tier == tier.key()).collect();
        let longest = groups.iter().map(|group| group.samples.len()).max().unwrap_or(0);
        let in_turn = (0..longest).flat_map(|nth| groups.iter().filter_map(move |group| Some((*group, group.samples.get(nth)?))));
        for (group, sample) in in_turn.take(SHOWN) {
            text += &command(kind, group, sample, lang);
        }
    }
    text + &visible(&verdict_line(check, lang)) + "\n"
}

fn command(kind: &str, group: &DiagnosticReport, sample: &DiagnosticSample, lang: Lang) -> String {
    let line = sample.line.filter(|_| group.sheet.is_none()).map(|line| format!(",line={line}")).unwrap_or_default();
    let title = lang.pick("{}（{}）", "{} ({})").replacen("{}", &format!("{} {}", group.code, group.title), 1);
    let title = title.replacen("{}", &how_many(group, lang), 1);
    let message = format!("{}\n{}\n{}", visible(&sample.place), visible(&sample.message), group.advice);
    format!("::{kind} file={}{line},title={}::{}\n", property(&group.file), property(&title), data(&message))
}

/// The text of a command, on one line.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property of a command.
fn property(text: &str) -> String {
    data(&visible(text)).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_a_command_or_a_property_early() {
        assert_eq!(data("50%\r\n::error::x"), "50%25%0D%0A::error::x");
        assert_eq!(property("a,b:c%\u{202e}"), "a%2Cb%3Ac%25");
    }
}
