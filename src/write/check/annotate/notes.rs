//! The comment on a cell.

use rust_xlsxwriter::Note;
use unicode_width::UnicodeWidthStr;

use super::findings::Finding;
use crate::domain::{Lang, SentRow};
use crate::write::cell_text::cut;
use crate::write::check::told::{how_many, tier};
use crate::write::terminal::visible;

/// Longest comment, in units of UTF-16; the list of findings has all of it.
const LONGEST: usize = 2000;

/// Columns of text in a comment of the width below.
const COLUMNS: usize = 46;

/// Width of a comment, in pixels.
const WIDTH: u32 = 340;

/// Height of a line of a comment, in pixels.
const LINE: u32 = 17;

/// What is wrong at a cell and what to do, with the line of the file where that is not the number of the row.
pub(super) fn note(findings: &[&Finding<'_>], row: &SentRow, index: u32, lang: Lang) -> Note {
    let mut parts: Vec<String> = findings.iter().map(|finding| told(finding, lang)).collect();
    if row.line != u64::from(index) + 1 {
        parts.push(match lang {
            Lang::Zh => format!("原文件第 {} 行", row.line),
            Lang::En => format!("Line {} of the file", row.line),
        });
    }
    let text = cut(&parts.join("\n"), LONGEST).to_owned();
    let lines: usize = text.lines().map(|line| line.width() / COLUMNS + 1).sum();
    let height = u32::try_from(lines).unwrap_or(u32::MAX).saturating_add(1).saturating_mul(LINE).clamp(60, 600);
    Note::new(text).add_author_prefix(false).set_author("gascore").set_width(WIDTH).set_height(height).set_font_size(9)
}

fn told(finding: &Finding<'_>, lang: Lang) -> String {
    let Finding { group, sample, throughout, .. } = finding;
    let (word, _) = tier(&group.tier, lang);
    let number = if *throughout { format!("{}{}", how_many(group, lang), lang.pick("，如：", ", such as: ")) } else { String::new() };
    let message = visible(&sample.message);
    match lang {
        Lang::Zh => format!("【{word}】{} {}\n{number}{message}\n怎么办：{}", group.code, group.title, group.advice),
        Lang::En => format!("[{word}] {} {}\n{number}{message}\nWhat to do: {}", group.code, group.title, group.advice),
    }
}
