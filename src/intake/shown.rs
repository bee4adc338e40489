//! Rows and cells as they may be shown to people.

use super::{FieldColumn, Layout, Row};
use crate::domain::{RowText, personal};
use crate::rules::TableSpec;

/// Longest piece of a cell that is quoted, in characters.
const QUOTED: usize = 40;

/// Most cells of a row that are shown.
const CELLS: usize = 256;

/// The beginning of a cell for a message.
pub fn quoted(text: &str) -> String {
    let shown = covered(text);
    let length = shown.chars().count();
    if length > QUOTED { shown.chars().take(QUOTED).chain(['…']).collect() } else { shown }
}

/// A text without controls, and without the numbers of persons: people write those anywhere.
pub fn covered(text: &str) -> String {
    let plain: String = text.chars().filter(|c| !c.is_control()).collect();
    personal::covered(&plain).into_owned()
}

impl Row<'_> {
    /// Cells at the beginning of the row that surely stand under their own header. A comma too many, or one too few, moves
    /// what is personal under other headers; `covered` is the first column that is not shown, where there is one.
    pub(super) fn in_place(&self, width: usize, covered: Option<usize>) -> usize {
        let n_cells = self.record.n_cells();
        let Some(covered) = covered else { return n_cells };
        let is_long = (width..n_cells).any(|column| !self.bytes(column).is_empty());
        match self.record.fault {
            None if is_long => covered,
            None if n_cells >= width => n_cells,
            _ => 0,
        }
    }

    /// The row for people: columns that are not read and columns of free text are covered up where something is written.
    pub fn shown(&self, layout: &Layout, spec: &TableSpec) -> RowText {
        let n_cells = self.record.n_cells().min(CELLS);
        let mut may_show = vec![false; n_cells];
        let shown = spec.fields.iter().enumerate().filter(|(_, field)| !field.free_text);
        for (number, _) in shown {
            for column in layout.field(number).into_iter().flat_map(FieldColumn::all) {
                if let Some(show) = may_show.get_mut(column) {
                    *show = true;
                }
            }
        }
        let in_place = self.in_place(layout.width(), may_show.iter().position(|show| !show));
        let cell = |column: usize| match self.text(column) {
            Some(text) if text.is_empty() => String::new(),
            Some(text) if may_show[column] && column < in_place => quoted(&text),
            _ => RowText::COVERED.to_owned(),
        };
        RowText { cells: (0..n_cells).map(cell).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_persons_and_telephones_are_not_quoted() {
        assert_eq!(quoted("已电联13800000000，待回"), "已电联■，待回");
        assert_eq!(quoted("11010519491231002X 外地"), "■ 外地");
        assert_eq!(quoted("20191301093000"), "20191301093000");
        assert_eq!(quoted("2019-13-01\t10:00"), "2019-13-0110:00");
        assert_eq!(quoted(&"长".repeat(50)).chars().count(), QUOTED + 1);
    }
}
