//! The days that ledgers span, for ledgers that are a period of their own.

use std::io;

use chrono::NaiveDate;

use super::counted::{CountError, read_error};
use super::received;
use crate::diag::Sink;
use crate::domain::Encoding;
use crate::domain::Period;
use crate::intake::{Opened, Source, open};
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
        let Opened::Table(mut table) = opened else { continue };
        let mut reader = CaseReader::new(pack, table.layout.clone(), source.name(), service, &mut silent);
        while let Some(row) = table.next_row()? {
            let Reading::Case(case) = reader.read(row, &mut silent) else { continue };
            let last = case.completed.map_or(case.started.day, |moment| moment.day.max(case.started.day));
            let (first, latest) = days.unwrap_or((case.started.day, last));
            *days = Some((first.min(case.started.day), latest.max(last)));
        }
    }
    Ok(())
}
