//! What an enterprise says about a diagnostic that it cannot mend.

use std::ops::RangeInclusive;

use super::{Code, Diagnostic};
use crate::domain::{FileName, Place};

/// The explanation of diagnostics of one code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// The code it explains; never one that can only be mended.
    pub code: Code,
    /// Which diagnostics of the code it is about.
    pub target: Target,
    /// The explanation, as written; never blank.
    pub reason: String,
    /// The unit that answers for it.
    pub signed_by_unit: Option<String>,
    /// Where it stands.
    pub place: Place,
}

/// What a statement is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// The case of this number, as case numbers are compared.
    Case(String),
    /// Lines of a file, counted from 1; of every file where none is named.
    Rows {
        /// The file, by its whole name or the last part of it.
        file: Option<String>,
        /// In the order they are written.
        rows: Vec<RangeInclusive<u64>>,
    },
    /// Everything in the file, or in the submission where none is named.
    File(Option<String>),
}

impl Statement {
    /// Is the diagnostic one of those that are explained?
    pub fn answers(&self, diagnostic: &Diagnostic) -> bool {
        let of_file = |named: &Option<String>| named.as_deref().is_none_or(|named| is_called(&diagnostic.place.file, named));
        self.code == diagnostic.code
            && match &self.target {
                Target::Case(id) => diagnostic.case_id.as_ref() == Some(id),
                Target::Rows { file, rows } => {
                    of_file(file) && diagnostic.place.line.is_some_and(|line| rows.iter().any(|rows| rows.contains(&line)))
                }
                Target::File(file) => of_file(file),
            }
    }
}

/// A file is called by its name or the last part of it, with or without its sheet.
fn is_called(file: &FileName, named: &str) -> bool {
    let whole = file.to_string();
    let last = |text: &str| text == named || text.rsplit('/').next() == Some(named);
    last(file.path()) || last(&whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn statement(target: Target) -> Statement {
        let place = Place::line("statements.csv".into(), 2);
        Statement { code: Code::C205, target, reason: "补录".to_owned(), signed_by_unit: None, place }
    }

    #[test]
    fn a_statement_answers_its_case_its_rows_or_its_file() {
        let named = |name: &str| Some(name.to_owned());
        let rows = |file, rows: &[RangeInclusive<u64>]| Target::Rows { file, rows: rows.to_vec() };
        for (target, answers) in [
            (Target::Case("GZ001".to_owned()), true),
            (Target::Case("GZ002".to_owned()), false),
            (rows(None, &[3..=3, 12..=15]), true),
            (rows(named("cases.csv"), &[12..=12]), true),
            (rows(named("cases.csv"), &[13..=15]), false),
            (rows(named("other.csv"), &[12..=12]), false),
            (Target::File(None), true),
            (Target::File(named("submissions/jia/cases.csv")), true),
            (Target::File(named("ases.csv")), false),
        ] {
            let diagnostic = Diagnostic::new(Code::C205, Place::line("submissions/jia/cases.csv".into(), 12)).case("GZ001");
            assert_eq!(statement(target.clone()).answers(&diagnostic), answers, "{target:?}");
            let other = Diagnostic { code: Code::C206, ..diagnostic };
            assert!(!statement(target).answers(&other));
        }
    }

    #[test]
    fn a_sheet_is_called_with_its_workbook_or_by_the_workbook_alone() {
        let file = FileName::of_sheet("jia/ledger.xlsx", "办件台账");
        for (named, called) in
            [("ledger.xlsx", true), ("ledger.xlsx!办件台账", true), ("jia/ledger.xlsx", true), ("ledger.xlsx!其他", false)]
        {
            assert_eq!(is_called(&file, named), called, "{named}");
        }
    }

    #[test]
    fn a_statement_about_rows_says_nothing_of_a_whole_file() {
        let target = Target::Rows { file: None, rows: vec![1..=u64::MAX] };
        assert!(!statement(target).answers(&Diagnostic::new(Code::C205, Place::file("cases.csv".into()))));
    }
}
