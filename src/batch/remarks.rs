//! `remarks.csv`: what the authorities of districts say of what their enterprises handed in.

use std::collections::BTreeMap;
use std::io;

use super::Directory;
use super::findings_on_site::enterprise;
use super::table_rows::{self, Unused};
use crate::diag::{Code, Diagnostic, Sink};
use crate::domain::fold::fold;
use crate::domain::{Encoding, EnterpriseIx, Remark};
use crate::intake::{Source, covered};
use crate::ledger::read_day;
use crate::rules::Pack;

/// Remarks by enterprise, each in the order of the list.
pub type Remarks = BTreeMap<EnterpriseIx, Vec<Remark>>;

/// Reads the list; a row that says nothing, or is of a district that the enterprise is not in, is told and left out.
pub(super) fn read(
    source: &dyn Source,
    pack: &Pack,
    directory: &Directory,
    encoding: Option<Encoding>,
    sink: &mut Sink,
) -> io::Result<Remarks> {
    let spec = &pack.spellings.remarks;
    let mut remarks = Remarks::new();
    for row in table_rows::read(source, spec, pack, encoding, sink)? {
        let Some(ix) = enterprise(&row, spec, directory, sink) else { continue };
        let written = |key: &str| row.get(spec, key).filter(|text| !pack.spellings.blank.contains(text));
        let Some(text) = written("remark").map(covered).filter(|text| !text.trim().is_empty()) else {
            sink.push(Diagnostic::new(Code::B593, row.place));
            continue;
        };
        let registered = directory.get(ix).and_then(|enterprise| enterprise.district.as_deref());
        let named = written("district");
        if let (Some(registered), Some(named)) = (registered, named)
            && fold(registered) != fold(named)
        {
            let diagnostic = Diagnostic::new(Code::B594, row.place.clone()).fact("district", covered(named));
            sink.push(diagnostic.fact("registered", registered));
            continue;
        }
        let reviewed_on = written("reviewed_on").map(read_day);
        if reviewed_on == Some(None) {
            Unused::NoTime.tell(row.place.clone(), sink);
        }
        let remark = Remark {
            text,
            district: registered.map(str::to_owned).or_else(|| named.map(covered)),
            signed_by_unit: written("signed_by_unit").map(covered),
            reviewed_on: reviewed_on.flatten(),
        };
        remarks.entry(ix).or_default().push(remark);
    }
    Ok(remarks)
}
