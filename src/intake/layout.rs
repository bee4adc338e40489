//! Which column of a file holds which field.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diag::{Code, Diagnostic, Sink};
use crate::domain::fold::fold;
use crate::domain::personal::covered;
use crate::domain::{Column, Field, Place};
use crate::rules::TableSpec;

/// The column or columns of a field, counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldColumn {
    /// One column.
    One(usize),
    /// The date in one, the time of day in another.
    DateAndTime {
        /// The date.
        date: usize,
        /// The time of day.
        time: usize,
    },
}

impl FieldColumn {
    /// Every column of it.
    pub fn all(self) -> impl Iterator<Item = usize> {
        let (first, second) = match self {
            Self::One(column) => (column, None),
            Self::DateAndTime { date, time } => (date, Some(time)),
        };
        std::iter::once(first).chain(second)
    }

    /// The column that a diagnostic points at.
    pub fn first(self) -> usize {
        match self {
            Self::One(column) | Self::DateAndTime { date: column, .. } => column,
        }
    }
}

/// Fields and columns of one file.
#[derive(Debug, Clone)]
pub struct Layout {
    /// By the field's number in its table.
    pub fields: Vec<Option<FieldColumn>>,
    /// The fields that are there, with their first column.
    present: Vec<(usize, usize)>,
    /// A bit for each of the first 64 fields that are there.
    present_bits: u64,
    headers: Vec<Arc<str>>,
    /// Cells of the header row, blank ones at its end included.
    n_cells: usize,
}

impl Layout {
    /// No columns at all, until the header is read.
    pub fn none() -> Self {
        Self { fields: Vec::new(), present: Vec::new(), present_bits: 0, headers: Vec::new(), n_cells: 0 }
    }

    /// The column of a field, `None` where the file has none.
    #[inline] // Asked for every cell.
    pub fn field(&self, number: usize) -> Option<FieldColumn> {
        self.fields.get(number).copied().flatten()
    }

    /// Does a case ledger have a column for this field?
    #[inline] // Asked for every field of every row.
    pub fn has(&self, field: Field) -> bool {
        self.present_bits >> field.index() & 1 == 1
    }

    /// The fields that the file has, each with its first column.
    pub fn present(&self) -> &[(usize, usize)] {
        &self.present
    }

    /// Number of columns up to the last one with a header.
    pub fn width(&self) -> usize {
        self.headers.len()
    }

    /// Number of cells of the header row, blank ones at its end included.
    pub fn n_cells(&self) -> usize {
        self.n_cells
    }

    /// A column as people know it.
    pub fn column(&self, index: usize) -> Column {
        Column { number: index + 1, header: self.headers.get(index).cloned().unwrap_or_else(|| "".into()) }
    }
}

/// What the folded headers of a table can mean, besides its fields.
pub(super) struct OtherHeaders<'r> {
    pub(super) personal: &'r BTreeSet<String>,
    pub(super) ignored: &'r BTreeSet<String>,
}

/// What a header says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    Whole,
    Date,
    Time,
}

/// Folded header → field, part, and how early the pack lists it.
pub(super) type HeaderIndex<'r> = BTreeMap<&'r str, (usize, Part, usize)>;

pub(super) fn index(spec: &TableSpec) -> HeaderIndex<'_> {
    let mut index = BTreeMap::new();
    for (number, field) in spec.fields.iter().enumerate() {
        for (part, headers) in [(Part::Whole, &field.headers), (Part::Date, &field.date_headers), (Part::Time, &field.time_headers)] {
            for (order, header) in headers.iter().enumerate() {
                index.entry(header.as_str()).or_insert((number, part, order));
            }
        }
    }
    index
}

/// The folded header as it is listed somewhere: as written, else without what stands in brackets at its end.
pub(super) fn listed(folded: &str, is_listed: impl Fn(&str) -> bool) -> Option<&str> {
    if is_listed(folded) {
        return Some(folded);
    }
    let bare = folded.strip_suffix([')', ']', '】']).and_then(|text| text.rfind(['(', '[', '【']).map(|open| &text[..open]))?;
    is_listed(bare).then_some(bare)
}

/// Is a header known, and not for personal data?
pub(super) fn is_open(header: &str, index: &HeaderIndex<'_>, others: &OtherHeaders<'_>) -> bool {
    let is_listed = |text: &str| index.contains_key(text) || others.personal.contains(text) || others.ignored.contains(text);
    let folded = fold(header);
    listed(&folded, is_listed).is_some_and(|listed| index.contains_key(listed) || others.ignored.contains(listed))
}

