//! A row as read, before any check looked at it.

use super::cells::Cells;
use crate::domain::{Channel, Field, LateReason, Moment, Pause, Satisfaction, ServiceIx};
use crate::rules::{StatusWord, Truth};

/// What one row says, field by field. What could not be read is blank here; the scan knows which that is.
#[allow(clippy::struct_excessive_bools)] // Each is what a cell of its own says.
pub(super) struct Said<'s, 'a, 'b> {
    pub(super) cells: &'s Cells<'a, 'b>,
    pub(super) service: ServiceIx,
    /// The event that starts the clock, and which it is.
    pub(super) started: Option<(Field, Moment)>,
    /// The start is a stand-in for this event, which the row leaves blank.
    pub(super) start_stands_for: Option<Field>,
    /// The event that ends the clock, and which it is.
    pub(super) completed: Option<(Field, Moment)>,
    pub(super) end_stands_for: Option<Field>,
    pub(super) dates: Dates,
    pub(super) status: Option<StatusWord>,
    pub(super) special_scope: bool,
    pub(super) valid: Option<Truth>,
    pub(super) upheld: Option<Truth>,
    pub(super) channel: Option<Channel>,
    pub(super) satisfaction: Option<Satisfaction>,
    pub(super) visits: Option<u16>,
    /// It came by transfer from a superior or the hotline.
    pub(super) transferred_in: bool,
    /// It is a complaint that came by transfer.
    pub(super) transferred_complaint: bool,
    pub(super) return_approved: bool,
    pub(super) pauses: Vec<Pause>,
    pub(super) late_reason: Option<LateReason>,
    /// A bit for each field with a word that the pack knows.
    pub(super) recognised: u64,
}

/// Every other time that a row can give.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Dates {
    pub(super) accepted: Option<Moment>,
    pub(super) applied: Option<Moment>,
    pub(super) documents_complete: Option<Moment>,
    pub(super) appointment: Option<Moment>,
    pub(super) arrived: Option<Moment>,
    pub(super) reported_back: Option<Moment>,
    pub(super) followed_up: Option<Moment>,
    pub(super) excluded: Option<Moment>,
    pub(super) extension_requested: Option<Moment>,
    pub(super) extended_to: Option<Moment>,
    pub(super) stated_due: Option<Moment>,
}

impl Said<'_, '_, '_> {
    /// Is anything written in this field?
    pub(super) fn is_there(&self, field: Field) -> bool {
        self.cells.is_there(field)
    }

    /// Is what is written in this field a word that the pack knows?
    pub(super) fn is_known_word(&self, field: Field) -> bool {
        self.recognised & 1 << field.index() != 0
    }

    /// Does the file have this column?
    pub(super) fn has_column(&self, field: Field) -> bool {
        self.cells.layout.field(field.index()).is_some()
    }

    /// The completion, else the start of the clock, where it comes on a later day than `moment` of `field`; nothing where `field`
    /// itself ends the clock.
    pub(super) fn clock_event_after(&self, field: Field, moment: Moment) -> Option<(Field, Moment)> {
        if self.completed.is_some_and(|(end, _)| end == field) {
            return None;
        }
        [self.completed, self.started].into_iter().flatten().find(|(_, later)| moment.day < later.day)
    }

    /// It is said to be valid, or was passed on and its return not approved.
    pub(super) fn stays_valid(&self) -> bool {
        self.valid == Some(Truth::Yes) || (self.transferred_complaint && !self.return_approved)
    }

    /// Something takes the case out of the count, if its date and reason hold.
    pub(super) fn is_excluded(&self) -> bool {
        matches!(self.status, Some(StatusWord::Excluded(_))) || self.valid == Some(Truth::No)
    }
}
