//! ods, the workbooks of free office programs. Read row by row, because a few bytes can stand for a million equal cells.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Cursor};
use std::sync::Arc;

use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use zip::ZipArchive;

use super::cell::{Shown, duration, iso, number, truth};
use super::{Fault, NamedSheet, Sheet};

/// Rows and columns that spreadsheet programs have; what is repeated beyond them is a blank rest.
const MAX_ROWS: u32 = 1 << 20;
const MAX_COLUMNS: u32 = 1 << 14;

/// Most blanks that one element may stand for in a text.
const MAX_SPACES: u32 = 1 << 10;

impl From<quick_xml::Error> for Fault {
    fn from(_: quick_xml::Error) -> Self {
        Self::Damaged
    }
}

/// The sheets.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<NamedSheet>, Fault> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Fault::Damaged)?;
    let content = zip.by_name("content.xml").map_err(|_| Fault::Damaged)?;
    let mut reader = Reader::from_reader(BufReader::new(content));
    reader.config_mut().expand_empty_elements = true;
    let mut document = Document { reader, buffer: Vec::new() };
    let (mut hidden, mut style, mut sheets) = (BTreeSet::new(), None, Vec::new());
    while let Some(step) = document.step()? {
        let Step::Open(tag) = step else { continue };
        match tag.name.as_str() {
            "style:style" => style = tag.get("style:name"),
            "style:table-properties" if tag.get("table:display").as_deref() == Some("false") => hidden.extend(style.take()),
            "table:table" => {
                let name = tag.get("table:name").unwrap_or_default();
                let is_hidden = tag.get("table:style-name").is_some_and(|style| hidden.contains(&style));
                let sheet = document.table()?;
                sheets.push(NamedSheet { name, sheet: (!is_hidden).then(|| Arc::new(sheet)) });
            }
            _ => {}
        }
    }
    Ok(sheets)
}

/// An element as it begins.
struct Tag {
    name: String,
    attributes: Vec<(String, String)>,
}

impl Tag {
    fn new(start: &BytesStart<'_>) -> Result<Self, Fault> {
        let attribute = |attribute: Result<quick_xml::events::attributes::Attribute<'_>, _>| {
            let attribute = attribute.map_err(|_| Fault::Damaged)?;
            let value = attribute.normalized_value(XmlVersion::Implicit1_0)?.into_owned();
            Ok((attribute.key.as_ref().to_owned(), value))
        };
        let attributes = start.attributes().with_checks(false).map(attribute).collect::<Result<_, Fault>>()?;
        Ok(Self { name: start.name().as_ref().to_owned(), attributes })
    }

    fn get(&self, key: &str) -> Option<String> {
        self.attributes.iter().find(|(name, _)| name == key).map(|(_, value)| value.clone())
    }

    /// How often it stands there.
    fn times(&self, key: &str) -> u32 {
        self.get(key).and_then(|times| times.parse().ok()).unwrap_or(1)
    }
}

/// What comes next in the document.
enum Step {
    Open(Tag),
    Close(String),
    Text(String),
}

struct Document<R> {
    reader: Reader<R>,
    buffer: Vec<u8>,
}

impl<R: BufRead> Document<R> {
    /// The next step, `None` at the end.
    fn step(&mut self) -> Result<Option<Step>, Fault> {
        loop {
            self.buffer.clear();
            return Ok(Some(match self.reader.read_event_into(&mut self.buffer)? {
                Event::Start(start) => Step::Open(Tag::new(&start)?),
                Event::End(end) => Step::Close(end.name().as_ref().to_owned()),
                Event::Text(text) => Step::Text(text.xml10_content().into_owned()),
                Event::CData(text) => Step::Text(text.xml10_content().into_owned()),
                Event::GeneralRef(entity) => Step::Text(resolved(&entity)?),
                Event::Eof => return Ok(None),
                _ => continue,
            }));
        }
    }

    /// The next step of a document that must go on.
    fn within(&mut self) -> Result<Step, Fault> {
        self.step()?.ok_or(Fault::Damaged)
    }

