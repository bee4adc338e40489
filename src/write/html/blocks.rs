//! The blocks of a page.

use std::collections::BTreeSet;

use unicode_width::UnicodeWidthStr;

use super::chart;
use super::markup::Markup;
use super::place;
use crate::domain::Lang;
use crate::report::chart::Chart;
use crate::report::table::{Block, Cell, Heading, Page, Table, TableColumn, Target, Tone, Value};

/// A column of words up to this wide is never broken.
const NARROW: usize = 14;

/// A column of words up to this wide needs little room, a wider one more.
const MIDDLING: usize = 32;

/// A page's blocks with where each can lead.
pub(super) struct Body<'p> {
    blocks: &'p [Block],
    lang: Lang,
    /// What has its place in this page.
    here: BTreeSet<Target>,
    /// The names of the enterprises' own pages; empty where they are not to be led to.
    pages: &'p [String],
}

/// Where the writer stands.
struct Place<'p> {
    /// The headings over it, by level.
    headings: Vec<&'p str>,
    /// Sections so far.
    sections: usize,
    /// Tables so far.
    tables: usize,
}

impl<'p> Body<'p> {
    /// The blocks of a page.
    pub(super) fn new(page: &'p Page, lang: Lang, pages: &'p [String]) -> Self {
        let here = page.blocks.iter().filter_map(|block| if let Block::Heading(heading) = block { heading.at } else { None }).collect();
        Self { blocks: &page.blocks, lang, here, pages }
    }

    /// The list of sections.
    pub(super) fn contents(&self, out: &mut Markup) {
        let of_page = |block: &'p Block| if let Block::Heading(heading) = block { (heading.level == 1).then_some(heading) } else { None };
        out.open("nav", &[("id", "contents"), ("aria-label", self.lang.pick("目录", "Contents"))]);
        out.leaf("p", &[("class", "label")], self.lang.pick("目录", "Contents"));
        out.open("ol", &[]);
        for (number, heading) in self.blocks.iter().filter_map(of_page).enumerate() {
            out.open("li", &[]);
            out.leaf("a", &[("href", &format!("#{}", heading_id(heading, number + 1)))], &heading.text);
            out.close();
        }
        out.close();
        out.close_line();
    }

    /// All blocks.
    pub(super) fn write(&self, out: &mut Markup) {
        let mut place = Place { headings: Vec::new(), sections: 0, tables: 0 };
        // Charts that follow one another stand side by side where there is room.
        for run in self.blocks.chunk_by(|one, next| is_chart(one) && is_chart(next)) {
            let side_by_side = run.len() > 1;
            if side_by_side {
                out.open("div", &[("class", "charts")]);
            }
            for block in run {
                self.block(out, block, &mut place);
            }
            if side_by_side {
                out.close_line();
            }
        }
        if place.sections > 0 {
            out.close_line();
        }
    }

    fn block(&self, out: &mut Markup, block: &'p Block, place: &mut Place<'p>) {
        match block {
            Block::Heading(heading) => self.heading(out, heading, place),
            Block::Text(text) => out.leaf("p", &[], text),
            Block::List(lines) if lines.is_empty() => {}
            Block::List(lines) => list(out, lines),
            Block::Chart(chart) => figure(out, chart, self.lang),
            Block::Table(table) if table.rows.is_empty() => {}
            Block::Table(table) => self.table(out, table, place),
        }
        out.own("\n");
    }

    fn heading(&self, out: &mut Markup, heading: &'p Heading, place: &mut Place<'p>) {
        if heading.level == 1 {
            if place.sections > 0 {
                out.close_line();
            }
            place.sections += 1;
            out.open("section", &[]);
        }
        place.headings.truncate(usize::from(heading.level.saturating_sub(1)));
        place.headings.push(&heading.text);
        let tag = match heading.level {
            1 => "h2",
            2 => "h3",
            _ => "h4",
        };
        match heading.at {
            None if heading.level > 1 => out.leaf(tag, &[], &heading.text),
            _ => out.leaf(tag, &[("id", &heading_id(heading, place.sections))], &heading.text),
        }
        if let Some(Target::Enterprise(enterprise)) = heading.at {
            self.ways_out(out, enterprise);
        }
    }

    /// From an enterprise to its own page, and back to the contents.
    fn ways_out(&self, out: &mut Markup, enterprise: usize) {
        let Some(page) = self.pages.get(enterprise) else { return };
        let href = format!("{}/{page}", place::FOLDER);
        out.open("p", &[("class", "ways")]);
        out.leaf("a", &[("href", &href)], self.lang.pick("单页（全部明细）", "Own page, with all rows"));
        out.text(" ");
        out.leaf("a", &[("href", "#contents")], self.lang.pick("目录", "Contents"));
        out.close();
    }

