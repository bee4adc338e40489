//! A row of a quarter's ledgers with everything that may be told of it, for those who want to count for themselves.

use super::case::Case;
use super::enterprise::Enterprise;
use super::judgement::{Judgement, Outcome, Reading};
use super::place::FileName;
use super::sha256;

/// Twelve bits of what stands where a number should: enough to pass over nearly every other number, and too few to tell what it is.
/// They are the first three digits of its SHA-256 in hexadecimal.
pub fn number_check(text: &str) -> u16 {
    let hash = sha256::of(text.as_bytes());
    hash.get(..3).and_then(|digits| u16::from_str_radix(digits, 16).ok()).unwrap_or_default()
}

/// A row that was read and judged, after duplicates were settled. Nothing in it is personal: texts are names of units, services
/// and files, and numbers of cases.
#[derive(Debug, Clone, Copy)]
pub struct CaseRow<'r> {
    /// Whose row it is.
    pub enterprise: &'r Enterprise,
    /// The name that the pack gives its service, where the service can be read.
    pub service: Option<&'r str>,
    /// The case's number, where it can be read.
    pub id: Option<&'r str>,
    /// What is written in place of a number that cannot be read, as [`number_check`] has it.
    pub id_check: Option<u16>,
    /// The file it stands in.
    pub file: &'r FileName,
    /// The line in the file.
    pub line: u64,
    /// It is part of the counts; a repetition of another row is not.
    pub counted: bool,
    /// The code that set it aside, or that keeps it out of the counts.
    pub code: Option<&'static str>,
    /// The case and how it was judged; `None` for a row that was set aside.
    pub judged: Option<JudgedCase<'r>>,
    /// The readings that the run computes beside the official one.
    pub readings: &'r [Reading],
}

/// A case and what follows from it.
#[derive(Debug, Clone, Copy)]
pub struct JudgedCase<'r> {
    /// What the ledger says.
    pub case: &'r Case<'r>,
    /// By the official method.
    pub judgement: &'r Judgement,
    /// By the readings that can come out differently for this case.
    pub others: &'r [(Reading, Judgement)],
}

impl CaseRow<'_> {
    /// How the row stands by the official method.
    pub fn outcome(&self) -> Outcome {
        self.judged.map_or(Outcome::SetAside, |judged| judged.judgement.outcome)
    }

    /// How the row stands by another reading; `None` where the run does not compute it.
    pub fn outcome_by(&self, reading: Reading) -> Option<Outcome> {
        let differing = || self.judged?.others.iter().find(|(other, _)| *other == reading).map(|(_, judgement)| judgement.outcome);
        self.readings.contains(&reading).then(|| differing().unwrap_or_else(|| self.outcome()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// By the vectors of FIPS 180-4.
    #[test]
    fn the_check_of_a_number_is_the_head_of_its_hash() {
        assert_eq!((number_check(""), number_check("abc")), (0xe3b, 0xba7));
    }
}
