//! Where in a file something stands.

use std::cmp::Ordering;
use std::fmt;
use std::sync::Arc;

use super::personal::covered_but_papers;

/// A column of a table, as a clerk finds it in a spreadsheet.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Column {
    /// Counted from 1.
    pub number: usize,
    /// The header as written.
    pub header: Arc<str>,
}

impl Column {
    /// `A` to `Z`, then `AA`: the column's name in spreadsheet programs.
    pub fn letter(&self) -> String {
        let mut letters = Vec::new();
        let mut rest = self.number;
        while rest > 0 {
            let digit = u8::try_from((rest - 1) % 26).unwrap_or(0);
            letters.push(char::from(b'A' + digit));
            rest = (rest - 1) / 26;
        }
        letters.iter().rev().collect()
    }
}

/// A file as the user knows it, with `/` between folders, and the sheet where it is a workbook; a number of a person in its
/// name is covered up, because names are printed everywhere.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct FileName {
    path: Arc<str>,
    sheet: Option<Arc<str>>,
}

impl FileName {
    /// A sheet of a workbook.
    pub fn of_sheet(path: &str, sheet: &str) -> Self {
        Self { path: covered_but_papers(path).into(), sheet: Some(covered_but_papers(sheet).into()) }
    }

    /// Are both the same? Nearly always they are copies of one, which is quickly seen.
    pub fn is(&self, other: &Self) -> bool {
        let same = |a: &Arc<str>, b: &Arc<str>| Arc::ptr_eq(a, b) || a == b;
        same(&self.path, &other.path)
            && match (&self.sheet, &other.sheet) {
                (None, None) => true,
                (Some(own), Some(others)) => same(own, others),
                _ => false,
            }
    }

    /// The file alone.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The sheet alone.
    pub fn sheet(&self) -> Option<&str> {
        self.sheet.as_deref()
    }
}

/// By path, then by sheet; copies of one name are seen to be equal without a look at it.
impl Ord for FileName {
    fn cmp(&self, other: &Self) -> Ordering {
        let path = if Arc::ptr_eq(&self.path, &other.path) { Ordering::Equal } else { self.path.cmp(&other.path) };
        path.then_with(|| self.sheet.cmp(&other.sheet))
    }
}

impl PartialOrd for FileName {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl From<&str> for FileName {
    fn from(path: &str) -> Self {
        Self { path: covered_but_papers(path).into(), sheet: None }
    }
}

/// `cases.csv`, `cases.xlsx!Sheet1`.
impl fmt::Display for FileName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.path)?;
        self.sheet.iter().try_for_each(|sheet| write!(f, "!{sheet}"))
    }
}

/// A file, and as exactly as is known a line and a column in it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The file, or a sheet of it.
    pub file: FileName,
    /// The physical line, counted from 1; `None` for the file as a whole.
    pub line: Option<u64>,
    /// The column; `None` for the whole line.
    pub column: Option<Column>,
}

impl Place {
    /// The file as a whole.
    pub fn file(file: FileName) -> Self {
        Self { file, line: None, column: None }
    }

    /// A line of the file.
    pub fn line(file: FileName, line: u64) -> Self {
        Self { file, line: Some(line), column: None }
    }
}

/// `cases.csv:17:3`, in the form editors and other tools understand; in a workbook `cases.xlsx!Sheet1!C17`, as spreadsheets do.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file)?;
        match (self.file.sheet(), self.line, &self.column) {
            (_, None, _) => Ok(()),
            (None, Some(line), None) => write!(f, ":{line}"),
            (None, Some(line), Some(column)) => write!(f, ":{line}:{}", column.number),
            (Some(_), Some(line), None) => write!(f, "!{line}:{line}"),
            (Some(_), Some(line), Some(column)) => write!(f, "!{}{line}", column.letter()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_lettered_as_in_a_spreadsheet() {
        for (number, letter) in [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (703, "AAA")] {
            assert_eq!(Column { number, header: "x".into() }.letter(), letter);
        }
    }
}