/// Stands for a header whose bytes do not decode; the reader of the table has told so.
pub(super) const UNDECODABLE: &str = "\u{fffd}";

/// Reads a header row. Says which columns are personal, unknown or given twice.
pub(super) fn read(headers: &[String], place: &Place, spec: &TableSpec, others: &OtherHeaders<'_>, sink: &mut Sink) -> Layout {
    let width = headers.iter().rposition(|header| !header.trim().is_empty()).map_or(0, |last| last + 1);
    let n_cells = headers.len();
    let headers: Vec<Arc<str>> = headers[..width].iter().map(|header| covered(header.trim()).into()).collect();
    let index = index(spec);
    let mut found: BTreeMap<(usize, Part), (usize, usize)> = BTreeMap::new();
    let mut personal = Vec::new();
    for (column, header) in headers.iter().enumerate().filter(|(_, header)| !header.is_empty() && header.as_ref() != UNDECODABLE) {
        let folded = fold(header);
        let at = Place { column: Some(Column { number: column + 1, header: Arc::clone(header) }), ..place.clone() };
        let listed = listed(&folded, |text| index.contains_key(text) || others.personal.contains(text) || others.ignored.contains(text));
        let Some(listed) = listed else {
            sink.push(unknown(&folded, header, at, &index));
            continue;
        };
        let Some((field, part, order)) = index.get(listed).copied() else {
            if others.personal.contains(listed) {
                personal.push(header.to_string());
            }
            continue;
        };
        let label = &spec.fields[field].label;
        if let Some((kept, kept_order)) = found.get(&(field, part)).copied() {
            let (used, unused) = if order < kept_order { (column, kept) } else { (kept, column) };
            sink.push(
                Diagnostic::new(Code::F008, at)
                    .fact("field", &label.zh)
                    .fact("field_en", &label.en)
                    .fact("used", &headers[used])
                    .fact("unused", &headers[unused]),
            );
            if used == kept {
                continue;
            }
        }
        found.insert((field, part), (column, order));
    }
    if !personal.is_empty() {
        let diagnostic = Diagnostic::new(Code::F004, place.clone());
        sink.push(diagnostic.fact("headers", personal.join("、")).fact("headers_en", personal.join(", ")));
    }
    let fields: Vec<_> = (0..spec.fields.len()).map(|field| field_column(field, &found)).collect();
    let present: Vec<_> = fields.iter().enumerate().filter_map(|(number, column)| Some((number, (*column)?.first()))).collect();
    let present_bits = present.iter().filter(|(number, _)| *number < 64).fold(0, |bits, (number, _)| bits | 1 << number);
    Layout { fields, present, present_bits, headers, n_cells }
}

/// A column with the whole time beside one with the date alone is taken for the time of day, which its cells then show.
fn field_column(field: usize, found: &BTreeMap<(usize, Part), (usize, usize)>) -> Option<FieldColumn> {
    let column = |part| found.get(&(field, part)).map(|(column, _)| *column);
    match (column(Part::Whole), column(Part::Date), column(Part::Time)) {
        (Some(time), Some(date), _) | (None, Some(date), Some(time)) => Some(FieldColumn::DateAndTime { date, time }),
        (Some(whole), None, _) => Some(FieldColumn::One(whole)),
        (None, Some(date), None) => Some(FieldColumn::One(date)),
        (None, None, _) => None,
    }
}

/// An unknown header, with the nearest known one where it is near.
fn unknown(folded: &str, header: &str, at: Place, index: &HeaderIndex<'_>) -> Diagnostic {
    let length = folded.chars().count();
    // Only what is as long, or a character longer or shorter, can be one slip away.
    let near = index.keys().filter(|known| length > 2 && known.chars().count().abs_diff(length) <= 1);
    let nearest = near.map(|known| (strsim::osa_distance(folded, known), *known)).min();
    let diagnostic = Diagnostic::new(Code::F003, at).fact("header", header);
    match nearest {
        Some((distance, known)) if distance <= 1 => diagnostic
            .fact("near", known)
            .fact("hint", format!("，是否应为“{known}”？"))
            .fact("hint_en", format!("; perhaps “{known}” was meant")),
        _ => diagnostic.fact("hint", "").fact("hint_en", ""),
    }
}
