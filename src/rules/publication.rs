//! `[publication]` of `policy.toml`: from how many cases on a count may be published.

use super::reader::Section;
use crate::domain::Wording;

/// What may be published.
#[derive(Debug, Clone)]
pub struct PublicationRules {
    /// The smallest count of cases that is published, but for none at all; at least 2.
    pub smallest_cell: u64,
    /// What it rests on.
    pub basis: Wording,
}

/// Reads the rules.
pub(super) fn read(mut section: Section<'_, '_>) -> PublicationRules {
    let rules =
        PublicationRules { smallest_cell: section.required_integer("smallest_cell").into(), basis: section.required_wording("basis") };
    if rules.smallest_cell == 1 {
        section.contradiction_at(
            "smallest_cell",
            "至少为2：单独一件最容易认出".to_owned(),
            "must be 2 at least: a single case is the easiest to recognise".to_owned(),
        );
    }
    section.done();
    rules
}
