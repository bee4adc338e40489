//! `statements.csv` or `statements.toml`: what an enterprise explains because it cannot be mended.

use std::io;
use std::ops::RangeInclusive;

use serde::Deserialize;
use toml::Spanned;

use super::ledger_file::{CountError, read_error};
use super::submission::toml_fault;
use super::table_rows;
use crate::diag::{Code, Diagnostic, Sink, Statement, Target, Tier};
use crate::domain::fold::{fold, fold_width};
use crate::domain::{Encoding, Place, within};
use crate::intake::Source;
use crate::intake::{covered, quoted};
use crate::ledger::case_id;
use crate::rules::Pack;

/// What one row or table says before it is understood.
#[derive(Default)]
struct Entry {
    code: Option<String>,
    case_id: Option<String>,
    rows: Option<String>,
    file: Option<String>,
    reason: Option<String>,
    signed_by_unit: Option<String>,
}

/// Reads statements; a name that ends in `.toml` is TOML. What explains nothing is told and left out.
///
/// # Errors
/// With the source that cannot be read.
pub(super) fn read(
    sources: &[Box<dyn Source>],
    pack: &Pack,
    encoding: Option<Encoding>,
    sink: &mut Sink,
) -> Result<Vec<Statement>, CountError> {
    let mut statements = Vec::new();
    for source in sources {
        let source = source.as_ref();
        let is_toml = source.name().path().to_lowercase().ends_with(".toml");
        let entries = if is_toml { from_toml(source, pack, sink) } else { from_table(source, pack, encoding, sink) };
        let entries = entries.map_err(read_error(source))?;
        statements.extend(entries.into_iter().filter_map(|(entry, place)| understood(entry, place, sink)));
    }
    Ok(statements)
}

