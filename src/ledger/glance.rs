//! A row at a glance: what two ledgers are held against each other by, read without the checks.

use super::CaseReader;
use super::cells::{Cells, Weight};
use crate::diag::Sink;
use crate::domain::{Field, Moment, ServiceIx};
use crate::intake::Row;
use crate::rules::Truth;

/// What a row states, each part on its own; `None` where nothing is written or it cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Glance {
    /// Which service was asked for.
    pub service: Option<ServiceIx>,
    /// When the enterprise took the case on.
    pub accepted: Option<Moment>,
    /// When the user applied.
    pub applied: Option<Moment>,
    /// When the papers were complete.
    pub documents_complete: Option<Moment>,
    /// When the case was completed.
    pub completed: Option<Moment>,
    /// When the user was told, where nothing else says that the case was completed.
    pub told: Option<Moment>,
    /// Whether a complaint is valid.
    pub valid: Option<Truth>,
    /// The status takes the case out of the count, or may do so.
    pub leaves: bool,
    /// When the case left the count.
    pub excluded_on: Option<Moment>,
}

impl CaseReader<'_> {
    /// Reads what [`Glance`] has, and tells nothing: a ledger that is compared is checked elsewhere.
    pub fn glance(&mut self, row: &Row<'_>) -> Glance {
        let mut silent = Sink::default();
        let Self { pack, layout, file, service, services, rows, .. } = self;
        let cells = Cells::new(*row, layout, &pack.spellings, file);
        let service = service.or_else(|| {
            let bytes = cells.bytes(Field::Service)?;
            services.find(bytes, || cells.text(Field::Service).unwrap_or_default())
        });
        let mut moment = |field: Field| cells.moment(field.index(), Weight::Aside, "", &mut silent).ok().flatten();
        let completed = moment(Field::CompletedAt);
        Glance {
            service,
            accepted: moment(Field::AcceptedAt),
            applied: moment(Field::AppliedAt),
            documents_complete: moment(Field::DocumentsCompleteAt),
            told: if completed.is_none() { moment(Field::ReportedBackAt) } else { None },
            completed,
            excluded_on: moment(Field::ExcludedOn),
            valid: rows.validity(&cells),
            leaves: rows.leaves(&cells),
        }
    }
}
