//! What becomes of a report that is made once more: the same bytes, or what differs and why.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, BufRead, BufReader, Read};

use schemars::JsonSchema;
use serde::Serialize;

use super::input_change::{Change, InputChange, input_changes};
use super::{FileSeal, Manifest, PoolFile, Tool};

/// The name and version of this shape.
pub const VERIFICATION_SCHEMA: &str = "gascore/verification/v1";

/// A kept report, or a kept draw, held against the same made now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Verification {
    /// Always `gascore/verification/v1`.
    pub schema: String,
    /// The program that verified.
    pub tool: Tool,
    /// The quarter, such as `2019Q3`.
    pub quarter: String,
    /// SHA-256 of the pool of a draw, to be held against the published one; null for a report.
    pub pool_sha256: Option<String>,
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

/// A draw that was kept.
#[derive(Debug, Clone, Copy)]
pub struct KeptDraw<'k> {
    /// Its pool.
    pub pool: &'k PoolFile,
    /// The program that drew, or sealed where nothing is drawn yet.
    pub made_by: &'k Tool,
    /// The hash under which the pool was sealed.
    pub sealed: &'k str,
    /// The hash that it has.
    pub sha256: &'k str,
}

/// The name of the pool among the inputs of a draw.
const POOL: &str = "pool.json";

/// Something that was exchanged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Replaced {
    /// What the manifest says.
    pub kept: String,
    /// What there is now.
    pub now: String,
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

/// A file that is made now, held against the one of its name that was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// Its name.
    pub name: String,
    /// The one that was kept; `None` where it is not there.
    pub kept: Option<KeptFile>,
}

/// A file that was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptFile {
    seal: FileSeal,
    first_difference: Option<FirstDifference>,
}

impl KeptFile {
    /// Reads it beside the same file made now; of neither more than a piece is in memory.
    pub fn compare(name: &str, kept: impl Read, now: impl Read) -> io::Result<Self> {
        let mut beside = Beside { kept, now: BufReader::with_capacity(AT_A_TIME, now), alike: 0, line: 1, differs: false };
        let seal = FileSeal::of_reader(name, &mut beside)?;
        let is_longer = !beside.now.fill_buf()?.is_empty();
        let first = FirstDifference { offset: beside.alike, line: beside.line };
        Ok(Self { seal, first_difference: (beside.differs || is_longer).then_some(first) })
    }
}

/// Bytes that are compared at a time.
const AT_A_TIME: usize = 1 << 16;

/// A kept file while it is read beside the one made now.
struct Beside<K, N> {
    kept: K,
    now: BufReader<N>,
    /// Bytes before the first that differs.
    alike: u64,
    /// The line they end in.
    line: u64,
    differs: bool,
}

impl<K: Read, N: Read> Read for Beside<K, N> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.kept.read(buffer)?;
        let mut kept = &buffer[..read];
        while !self.differs && !kept.is_empty() {
            let now = self.now.fill_buf()?;
            let alike = kept.iter().zip(now).take_while(|(kept, now)| kept == now).count();
            self.differs = alike < kept.len().min(now.len()) || now.is_empty();
            self.alike += alike as u64;
            self.line += memchr::memchr_iter(b'\n', &kept[..alike]).count() as u64;
            self.now.consume(alike);
            kept = &kept[alike..];
        }
        Ok(read)
    }
}

impl Verification {
    /// Holds what is kept against what is made now.
    pub fn new(kept: &Manifest, now: &Manifest, files: &[Compared]) -> Self {
        let sealed: BTreeMap<&str, &FileSeal> = kept.outputs.iter().map(|seal| (seal.name.as_str(), seal)).collect();
        let made: BTreeSet<&str> = files.iter().map(|file| file.name.as_str()).collect();
        let unknown = kept.outputs.iter().map(|seal| seal.name.as_str()).filter(|name| !made.contains(name));
        let unknown =
            unknown.map(|name| OutputCheck { name: name.to_owned(), state: OutputState::Unknown, edited: false, first_difference: None });
        let outputs = files.iter().map(|file| output_check(file, sealed.get(file.name.as_str()).copied())).chain(unknown).collect();
        let mut verification = Self {
            schema: VERIFICATION_SCHEMA.to_owned(),
            tool: now.tool.clone(),
            quarter: kept.quarter.clone(),
            pool_sha256: None,
            equal: false,
            program: replaced(&kept.tool.version, &now.tool.version),
            rules: replaced(&kept.rules.sha256, &now.rules.sha256),
            calendar: replaced(&kept.calendar.sha256, &now.calendar.sha256),
            inputs: input_changes((&kept.inputs, &kept.earlier), (&now.inputs, &now.earlier)),
            outputs,
        };
        verification.equal = verification.is_equal();
        verification
    }

    /// Holds a kept draw against what its seed draws now; with the pool made once more, also what that rests on.
    pub fn of_draw(kept: &KeptDraw<'_>, now: Option<&PoolFile>, files: &[Compared]) -> Self {
        let tool = Tool::this();
        let KeptDraw { pool, made_by, sealed, sha256 } = kept;
        let mut inputs = now.map_or_else(Vec::new, |now| input_changes((&pool.inputs, &pool.earlier), (&now.inputs, &now.earlier)));
        if sealed != sha256 {
            inputs.insert(0, InputChange { name: POOL.to_owned(), change: Change::Changed });
        }
        let mut verification = Self {
            schema: VERIFICATION_SCHEMA.to_owned(),
            quarter: pool.quarter.clone(),
            pool_sha256: Some((*sha256).to_owned()),
            equal: false,
            program: replaced(&made_by.version, &tool.version),
            rules: now.and_then(|now| replaced(&pool.rules.sha256, &now.rules.sha256)),
            calendar: now.and_then(|now| replaced(&pool.calendar.sha256, &now.calendar.sha256)),
            inputs,
            outputs: files.iter().map(|file| output_check(file, None)).collect(),
            tool,
        };
        verification.equal = verification.is_equal();
        verification
    }

    fn is_equal(&self) -> bool {
        self.program.is_none()
            && self.rules.is_none()
            && self.calendar.is_none()
            && self.inputs.is_empty()
            && self.outputs.iter().all(|output| output.state == OutputState::Same && !output.edited)
    }
}

pub(super) fn replaced(kept: &str, now: &str) -> Option<Replaced> {
    (kept != now).then(|| Replaced { kept: kept.to_owned(), now: now.to_owned() })
}

fn output_check(file: &Compared, seal: Option<&FileSeal>) -> OutputCheck {
    let first_difference = file.kept.as_ref().and_then(|kept| kept.first_difference);
    let state = match &file.kept {
        None => OutputState::Missing,
        Some(_) if first_difference.is_some() => OutputState::Different,
        Some(_) => OutputState::Same,
    };
    let edited = file.kept.as_ref().zip(seal).is_some_and(|(kept, seal)| kept.seal != *seal);
    OutputCheck { name: file.name.clone(), state, edited, first_difference }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_difference_is_told_with_its_line() {
        let check = |kept: &str, now: &str, expected: Option<(u64, u64)>| {
            let found =
                KeptFile::compare("a", kept.as_bytes(), now.as_bytes()).unwrap().first_difference.map(|found| (found.offset, found.line));
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
