//! What of a quarter concerns one district alone.

use std::collections::BTreeSet;

use super::quarter::QuarterResult;
use crate::domain::{EnterpriseIx, FileName};

impl QuarterResult {
    /// The same quarter with the units of one district alone. Places in the ranking, and what stands out against others, stay
    /// those of the city; what is told of files stays where the file is one of theirs.
    #[must_use]
    pub fn of_district(&self, district: &str) -> Self {
        let mut own = self.clone();
        let is_in = |ix: EnterpriseIx| self.enterprise(ix).is_some_and(|found| found.is_in(district));
        own.units.retain(|unit| is_in(unit.enterprise));
        own.cards.retain(|card| is_in(card.enterprise));
        own.signals.retain(|signal| is_in(signal.enterprise));
        own.counted.facts.services.retain(|(enterprise, _), _| is_in(*enterprise));
        own.counted.facts.unplaced.retain(|enterprise, _| is_in(*enterprise));
        own.counted.lists.0.retain(|(enterprise, _), _| is_in(*enterprise));
        own.grounds.retain(|enterprise, _| is_in(*enterprise));
        own.earlier_progress.retain(|enterprise, _| is_in(*enterprise));
        if let Some(continuity) = &mut own.continuity {
            continuity.units.retain(|(enterprise, _)| enterprise.is_in(district));
        }
        let handed_in = own.units.iter().filter_map(|unit| unit.handed_in.as_ref());
        let folders: BTreeSet<String> = handed_in.map(|handed_in| handed_in.folder.clone()).collect();
        let is_own = |file: &FileName| {
            let below = file.path().strip_prefix("submissions/").and_then(|rest| rest.split('/').next());
            below.is_some_and(|folder| folders.contains(folder))
        };
        own.counted.files.retain(|note| is_own(&note.name));
        own.sink.retain(is_own);
        own
    }
}
