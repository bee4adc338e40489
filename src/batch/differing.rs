//! Cases that another state of the calendar judges otherwise.

use rayon::prelude::*;

use super::attribution::Attribution;
use super::ledger_file::CountError;
use super::line::Line;
use super::quarter::{QuarterFiles, Settings};
use super::row::Verdict;
use super::run::{begin, is_alone};
use crate::calendar::WorkCalendar;
use crate::diag::Sink;
use crate::domain::{Due, EnterpriseIx, Outcome, Place, ServiceIx};
use crate::judge::Judge;

/// A case that two calendars judge differently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Differing {
    /// Whose it is.
    pub enterprise: EnterpriseIx,
    /// The file and the line.
    pub place: Place,
    /// Its number.
    pub id: String,
    /// Its service.
    pub service: ServiceIx,
    /// How it stands by the calendar of the run, and when it is due.
    pub here: (Outcome, Option<Due>),
    /// The same by the other calendar; `None` where that does not know a day that decides.
    pub there: Option<(Outcome, Option<Due>)>,
}

/// Every case whose due time or outcome is another by `other`, by file and line.
///
/// # Errors
/// When a file cannot be read.
pub fn differing(files: QuarterFiles, settings: &Settings<'_>, other: &WorkCalendar) -> Result<Vec<Differing>, CountError> {
    let mut files = files;
    let mut begun = begin(&mut files, settings, &mut Sink::default())?;
    let judge_by = |calendar| Judge::new(&settings.pack.policy, calendar, settings.period, settings.as_of);
    let here = Judge::new(&settings.pack.policy, settings.calendar, settings.period, settings.as_of);
    let line = Line { pack: settings.pack, judge: &here, encoding: settings.encoding, earlier: None, screens: false };
    let compare = |ledgers: &[super::LedgerFile], mut attribution: Attribution<'_>| {
        let there = judge_by(other);
        let mut differing = Vec::new();
        for file in ledgers {
            let name = file.source.name();
            line.read(file, &mut attribution, &mut Sink::default(), |row, _| {
                let Verdict::Judged { case, judgement, .. } = &row.verdict else { return Ok(()) };
                let own = (judgement.outcome, judgement.due);
                let others = there.judge(case).ok().map(|judgement| (judgement.outcome, judgement.due));
                if others != Some(own) {
                    let place = Place::line(name.clone(), row.line);
                    let id = case.id.clone().into_owned();
                    differing.push(Differing { enterprise: row.enterprise, place, id, service: case.service, here: own, there: others });
                }
                Ok(())
            })?;
        }
        Ok(differing)
    };
    let mut all: Vec<Differing> = if is_alone(&begun.prepared, settings, &begun.directory) {
        let only = begun.prepared.first();
        only.map_or_else(|| Ok(Vec::new()), |only| compare(&only.ledgers, Attribution::ByRow(&mut begun.directory)))?
    } else {
        let directory = &begun.directory;
        let found = begun.prepared.par_iter().map(|one| compare(&one.ledgers, Attribution::One(one.enterprise, directory)));
        found.collect::<Result<Vec<_>, CountError>>()?.into_iter().flatten().collect()
    };
    all.sort_by(|a, b| a.place.cmp(&b.place));
    Ok(all)
}
