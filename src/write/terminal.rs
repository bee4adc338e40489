//! Pages for a terminal: tables where there is room, cards where there is little.

use comfy_table::{Attribute, Cell as TermCell, CellAlignment, Color, ColumnConstraint, ContentArrangement, LineStyle, TableStyle, Width};
use unicode_width::UnicodeWidthStr;

use super::wrap::{longest_word, wrap};
use crate::report::table::{Block, Cell, Page, Table, TableColumn, Tone};

/// Narrower than this, a table becomes a card per row.
const CARDS_BELOW: usize = 70;

/// The least a column of words is squeezed to.
const LEAST_WORDS: u16 = 10;

/// What the terminal can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terminal {
    /// Columns.
    pub width: usize,
    /// It shows colours.
    pub colour: bool,
    /// It shows ASCII lines alone.
    pub ascii: bool,
}

/// Writes a page.
pub fn page(page: &Page, terminal: Terminal) -> String {
    let tables: Vec<&Table> =
        page.blocks.iter().filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None }).collect();
    let mut out = Writer { terminal, tables, text: String::new() };
    out.title(&page.title);
    out.line(&out.rule('=', '═', page.title.width()));
    for block in &page.blocks {
        out.block(block);
    }
    out.text
}

struct Writer<'p> {
    terminal: Terminal,
    /// Every table of the page.
    tables: Vec<&'p Table>,
    text: String,
}

impl Writer<'_> {
    fn line(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    fn rule(&self, ascii: char, line: char, width: usize) -> String {
        let sign = if self.terminal.ascii { ascii } else { line };
        sign.to_string().repeat(width.min(self.terminal.width))
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(heading) => {
                self.line("");
                self.title(&heading.text);
            }
            Block::Text(text) => self.wrapped(text, "", ""),
            Block::List(lines) => {
                for line in lines {
                    self.wrapped(line, if self.terminal.ascii { "- " } else { "· " }, "  ");
                }
            }
            // A drawing would say nothing here that the tables do not.
            Block::Chart(_) => {}
            Block::Table(table) if table.rows.is_empty() => {}
            Block::Table(table) if self.terminal.width < CARDS_BELOW && !is_slim(&self.alike(table), self.terminal.width) => {
                self.cards(table);
            }
            Block::Table(table) => self.table(table),
        }
    }

    fn title(&mut self, title: &str) {
        for line in wrap(&visible(title), self.terminal.width) {
            self.line(&bold(&line, self.terminal));
        }
    }

    fn wrapped(&mut self, text: &str, first: &str, rest: &str) {
        for (number, line) in wrap(&visible(text), self.terminal.width.saturating_sub(rest.width())).iter().enumerate() {
            let lead = if number == 0 { first } else { rest };
            self.line(&format!("{lead}{line}"));
        }
    }

    /// The tables of the page with the same columns: what is never broken is as wide in one as in the other.
    fn alike(&self, table: &Table) -> Vec<&Table> {
        self.tables.iter().copied().filter(|other| other.columns == table.columns).collect()
    }

    fn table(&mut self, table: &Table) {
        let alike = self.alike(table);
        let kept = fitting_columns(&alike, self.terminal.width);
        let mut drawn = comfy_table::Table::new();
        drawn.load_style(self.style());
        drawn.set_content_arrangement(ContentArrangement::Dynamic);
        drawn.set_width(u16::try_from(self.terminal.width).unwrap_or(u16::MAX));
        drawn.set_truncation_indicator("..");
        if self.terminal.colour {
            drawn.enforce_styling();
            crossterm::style::force_color_output(true);
        } else {
            drawn.force_no_tty();
        }
        drawn.set_header(kept.iter().map(|column| TermCell::new(visible(&table.columns[*column].head)).add_attribute(Attribute::Dim)));
        for row in &table.rows {
            drawn.add_row(kept.iter().map(|column| self.cell(&row[*column])));
        }
        for (position, column) in kept.iter().enumerate() {
            let last = position + 1 == kept.len();
            let Some(drawn_column) = drawn.column_mut(position) else { continue };
            drawn_column.set_padding((0, if last { 0 } else { 2 }));
            if table.columns[*column].right {
                drawn_column.set_cell_alignment(CellAlignment::Right);
            }
            if table.columns[*column].whole {
                let width = least_width(&alike, *column) + if last { 0 } else { 2 };
                let width = u16::try_from(width).unwrap_or(u16::MAX);
                drawn_column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width)));
            } else {
                let natural = u16::try_from(natural_width(&alike, *column)).unwrap_or(u16::MAX);
                drawn_column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(natural.min(LEAST_WORDS))));
            }
        }
        for line in drawn.lines() {
            self.line(&line);
        }
    }

    fn style(&self) -> TableStyle {
        let sign = if self.terminal.ascii { '-' } else { '─' };
        TableStyle::new().header_separator(LineStyle::none().fill(sign))
    }

    fn cell(&self, cell: &Cell) -> TermCell {
        let drawn = TermCell::new(self.signs(&visible(&cell.text)));
        match cell.tone {
            Tone::Plain => drawn,
            Tone::Good => drawn.fg(Color::Green),
            Tone::Bad => drawn.fg(Color::Red),
            Tone::Faint => drawn.add_attribute(Attribute::Dim),
        }
    }

    /// Signs that an ASCII terminal has not.
    fn signs(&self, text: &str) -> String {
        if self.terminal.ascii { text.replace('▼', "v").replace(['–', '−'], "-").replace('·', "-") } else { text.to_owned() }
    }

    /// A card per row: what it is about on a line of its own, the rest below.
    fn cards(&mut self, table: &Table) {
        // A rank or another number at the start belongs to the name that follows it.
        let titles = if table.columns.first().is_some_and(|column| column.right) { 2 } else { 1 };
        for row in &table.rows {
            let title: Vec<_> = row.iter().take(titles).map(|cell| self.signs(&visible(&cell.text))).collect();
            let title = title.join(" ");
            let title = title.trim();
            if !title.is_empty() {
                for line in wrap(title, self.terminal.width) {
                    let line = bold(&line, self.terminal);
                    self.line(&line);
                }
            }
            let parts: Vec<String> = table
                .columns
                .iter()
                .zip(row)
                .skip(titles)
                .filter(|(_, cell)| !cell.text.is_empty() && cell.text != "-")
                .map(|(column, cell)| format!("{} {}", visible(&column.head), self.signs(&visible(&cell.text))))
                .collect();
            for line in flow(&parts, self.terminal.width.saturating_sub(2)) {
                self.line(&format!("  {line}"));
            }
        }
    }
}

