//! What becomes of a report that is made once more: the same bytes, or what differs and why.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::{FileSeal, Manifest, Tool};

/// The name and version of this shape.
pub const VERIFICATION_SCHEMA: &str = "gascore/verification/v1";

/// A kept report held against the same report made now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Verification {
    /// Always `gascore/verification/v1`.
    pub schema: String,
    /// The program that verified.
    pub tool: Tool,
    /// The quarter, such as `2019Q3`.
    pub quarter: String,
    /// Nothing differs.
    pub equal: bool,
    /// The version of the program, where another one made the report.
    pub program: Option<Replaced>,
    /// SHA-256 of the rules, where they are others.
    pub rules: Option<Replaced>,
    /// SHA-256 of the calendar, where it is another.
    pub calendar: Option<Replaced>,
    /// Inputs that are not what they were; those of an earlier quarter begin with its name, as `2019Q2/enterprises.csv`.
    pub inputs: Vec<InputChange>,
    /// Every file of the report.
    pub outputs: Vec<OutputCheck>,
}

/// Something that was exchanged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Replaced {
    /// What the manifest says.
    pub kept: String,
    /// What there is now.
    pub now: String,
}

/// An input that is not what it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct InputChange {
    /// Its name in the quarter's folder.
    pub name: String,
    /// What became of it.
    pub change: Change,
}

/// What became of an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// It is no longer there.
    Missing,
    /// It was not there.
    New,
    /// Its bytes are others.
    Changed,
}

/// A file of the report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct OutputCheck {
    /// Its name.
    pub name: String,
    /// What it is against the file made now.
    pub state: OutputState,
    /// It is no longer the file that the manifest sealed.
    pub edited: bool,
    /// Where it differs first; null where it does not, or is missing.
    pub first_difference: Option<FirstDifference>,
}

/// A kept file against the one made now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum OutputState {
    /// Byte for byte the same.
    Same,
    /// It is not in the folder.
    Missing,
    /// The manifest seals it, and this program makes no such file; it was not looked at.
    Unknown,
    /// It differs.
    Different,
}

/// The first byte that differs, or the end of the shorter file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FirstDifference {
    /// Bytes before it.
    pub offset: u64,
    /// The line it stands in, counted from 1.
    pub line: u64,
}

impl Verification {
    /// Holds what is kept against what is made now; `kept_files` are the files of the folder that could be found, by name.
    pub fn new(kept: &Manifest, now: &Manifest, kept_files: &BTreeMap<String, Vec<u8>>, now_files: &[(String, Vec<u8>)]) -> Self {
        let sealed: BTreeMap<&str, &FileSeal> = kept.outputs.iter().map(|seal| (seal.name.as_str(), seal)).collect();
        let made: BTreeMap<&str, &[u8]> = now_files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
        let unknown = kept.outputs.iter().map(|seal| seal.name.as_str()).filter(|name| !made.contains_key(name));
        let outputs = now_files.iter().map(|(name, _)| name.as_str()).chain(unknown);
        let check = |name: &str| {
            let found = kept_files.get(name).map(Vec::as_slice);
            output_check(name, found, made.get(name).copied(), sealed.get(name).copied())
        };
        let mut verification = Self {
            schema: VERIFICATION_SCHEMA.to_owned(),
            tool: now.tool.clone(),
            quarter: kept.quarter.clone(),
            equal: false,
            program: replaced(&kept.tool.version, &now.tool.version),
            rules: replaced(&kept.rules.sha256, &now.rules.sha256),
            calendar: replaced(&kept.calendar.sha256, &now.calendar.sha256),
            inputs: input_changes(kept, now),
            outputs: outputs.map(check).collect(),
        };
        verification.equal = verification.program.is_none()
            && verification.rules.is_none()
            && verification.calendar.is_none()
            && verification.inputs.is_empty()
            && verification.outputs.iter().all(|output| output.state == OutputState::Same && !output.edited);
        verification
    }
}

fn replaced(kept: &str, now: &str) -> Option<Replaced> {
    (kept != now).then(|| Replaced { kept: kept.to_owned(), now: now.to_owned() })
}

fn input_changes(kept: &Manifest, now: &Manifest) -> Vec<InputChange> {
    let (kept, now) = (inputs(kept), inputs(now));
    let gone = kept.iter().filter_map(|(name, seal)| match now.get(name) {
        None => Some((name, Change::Missing)),
        Some(found) if found.sha256 != seal.sha256 => Some((name, Change::Changed)),
        Some(_) => None,
    });
    let new = now.keys().filter(|name| !kept.contains_key(*name)).map(|name| (name, Change::New));
    let mut changes: Vec<_> = gone.chain(new).map(|(name, change)| InputChange { name: name.clone(), change }).collect();
    changes.sort_by(|a, b| a.name.cmp(&b.name));
    changes
}

/// All inputs by name; those of earlier quarters under the name of their quarter.
fn inputs(manifest: &Manifest) -> BTreeMap<String, &FileSeal> {
    let own = manifest.inputs.iter().map(|seal| (seal.name.clone(), seal));
    let of_earlier =
        manifest.earlier.iter().flat_map(|earlier| earlier.inputs.iter().map(|seal| (format!("{}/{}", earlier.quarter, seal.name), seal)));
    own.chain(of_earlier).collect()
}

fn output_check(name: &str, kept: Option<&[u8]>, now: Option<&[u8]>, seal: Option<&FileSeal>) -> OutputCheck {
    let first_difference = kept.zip(now).and_then(|(kept, now)| first_difference(kept, now));
    let state = match (kept, now) {
        (_, None) => OutputState::Unknown,
        (None, Some(_)) => OutputState::Missing,
        (Some(_), Some(_)) if first_difference.is_some() => OutputState::Different,
        (Some(_), Some(_)) => OutputState::Same,
    };
    let edited = kept.zip(seal).is_some_and(|(kept, seal)| FileSeal::of(name, kept) != *seal);
    OutputCheck { name: name.to_owned(), state, edited, first_difference }
}

/// Where two files differ first; where one begins with the other, at the end of the shorter.
fn first_difference(kept: &[u8], now: &[u8]) -> Option<FirstDifference> {
    let alike = kept.iter().zip(now).take_while(|(kept, now)| kept == now).count();
    (kept.len() != now.len() || alike < kept.len())
        .then(|| FirstDifference { offset: alike as u64, line: 1 + memchr::memchr_iter(b'\n', &kept[..alike]).count() as u64 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_difference_is_told_with_its_line() {
        let check = |kept: &str, now: &str, expected: Option<(u64, u64)>| {
            let found = first_difference(kept.as_bytes(), now.as_bytes()).map(|found| (found.offset, found.line));
            assert_eq!(found, expected, "{kept:?} {now:?}");
        };
        check("", "", None);
        check("a\nb\n", "a\nb\n", None);
        check("a\nb\n", "a\nc\n", Some((2, 2)));
        check("x", "y", Some((0, 1)));
        check("a\n", "a\nb", Some((2, 2)));
        check("a\nb", "a", Some((1, 1)));
    }
}
