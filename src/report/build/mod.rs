//! Results → the report as values.

mod cases;
mod causes;
mod check;
mod checked;
mod comparison;
mod complaints;
mod continuity;
mod credit;
mod days;
mod diagnostics;
mod district;
mod draw;
mod enterprise;
mod explanation;
mod figures;
mod fixes;
mod goals;
mod groups;
mod kept_figures;
mod letters;
mod method;
mod milestones;
mod participation;
mod problems;
mod progress;
mod public;
mod recommendation;
mod remarks;
mod score;
mod score_change;
mod screens;
mod transfers;
mod trend;
mod whatif;
mod year;

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::ser::{Serialize, SerializeSeq, Serializer};

pub use check::check;
pub use comparison::{Submitted, of_kept_quarters, of_quarters, of_submissions};
pub use credit::{credit, credit_record};
pub use district::{build_for, figures_for};
pub use draw::{PoolInputs, directory_faults, draw_pool, draw_record};
pub use explanation::{CaseInputs, Question, explain_case, explain_rate, explain_score};
pub use figures::QuarterFigures;
pub use letters::letters_on;
pub use public::public;
pub use recommendation::Proposed;
pub use trend::build_beside;
pub use whatif::{Trial, VerdictChanges, Verdicts, what_if};

use crate::batch::{QuarterResult, Settings};
use crate::domain::{EnterpriseIx, Lang, Scorecard, ServiceFacts, ServiceIx};
use crate::rules::Pack;

use super::model::ServiceRules;
use super::model::{
    CalendarUsed, EnterpriseReport, InputReport, LateReasonInfo, Report, RulesUsed, SCHEMA, ServiceInfo, ServiceReport, ServiceState, Span,
    Tool,
};
use crate::rules::LateReasons;

/// Working days ahead in which a case is due next.
const DUE_NEXT: u32 = 5;

/// Enterprises that are made together while a report is written.
const IN_TURN: usize = 256;

/// What a report is made from.
pub struct Context<'a> {
    /// The settings of the run.
    pub settings: &'a Settings<'a>,
    /// What it came to.
    pub result: &'a QuarterResult,
    /// The language of names and sentences.
    pub lang: Lang,
}

/// Makes the report, with nothing beside it.
pub fn build(context: &Context<'_>) -> Report {
    context.report(context.enterprises(&context.result.cards))
}

/// The same with only the first enterprises of the ranking in full.
pub fn build_first(context: &Context<'_>, count: usize) -> Report {
    let cards = &context.result.cards;
    context.report(context.enterprises(&cards[..count.min(cards.len())]))
}

/// The same, to be written and no more: each enterprise is only made when it is its turn, because a ledger can name a hundred
/// thousand of them.
pub fn build_to_write<'a>(context: &'a Context<'a>) -> Report<InTurn<'a>> {
    context.report(InTurn(context))
}

/// The enterprises of a report, made some at a time while they are written.
pub struct InTurn<'a>(&'a Context<'a>);

impl Serialize for InTurn<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let cards = &self.0.result.cards;
        let mut all = serializer.serialize_seq(Some(cards.len()))?;
        for enterprise in cards.chunks(IN_TURN).flat_map(|cards| self.0.enterprises(cards)) {
            all.serialize_element(&enterprise)?;
        }
        all.end()
    }
}

impl Context<'_> {
    fn enterprises(&self, cards: &[Scorecard]) -> Vec<EnterpriseReport> {
        cards.par_iter().map(|card| self.enterprise(card)).collect()
    }

    /// The report with `enterprises` in it.
    fn report<E>(&self, enterprises: E) -> Report<E> {
        let Context { settings, result, lang } = *self;
        let policy = &settings.pack.policy;
        Report {
            schema: SCHEMA.to_owned(),
            tool: Tool::this(),
            language: lang.to_string(),
            rules: rules_used(settings.pack, lang),
            calendar: calendar_used(settings),
            quarter: result.quarter.map(|quarter| quarter.to_string()),
            period: Span { first: result.period.first(), last: result.period.last() },
            district: None,
            days: self.days(),
            as_of: result.as_of,
            basis: policy.counting.basis.key().to_owned(),
            other_basis: settings.basis.map(|basis| basis.key().to_owned()),
            earlier_quarter: result.earlier.map(|quarter| quarter.to_string()),
            services: self.service_infos(),
            due_next_until: settings.calendar.nth_working_day_after(result.as_of, DUE_NEXT).ok(),
            participation: self.participation(),
            progress: self.progress_summary(),
            enterprises,
            city: self.city(),
            late_reasons: self.late_reasons(),
            complaints: self.city_complaints(),
            trend: None,
            year_to_date: None,
            districts: self.districts(),
            parents: self.parents(),
            milestones: self.milestones(),
            continuity: result.continuity.as_ref().map(|found| continuity::continuity(found, policy)),
            transfers: self.transfers(),
            checked: self.checked(),
            problems: self.problems(),
            remarks: self.remarks(),
            screens: self.screens(),
            inspection: self.inspection(),
            diagnostics: self.diagnostics(false),
            not_done: self.not_done(),
            statements: self.statements(),
            inputs: self.inputs(),
            method: self.method(),
        }
    }
}

