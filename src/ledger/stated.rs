//! What a row states in each of its columns, in a form that does not depend on how it is written.

use std::hash::{Hash, Hasher};

use super::CaseReader;
use super::cells::{Cells, Weight, plain_id};
use crate::diag::Sink;
use crate::domain::Field;
use crate::domain::fold::fold_width;
use crate::intake::{Row, quoted};
use crate::rules::{Pack, Vocabulary};

/// What a column states; two are compared by all of their text, whether or not it may be shown.
#[derive(Debug, Clone)]
pub struct Stated {
    text: String,
    /// People write names into it, or it may stand under a header that is not its own.
    covered: bool,
}

impl Stated {
    /// What may be shown of it.
    pub fn shown(&self) -> Option<String> {
        (!self.covered).then(|| quoted(&self.text))
    }
}

impl PartialEq for Stated {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Stated {}

impl Hash for Stated {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl CaseReader<'_> {
    /// What the row states, by the number of the field, fields with something in them alone. Columns that are personal or not
    /// known to the pack are not read at all. Where `in_place` does not hold, nothing may be shown: cells may stand under
    /// headers that are not their own.
    pub fn stated(&self, row: &Row<'_>, in_place: bool) -> Vec<(usize, Stated)> {
        let cells = Cells::new(*row, &self.layout, &self.pack.spellings, &self.file);
        let fields = self.pack.spellings.case.fields.iter().enumerate();
        fields.filter_map(|(number, spec)| Some((number, stated(&cells, number, self.pack, !in_place || spec.free_text)?))).collect()
    }
}

fn stated(cells: &Cells<'_, '_>, number: usize, pack: &Pack, covered: bool) -> Option<Stated> {
    let field = Field::ALL.get(number).copied();
    if field.is_none_or(is_time)
        && let Ok(moment) = cells.moment(number, Weight::Aside, "", &mut Sink::default())
    {
        return moment.map(|moment| Stated { text: moment.to_string(), covered });
    }
    let text = cells.number_text(number)?;
    let values = &pack.spellings.values;
    let text = match field {
        Some(Field::CaseId) => plain_id(text).into_owned(),
        Some(Field::Service) => word(&values.service, &text),
        Some(Field::Status) => word(&values.status, &text),
        Some(Field::Scope) => word(&values.special_scope, &text),
        Some(Field::Valid) => word(&values.valid, &text),
        Some(Field::Upheld) => word(&values.upheld, &text),
        Some(Field::Channel) => word(&values.channel, &text),
        Some(Field::Satisfaction) => word(&values.satisfaction, &text),
        _ => fold_width(&text),
    };
    Some(Stated { text, covered })
}

/// The word in the pack's own spelling, so that spellings of one value are the same.
fn word<T: Copy + PartialEq>(vocabulary: &Vocabulary<T>, text: &str) -> String {
    vocabulary.plain(text).map_or_else(|| fold_width(text), str::to_owned)
}

/// Fields that hold a time and nothing else.
fn is_time(field: Field) -> bool {
    field.is_event()
        || matches!(
            field,
            Field::PausedFrom | Field::PausedTo | Field::ExtensionRequestedAt | Field::ExtendedTo | Field::ExcludedOn | Field::StatedDue
        )
}
