//! `inspectors.csv`: who may be drawn to inspect, and whom they may not.

use std::collections::{BTreeMap, BTreeSet};

use super::Directory;
use super::ledger_file::{CountError, read_error};
use super::table_rows::{self, TableRow};
use crate::diag::{Code, Diagnostic, Sink};
use crate::domain::fold::fold;
use crate::domain::personal::covered;
use crate::domain::{Encoding, EnterpriseIx, Inspector, Place, RowText};
use crate::intake::Source;
use crate::rules::{Pack, TableSpec};

/// Reads the directory of inspectors, by certificate number. Whoever cannot be told apart from another, or has a recusal that
/// cannot be understood, is told and left out: better one inspector less than one who ought to have stood back.
///
/// # Errors
/// When the file cannot be read.
pub fn inspectors(
    source: &dyn Source,
    pack: &Pack,
    directory: &Directory,
    encoding: Option<Encoding>,
    sink: &mut Sink,
) -> Result<Vec<Inspector>, CountError> {
    let spec = &pack.spellings.inspectors;
    let mut found: BTreeMap<String, (Place, Option<Inspector>)> = BTreeMap::new();
    for row in table_rows::read(source, spec, pack, encoding, sink).map_err(read_error(source))? {
        let get = |key: &str| row.get(spec, key).map(|text| covered(text).into_owned());
        let (Some(name), Some(certificate_no)) = (get("name"), get("certificate_no")) else {
            unusable(&row.place, "缺姓名或执法证号", "no name or no certificate number", sink);
            continue;
        };
        if certificate_no.contains(RowText::COVERED) {
            unusable(&row.place, "执法证号为个人号码", "the certificate number is that of a person", sink);
            continue;
        }
        let recused = recused(&row, spec, directory, sink);
        let inspector = recused.map(|recused| Inspector {
            name,
            certificate_no: certificate_no.clone(),
            authority: get("authority"),
            district: get("district"),
            fields: get("fields").iter().flat_map(|text| parts(text)).map(str::to_owned).collect(),
            recused,
        });
        if let Some((first, inspector)) = found.get_mut(&fold(&certificate_no)) {
            let line = first.line.unwrap_or_default();
            let (zh, en) = (
                format!("执法证号与第{line}行相同，两行均不采用"),
                format!("the certificate number is that of line {line}; neither is used"),
            );
            unusable(&row.place, &zh, &en, sink);
            *inspector = None;
        } else {
            found.insert(fold(&certificate_no), (row.place, inspector));
        }
    }
    Ok(found.into_values().filter_map(|(_, inspector)| inspector).collect())
}

fn unusable(place: &Place, zh: &str, en: &str, sink: &mut Sink) {
    sink.push(Diagnostic::new(Code::B531, place.clone()).fact("why", zh).fact("why_en", en));
}

/// The enterprises a row names, each by code or name; the name of a parent company stands for all of its units. `None`
/// where one of them is not known.
fn recused(row: &TableRow, spec: &TableSpec, directory: &Directory, sink: &mut Sink) -> Option<BTreeSet<EnterpriseIx>> {
    let mut recused = BTreeSet::new();
    let mut all_known = true;
    for named in row.get(spec, "recuse").into_iter().flat_map(parts) {
        let is_parent = |parent: &String| fold(parent) == fold(named);
        let units = directory.iter().filter(|(_, unit)| unit.parent.as_ref().is_some_and(is_parent)).map(|(ix, _)| ix);
        let units: Vec<_> = units.chain(directory.find(named)).collect();
        if units.is_empty() {
            sink.push(Diagnostic::new(Code::B532, row.place.clone()).fact("named", named));
            all_known = false;
        }
        recused.extend(units);
    }
    all_known.then_some(recused)
}

/// What stands between the marks that separate names.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split([';', '；', '、', ',', '，']).map(str::trim).filter(|part| !part.is_empty())
}
