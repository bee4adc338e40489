//! A row with a mark under one of its cells.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::write::terminal::visible;

/// The widest a cell is shown, in columns of the terminal.
const CELL: usize = 24;

/// The row on one line of at most `width` columns, and the line with the mark below. Cells around the marked one are left out
/// where there is no room; without a marked cell the row is shown from its beginning and nothing stands below.
pub(super) fn excerpt(cells: &[String], marked: Option<usize>, width: usize, ascii: bool) -> (String, Option<String>) {
    let separator = if ascii { " | " } else { " │ " };
    let shown: Vec<String> = cells.iter().map(|cell| cut(&visible(cell))).collect();
    let marked = marked.filter(|column| *column < shown.len());
    let (first, last) = window(&shown, marked.unwrap_or(0), width);
    let more = if ascii { ".." } else { "…" };
    let mut row = String::new();
    let mut mark = None;
    if first > 0 {
        row.push_str(more);
        row.push_str(separator);
    }
    for (column, cell) in shown.iter().enumerate().take(last + 1).skip(first) {
        if column > first {
            row.push_str(separator);
        }
        if marked == Some(column) {
            mark = Some(format!("{}{}", " ".repeat(row.width()), "^".repeat(cell.width().max(1))));
        }
        row.push_str(cell);
        if marked == Some(column) && cell.is_empty() {
            row.push(' ');
        }
    }
    if last + 1 < shown.len() {
        row.push_str(separator);
        row.push_str(more);
    }
    (row, mark)
}

/// The cells around `from` that fit, the nearest first.
fn window(shown: &[String], from: usize, width: usize) -> (usize, usize) {
    const SEPARATOR: usize = 3;
    // Room for the signs that cells were left out.
    let room = width.saturating_sub(2 * (SEPARATOR + 2));
    let cost = |column: usize| shown[column].width() + SEPARATOR;
    let (mut first, mut last) = (from, from);
    let mut used = shown.get(from).map_or(0, |cell| cell.width());
    loop {
        let left = first.checked_sub(1).filter(|column| used + cost(*column) <= room);
        if let Some(column) = left {
            (first, used) = (column, used + cost(column));
        }
        let right = Some(last + 1).filter(|column| *column < shown.len() && used + cost(*column) <= room);
        if let Some(column) = right {
            (last, used) = (column, used + cost(column));
        }
        if left.is_none() && right.is_none() {
            return (first, last);
        }
    }
}

fn cut(cell: &str) -> String {
    if cell.width() <= CELL {
        return cell.to_owned();
    }
    let mut short = String::new();
    for c in cell.chars() {
        if short.width() + c.width().unwrap_or(0) + 1 > CELL {
            break;
        }
        short.push(c);
    }
    short.push('…');
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cells: &[&str], marked: usize, width: usize, expected: &[&str]) {
        let cells: Vec<String> = cells.iter().map(|cell| (*cell).to_owned()).collect();
        let (row, mark) = excerpt(&cells, Some(marked), width, false);
        assert_eq!([row.as_str(), mark.as_deref().unwrap_or("")], expected);
        assert!(row.width() <= width, "{row}");
    }

    #[test]
    fn the_mark_stands_under_the_cell_also_behind_wide_characters() {
        let row = ["GZ004", "一般故障申告", "■", "2019-07-04", "2019-07-03", "已办结"];
        check(
            &row,
            4,
            80,
            &["GZ004 │ 一般故障申告 │ ■ │ 2019-07-04 │ 2019-07-03 │ 已办结", "                                        ^^^^^^^^^^"],
        );
        check(&row, 1, 80, &["GZ004 │ 一般故障申告 │ ■ │ 2019-07-04 │ 2019-07-03 │ 已办结", "        ^^^^^^^^^^^^"]);
        check(&row, 4, 40, &["… │ ■ │ 2019-07-04 │ 2019-07-03 │ …", "                     ^^^^^^^^^^"]);
    }

    #[test]
    fn a_blank_cell_is_marked_and_a_long_one_cut() {
        check(&["GZ1", "", "丙"], 1, 40, &["GZ1 │   │ 丙", "      ^"]);
        check(&["GZ1", &"长".repeat(60)], 1, 60, &["GZ1 │ 长长长长长长长长长长长…", "      ^^^^^^^^^^^^^^^^^^^^^^^"]);
    }

    #[test]
    fn without_a_cell_nothing_is_marked() {
        let cells = ["GZ1".to_owned(), "甲".to_owned()];
        assert_eq!(excerpt(&cells, None, 40, true), ("GZ1 | 甲".to_owned(), None));
        assert_eq!(excerpt(&cells, Some(7), 40, true), ("GZ1 | 甲".to_owned(), None));
        assert_eq!(excerpt(&[], Some(0), 40, true), (String::new(), None));
    }
}