fn from_table(source: &dyn Source, pack: &Pack, encoding: Option<Encoding>, sink: &mut Sink) -> io::Result<Vec<(Entry, Place)>> {
    let spec = &pack.spellings.statement;
    let mut entries = Vec::new();
    for row in table_rows::read(source, spec, pack, encoding, sink)? {
        let get = |key: &str| row.get(spec, key).filter(|text| !pack.spellings.blank.contains(text)).map(str::to_owned);
        let entry = Entry {
            code: get("code"),
            case_id: get("case_id"),
            rows: get("rows"),
            file: get("file"),
            reason: get("reason"),
            signed_by_unit: get("signed_by_unit"),
        };
        entries.push((entry, row.place));
    }
    Ok(entries)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenStatements {
    #[serde(default)]
    statement: Vec<Spanned<WrittenStatement>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenStatement {
    code: Option<String>,
    case_id: Option<String>,
    rows: Option<String>,
    file: Option<String>,
    reason: Option<String>,
    signed_by_unit: Option<String>,
}

fn from_toml(source: &dyn Source, pack: &Pack, sink: &mut Sink) -> io::Result<Vec<(Entry, Place)>> {
    let mut bytes = Vec::new();
    source.open()?.read_to_end(&mut bytes)?;
    let Ok(text) = String::from_utf8(bytes) else {
        sink.push(Diagnostic::new(Code::F001, Place::file(source.name())));
        return Ok(Vec::new());
    };
    let text = text.trim_start_matches('\u{feff}');
    let written: WrittenStatements = match toml::from_str(text) {
        Ok(written) => written,
        Err(error) => {
            sink.push(toml_fault(Code::P406, source, text, &error));
            return Ok(Vec::new());
        }
    };
    let filled = |cell: Option<String>| cell.filter(|text| !pack.spellings.blank.contains(text));
    let entry = |written: Spanned<WrittenStatement>| {
        let before = text.get(..written.span().start).unwrap_or("");
        let line = u64::try_from(before.matches('\n').count() + 1).unwrap_or(u64::MAX);
        let written = written.into_inner();
        let entry = Entry {
            code: filled(written.code),
            case_id: filled(written.case_id),
            rows: filled(written.rows),
            file: filled(written.file),
            reason: filled(written.reason),
            signed_by_unit: filled(written.signed_by_unit),
        };
        (entry, Place::line(source.name(), line))
    };
    Ok(written.statement.into_iter().map(entry).collect())
}

/// What an entry explains; `None`, and why, where it explains nothing.
fn understood(entry: Entry, place: Place, sink: &mut Sink) -> Option<Statement> {
    let (code, target) = match code(entry.code.as_deref()).and_then(|code| Ok((code, target(&entry)?))) {
        Ok(found) => found,
        Err(Fault { zh, en }) => {
            sink.push(Diagnostic::new(Code::P406, place).fact("why", zh).fact("why_en", en));
            return None;
        }
    };
    let Some(reason) = entry.reason.as_deref().map(covered) else {
        sink.push(Diagnostic::new(Code::P407, place).fact("code", code));
        return None;
    };
    if code.tier() == Tier::Block {
        sink.push(Diagnostic::new(Code::P408, place).fact("code", code));
        return None;
    }
    if entry.signed_by_unit.is_none() {
        sink.push(Diagnostic::new(Code::P409, place.clone()).fact("code", code));
    }
    Some(Statement { code, target, reason, signed_by_unit: entry.signed_by_unit.map(|unit| covered(&unit)), place })
}

/// Why an entry cannot be understood, in both languages.
struct Fault {
    zh: String,
    en: String,
}

/// A code by its id or its name.
fn code(written: Option<&str>) -> Result<Code, Fault> {
    let Some(written) = written else {
        return Err(Fault { zh: "未填问题代码".to_owned(), en: "no code".to_owned() });
    };
    let folded = fold(written);
    folded.parse().map_err(|_| {
        let shown = quoted(written);
        let (hint, hint_en) = match nearest(&folded) {
            Some(near) => (format!("，是否应为“{near}”？"), format!("; perhaps “{near}” was meant")),
            None => Default::default(),
        };
        Fault { zh: format!("没有问题代码“{shown}”{hint}"), en: format!("there is no code “{shown}”{hint_en}") }
    })
}

/// The code that is one slip away from what is written, by id, or two by name.
fn nearest(folded: &str) -> Option<&'static str> {
    let by_id = Code::ALL.iter().filter_map(|code| Some((code.id(), within(folded, &code.id().to_lowercase(), 1)?)));
    let by_name = Code::ALL.iter().filter_map(|code| Some((code.name(), within(folded, code.name(), 2)?)));
    by_id.chain(by_name).min_by_key(|(_, distance)| *distance).map(|(word, _)| word)
}

fn target(entry: &Entry) -> Result<Target, Fault> {
    let file = entry.file.as_deref().map(|file| file.trim().replace('\\', "/"));
    match (&entry.case_id, &entry.rows) {
        (Some(_), Some(_)) => Err(Fault {
            zh: "受理编号和行号只能填写一项".to_owned(),
            en: "it names a case and also rows; name one of them".to_owned(),
        }),
        (Some(id), None) => Ok(Target::Case(case_id(id).into_owned())),
        (None, Some(written)) => rows(written).map(|rows| Target::Rows { file, rows }).ok_or_else(|| {
            let shown = quoted(written);
            Fault { zh: format!("行号“{shown}”无法识别"), en: format!("“{shown}” names no rows") }
        }),
        (None, None) => Ok(Target::File(file)),
    }
}

/// `12`, `12-15`, `12,15-18`, also with Chinese punctuation; `None` where a part is no line or no span of lines.
fn rows(written: &str) -> Option<Vec<RangeInclusive<u64>>> {
    let line = |text: &str| text.trim().parse::<u64>().ok().filter(|line| *line > 0);
    let span = |part: &str| {
        let (first, last) = part.split_once(['-', '–', '—', '~', '～', '至', '到']).unwrap_or((part, part));
        let (first, last) = (line(first)?, line(last)?);
        (first <= last).then_some(first..=last)
    };
    let folded = fold_width(written);
    folded.split([',', '、', ';']).map(span).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_lines_and_spans_of_lines() {
        for (written, read) in [
            ("12", Some(vec![12..=12])),
            ("12-15", Some(vec![12..=15])),
            ("12,15-18", Some(vec![12..=12, 15..=18])),
            (" １２ 、 15—18 ； 20至22", Some(vec![12..=12, 15..=18, 20..=22])),
            ("0", None),
            ("15-12", None),
            ("12,", None),
            ("第12行", None),
            ("", None),
        ] {
            assert_eq!(rows(written), read, "{written:?}");
        }
    }

    #[test]
    fn a_code_one_slip_away_is_named() {
        for (written, near) in
            [("c2o5", Some("C205")), ("c2055", Some("C205")), ("pauses-not-alowed", Some("pause-not-allowed")), ("投诉", None), ("", None)]
        {
            assert_eq!(nearest(written), near, "{written}");
        }
    }
}
