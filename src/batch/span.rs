//! The days that ledgers span, for ledgers that are a period of their own.

use std::io;

use chrono::NaiveDate;
use rayon::prelude::*;

use super::beside::{PARTS, take_round};
use super::ledger_file::{CountError, read_error};
use super::received;
use crate::diag::Sink;
use crate::domain::Encoding;
use crate::domain::Period;
use crate::intake::{Opened, Section, Source, open};
use crate::ledger::{CaseReader, Reading};
use crate::rules::Pack;

/// From the first acceptance to the latest time of anything that happened; `None` where no row could be read.
///
/// # Errors
/// When a file cannot be read.
pub fn span<'s>(
    pack: &Pack,
    sources: impl IntoIterator<Item = &'s dyn Source>,
    encoding: Option<Encoding>,
) -> Result<Option<Period>, CountError> {
    let mut days: Option<(NaiveDate, NaiveDate)> = None;
    for source in sources {
        extend(&mut days, source, pack, encoding).map_err(read_error(source))?;
    }
    Ok(days.and_then(|(first, last)| Period::new(first, last)))
}

/// Extends the first and the last day by those of a file.
fn extend(days: &mut Option<(NaiveDate, NaiveDate)>, file: &dyn Source, pack: &Pack, encoding: Option<Encoding>) -> io::Result<()> {
    let mut silent = Sink::default();
    for (service, source) in received::cases_in(file, pack, encoding)? {
        let opened = open(source.as_ref(), &pack.spellings.case, &pack.spellings, encoding, &mut silent)?;
        let Opened::Table(table) = opened else { continue };
        let mut readers = vec![CaseReader::new(pack, table.layout.clone(), source.name(), service, &mut silent)];
        let mut sections = table.into_sections();
        // The first section is read alone: it shows how wide rows may be.
        let mut round = take_round(&mut sections, 1)?;
        while !round.is_empty() {
            while readers.len() < round.len() {
                let reader = readers[0].beside();
                readers.push(reader);
            }
            let read = readers.par_iter_mut().zip(round).map(|(reader, section)| days_of(section, reader));
            let found = read.collect::<io::Result<Vec<_>>>()?;
            *days = found.into_iter().flatten().chain(*days).reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)));
            round = take_round(&mut sections, PARTS)?;
        }
    }
    Ok(())
}

/// The first and the last day of a section.
fn days_of(mut section: Section<'_>, reader: &mut CaseReader<'_>) -> io::Result<Option<(NaiveDate, NaiveDate)>> {
    let (mut days, mut silent) = (None::<(NaiveDate, NaiveDate)>, Sink::default());
    while let Some(row) = section.next_row()? {
        let Reading::Case(case) = reader.read(row, &mut silent) else { continue };
        let last = case.completed.map_or(case.started.day, |moment| moment.day.max(case.started.day));
        let (first, latest) = days.unwrap_or((case.started.day, last));
        days = Some((first.min(case.started.day), latest.max(last)));
    }
    Ok(days)
}
