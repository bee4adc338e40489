//! The tables that the bureau keeps beside the submissions, read before the first row of a ledger.

use super::attribution::Directory;
use super::checked::{self, CheckList};
use super::credit::{self, Violation};
use super::findings_on_site::{self, Verified};
use super::inspectors::inspectors;
use super::ledger_file::{CountError, read_error};
use super::problems::{self, Problems};
use super::quarter::{QuarterFiles, Settings};
use super::remarks::{self, Remarks};
use super::transfers::{self, Passed};
use crate::diag::Sink;

/// What the bureau keeps.
#[derive(Default)]
pub(super) struct Bureau {
    /// What inspectors verified of points.
    pub(super) verified: Verified,
    /// What was found and decided in joint enforcement.
    pub(super) violations: Vec<Violation>,
    /// Cases that inspectors checked; `None` where there is no list of them.
    pub(super) checks: Option<CheckList>,
    /// What districts say of what was handed in.
    pub(super) remarks: Remarks,
    /// Problems of this quarter and of those before; `None` where there is no list of them.
    pub(super) problems: Option<Problems>,
    /// Tickets that were passed on; `None` where there is no list of them.
    pub(super) passed: Option<Passed>,
}

/// Reads the tables that are there.
pub(super) fn read(files: &QuarterFiles, settings: &Settings<'_>, directory: &Directory, sink: &mut Sink) -> Result<Bureau, CountError> {
    let Settings { pack, encoding, .. } = *settings;
    let mut bureau = Bureau::default();
    if let Some(source) = files.verified.as_deref() {
        bureau.verified = findings_on_site::read_verified(source, pack, directory, encoding, sink).map_err(read_error(source))?;
    }
    if let Some(source) = files.verified_cases.as_deref() {
        bureau.checks = Some(checked::read(source, pack, directory, encoding, sink).map_err(read_error(source))?);
    }
    if let Some(source) = files.violations.as_deref() {
        bureau.violations = credit::read(source, settings, directory, sink).map_err(read_error(source))?;
    }
    if let Some(source) = files.transfers.as_deref() {
        bureau.passed = Some(transfers::read(source, pack, directory, encoding, sink).map_err(read_error(source))?);
    }
    if let Some(source) = files.remarks.as_deref() {
        bureau.remarks = remarks::read(source, pack, directory, encoding, sink).map_err(read_error(source))?;
    }
    // Nobody is drawn here: what is wrong with the list is told, and that is all.
    if let Some(source) = files.inspectors.as_deref() {
        inspectors(source, pack, directory, encoding, sink)?;
    }
    bureau.problems = problems::read(files, settings, directory, sink)?;
    Ok(bureau)
}
