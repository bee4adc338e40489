//! Cases that were open at the end of the older quarter and stand nowhere in the newer ledger.

use super::seen::Spot;
use crate::domain::{Due, Moment, ServiceIx};

/// An open case that vanished.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vanished {
    /// Where it stood.
    pub old: Spot,
    /// Its service.
    pub service: Option<ServiceIx>,
    /// When it came in.
    pub accepted: Option<Moment>,
    /// When it was due.
    pub due: Option<Due>,
    /// New numbers that may stand for it; there is no telling which, or whether any.
    pub candidates: Vec<Spot>,
}
