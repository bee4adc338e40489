//! A row as read, before any check looked at it.

use std::borrow::Cow;

use crate::domain::{Field, Moment, Pause};
use crate::rules::{StatusWord, Truth};

/// What one row says, field by field.
pub(super) struct Said<'r> {
    pub(super) id: Cow<'r, str>,
    /// The event that starts the clock, and which it is.
    pub(super) started: (Field, Moment),
    /// The start is a stand-in for this event, which the row leaves blank.
    pub(super) start_stands_for: Option<Field>,
    /// The event that ends the clock, and which it is.
    pub(super) completed: Option<(Field, Moment)>,
    pub(super) end_stands_for: Option<Field>,
    pub(super) accepted: Option<Moment>,
    pub(super) status: Option<StatusWord>,
    pub(super) valid: Option<Truth>,
    /// It is a complaint that came by transfer.
    pub(super) transferred_complaint: bool,
    pub(super) return_approved: bool,
    pub(super) pauses: Vec<Pause>,
}