    fn table(&self, out: &mut Markup, table: &Table, place: &mut Place<'p>) {
        place.tables += 1;
        let caption = format!("t{}", place.tables);
        // Not a landmark: a page has dozens of them. It can be focused so that the keyboard can scroll it.
        out.open("div", &[("class", "scroll"), ("role", "group"), ("tabindex", "0"), ("aria-labelledby", &caption)]);
        out.open("table", &[]);
        out.leaf("caption", &[("id", &caption)], &place.headings.join(" · "));
        let classes: Vec<&str> = (0..table.columns.len()).map(|column| column_class(table, column)).collect();
        out.open("thead", &[]);
        out.open("tr", &[]);
        for (column, class) in table.columns.iter().zip(&classes) {
            out.leaf("th", &[("scope", "col"), ("class", class)], &column.head);
        }
        out.close();
        out.close_line();
        out.open("tbody", &[]);
        let named_by = table.columns.iter().position(|column| !column.right);
        for row in &table.rows {
            out.open("tr", &[]);
            for (position, (cell, class)) in row.iter().zip(&classes).enumerate() {
                self.cell(out, cell, class, named_by == Some(position));
            }
            out.close_line();
        }
        out.close();
        out.close();
        out.close();
    }

    fn cell(&self, out: &mut Markup, cell: &Cell, class: &str, names_row: bool) {
        let rate = if matches!(cell.value, Value::Percent(_)) { " rate" } else { "" };
        let class = format!("{class}{rate} {}", tone(cell.tone));
        let class = class.trim();
        if names_row && !cell.text.is_empty() {
            out.open("th", &[("scope", "row"), ("class", class)]);
        } else {
            out.open("td", &[("class", class)]);
        }
        self.cell_text(out, cell);
        out.close();
    }

    /// What a cell shows, leading to what is behind it where that is in this page.
    pub(super) fn cell_text(&self, out: &mut Markup, cell: &Cell) {
        // A rate may have the number of its cases beside it.
        let (text, beside) = match (cell.value, cell.text.split_once(' ')) {
            (Value::Percent(_), Some((rate, cases))) => (rate, Some(cases)),
            _ => (cell.text.as_str(), None),
        };
        match cell.target.filter(|target| self.here.contains(target)) {
            Some(target) => {
                out.open("a", &[("href", &format!("#{}", place::id(target)))]);
                with_sign(out, text);
                out.close();
            }
            None => with_sign(out, text),
        }
        if let Some(cases) = beside {
            out.text(" ");
            out.leaf("small", &[], cases);
        }
    }
}

/// A sign before a number is smaller than the number.
fn with_sign(out: &mut Markup, text: &str) {
    let number = text.strip_prefix('▼');
    if number.is_some() {
        out.leaf("span", &[("class", "sign")], "▼");
    }
    out.text(number.unwrap_or(text));
}

fn is_chart(block: &Block) -> bool {
    matches!(block, Block::Chart(_))
}

/// A chart; one that is wider than a phone is looked at by scrolling.
fn figure(out: &mut Markup, chart: &Chart, lang: Lang) {
    out.open("figure", &[("class", "chart")]);
    out.own(&chart::svg(chart, lang));
    out.close();
}

fn list(out: &mut Markup, lines: &[String]) {
    out.open("ul", &[]);
    for line in lines {
        out.leaf("li", &[], line);
    }
    out.close();
}

/// The id of a heading; those of sections without a target are numbered.
fn heading_id(heading: &Heading, section: usize) -> String {
    heading.at.map_or_else(|| format!("s{section}"), place::id)
}

/// The class of a tone.
pub(super) fn tone(tone: Tone) -> &'static str {
    match tone {
        Tone::Plain => "",
        Tone::Good => "good",
        Tone::Bad => "bad",
        Tone::Faint => "faint",
    }
}

/// How much room a column takes: numbers what they need, words by their longest cell.
fn column_class(table: &Table, column: usize) -> &'static str {
    let TableColumn { right, whole, .. } = &table.columns[column];
    let widest = table.rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.text.width()).max().unwrap_or(0);
    match (right, whole) {
        (true, _) => "number",
        (false, true) => "narrow",
        (false, false) if widest <= NARROW => "narrow",
        (false, false) if widest <= MIDDLING => "middling",
        (false, false) => "wide",
    }
}
