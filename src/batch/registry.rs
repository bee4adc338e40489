//! `enterprises.csv`: who must report.

use std::io;

use super::Directory;
use super::table_rows;
use crate::diag::{Code, Diagnostic, Sink};
use crate::domain::Encoding;
use crate::domain::Enterprise;
use crate::intake::Source;
use crate::ledger::read_day;
use crate::rules::Pack;

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
        enterprises.push(Enterprise {
            short_name: get("short_name").unwrap_or_else(|| name.clone()),
            district: get("district"),
            parent: get("parent"),
            users: get("users").and_then(|users| users.replace([',', '，'], "").parse().ok()),
            reporting_since: get("reporting_since").and_then(|day| read_day(&day)),
            code,
            name,
        });
    }
    Ok(Directory::new(enterprises))
}
