//! What counts and score would be, were one row not there, or judged otherwise.

use super::found::{FoundRow, FoundVerdict};
use super::ledger_file::CountError;
use super::quarter::{QuarterResult, Settings};
use crate::diag::Code;
use crate::domain::{Facts, Judgement, Scorecard};
use crate::score;
use crate::tally::{Owner, Tally};

/// Counts and score that are not the true ones.
#[derive(Debug, Clone)]
pub struct Instead {
    /// The counts.
    pub facts: Facts,
    /// The score they would give.
    pub card: Scorecard,
}

/// Counts and score with the row taken out, or judged as `otherwise` says; `None` where the row is not counted, or the run does
/// not know its enterprise. What must be confirmed and explained is left as it is.
///
/// # Errors
/// When the counting itself fails.
pub fn instead(
    result: &QuarterResult,
    settings: &Settings<'_>,
    row: &FoundRow<'_>,
    otherwise: Option<&Judgement>,
) -> Result<Option<Instead>, CountError> {
    let Some(grounds) = result.grounds.get(&row.enterprise) else { return Ok(None) };
    let mut tally = Tally::beginning_with(result.facts().clone());
    match (&row.verdict, row.twin.as_ref().map(|(code, _)| *code)) {
        (_, Some(Code::L302)) => return Ok(None),
        (FoundVerdict::SetAside { service, .. }, _) => {
            tally.add_set_aside(Owner { enterprise: row.enterprise, service: *service }, -1)?;
        }
        (FoundVerdict::Judged(judged), twin) => {
            let owner = Owner { enterprise: row.enterprise, service: Some(judged.case.service) };
            match twin {
                Some(_) => tally.add_set_aside(owner, -1)?,
                None => tally.add(owner, &judged.judgement, &judged.case, -1)?,
            }
            if let Some(otherwise) = otherwise {
                tally.add(owner, otherwise, &judged.case, 1)?;
            }
        }
    }
    let facts = tally.finish(&[])?;
    let checked = grounds.checked(row.enterprise, &facts, row.id())?;
    let card = score::scorecard(settings.pack, &grounds.inputs(row.enterprise, &facts, checked.as_ref(), settings.period));
    Ok(Some(Instead { facts, card }))
}