fn bold(text: &str, terminal: Terminal) -> String {
    if terminal.colour { format!("\u{1b}[1m{text}\u{1b}[0m") } else { text.to_owned() }
}

/// The columns that fit in tables alike; optional ones go from the right until the others have room.
fn fitting_columns(tables: &[&Table], width: usize) -> Vec<usize> {
    let columns = columns(tables);
    let mut kept: Vec<usize> = (0..columns.len()).collect();
    loop {
        let needed: usize = kept.iter().map(|column| least_width(tables, *column) + 2).sum();
        if needed <= width + 2 {
            return kept;
        }
        let Some(position) = kept.iter().rposition(|column| columns[*column].optional) else { return kept };
        kept.remove(position);
    }
}

/// The columns that tables alike share.
fn columns<'t>(tables: &[&'t Table]) -> &'t [TableColumn] {
    tables.first().map_or(&[], |table| &table.columns)
}

/// Do tables alike fit with the columns they cannot do without, none of them squeezed?
fn is_slim(tables: &[&Table], width: usize) -> bool {
    let columns = columns(tables);
    let needed = (0..columns.len()).filter(|column| !columns[*column].optional).map(|column| natural_width(tables, column) + 2);
    needed.sum::<usize>() <= width + 2
}

fn widest_cell(tables: &[&Table], column: usize) -> usize {
    tables.iter().flat_map(|table| &table.rows).map(|row| row[column].text.width()).max().unwrap_or(0)
}

fn natural_width(tables: &[&Table], column: usize) -> usize {
    widest_cell(tables, column).max(columns(tables)[column].head.width())
}

/// Numbers are never broken, though their heads may be; words may be, but not into shreds.
fn least_width(tables: &[&Table], column: usize) -> usize {
    let TableColumn { head, right, whole, .. } = &columns(tables)[column];
    if *right {
        return widest_cell(tables, column).max(head.width().min(8)).max(longest_word(head));
    }
    let natural = natural_width(tables, column);
    if *whole { natural } else { natural.min(16) }
}

/// Joins short parts into lines.
fn flow(parts: &[String], width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for part in parts {
        match lines.last_mut() {
            Some(line) if line.width() + part.width() + 3 <= width => {
                line.push_str("   ");
                line.push_str(part);
            }
            _ => lines.extend(wrap(part, width)),
        }
    }
    lines
}

/// A text without anything that could steer the terminal: controls become their pictures, marks of direction go, and what is no
/// character at all is shown as such.
pub fn visible(text: &str) -> String {
    text.chars()
        .filter(|c| !matches!(c, '\u{061c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}'))
        .filter(|c| *c != '\u{feff}')
        .map(|c| match u32::from(c) {
            code @ 0..=0x1f => char::from_u32(0x2400 + code).unwrap_or(' '),
            0x7f => '\u{2421}',
            0x80..=0x9f | 0xfffe | 0xffff => '\u{fffd}',
            _ => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_ledger_steers_the_terminal() {
        assert_eq!(visible("a\u{1b}[31mb\r\n\u{202e}c\u{9b}"), "a␛[31mb␍␊c\u{fffd}");
    }

    #[test]
    fn no_line_is_wider_than_the_terminal() {
        let mut table = Table::new(&["企业", ">得分", ">应办结", "?备注"]);
        table.rows.push(vec![
            Cell::plain("示例江雾燃气有限责任公司渝北营业所（虚构）"),
            Cell::plain("98.75"),
            Cell::plain(12_345),
            Cell::plain("无"),
        ]);
        let shown = Page { title: "报告".to_owned(), blocks: vec![Block::Table(table), Block::Text("甲".repeat(200))] };
        for width in [40, 60, 80, 120] {
            for line in page(&shown, Terminal { width, colour: false, ascii: false }).lines() {
                assert!(line.width() <= width, "{width}: {line}");
            }
        }
    }
}
