//! The quarter while its scorecards are made.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::attribution::Directory;
use super::checked::{Checked, corrected};
use super::counted::Counted;
use super::findings_on_site::Verified;
use super::grounds::Grounds;
use super::ledger_file::CountError;
use super::prepared::Prepared;
use super::quarter::{Settings, Unit};
use super::{earlier, progress};
use crate::diag::{Code, Diagnostic, Sink, Told};
use crate::domain::{CheckedEffect, Enterprise, EnterpriseIx, Facts, FileName, Place, Rate, Scorecard, Steps};
use crate::score;

/// The quarter while its scorecards are made.
pub(super) struct City<'p> {
    pub(super) settings: &'p Settings<'p>,
    pub(super) verified: Verified,
    pub(super) vetoes: BTreeMap<EnterpriseIx, Vec<usize>>,
    pub(super) checked: Checked,
    pub(super) counted: Counted,
    pub(super) sink: Sink,
    pub(super) units: Vec<Unit>,
    pub(super) cards: Vec<Scorecard>,
    pub(super) grounds: BTreeMap<EnterpriseIx, Grounds>,
}

impl City<'_> {
    /// Takes in what each submission said, and what an earlier one still says.
    pub(super) fn settle(&mut self, prepared: Vec<Prepared>, earlier: Option<&earlier::Earlier>) -> Result<(), CountError> {
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
            self.score_one(&mut one)?;
            one.sink.settle_statements();
            let told = one.sink.told();
            self.units.push(Unit { enterprise: one.enterprise, handed_in: Some(one.handed_in), told, registered: true });
            self.sink.merge(one.sink);
        }
        Ok(())
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

    fn score_one(&mut self, one: &mut Prepared) -> Result<(), CountError> {
        let told = one.sink.told();
        let grounds = Grounds {
            progress: one.progress.take(),
            verified: self.verified.get(&one.enterprise).cloned().unwrap_or_default(),
            corrections: self.checked.standing(one.enterprise),
            vetoes: self.vetoes.get(&one.enterprise).cloned().unwrap_or_default(),
            working_days: self.settings.calendar.working_days_in(self.settings.period).ok(),
            handed_in_on_time: one.handed_in.on_time,
            explained: Rate::new(told.explained, told.confirm),
            blocked: told.block > 0,
            reported: true,
        };
        let checked = grounds.checked(one.enterprise, &self.counted.facts, None)?;
        let inputs = grounds.inputs(one.enterprise, &self.counted.facts, checked.as_ref(), self.settings.period);
        for position in score::contradicted_points(self.settings.pack, &inputs) {
            let point = self.settings.pack.checklist.as_ref().and_then(|checklist| checklist.point(position));
            let claim = point.and_then(|point| grounds.progress.as_ref()?.claims.get(&point.id));
            if let (Some(point), Some(claim)) = (point, claim) {
                one.sink.push(Diagnostic::new(Code::P405, claim.place.clone()).fact("point", &point.id));
            }
        }
        let card = score::scorecard(self.settings.pack, &inputs);
        if let Some(effect) = self.effect(&inputs, &card)? {
            self.checked.units.entry(one.enterprise).or_default().effect = effect;
        }
        self.cards.push(card);
        self.grounds.insert(one.enterprise, grounds);
        Ok(())
    }

    /// What the findings on single cases change at each step; `None` where there are none.
    fn effect(&self, inputs: &score::Inputs<'_>, card: &Scorecard) -> Result<Option<CheckedEffect>, CountError> {
        let enterprise = inputs.enterprise;
        let Some(corrections) = self.checked.corrections.get(&enterprise).filter(|all| !all.is_empty()) else { return Ok(None) };
        let found = corrected(inputs.facts, enterprise, corrections.iter())?;
        let total = |checked: Option<&Facts>| {
            let card = score::scorecard(self.settings.pack, &score::Inputs { checked, ..inputs.clone() });
            card.score().map(|score| score.total)
        };
        let stands = card.score().map(|score| score.total);
        let score = total(None).zip(total(Some(&found))).zip(stands).map(|((said, found), stands)| Steps { said, found, stands });
        let rate = |facts: &Facts, service| facts.of(enterprise, service).official.rate();
        let rates = self.settings.pack.policy.service_indices().filter_map(|service| {
            let said = rate(inputs.facts, service);
            let steps = Steps { said, found: rate(&found, service), stands: inputs.checked.map_or(said, |facts| rate(facts, service)) };
            (steps.found != said || steps.stands != said).then_some((service, steps))
        });
        Ok(Some(CheckedEffect { rates: rates.collect(), score }))
    }

    /// Adds who handed nothing in, and ranks all.
    pub(super) fn score(&mut self, directory: &Directory, registered: usize) {
        let reported: BTreeSet<_> = self.units.iter().map(|unit| unit.enterprise).collect();
        let is_due = |enterprise: &Enterprise| {
            self.settings.is_whole && enterprise.reporting_since.is_none_or(|since| since <= self.settings.period.last())
        };
        let facts = &self.counted.facts;
        let owners: BTreeSet<_> = facts.services.keys().map(|(owner, _)| *owner).chain(facts.unplaced.keys().copied()).collect();
        let has_rows = |ix: EnterpriseIx| owners.contains(&ix);
        // Units that only the rows of a bare ledger name are there as well.
        let silent: Vec<_> = directory
            .iter()
            .filter(|(ix, enterprise)| !reported.contains(ix) && (is_due(enterprise) || has_rows(*ix)))
            .map(|(ix, _)| (ix, has_rows(ix)))
            .collect();
        let mut grounds = Vec::new();
        for (enterprise, has_rows) in silent {
            let unit = directory.get(enterprise).filter(|_| !has_rows);
            if let Some((place, unit)) = unit.and_then(|unit| Some((unit.registered_at.clone()?, unit))) {
                self.sink.push(Diagnostic::new(Code::B511, place).fact("name", &unit.name));
            }
            let vetoes = self.vetoes.get(&enterprise).cloned().unwrap_or_default();
            grounds.push((enterprise, Grounds { vetoes, reported: has_rows, ..Grounds::default() }));
            self.units.push(Unit { enterprise, handed_in: None, told: Told::default(), registered: true });
        }
        // One ledger can name many.
        self.cards.par_extend(grounds.par_iter().map(|(enterprise, grounds)| {
            score::scorecard(self.settings.pack, &grounds.inputs(*enterprise, facts, None, self.settings.period))
        }));
        self.grounds.extend(grounds);
        for unit in &mut self.units {
            unit.registered = usize::try_from(unit.enterprise.0).is_ok_and(|ix| ix < registered);
        }
        self.units.sort_by_key(|unit| unit.enterprise);
        self.cards.sort_by_key(|card| card.enterprise);
        score::rank(&mut self.cards, &self.settings.pack.policy);
    }
}
