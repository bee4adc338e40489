//! The quarter while its scorecards are made.

use std::collections::{BTreeMap, BTreeSet};

use super::attribution::Directory;
use super::counted::Counted;
use super::findings_on_site::Verified;
use super::grounds::Grounds;
use super::prepared::Prepared;
use super::quarter::{Settings, Unit};
use super::{earlier, progress};
use crate::diag::{Code, Diagnostic, Sink, Told};
use crate::domain::{Enterprise, EnterpriseIx, FileName, Place, Rate, Scorecard};
use crate::score;

/// The quarter while its scorecards are made.
pub(super) struct City<'p> {
    pub(super) settings: &'p Settings<'p>,
    pub(super) verified: Verified,
    pub(super) vetoes: BTreeMap<EnterpriseIx, Vec<usize>>,
    pub(super) counted: Counted,
    pub(super) sink: Sink,
    pub(super) units: Vec<Unit>,
    pub(super) cards: Vec<Scorecard>,
    pub(super) grounds: BTreeMap<EnterpriseIx, Grounds>,
}

impl City<'_> {
    /// Takes in what each submission said, and what an earlier one still says.
    pub(super) fn settle(&mut self, prepared: Vec<Prepared>, earlier: Option<&earlier::Earlier>) {
        let pack = self.settings.pack;
        for mut one in prepared {
            if let (Some(progress), Some(earlier), Some(checklist)) = (&mut one.progress, earlier, &pack.checklist)
                && let Some(before) = earlier.progress.get(&one.enterprise)
            {
                progress::carry(progress, before, earlier.quarter, checklist);
            }
            if let Some(about) = one.handed_in.about.clone() {
                self.report_undeclared(&mut one, &about);
            }
            self.score_one(&mut one);
            one.sink.settle_statements();
            let told = one.sink.told();
            self.units.push(Unit { enterprise: one.enterprise, handed_in: Some(one.handed_in), told, registered: true });
            self.sink.merge(one.sink);
        }
    }

    /// A service without a row has to be declared empty.
    fn report_undeclared(&self, one: &mut Prepared, about: &FileName) {
        let policy = &self.settings.pack.policy;
        for service in policy.service_indices() {
            let reported = self.counted.facts.services.contains_key(&(one.enterprise, service));
            if !reported && !one.handed_in.zero_report.contains(&service) {
                let name = &policy.service(service).name;
                let diagnostic = Diagnostic::new(Code::B509, Place::file(about.clone()));
                one.sink.push(diagnostic.fact("service", &name.zh).fact("service_en", &name.en).fact("id", &policy.service(service).id));
            }
        }
    }

    fn score_one(&mut self, one: &mut Prepared) {
        let told = one.sink.told();
        let grounds = Grounds {
            progress: one.progress.take(),
            verified: self.verified.get(&one.enterprise).cloned().unwrap_or_default(),
            vetoes: self.vetoes.get(&one.enterprise).cloned().unwrap_or_default(),
            working_days: self.settings.calendar.working_days_in(self.settings.period).ok(),
            handed_in_on_time: one.handed_in.on_time,
            explained: Rate::new(told.explained, told.confirm),
            blocked: told.block > 0,
            reported: true,
        };
        let inputs = grounds.inputs(one.enterprise, &self.counted.facts, self.settings.period);
        for position in score::contradicted_points(self.settings.pack, &inputs) {
            let point = self.settings.pack.checklist.as_ref().and_then(|checklist| checklist.point(position));
            let claim = point.and_then(|point| grounds.progress.as_ref()?.claims.get(&point.id));
            if let (Some(point), Some(claim)) = (point, claim) {
                one.sink.push(Diagnostic::new(Code::P405, claim.place.clone()).fact("point", &point.id));
            }
        }
        self.cards.push(score::scorecard(self.settings.pack, &inputs));
        self.grounds.insert(one.enterprise, grounds);
    }

    /// Adds who handed nothing in, and ranks all.
    pub(super) fn score(&mut self, directory: &Directory, registered: usize) {
        let reported: BTreeSet<_> = self.units.iter().map(|unit| unit.enterprise).collect();
        let is_due = |enterprise: &Enterprise| {
            self.settings.is_whole && enterprise.reporting_since.is_none_or(|since| since <= self.settings.period.last())
        };
        let has_rows = |ix: EnterpriseIx| {
            let mut owners = self.counted.facts.services.keys().map(|(owner, _)| owner).chain(self.counted.facts.unplaced.keys());
            owners.any(|owner| *owner == ix)
        };
        // Units that only the rows of a bare ledger name are there as well.
        let silent: Vec<_> = directory
            .iter()
            .filter(|(ix, enterprise)| !reported.contains(ix) && (is_due(enterprise) || has_rows(*ix)))
            .map(|(ix, _)| (ix, has_rows(ix)))
            .collect();
        for (enterprise, has_rows) in silent {
            let unit = directory.get(enterprise).filter(|_| !has_rows);
            if let Some((place, unit)) = unit.and_then(|unit| Some((unit.registered_at.clone()?, unit))) {
                self.sink.push(Diagnostic::new(Code::B511, place).fact("name", &unit.name));
            }
            let vetoes = self.vetoes.get(&enterprise).cloned().unwrap_or_default();
            let grounds = Grounds { vetoes, reported: has_rows, ..Grounds::default() };
            let inputs = grounds.inputs(enterprise, &self.counted.facts, self.settings.period);
            self.cards.push(score::scorecard(self.settings.pack, &inputs));
            self.grounds.insert(enterprise, grounds);
            self.units.push(Unit { enterprise, handed_in: None, told: Told::default(), registered: true });
        }
        for unit in &mut self.units {
            unit.registered = usize::try_from(unit.enterprise.0).is_ok_and(|ix| ix < registered);
        }
        self.units.sort_by_key(|unit| unit.enterprise);
        self.cards.sort_by_key(|card| card.enterprise);
        score::rank(&mut self.cards, &self.settings.pack.policy);
    }
}
