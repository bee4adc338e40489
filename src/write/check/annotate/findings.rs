//! The sheet with everything that was found, and everything that is not shown.

use rust_xlsxwriter::{Url, Worksheet, XlsxError};
use unicode_width::UnicodeWidthStr;

use super::ROWS;
use super::covered::{Covered, Runs};
use super::style::Styles;
use crate::domain::{Column, Lang};
use crate::report::model::{CheckReport, DiagnosticReport, DiagnosticSample};
use crate::write::cell_text::cut;
use crate::write::check::told::{how_many, tier, verdict_line};
use crate::write::terminal::visible;

/// Links of one sheet; spreadsheet programs take no more.
const LINKS: u32 = 65_000;

/// Ranges of cells that are named of a column.
const RANGES: usize = 12;

/// Longest text of a cell here, in units of UTF-16.
const LONGEST: usize = 8000;

/// The row of the column heads, counted from 0.
const HEAD: u32 = 2;

/// Widths of the columns, in characters.
const WIDTHS: [u32; 7] = [12, 7, 20, 26, 16, 56, 56];

/// A diagnostic, or a column that is wrong throughout.
pub(super) struct Finding<'c> {
    pub(super) group: &'c DiagnosticReport,
    pub(super) sample: &'c DiagnosticSample,
    /// It stands for every row of its column.
    pub(super) throughout: bool,
    /// The cell that is marked for it, once it has been written.
    pub(super) link: Option<Link>,
}

/// A cell of the workbook.
pub(super) struct Link {
    pub(super) sheet: String,
    /// Counted from 0.
    pub(super) row: u32,
    /// Counted from 0.
    pub(super) column: u16,
}

impl Link {
    /// `Sheet!C17`.
    fn name(&self) -> String {
        format!("{}!{}", self.sheet, address(self.row, self.column))
    }

    fn url(&self) -> Url {
        Url::new(format!("internal:'{}'!{}", self.sheet.replace('\'', "''"), address(self.row, self.column)))
    }
}

/// `C17`.
fn address(row: u32, column: u16) -> String {
    format!("{}{}", Column { number: usize::from(column) + 1, header: "".into() }.letter(), row + 1)
}

/// Writes the sheet.
pub(super) fn write(
    sheet: &mut Worksheet,
    check: &CheckReport,
    findings: &[Finding<'_>],
    covered: &[Covered],
    styles: &Styles,
    lang: Lang,
) -> Result<(), XlsxError> {
    head(sheet, check, styles, lang)?;
    let covered: Vec<_> =
        covered.iter().flat_map(|covered| covered.columns.iter().map(move |(column, runs)| (covered, *column, runs))).collect();
    let covered: Vec<_> = covered.into_iter().filter(|(.., runs)| runs.cells > 0).collect();
    let room = (ROWS - HEAD - 2).saturating_sub(u32::try_from(covered.len()).unwrap_or(0));
    let mut row = HEAD + 1;
    for finding in findings.iter().take(usize::try_from(room).unwrap_or(usize::MAX)) {
        write_finding(sheet, row, finding, styles, lang)?;
        row += 1;
    }
    for (sheet_of, column, runs) in covered {
        write_covered(sheet, row, &sheet_of.sheet, column, runs, styles, lang)?;
        row += 1;
    }
    if row > HEAD + 1 {
        sheet.autofilter(HEAD, 0, row - 1, 6)?;
    }
    if findings.len() > usize::try_from(room).unwrap_or(usize::MAX) {
        let rest = lang.pick("其余问题超出工作表行数，未列出", "more were found than a sheet has rows for");
        sheet.write_string_with_format(row.min(ROWS - 1), 0, rest, &styles.text)?;
    }
    Ok(())
}

fn head(sheet: &mut Worksheet, check: &CheckReport, styles: &Styles, lang: Lang) -> Result<(), XlsxError> {
    sheet.write_string_with_format(0, 0, visible(&verdict_line(check, lang)), &styles.title)?;
    let hint = lang.pick(
        "标色单元格为问题所在，批注写明原因和改法；红色必须更正，黄色需核实说明，蓝色为提示。■ 为不予显示的内容，重新报送前请按原台账填回。所有单元格均为文本格式。",
        "Coloured cells are those in question, and their comments say why and what to do: red is to correct, yellow to confirm, blue to note. ■ stands for what is not shown; fill it in again from your own ledger before you hand in. All cells are text.",
    );
    sheet.merge_range(1, 0, 1, 6, hint, &styles.hint)?;
    sheet.set_row_height(1, 32)?;
    // None of them is a header of a ledger or of statements: the workbook is read again.
    let heads = match lang {
        Lang::Zh => ["级别", "检查项", "问题", "位置", "办件", "具体情况", "怎么办"],
        Lang::En => ["Tier", "Check", "Kind", "Place", "Case", "What is wrong", "What to do"],
    };
    for (column, (head, width)) in (0_u16..).zip(heads.into_iter().zip(WIDTHS)) {
        sheet.write_string_with_format(HEAD, column, head, &styles.header)?;
        sheet.set_column_format(column, &styles.text)?;
        sheet.set_column_width(column, width)?;
    }
    sheet.set_freeze_panes(HEAD + 1, 0)?;
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0).set_repeat_rows(HEAD, HEAD)?;
    Ok(())
}

