//! Case numbers that a spreadsheet has rounded: of a number with 16 digits or more it keeps 15 and writes zeros for the rest.
//! A single number may end in zeros by chance, so all the numbers of a file are looked at before anything is said.

use crate::diag::{Code, Diagnostic, Sink};
use crate::domain::Place;

/// Digits a spreadsheet keeps.
const KEPT: usize = 15;

/// Zeros that cannot be chance: one in a thousand.
const CONVINCING: u64 = 3;

/// The long numbers of a file so far.
#[derive(Debug, Default)]
pub(super) struct Rounded {
    /// How many there are.
    rows: u64,
    /// Zeros beyond the digits that are kept.
    zeros: u64,
    /// One of them was not rounded.
    refuted: bool,
    first: Option<Place>,
}

impl Rounded {
    /// Looks at a case's number.
    pub(super) fn see(&mut self, id: &str, place: impl FnOnce() -> Place) {
        if self.refuted || id.len() <= KEPT || !id.bytes().all(|byte| byte.is_ascii_digit()) {
            return;
        }
        let beyond = &id[KEPT..];
        self.refuted = beyond.bytes().any(|byte| byte != b'0');
        self.rows += 1;
        self.zeros += u64::try_from(beyond.len()).unwrap_or(u64::MAX);
        self.first.get_or_insert_with(place);
    }

    /// Takes in what was seen of other rows.
    pub(super) fn merge(&mut self, other: Self) {
        self.rows += other.rows;
        self.zeros += other.zeros;
        self.refuted |= other.refuted;
        self.first = self.first.take().into_iter().chain(other.first).min();
    }

    /// Says at the first of them that the numbers were rounded.
    pub(super) fn report(&self, sink: &mut Sink) {
        if let Some(place) = self.first.as_ref().filter(|_| !self.refuted && self.zeros >= CONVINCING) {
            sink.push(Diagnostic::new(Code::R115, place.clone()).fact("rows", self.rows));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(ids: &[&str], expected: u64) {
        let mut rounded = Rounded::default();
        let mut sink = Sink::default();
        for id in ids {
            rounded.see(id, || Place::line("cases.csv".into(), 2));
        }
        rounded.report(&mut sink);
        assert_eq!(sink.total(Code::R115.tier()), expected, "{ids:?}");
    }

    #[test]
    fn only_what_cannot_be_chance_is_called_rounded() {
        check(&["201907015000000000"], 1);
        check(&["2019070150000120", "2019070150000130", "2019070150000140"], 1);
        check(&["2019070150000120"], 0);
        check(&["201907015000000000", "201907015000000012"], 0);
        check(&["000000000000000", "GZ2019070150000000"], 0);
    }
}
