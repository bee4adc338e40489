//! `enterprises.csv`: who must report.

use std::collections::BTreeSet;
use std::io;

use chrono::NaiveDate;

use super::Directory;
use super::credit_code::{self, Fault};
use super::table_rows::{self, TableRow};
use crate::diag::{Code, Diagnostic, Sink};
use crate::domain::fold::fold;
use crate::domain::{Encoding, Enterprise, Place};
use crate::intake::Source;
use crate::ledger::read_day;
use crate::rules::{CodeStandard, Pack, TableSpec};

/// Reads the registry; a row without a code or a name is told and left out.
pub(super) fn read(source: &dyn Source, pack: &Pack, encoding: Option<Encoding>, sink: &mut Sink) -> io::Result<Directory> {
    let spec = &pack.spellings.registry;
    let mut enterprises: Vec<Enterprise> = Vec::new();
    for row in table_rows::read(source, spec, pack, encoding, sink)? {
        let get = |key: &str| row.get(spec, key).map(str::to_owned);
        let (Some(code), Some(name)) = (get("enterprise"), get("name")) else {
            sink.push(Diagnostic::new(Code::B507, row.place).fact("why", "缺代码或名称").fact("why_en", "no code or no name"));
            continue;
        };
        if enterprises.iter().any(|other| other.code == code) {
            let why = format!("代码{code}已登记");
            sink.push(Diagnostic::new(Code::B507, row.place).fact("why", why).fact("why_en", format!("code {code} is registered already")));
            continue;
        }
        report_code(&code, pack, &row.place, sink);
        let short_name = get("short_name").unwrap_or_else(|| name.clone());
        report_names(&name, &short_name, &enterprises, &row.place, sink);
        enterprises.push(Enterprise {
            short_name,
            registered_at: Some(row.place.clone()),
            district: get("district"),
            parent: get("parent"),
            users: get("users").and_then(|users| users.replace([',', '，'], "").parse().ok()),
            reporting_since: get("reporting_since").and_then(|day| read_day(&day)),
            risk_class: risk_class(&row, spec, pack, sink),
            last_inspected_on: last_inspected_on(&row, spec, sink),
            code,
            name,
        });
    }
    Ok(Directory::new(enterprises))
}

/// The class as it is written; one that the draw does not know is told.
fn risk_class(row: &TableRow, spec: &TableSpec, pack: &Pack, sink: &mut Sink) -> Option<String> {
    let class = row.get(spec, "risk_class")?;
    if let Some(rules) = pack.policy.draw.as_ref().filter(|rules| rules.class(class).is_none()) {
        let known: Vec<_> = rules.classes.iter().map(|class| class.id.as_str()).collect();
        let diagnostic = Diagnostic::new(Code::B533, row.place.clone()).fact("class", class);
        sink.push(diagnostic.fact("known", known.join("、")).fact("known_en", known.join(", ")));
    }
    Some(class.to_owned())
}

/// The day; what cannot be read as one is told.
fn last_inspected_on(row: &TableRow, spec: &TableSpec, sink: &mut Sink) -> Option<NaiveDate> {
    let day = read_day(row.get(spec, "last_inspected_on")?);
    if day.is_none() {
        sink.push(Diagnostic::new(Code::B534, row.place.clone()));
    }
    day
}

/// Says what is wrong with a code, where the pack says that codes follow a standard.
pub(super) fn report_code(code: &str, pack: &Pack, place: &Place, sink: &mut Sink) {
    let fault = match pack.policy.registry_code {
        Some(CodeStandard::Gb32100) => credit_code::fault(code),
        None => None,
    };
    let (why, why_en) = match fault {
        None => return,
        Some(Fault::Unused(symbol)) => (format!("代码中不应出现“{symbol}”"), format!("“{symbol}” stands in no code")),
        Some(Fault::Check { written, expected }) => (
            format!("末位校验码为“{written}”，按前17位应为“{expected}”"),
            format!("it ends in “{written}”, but by the others in “{expected}”"),
        ),
    };
    sink.push(Diagnostic::new(Code::B510, place.clone()).fact("code", code).fact("why", why).fact("why_en", why_en));
}

/// Says which name of a unit is the name of another already.
fn report_names(name: &str, short_name: &str, others: &[Enterprise], place: &Place, sink: &mut Sink) {
    for own in BTreeSet::from([name, short_name]) {
        let is_own = |other: &&Enterprise| [&other.name, &other.short_name].iter().any(|named| fold(named) == fold(own));
        if let Some(other) = others.iter().find(is_own) {
            let diagnostic = Diagnostic::new(Code::B513, place.clone());
            sink.push(diagnostic.fact("name", own).fact("other", &other.code));
        }
    }
}
