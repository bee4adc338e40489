//! Tables with fixed columns, whose head stands on every page.

use std::fmt::Write;

use unicode_width::UnicodeWidthStr;

use super::xml::{paragraph, run};
use crate::report::table::{Table, TableColumn};

/// The width of a letter in a cell, half that of a character, in twentieths of a point.
const LETTER: usize = 105;

/// What stands left and right of a cell's text, together.
const PADDING: usize = 120;

/// A column of words needs no more letters than these on a line.
const WORDS: usize = 36;

/// A head may be broken into lines of these letters.
const HEAD: usize = 10;

/// A table of no more rows than these stays on one page.
const TOGETHER: usize = 12;

/// Writes a table that is `width` wide, in twentieths of a point.
pub(super) fn table(out: &mut String, table: &Table, width: usize) {
    let widths = widths(table, width);
    let _ = write!(
        out,
        r#"<w:tbl><w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>"#,
        ["top", "left", "bottom", "right", "insideH", "insideV"]
            .map(|side| format!(r#"<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>"#))
            .concat()
    );
    for width in &widths {
        let _ = write!(out, r#"<w:gridCol w:w="{width}"/>"#);
    }
    out.push_str("</w:tblGrid>");
    let heads = table.columns.iter().map(|column| (column, column.head.as_str()));
    row(out, "CellHead", "<w:cantSplit/><w:tblHeader/>", heads, &widths);
    for (at, cells) in table.rows.iter().enumerate() {
        let stays = table.rows.len() <= TOGETHER && at + 1 < table.rows.len();
        row(
            out,
            if stays { "CellKept" } else { "Cell" },
            "<w:cantSplit/>",
            table.columns.iter().zip(cells.iter().map(|cell| cell.text.as_str())),
            &widths,
        );
    }
    out.push_str("</w:tbl>");
}

fn row<'t>(out: &mut String, style: &str, properties: &str, cells: impl Iterator<Item = (&'t TableColumn, &'t str)>, widths: &[usize]) {
    let _ = write!(out, "<w:tr><w:trPr>{properties}</w:trPr>");
    for ((column, text), width) in cells.zip(widths) {
        let _ = write!(out, r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>"#);
        let side = match (style, column.right, column.whole) {
            ("CellHead", ..) | (_, false, false) => "",
            (_, true, _) => r#"<w:jc w:val="right"/>"#,
            (_, false, true) => r#"<w:jc w:val="center"/>"#,
        };
        paragraph(out, style, side, &run(text, ""));
        out.push_str("</w:tc>");
    }
    out.push_str("</w:tr>");
}

/// The widths of the columns, which add up to `width`: columns of words give way first where there is too little room.
fn widths(table: &Table, width: usize) -> Vec<usize> {
    let letters = UnicodeWidthStr::width;
    let natural = |(at, column): (usize, &TableColumn)| {
        let cells = table.rows.iter().filter_map(|row| row.get(at)).map(|cell| letters(cell.text.as_str())).max().unwrap_or(0);
        let cells = if column.whole { cells } else { cells.min(WORDS) };
        (cells.max(letters(column.head.as_str()).min(HEAD)) + 1) * LETTER + PADDING
    };
    let natural: Vec<_> = table.columns.iter().enumerate().map(natural).collect();
    let sum = |of: &dyn Fn(&TableColumn) -> bool| -> usize {
        table.columns.iter().zip(&natural).filter(|(column, _)| of(column)).map(|(_, width)| width).sum()
    };
    let (whole, words) = (sum(&|column| column.whole), sum(&|column| !column.whole));
    let limit = if whole + words / 3 < width { fair_limit(table, &natural, width - whole) } else { usize::MAX };
    let narrowed: Vec<_> =
        table.columns.iter().zip(&natural).map(|(column, width)| if column.whole { *width } else { (*width).min(limit) }).collect();
    let sum: usize = narrowed.iter().sum();
    let mut widths: Vec<_> = narrowed.iter().map(|narrow| narrow * width / sum.max(1)).collect();
    // What rounding left over goes to the last column.
    let given: usize = widths.iter().sum();
    if let Some(last) = widths.last_mut() {
        *last += width.saturating_sub(given);
    }
    widths
}

/// The width that no column of words may pass, so that they have room together; short ones keep what they need.
fn fair_limit(table: &Table, natural: &[usize], room: usize) -> usize {
    let mut words: Vec<_> = table.columns.iter().zip(natural).filter(|(column, _)| !column.whole).map(|(_, width)| *width).collect();
    words.sort_unstable();
    let mut room = room;
    for (at, width) in words.iter().enumerate() {
        let share = room / (words.len() - at);
        if *width > share {
            return share;
        }
        room -= width;
    }
    usize::MAX
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::table::Cell;

    #[test]
    fn columns_fill_the_width_and_numbers_stay_whole() {
        let check = |name: &str, width: usize| {
            let mut table = Table::new(&["企业", ">应办结"]);
            table.rows.push(vec![Cell::plain(name), Cell::count(12_345)]);
            let widths = widths(&table, width);
            assert_eq!(widths.iter().sum::<usize>(), width, "{name} {widths:?}");
            assert!(widths[1] >= 5 * LETTER + PADDING, "{name} {widths:?}");
        };
        check("甲", 8844);
        check("示例燃气有限公司", 4000);
        check(&"长".repeat(200), 8844);
    }
}