    /// A sheet, after its beginning.
    fn table(&mut self) -> Result<Sheet, Fault> {
        let (mut sheet, mut row, mut depth) = (Sheet::default(), 0_u32, 1_u32);
        while depth > 0 {
            match self.within()? {
                Step::Open(tag) if tag.name == "table:table-row" => {
                    let times = tag.times("table:number-rows-repeated").min(MAX_ROWS - row);
                    let cells = self.row()?;
                    if !cells.is_empty() {
                        (row..row + times).try_for_each(|row| cells.iter().try_for_each(|cells| cells.write(&mut sheet, row)))?;
                    }
                    row += times;
                }
                Step::Open(tag) if tag.name == "table:table" => depth += 1,
                Step::Close(name) if name == "table:table" => depth -= 1,
                _ => {}
            }
        }
        Ok(sheet)
    }

    /// The filled cells of a row, after its beginning.
    fn row(&mut self) -> Result<Vec<Cells>, Fault> {
        let (mut cells, mut column) = (Vec::new(), 0);
        loop {
            match self.within()? {
                Step::Open(tag) if matches!(tag.name.as_str(), "table:table-cell" | "table:covered-table-cell") => {
                    let times = tag.times("table:number-columns-repeated").min(MAX_COLUMNS - column);
                    let shown = self.cell(&tag)?;
                    if !shown.text.is_empty() {
                        cells.push(Cells { first: column, times, shown });
                    }
                    column += times;
                }
                Step::Close(name) if name == "table:table-row" => return Ok(cells),
                _ => {}
            }
        }
    }

    /// What a cell shows, after its beginning: its value where it has one, else its text.
    fn cell(&mut self, cell: &Tag) -> Result<Shown, Fault> {
        let text = self.paragraphs(&cell.name)?;
        let value = |key: &str| cell.get(key).filter(|value| !value.is_empty());
        // What is an error for the program is a text or a zero for the format.
        let kind = cell.get("calcext:value-type").filter(|kind| kind == "error").or_else(|| cell.get("office:value-type"));
        Ok(match kind.unwrap_or_default().as_str() {
            "float" | "percentage" | "currency" => {
                value("office:value").and_then(|value| value.parse().ok()).map_or_else(|| text.into(), number)
            }
            "date" => value("office:date-value").map_or(text, |value| iso(&value)).into(),
            "time" => value("office:time-value").map_or(text, |value| duration(&value)).into(),
            "boolean" => value("office:boolean-value").map_or_else(|| text.into(), |value| truth(value == "true")),
            _ => text.into(),
        })
    }

    /// The text of a cell up to its end, its paragraphs on lines of their own, without what is noted beside it.
    fn paragraphs(&mut self, cell: &str) -> Result<String, Fault> {
        let (mut text, mut first, mut within, mut beside) = (String::new(), true, 0_u32, 0_u32);
        loop {
            match self.within()? {
                Step::Close(name) if name == cell => return Ok(text),
                Step::Open(tag) if tag.name == "office:annotation" => beside += 1,
                Step::Close(name) if name == "office:annotation" => beside = beside.saturating_sub(1),
                _ if beside > 0 => {}
                Step::Open(tag) => match tag.name.as_str() {
                    "text:p" => {
                        text.push_str(if first { "" } else { "\n" });
                        (first, within) = (false, within + 1);
                    }
                    "text:s" => (0..tag.times("text:c").min(MAX_SPACES)).for_each(|_| text.push(' ')),
                    "text:tab" => text.push('\t'),
                    "text:line-break" => text.push('\n'),
                    _ => {}
                },
                Step::Close(name) if name == "text:p" => within = within.saturating_sub(1),
                Step::Text(part) if within > 0 => text.push_str(&part),
                Step::Close(_) | Step::Text(_) => {}
            }
        }
    }
}

/// A cell and how many columns it fills.
struct Cells {
    first: u32,
    times: u32,
    shown: Shown,
}

impl Cells {
    fn write(&self, sheet: &mut Sheet, row: u32) -> Result<(), Fault> {
        (self.first..self.first + self.times).try_for_each(|column| sheet.push(row, column, &self.shown))
    }
}

/// `&amp;`, `&#10;`.
fn resolved(entity: &BytesRef<'_>) -> Result<String, Fault> {
    if let Some(text) = resolve_xml_entity(entity.as_ref()) {
        return Ok(text.to_owned());
    }
    entity.resolve_char_ref()?.map(String::from).ok_or(Fault::Damaged)
}
