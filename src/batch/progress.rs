//! `progress.csv` or `progress.toml`: what an enterprise says of each evaluation point.

use std::collections::BTreeMap;
use std::io;

use serde::Deserialize;

use super::ledger_file::{CountError, read_error};
use super::submission::toml_day;
use super::table_rows;
use crate::diag::{Code, Diagnostic, Sink};
use crate::domain::Encoding;
use crate::domain::fold::fold;
use crate::domain::{Place, PointClaim, PointStatus, Progress, Quarter, TaskNotes};
use crate::intake::{Source, covered};
use crate::ledger::read_day;
use crate::rules::{Checklist, Frequency, How, Pack};

/// What one row or table says before it is understood.
struct Entry {
    point: String,
    status: Option<String>,
    evidenced: bool,
    reasoned: bool,
    done_on: Option<chrono::NaiveDate>,
    notes: TaskNotes,
    /// Nothing is written beside the point's number, as in a form nobody has touched.
    untouched: bool,
    place: Place,
}

/// Reads the progress ledgers of a submission as one; a name that ends in `.toml` is TOML.
///
/// # Errors
/// With the source that cannot be read.
pub(super) fn read(sources: &[Box<dyn Source>], pack: &Pack, encoding: Option<Encoding>, sink: &mut Sink) -> Result<Progress, CountError> {
    let Some(checklist) = &pack.checklist else { return Ok(Progress::default()) };
    let mut entries = Vec::new();
    for source in sources {
        let source = source.as_ref();
        let is_toml = source.name().path().to_lowercase().ends_with(".toml");
        let read = if is_toml { from_toml(source, pack, sink) } else { from_table(source, pack, encoding, sink) };
        let read = read.map_err(read_error(source))?;
        entries.extend(answered(read, checklist, &Place::file(source.name()), sink));
    }
    Ok(claims(entries, checklist, pack, sink))
}

fn from_table(source: &dyn Source, pack: &Pack, encoding: Option<Encoding>, sink: &mut Sink) -> io::Result<Vec<Entry>> {
    let spec = &pack.spellings.progress;
    let mut entries = Vec::new();
    for row in table_rows::read(source, spec, pack, encoding, sink)? {
        let there = |key: &str| row.get(spec, key).is_some_and(|text| !pack.spellings.blank.contains(text));
        let untouched = spec.fields.iter().all(|field| field.key == "point" || !there(&field.key));
        let Some(point) = row.get(spec, "point") else {
            sink.push(Diagnostic::new(Code::P404, row.place).fact("why", "缺少要点编号").fact("why_en", "no point number"));
            continue;
        };
        let day = |key: &'static str| there(key).then(|| (key, row.get(spec, key).and_then(read_day)));
        let [due_on, done_on] = [day("due_on"), day("done_on")];
        for (key, _) in [due_on, done_on].iter().flatten().filter(|(_, read)| read.is_none()) {
            report_date(point, key, &row.place, pack, sink);
        }
        let text = |key: &str| row.get(spec, key).filter(|_| there(key)).map(covered);
        entries.push(Entry {
            point: fold(point),
            status: row.get(spec, "status").map(str::to_owned),
            evidenced: there("evidence"),
            reasoned: there("reason"),
            done_on: done_on.and_then(|(_, read)| read),
            notes: TaskNotes {
                responsible_unit: text("responsible_unit"),
                due_on: due_on.and_then(|(_, read)| read),
                progress: text("progress"),
                problems: text("problems"),
            },
            untouched,
            place: row.place.clone(),
        });
    }
    Ok(entries)
}

/// Says that a day of a point cannot be read.
fn report_date(point: &str, key: &str, place: &Place, pack: &Pack, sink: &mut Sink) {
    let spec = &pack.spellings.progress;
    let label = spec.position(key).and_then(|at| spec.fields.get(at)).map(|field| &field.label);
    let diagnostic = Diagnostic::new(Code::P415, place.clone()).fact("point", point);
    let (zh, en) = label.map_or((key, key), |label| (&label.zh, &label.en));
    sink.push(diagnostic.fact("field", zh).fact("field_en", en));
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenProgress {
    #[serde(default)]
    point: BTreeMap<String, WrittenPoint>,
}

/// Every column is named here, so that a misspelt one is found.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenPoint {
    status: String,
    #[serde(default)]
    evidence: String,
    #[serde(default)]
    reason: String,
    responsible_unit: Option<String>,
    due_on: Option<toml::value::Datetime>,
    done_on: Option<toml::value::Datetime>,
    progress: Option<String>,
    problems: Option<String>,
}

impl WrittenPoint {
    fn is_untouched(&self) -> bool {
        let texts = [&self.responsible_unit, &self.progress, &self.problems].into_iter().flatten();
        let mut texts = texts.chain([&self.status, &self.evidence, &self.reason]);
        texts.all(|text| text.trim().is_empty()) && self.due_on.is_none() && self.done_on.is_none()
    }