fn write_finding(sheet: &mut Worksheet, row: u32, finding: &Finding<'_>, styles: &Styles, lang: Lang) -> Result<(), XlsxError> {
    let Finding { group, sample, throughout, link } = finding;
    let (word, _) = tier(&group.tier, lang);
    let message = visible(&sample.message);
    let message =
        if *throughout { format!("{}{}{message}", how_many(group, lang), lang.pick("，如：", ", such as: ")) } else { message };
    let case = if *throughout { "" } else { sample.case_id.as_deref().unwrap_or("") };
    sheet.write_string_with_format(row, 0, word, styles.tier_word(&group.tier))?;
    let texts = [(1, group.code.clone()), (2, group.title.clone()), (4, visible(case)), (5, message), (6, group.advice.clone())];
    for (column, text) in &texts {
        sheet.write_string_with_format(row, *column, cut(text, LONGEST), &styles.wrapped)?;
    }
    let place = match link {
        Some(link) if row <= LINKS => {
            sheet.write_url_with_options(row, 3, link.url(), link.name(), "", Some(&styles.link))?;
            link.name()
        }
        Some(link) => plain_place(sheet, row, link.name(), styles)?,
        None => plain_place(sheet, row, visible(&sample.place), styles)?,
    };
    let filled = texts.iter().map(|(column, text)| (usize::from(*column), text.as_str())).chain([(3, place.as_str())]);
    sheet.set_row_height(row, height(filled))?;
    Ok(())
}

fn plain_place(sheet: &mut Worksheet, row: u32, place: String, styles: &Styles) -> Result<String, XlsxError> {
    sheet.write_string_with_format(row, 3, cut(&place, LONGEST), &styles.wrapped)?;
    Ok(place)
}

fn write_covered(
    sheet: &mut Worksheet,
    row: u32,
    name: &str,
    column: u16,
    runs: &Runs,
    styles: &Styles,
    lang: Lang,
) -> Result<(), XlsxError> {
    let range = |(first, last): &(u32, u32)| {
        let (first, last) = (address(*first, column), address(*last, column));
        if first == last { first } else { format!("{first}:{last}") }
    };
    let mut ranges = runs.ranges.iter().take(RANGES).map(range).collect::<Vec<_>>().join(lang.pick("、", ", "));
    if runs.ranges.len() > RANGES {
        ranges.push_str(lang.pick("等", " and more"));
    }
    let cells = runs.cells;
    let message = match lang {
        Lang::Zh => format!("{ranges} 的内容可能含个人信息，或长于单元格所能容纳，未显示或未完整显示，共 {cells} 个单元格"),
        Lang::En => {
            format!("{ranges}: not shown, or not in full, because it may be personal or is longer than a cell can be; {cells} cell(s)")
        }
    };
    let advice = lang.pick(
        "如需重新报送本工作簿，请按原台账填回，或删除评价不需要的列。",
        "To hand in this workbook, fill it in again from your own ledger, or delete a column that the scoring does not need.",
    );
    sheet.write_string_with_format(row, 0, lang.pick("未显示", "Not shown"), &styles.covered_word)?;
    sheet.write_string_with_format(row, 2, lang.pick("未显示的内容", "cells not shown"), &styles.wrapped)?;
    let first = runs.ranges.first().map_or(0, |(first, _)| *first);
    let link = Link { sheet: name.to_owned(), row: first, column };
    sheet.write_url_with_options(row, 3, link.url(), link.name(), "", Some(&styles.link))?;
    sheet.write_string_with_format(row, 5, &message, &styles.wrapped)?;
    sheet.write_string_with_format(row, 6, advice, &styles.wrapped)?;
    sheet.set_row_height(row, height([(5, message.as_str()), (6, advice)].into_iter()))?;
    Ok(())
}

/// The height of a row that shows all of its texts, in points.
fn height<'t>(texts: impl Iterator<Item = (usize, &'t str)>) -> u32 {
    let lines = |(column, text): (usize, &str)| {
        // Chinese characters are somewhat wider than two digits.
        let room = (usize::try_from(WIDTHS[column]).unwrap_or(1) * 17 / 20).max(1);
        text.width().div_ceil(room)
    };
    let lines = texts.map(lines).max().unwrap_or(1).clamp(1, 20);
    u32::try_from(lines).unwrap_or(1) * 15
}
