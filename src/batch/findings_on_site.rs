//! `verified.csv`: what inspectors found on site.

use std::collections::BTreeMap;
use std::io;

use super::Directory;
use super::table_rows::{self, TableRow};
use crate::diag::{Code, Diagnostic, Sink};
use crate::domain::Encoding;
use crate::domain::fold::fold;
use crate::domain::{EnterpriseIx, PointStatus, Verification};
use crate::intake::Source;
use crate::rules::{Pack, TableSpec};

/// What inspectors verified, by enterprise and point.
pub(super) type Verified = BTreeMap<EnterpriseIx, BTreeMap<String, Verification>>;

/// Reads what inspectors verified; a later row about the same point replaces an earlier one.
pub(super) fn read_verified(
    source: &dyn Source,
    pack: &Pack,
    directory: &Directory,
    encoding: Option<Encoding>,
    sink: &mut Sink,
) -> io::Result<Verified> {
    let spec = &pack.spellings.verified;
    let mut verified = Verified::new();
    for row in table_rows::read(source, spec, pack, encoding, sink)? {
        // A form that was handed out has a row for every point; one that nobody filled in says nothing.
        if ["status", "reason", "inspected_on", "note"].iter().all(|key| row.get(spec, key).is_none()) {
            continue;
        }
        let Some(enterprise) = enterprise(&row, spec, directory, sink) else { continue };
        let point = row.get(spec, "point").map(fold).unwrap_or_default();
        if !pack.checklist.iter().any(|checklist| checklist.points().any(|known| known.id == point)) {
            sink.push(Diagnostic::new(Code::P401, row.place).cell("point", "point_en", &point));
            continue;
        }
        let said = row.get(spec, "status").unwrap_or("").to_owned();
        let Some(status) = pack.spellings.verified_status.get(&fold(&said)).copied() else {
            sink.push(Diagnostic::new(Code::P403, row.place).fact("point", point).cell("cell", "cell_en", &said));
            continue;
        };
        let verification = Verification {
            status: status.unwrap_or(PointStatus::NotMet),
            falsified: status.is_none(),
            reasoned: row.get(spec, "reason").is_some(),
            place: row.place.clone(),
        };
        verified.entry(enterprise).or_default().insert(point, verification);
    }
    Ok(verified)
}

/// The unit a row is about; an unknown one is told.
pub(super) fn enterprise(row: &TableRow, spec: &TableSpec, directory: &Directory, sink: &mut Sink) -> Option<EnterpriseIx> {
    let named = row.get(spec, "enterprise").unwrap_or("");
    let found = directory.find(named);
    if found.is_none() {
        sink.push(Diagnostic::new(Code::B504, row.place.clone()).cell("named", "named_en", named));
    }
    found
}
