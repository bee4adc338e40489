//! Where links lead.

use std::collections::BTreeMap;

use rust_xlsxwriter::Url;

use super::layout::Layout;
use crate::report::sheets::{Part, Sheet};
use crate::report::table::Target;

/// The first cell of everything that links lead to.
pub(super) struct Links(BTreeMap<Target, String>);

impl Links {
    pub(super) fn new(sheets: &[Sheet]) -> Self {
        let mut links = BTreeMap::new();
        for sheet in sheets {
            let layout = Layout::of(sheet);
            for (part, first) in sheet.parts.iter().zip(&layout.parts) {
                let Part::Table(table) = part else { continue };
                let body = first + table.head_rows();
                for mark in &table.marks {
                    let row = body as usize + mark.row + 1;
                    links.entry(mark.target).or_insert_with(|| format!("internal:'{}'!A{row}", sheet.name));
                }
            }
        }
        Self(links)
    }

    /// The way to a target, where it is on a sheet.
    pub(super) fn to(&self, target: Target) -> Option<Url> {
        self.0.get(&target).map(Url::new)
    }
}
