//! `problems.csv`: problems of enterprises, which stay until a quarter closes them.

use std::collections::BTreeMap;
use std::io;

use super::Directory;
use super::findings_on_site::enterprise;
use super::ledger_file::{CountError, read_error};
use super::quarter::{QuarterFiles, Settings};
use super::table_rows::{self, TableRow, Unused};
use crate::diag::{Code, Diagnostic, Sink};
use crate::domain::fold::fold_width;
use crate::domain::{EnterpriseIx, Problem, Quarter};
use crate::intake::Source;
use crate::ledger::{case_id, read_day};

/// Problems by enterprise and number.
pub type Problems = BTreeMap<EnterpriseIx, BTreeMap<String, Problem>>;

/// Reads the lists of earlier quarters, the oldest first, and that of this one; `None` where there is no list at all. A row about
/// a number that is known already changes what it says and leaves what it does not. What was wrong with an earlier list was told
/// in its own report.
///
/// # Errors
/// With the list that cannot be read.
pub(super) fn read(
    files: &QuarterFiles,
    settings: &Settings<'_>,
    directory: &Directory,
    sink: &mut Sink,
) -> Result<Option<Problems>, CountError> {
    let (earlier, now) = (&files.earlier_problems, files.problems.as_deref());
    let Some(quarter) = settings.quarter.filter(|_| now.is_some() || !earlier.is_empty()) else { return Ok(None) };
    let mut problems = Problems::new();
    let mut silent = Sink::default();
    for (before, source) in earlier {
        read_one(*before, source.as_ref(), settings, directory, &mut problems, &mut silent).map_err(read_error(source.as_ref()))?;
    }
    if let Some(source) = now {
        read_one(quarter, source, settings, directory, &mut problems, sink).map_err(read_error(source))?;
    }
    Ok(Some(problems))
}

fn read_one(
    quarter: Quarter,
    source: &dyn Source,
    settings: &Settings<'_>,
    directory: &Directory,
    problems: &mut Problems,
    sink: &mut Sink,
) -> io::Result<()> {
    let pack = settings.pack;
    let spec = &pack.spellings.problems;
    for row in table_rows::read(source, spec, pack, settings.encoding, sink)? {
        let Some(enterprise) = enterprise(&row, spec, directory, sink) else { continue };
        let id = row.get(spec, "id").map(|text| fold_width(&case_id(text))).unwrap_or_default();
        if id.is_empty() {
            Unused::NoNumber.tell(row.place, sink);
            continue;
        }
        if pack.spellings.personal_patterns.in_number(id.as_bytes()).is_some() {
            Unused::Personal.tell(row.place, sink);
            continue;
        }
        let written = |key: &str| row.get(spec, key).filter(|text| !pack.spellings.blank.contains(text));
        let point = written("point").map(crate::domain::fold::fold);
        if let Some(unknown) =
            point.as_ref().filter(|point| !pack.checklist.iter().any(|list| list.points().any(|known| known.id == **point)))
        {
            sink.push(Diagnostic::new(Code::P401, row.place.clone()).cell("point", "point_en", unknown));
        }
        let known = problems.entry(enterprise).or_default();
        let problem = known.entry(id.clone()).or_insert_with(|| Problem::new(id, quarter));
        let mut day = |key: &str| {
            let read = written(key).map(read_day);
            if read == Some(None) {
                Unused::NoTime.tell(row.place.clone(), sink);
            }
            read.flatten()
        };
        let (found_on, due_on, closed_on) = (day("found_on"), day("due_on"), day("closed_on"));
        problem.found_on = found_on.or(problem.found_on);
        problem.due_on = due_on.or(problem.due_on);
        problem.point = point.or_else(|| problem.point.take());
        // A row without a day of closing opens the problem again.
        let evidenced = written("evidence").is_some();
        problem.unproven = closed_on.is_some() && !evidenced;
        problem.closed = closed_on.filter(|_| evidenced).map(|on| (on, problem.closed.map_or(quarter, |(_, known)| known)));
        told(&row, problem, closed_on, sink);
    }
    Ok(())
}

/// Tells what keeps a problem from being closed.
fn told(row: &TableRow, problem: &Problem, closed_on: Option<chrono::NaiveDate>, sink: &mut Sink) {
    if problem.unproven {
        sink.push(Diagnostic::new(Code::B591, row.place.clone()).case(&problem.id).fact("id", &problem.id));
    }
    if let (Some(found), Some(closed)) = (problem.found_on, closed_on)
        && closed < found
    {
        let diagnostic = Diagnostic::new(Code::B592, row.place.clone()).case(&problem.id).fact("id", &problem.id);
        sink.push(diagnostic.fact("found", found).fact("closed", closed));
    }
}
