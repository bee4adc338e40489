//! Names of sheets, as spreadsheet programs allow them.

use std::collections::BTreeSet;

use crate::domain::FileName;
use crate::write::cell_text::cut;
use crate::write::terminal::visible;

/// Longest name of a sheet, in units of UTF-16.
const LONGEST: usize = 31;

/// Names that are taken, in lower case.
#[derive(Debug, Default)]
pub(super) struct SheetNames(BTreeSet<String>);

impl SheetNames {
    /// What a ledger's sheet should be called: as its own sheet, else as its file without endings, because a reader may take
    /// the service from it.
    pub(super) fn base(name: &FileName) -> String {
        let file = name.path().rsplit(['/', '\\']).next().unwrap_or_default();
        let file = file.strip_suffix(".gz").or(file.strip_suffix(".zst")).unwrap_or(file);
        let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
        name.sheet().unwrap_or(stem).to_owned()
    }

    /// A name like `wanted` that is allowed and not taken; it is taken from then on.
    pub(super) fn take(&mut self, wanted: &str) -> String {
        let plain: String =
            visible(wanted).chars().map(|c| if matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\') { '_' } else { c }).collect();
        let plain = plain.trim_matches(['\'', ' ']);
        // Excel keeps the name «History» for itself.
        let plain = if plain.is_empty() || plain.eq_ignore_ascii_case("history") { format!("{plain}_") } else { plain.to_owned() };
        let mut number = 1_u64;
        loop {
            let suffix = if number == 1 { String::new() } else { format!(" ({number})") };
            let name = format!("{}{suffix}", cut(&plain, LONGEST - suffix.len()));
            if self.0.insert(name.to_lowercase()) {
                return name;
            }
            number += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_allowed_and_differ() {
        let mut names = SheetNames::default();
        for (wanted, name) in [
            ("cases", "cases"),
            ("CASES", "CASES (2)"),
            ("a/b:c[1]", "a_b_c_1_"),
            ("'x'", "x"),
            ("", "_"),
            ("History", "History_"),
            (&"长".repeat(40), &"长".repeat(31)),
            (&"长".repeat(50), &format!("{} (2)", "长".repeat(27))),
        ] {
            assert_eq!(names.take(wanted), name);
        }
        assert_eq!(SheetNames::base(&"submissions/甲/故障.csv.gz".into()), "故障");
        assert_eq!(SheetNames::base(&FileName::of_sheet("a.xlsx", "七月")), "七月");
    }
}