/// The policy.
fn rules_used(pack: &Pack, lang: Lang) -> RulesUsed {
    let policy = &pack.policy;
    RulesUsed {
        id: policy.id.clone(),
        version: policy.version.clone(),
        title: policy.title.text(lang).to_owned(),
        source: policy.source.text(lang).to_owned(),
        sha256: pack.sha256.clone(),
    }
}

fn calendar_used(settings: &Settings<'_>) -> CalendarUsed {
    let calendar = settings.calendar;
    CalendarUsed { name: calendar.name().to_owned(), first: calendar.first(), last: calendar.last(), known_on: calendar.known_on() }
}

impl Context<'_> {
    /// The kinds of the pack, then what is of none.
    fn late_reasons(&self) -> Vec<LateReasonInfo> {
        let kinds = self.settings.pack.spellings.late_reasons.kinds.iter();
        let named = kinds.map(|kind| LateReasonInfo { id: kind.id.clone(), name: kind.name.text(self.lang).to_owned() });
        let rest = [
            (LateReasons::OTHER, self.lang.pick("其他原因", "another reason")),
            (LateReasons::NOT_STATED, self.lang.pick("未说明", "not stated")),
        ];
        named.chain(rest.map(|(id, name)| LateReasonInfo { id: id.to_owned(), name: name.to_owned() })).collect()
    }

    fn service_infos(&self) -> Vec<ServiceInfo> {
        let services = &self.settings.pack.policy.services;
        let info = |service: &crate::rules::Service| ServiceInfo {
            id: service.id.clone(),
            name: service.name.text(self.lang).to_owned(),
            rate_name: service.rate_name.text(self.lang).to_owned(),
            limit: service.limit.text(self.lang),
            target: service.target.percent(),
            statutory_limit: service.statutory.as_ref().map(|statutory| statutory.limit.text(self.lang)),
            basis: service.basis.text(self.lang).to_owned(),
        };
        services.iter().map(info).collect()
    }

    fn service_rules(&self, service: ServiceIx) -> ServiceRules<'_> {
        let rules = self.settings.pack.policy.service(service);
        ServiceRules {
            id: &rules.id,
            target: rules.target,
            small_number: self.settings.pack.policy.counting.small_number,
            late_reasons: &self.settings.pack.spellings.late_reasons,
            stages: rules.stages.iter().map(|stage| stage.id.as_str()).collect(),
        }
    }

    /// The services of several enterprises together.
    fn services_of(&self, enterprises: &[EnterpriseIx]) -> Vec<ServiceReport> {
        let policy = &self.settings.pack.policy;
        let unplaced = enterprises.iter().map(|enterprise| self.result.facts().unplaced(*enterprise)).sum();
        let mut sums: BTreeMap<ServiceIx, ServiceFacts> = BTreeMap::new();
        for enterprise in enterprises {
            for service in policy.service_indices() {
                if let Some(facts) = self.result.facts().services.get(&(*enterprise, service)) {
                    sums.entry(service).or_default().merge(facts);
                }
            }
        }
        let report = |service: ServiceIx| {
            let state = if sums.contains_key(&service) { ServiceState::Reported } else { self.empty_state(enterprises, service) };
            let facts = sums.get(&service).cloned().unwrap_or_default();
            ServiceReport::new(&self.service_rules(service), &facts, unplaced, state)
        };
        policy.service_indices().map(report).collect()
    }

    /// Zero of zero is «no cases» only where it was declared.
    fn empty_state(&self, enterprises: &[EnterpriseIx], service: ServiceIx) -> ServiceState {
        let declared = enterprises.iter().any(|enterprise| {
            let handed_in = self.result.unit(*enterprise).and_then(|unit| unit.handed_in.as_ref());
            handed_in.is_some_and(|handed_in| handed_in.zero_report.contains(&service))
        });
        if declared { ServiceState::DeclaredEmpty } else { ServiceState::NotReported }
    }

    fn city(&self) -> Vec<ServiceReport> {
        let all: Vec<_> = self.result.units.iter().map(|unit| unit.enterprise).collect();
        self.services_of(&all)
    }

    fn inputs(&self) -> Vec<InputReport> {
        let report = |note: &crate::batch::FileNote| {
            let (encoding, separator) = note.text_form().unzip();
            InputReport {
                name: note.name.to_string(),
                encoding: encoding.map(|encoding| encoding.to_string()),
                separator: separator.map(|separator| separator.to_string()),
                rows: note.rows,
                passed_over: note.passed.sum(),
            }
        };
        self.result.counted.files.iter().map(report).collect()
    }
}