    fn notes(&self) -> TaskNotes {
        let text = |text: &Option<String>| text.as_deref().filter(|text| !text.trim().is_empty()).map(covered);
        TaskNotes {
            responsible_unit: text(&self.responsible_unit),
            due_on: self.due_on.and_then(toml_day),
            progress: text(&self.progress),
            problems: text(&self.problems),
        }
    }
}

fn from_toml(source: &dyn Source, pack: &Pack, sink: &mut Sink) -> io::Result<Vec<Entry>> {
    let mut bytes = Vec::new();
    source.open()?.read_to_end(&mut bytes)?;
    let place = Place::file(source.name());
    let Ok(text) = String::from_utf8(bytes) else {
        sink.push(Diagnostic::new(Code::F001, place));
        return Ok(Vec::new());
    };
    let written: WrittenProgress = match toml::from_str(text.trim_start_matches('\u{feff}')) {
        Ok(written) => written,
        Err(error) => {
            sink.push(super::submission::toml_fault(Code::P404, source, &text, &error));
            return Ok(Vec::new());
        }
    };
    for (point, written) in &written.point {
        for (key, day) in [("due_on", written.due_on), ("done_on", written.done_on)] {
            if day.is_some_and(|day| toml_day(day).is_none()) {
                report_date(point, key, &place, pack, sink);
            }
        }
    }
    let entry = |(point, written): (String, WrittenPoint)| Entry {
        point: fold(&point),
        untouched: written.is_untouched(),
        notes: written.notes(),
        status: Some(written.status),
        evidenced: !written.evidence.trim().is_empty(),
        reasoned: !written.reason.trim().is_empty(),
        done_on: written.done_on.and_then(toml_day),
        place: place.clone(),
    };
    Ok(written.point.into_iter().map(entry).collect())
}

/// Leaves out the points that are not answered at all, and names them together: a form nobody has touched is one thing to
/// tell, not one a point. Points that the case ledger alone measures need no answer.
fn answered(entries: Vec<Entry>, checklist: &Checklist, file: &Place, sink: &mut Sink) -> Vec<Entry> {
    let (blank, answered): (Vec<_>, Vec<_>) = entries.into_iter().partition(|entry| entry.untouched);
    let asked = |entry: &Entry| checklist.points().any(|point| point.id == entry.point && point.how != How::Measured);
    let points: Vec<_> = blank.iter().filter(|entry| asked(entry)).map(|entry| entry.point.as_str()).collect();
    if !points.is_empty() {
        let diagnostic = Diagnostic::new(Code::P411, file.clone()).fact("count", points.len());
        sink.push(diagnostic.fact("points", points.join("、")).fact("points_en", points.join(", ")));
    }
    answered
}

fn claims(entries: Vec<Entry>, checklist: &Checklist, pack: &Pack, sink: &mut Sink) -> Progress {
    let mut claims: BTreeMap<String, PointClaim> = BTreeMap::new();
    let mut twice = Vec::new();
    for entry in entries {
        if !checklist.points().any(|point| point.id == entry.point) {
            sink.push(Diagnostic::new(Code::P401, entry.place).fact("point", &entry.point));
            continue;
        }
        let Some(status) = status(&entry, pack) else {
            let said = entry.status.unwrap_or_default();
            sink.push(Diagnostic::new(Code::P403, entry.place).fact("point", &entry.point).cell("cell", "cell_en", &said));
            continue;
        };
        let claim = PointClaim {
            status,
            evidenced: entry.evidenced,
            reasoned: entry.reasoned,
            done_on: entry.done_on,
            notes: entry.notes,
            carried_from: None,
            place: entry.place.clone(),
        };
        if let Some(first) = claims.get(&entry.point) {
            let (file, file_en) = match &first.place.file {
                file if *file == entry.place.file => (String::new(), String::new()),
                file => (format!("{file}的"), format!(" of {file}")),
            };
            let (other, other_en) = match first.place.line {
                Some(line) => (format!("{file}第{line}行"), format!("on line {line}{file_en}")),
                None => (format!("{file}前文"), format!("further up{file_en}")),
            };
            let diagnostic = Diagnostic::new(Code::P402, entry.place).fact("point", &entry.point);
            sink.push(diagnostic.fact("other", other).fact("other_en", other_en));
            twice.push(entry.point);
            continue;
        }
        claims.insert(entry.point, claim);
    }
    // Of two answers neither can be trusted.
    for point in twice {
        claims.remove(&point);
    }
    Progress { claims }
}

fn status(entry: &Entry, pack: &Pack) -> Option<PointStatus> {
    pack.spellings.progress_status.get(&fold(entry.status.as_deref()?)).copied()
}

/// Takes over from an earlier quarter what is due once or yearly and not answered now.
pub(super) fn carry(progress: &mut Progress, earlier: &Progress, from: Quarter, checklist: &Checklist) {
    for point in checklist.points().filter(|point| point.frequency != Frequency::Quarter) {
        if let Some(claim) = earlier.claims.get(&point.id) {
            let carried = PointClaim { carried_from: Some(claim.carried_from.unwrap_or(from)), ..claim.clone() };
            progress.claims.entry(point.id.clone()).or_insert(carried);
        }
    }
}
