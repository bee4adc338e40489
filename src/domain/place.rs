//! Where in a file something stands.

use std::fmt;
use std::sync::Arc;

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

/// A file, and as exactly as is known a line and a column in it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The file's name as the user knows it, with `/` between folders.
    pub file: Arc<str>,
    /// The physical line, counted from 1; `None` for the file as a whole.
    pub line: Option<u64>,
    /// The column; `None` for the whole line.
    pub column: Option<Column>,
}

impl Place {
    /// The file as a whole.
    pub fn file(file: Arc<str>) -> Self {
        Self { file, line: None, column: None }
    }

    /// A line of the file.
    pub fn line(file: Arc<str>, line: u64) -> Self {
        Self { file, line: Some(line), column: None }
    }
}

/// `cases.csv:17:3`, in the form editors and other tools understand.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
            if let Some(column) = &self.column {
                write!(f, ":{}", column.number)?;
            }
        }
        Ok(())
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
