//! Submissions whose owner is known, ready to be counted.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};

use super::attribution::Directory;
use super::ledger_file::{CountError, LedgerFile, read_error};
use super::quarter::{HandedIn, Settings};
use super::received;
use super::submission::{self, About, SubmissionFiles};
use super::{progress, progress_checks, registry, statements};
use crate::diag::{Code, Diagnostic, Sink, Tier};
use crate::domain::{EnterpriseIx, Place, Progress, personal};

/// A submission whose owner is known, ready to be counted.
pub(super) struct Prepared {
    pub(super) enterprise: EnterpriseIx,
    pub(super) handed_in: HandedIn,
    pub(super) ledgers: Vec<LedgerFile>,
    pub(super) progress: Option<Progress>,
    pub(super) sink: Sink,
}

/// Finds the owner of every submission, in the order of their folders.
pub(super) fn prepare(
    submissions: Vec<SubmissionFiles>,
    settings: &Settings<'_>,
    directory: &mut Directory,
    has_registry: bool,
    sink: &mut Sink,
) -> Result<Vec<Prepared>, CountError> {
    let mut submissions = submissions;
    submissions.sort_by(|a, b| a.folder.cmp(&b.folder));
    let mut prepared: Vec<Prepared> = Vec::new();
    for files in submissions {
        let mut own = sink.fork();
        let about = match &files.about {
            Some(source) => submission::read(source.as_ref(), settings.pack, &mut own).map_err(read_error(source.as_ref()))?,
            None => About::default(),
        };
        let place = Place::file(files.about.as_ref().map_or_else(|| files.folder.as_str().into(), |source| source.name()));
        if let (Some(said), Some(quarter)) = (about.quarter, settings.quarter)
            && said != quarter
        {
            own.push(Diagnostic::new(Code::B508, place.clone()).fact("said", said).fact("expected", quarter));
        }
        if let (Some(on), Some(deadline)) = (about.handed_in_on, deadline(settings))
            && on > deadline
        {
            own.push(Diagnostic::new(Code::B512, place.clone()).fact("on", on).fact("deadline", deadline));
        }
        let named = about.enterprise.as_deref().unwrap_or(&files.folder);
        // The name of a folder is no claim to be a code.
        if let Some(code) = &about.enterprise {
            registry::report_code(code, settings.pack, &place, &mut own);
        }
        let found = directory.find(named);
        if found.is_none() && has_registry {
            own.push(Diagnostic::new(Code::B501, place.clone()).fact("named", named));
        }
        let Some(enterprise) = found.or_else(|| directory.find_or_enter(named)) else { continue };
        if let Some(first) = prepared.iter().find(|other| other.enterprise == enterprise) {
            // Of two submissions of one unit the first is used, and this is said.
            sink.push(Diagnostic::new(Code::B505, place).fact("used", &first.handed_in.folder).fact("unused", &files.folder));
            continue;
        }
        prepared.push(one(files, about, enterprise, place, settings, own)?);
    }
    Ok(prepared)
}

/// Reads what a submission holds besides its ledgers; `place` is that of what it says of itself.
fn one(
    files: SubmissionFiles,
    about: About,
    enterprise: EnterpriseIx,
    place: Place,
    settings: &Settings<'_>,
    own: Sink,
) -> Result<Prepared, CountError> {
    let mut own = own;
    for source in &files.unread {
        own.push(Diagnostic::new(Code::F011, Place::file(source.name())));
    }
    let mut files = files;
    let received = received::sort(&mut files, &about, settings.pack, settings.encoding, &mut own)?;
    // Statements first: they answer what is told from here on.
    let statements = statements::read(&received.statements, settings.pack, settings.encoding, &mut own)?;
    own.explain(statements);
    let has_progress = !received.progress.is_empty();
    let progress = if has_progress { Some(progress::read(&received.progress, settings.pack, settings.encoding, &mut own)?) } else { None };
    if let Some(progress) = &progress {
        progress_checks::report(progress, settings, &mut own);
    }
    // What could not be read has been told, and where nothing is to be reported, no ledger is needed.
    let told = own.worst() == Some(Tier::Block);
    let services = &settings.pack.policy.services;
    if received.cases.is_empty() && !told && about.zero_report.iter().collect::<BTreeSet<_>>().len() < services.len() {
        own.push(Diagnostic::new(Code::B514, place));
    }
    let handed_in = HandedIn {
        folder: personal::covered_but_papers(&files.folder).into_owned(),
        on: about.handed_in_on,
        on_time: about.handed_in_on.zip(deadline(settings)).map(|(on, deadline)| on <= deadline),
        zero_report: about.zero_report,
        has_progress,
        about: files.about.as_ref().filter(|_| about.is_read).map(|source| source.name()),
    };
    Ok(Prepared { enterprise, handed_in, ledgers: received.cases, progress, sink: own })
}

/// The last day to hand in, in the month after the quarter.
pub fn deadline(settings: &Settings<'_>) -> Option<NaiveDate> {
    let rules = settings.pack.policy.submission.as_ref()?;
    let quarter = settings.quarter?;
    quarter.period().last().checked_add_days(Days::new(rules.deadline_day.into()))
}
