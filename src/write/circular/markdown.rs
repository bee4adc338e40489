//! The circular as Markdown. What stands in a name can neither break a table nor become a link, a heading or HTML.

use std::fmt::Write;

use crate::domain::fold::is_invisible;
use crate::report::circular::{Circular, Part};
use crate::report::table::Table;

/// Writes it, with a line end behind it.
pub fn markdown(circular: &Circular) -> String {
    let mut text = format!("> **{}**\n\n", escape(&circular.draft));
    for line in [&circular.head, &circular.number] {
        paragraph(&mut text, &escape(line));
    }
    paragraph(&mut text, &format!("# {}", escape(&circular.title)));
    paragraph(&mut text, &escape(&circular.addressee));
    parts(&mut text, &circular.body);
    if !circular.annexes.is_empty() {
        paragraph(&mut text, &escape(&circular.annexes_word));
        for annex in &circular.annexes {
            let _ = writeln!(text, "- {} {}", escape(&annex.name), escape(&annex.title));
        }
        text.push('\n');
    }
    for line in &circular.signature {
        paragraph(&mut text, &escape(line));
    }
    for annex in &circular.annexes {
        paragraph(&mut text, "---");
        paragraph(&mut text, &escape(&annex.name));
        paragraph(&mut text, &format!("# {}", escape(&annex.title)));
        parts(&mut text, &annex.parts);
    }
    paragraph(&mut text, "---");
    let imprint = &circular.imprint;
    paragraph(&mut text, &escape(&imprint.copies));
    let _ = writeln!(text, "{} {}", escape(&imprint.printed_by), escape(&imprint.printed_on));
    text
}

fn paragraph(text: &mut String, line: &str) {
    text.push_str(line);
    text.push_str("\n\n");
}

fn parts(text: &mut String, parts: &[Part]) {
    for part in parts {
        match part {
            Part::Heading { level, text: heading } => {
                let signs = "#".repeat(usize::from(*level) + 1);
                paragraph(text, &format!("{signs} {}", escape(heading)));
            }
            Part::Paragraph { lead: Some(lead), text: said } => {
                paragraph(text, &format!("**{}** {}", escape(lead.trim_end()), escape(said)));
            }
            Part::Paragraph { lead: None, text: said } | Part::Note(said) => paragraph(text, &escape(said)),
            Part::Table { caption, table } => {
                if let Some(caption) = caption {
                    paragraph(text, &format!("**{}**", escape(caption)));
                }
                self::table(text, table);
            }
        }
    }
}

fn table(text: &mut String, table: &Table) {
    let row = |cells: &mut dyn Iterator<Item = String>| format!("| {} |\n", cells.collect::<Vec<_>>().join(" | "));
    text.push_str(&row(&mut table.columns.iter().map(|column| escape(&column.head))));
    text.push_str(&row(&mut table.columns.iter().map(|column| if column.right { "---:" } else { "---" }.to_owned())));
    for cells in &table.rows {
        text.push_str(&row(&mut cells.iter().map(|cell| escape(&cell.text))));
    }
    text.push('\n');
}

/// A text on one line in which nothing is a sign of Markdown.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut last = ' ';
    for c in text.chars().filter(|c| !is_invisible(*c)) {
        let c = if c.is_whitespace() { ' ' } else { c };
        let begins_line = escaped.is_empty() && matches!(c, '-' | '+' | '=');
        // `www.` and `http:` become links by themselves.
        let links = (c == '.' && matches!(last, 'w' | 'W')) || (c == ':' && last.is_ascii_alphabetic());
        if begins_line || links || matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '~' | '&' | '@' | '$' | '!') {
            escaped.push('\\');
        }
        escaped.push(c);
        last = c;
    }
    numbered(escaped)
}

/// A number with a point at the beginning of a line would begin a list.
fn numbered(text: String) -> String {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    match text.as_bytes().get(digits..) {
        Some([b'.' | b')'] | [b'.' | b')', b' ', ..]) if digits > 0 => format!("{}\\{}", &text[..digits], &text[digits..]),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::table::Cell;

    #[test]
    fn nothing_in_a_name_is_a_sign() {
        let check = |text: &str, expected: &str| assert_eq!(escape(text), expected, "{text:?}");
        check("示例燃气（虚构）98.53%", "示例燃气（虚构）98.53%");
        check("<script>alert(1)</script>", "\\<script\\>alert(1)\\</script\\>");
        check("a|b\n# c", "a\\|b \\# c");
        check("[x](http://y.z) www.z.y", "\\[x\\](http\\://y.z) www\\.z.y");
        check("**_`~&amp;", "\\*\\*\\_\\`\\~\\&amp;");
        check("=cmd", "\\=cmd");
        check("- x", "\\- x");
        check("1. x", "1\\. x");
        check("98.53%", "98.53%");
        check("\u{1b}[31m\u{202e}x", "\\[31mx");
    }

    #[test]
    fn a_table_has_as_many_cells_as_columns_whatever_stands_in_them() {
        let mut table = Table::new(&["企业", ">件数"]);
        table.rows.push(vec![Cell::plain("甲|乙\n丙"), Cell::count(3)]);
        let mut text = String::new();
        super::table(&mut text, &table);
        assert_eq!(text, "| 企业 | 件数 |\n| --- | ---: |\n| 甲\\|乙 丙 | 3 |\n\n");
    }
}
