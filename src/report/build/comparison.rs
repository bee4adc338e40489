//! Two sides held against each other, as values.

use std::collections::{BTreeMap, BTreeSet};

use super::continuity::{CAP, continuity, spot};
use super::rules_used;
use crate::batch::{QuarterContinuity, QuarterResult};
use crate::compare::{CellChange, ChangedRow, Changes, RowAt};
use crate::domain::{Enterprise, Lang, Points, Quarter};
use crate::report::model::{
    COMPARISON_SCHEMA, CellReport, ChangedRowReport, Comparison, ContinuityReport, EnterpriseReport, NamedService, PointReport, Report,
    ResubmissionUnit, ResubmittedPoint, ResubmittedScore, RowChanges, RowReport, ScoreReport, ServiceChange, ServiceCounts, ServiceReport,
    ToldCounts, Tool,
};
use crate::rules::{FieldSpec, Pack};

/// One submission of a quarter: what it comes to, and the report of it.
pub type Submitted<'a> = (&'a QuarterResult, &'a Report);

/// Two quarters that follow each other.
pub fn of_quarters(found: &QuarterContinuity, pack: &Pack, lang: Lang) -> Comparison {
    of_kept_quarters((found.old, found.new), continuity(found, &pack.policy), pack, lang)
}

/// The same by the report on the newer one, which held both against each other already.
pub fn of_kept_quarters(quarters: (Quarter, Quarter), continuity: ContinuityReport, pack: &Pack, lang: Lang) -> Comparison {
    Comparison { continuity: Some(continuity), ..comparison(quarters, pack, lang) }
}

/// One quarter handed in twice; `changes` are what the ledgers of each enterprise say otherwise.
pub fn of_submissions(
    quarter: Quarter,
    old: Submitted<'_>,
    new: Submitted<'_>,
    changes: &[(Enterprise, Changes)],
    pack: &Pack,
    lang: Lang,
) -> Comparison {
    let pair = Pair { old, new, pack, lang };
    let units = changes.iter().map(|(enterprise, changes)| pair.unit(enterprise, changes));
    Comparison { resubmission: Some(units.collect()), ..comparison((quarter, quarter), pack, lang) }
}

fn comparison((old, new): (Quarter, Quarter), pack: &Pack, lang: Lang) -> Comparison {
    let named = |service: &crate::rules::Service| NamedService { id: service.id.clone(), name: service.name.text(lang).to_owned() };
    Comparison {
        schema: COMPARISON_SCHEMA.to_owned(),
        tool: Tool::this(),
        language: lang.to_string(),
        rules: rules_used(pack, lang),
        old_quarter: old.to_string(),
        new_quarter: new.to_string(),
        services: pack.policy.services.iter().map(named).collect(),
        continuity: None,
        resubmission: None,
    }
}

/// Both submissions, and what words come from.
struct Pair<'a> {
    old: Submitted<'a>,
    new: Submitted<'a>,
    pack: &'a Pack,
    lang: Lang,
}

impl Pair<'_> {
    fn unit(&self, enterprise: &Enterprise, changes: &Changes) -> ResubmissionUnit {
        let (before, after) = (self.find(self.old.1, enterprise), self.find(self.new.1, enterprise));
        ResubmissionUnit {
            code: enterprise.code.clone(),
            short_name: enterprise.short_name.clone(),
            rows: rows(changes, self.pack, self.lang),
            old_told: before.and_then(|one| told(self.old.0, one)),
            new_told: after.and_then(|one| told(self.new.0, one)),
            services: services(before, after),
            claimed: score(before.and_then(|one| one.claimed.as_ref()), after.and_then(|one| one.claimed.as_ref())),
            verified: score(before.and_then(|one| one.verified.as_ref()), after.and_then(|one| one.verified.as_ref())),
            points: points(before, after),
        }
    }

    /// The enterprise in a report. Where both sides are of one enterprise each it is that one, whatever either calls it.
    fn find<'r>(&self, report: &'r Report, enterprise: &Enterprise) -> Option<&'r EnterpriseReport> {
        let is_lone = |report: &Report| report.enterprises.len() == 1 && report.participation.is_none();
        let alone = is_lone(self.old.1) && is_lone(self.new.1);
        report.enterprises.iter().find(|one| alone || one.code == enterprise.code)
    }
}

/// What was told of an enterprise's submission; `None` where it handed in nothing.
fn told(result: &QuarterResult, enterprise: &EnterpriseReport) -> Option<ToldCounts> {
    let found = |unit: &&crate::batch::Unit| result.enterprise(unit.enterprise).is_some_and(|one| one.code == enterprise.code);
    let unit = result.units.iter().find(found).filter(|unit| unit.handed_in.is_some())?;
    let told = unit.told;
    Some(ToldCounts {
        verdict: told.verdict().key().to_owned(),
        block: told.block,
        confirm: told.confirm,
        explained: told.explained,
        note: told.note,
    })
}

fn rows(changes: &Changes, pack: &Pack, lang: Lang) -> RowChanges {
    let row = |row: &RowAt| row_report(row, pack);
    let beside = |pair: &ChangedRow| ChangedRowReport {
        old: row(&pair.old),
        new: row(&pair.new),
        cells: pair.cells.iter().filter_map(|cell| Some(cell_report(cell, pack.spellings.case.fields.get(cell.field)?, lang))).collect(),
    };
    RowChanges {
        old: changes.old_rows,
        new: changes.new_rows,
        n_added: changes.added.len() as u64,
        n_removed: changes.removed.len() as u64,
        n_changed: changes.changed.len() as u64,
        n_verdicts: changes.changed.iter().filter(|changed| changed.stands_otherwise()).count() as u64,
        added: changes.added.iter().take(CAP).map(row).collect(),
        removed: changes.removed.iter().take(CAP).map(row).collect(),
        changed: changes.changed.iter().take(CAP).map(beside).collect(),
    }
}

fn row_report(row: &RowAt, pack: &Pack) -> RowReport {
    RowReport {
        at: spot(&row.at),
        service: row.service.map(|service| pack.policy.service(service).id.clone()),
        outcome: row.verdict.outcome.key().to_owned(),
        code: row.verdict.code.map(|code| code.id().to_owned()),
    }
}

fn cell_report(cell: &CellChange, spec: &FieldSpec, lang: Lang) -> CellReport {
    let shown = cell.shown();
    let covered = shown.is_none();
    let (old, new) = shown.unwrap_or_default();
    CellReport { field: spec.key.clone(), label: spec.label.text(lang).to_owned(), old, new, covered }
}

fn services(old: Option<&EnterpriseReport>, new: Option<&EnterpriseReport>) -> Vec<ServiceChange> {
    let of = |side: Option<&EnterpriseReport>| -> BTreeMap<String, ServiceCounts> {
        side.into_iter().flat_map(|one| &one.services).map(|service| (service.service.clone(), counts(service))).collect()
    };
    let (mut before, mut after) = (of(old), of(new));
    let order = new.or(old).into_iter().flat_map(|one| &one.services).map(|service| service.service.clone());
    let change = |service: String| {
        let (old, new) = (before.remove(&service).unwrap_or_default(), after.remove(&service).unwrap_or_default());
        (old != new).then_some(ServiceChange { service, old, new })
    };
    order.filter_map(change).collect()
}

fn counts(service: &ServiceReport) -> ServiceCounts {
    ServiceCounts {
        decided: service.decided,
        on_time: service.on_time,
        late: service.late,
        overdue: service.overdue,
        pending: service.pending,
        excluded: service.excluded,
        undecidable: service.undecidable,
        set_aside: service.set_aside,
        rate: service.rate.clone(),
    }
}

fn score(old: Option<&ScoreReport>, new: Option<&ScoreReport>) -> ResubmittedScore {
    let total = |score: Option<&ScoreReport>| score.map(|score| score.total.clone());
    let grade = |score: Option<&ScoreReport>| score.and_then(|score| score.grade.as_ref()).map(|grade| grade.name.clone());
    ResubmittedScore { old: total(old), new: total(new), old_grade: grade(old), new_grade: grade(new) }
}

/// The points that earn or can earn something else, with the reasons of what they lose.
fn points(old: Option<&EnterpriseReport>, new: Option<&EnterpriseReport>) -> Vec<ResubmittedPoint> {
    let of = |side: Option<&EnterpriseReport>| -> BTreeMap<String, PointReport> {
        let score = side.and_then(EnterpriseReport::score);
        let points = score.into_iter().flat_map(|score| &score.areas).flat_map(|area| &area.points);
        points.map(|point| (point.id.clone(), point.clone())).collect()
    };
    let causes = |side: Option<&EnterpriseReport>, point: &str| -> Vec<String> {
        let findings = side.into_iter().flat_map(|one| &one.findings).filter(|finding| finding.point == point);
        findings.flat_map(|finding| &finding.causes).map(|cause| cause.text.clone()).collect()
    };
    let (before, after) = (of(old), of(new));
    let ids: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let earned = |point: Option<&PointReport>| point.filter(|point| point.state == "scored").map(|point| point.earned.clone());
    let hundredths = |earned: &Option<String>| earned.as_ref().and_then(|text| text.parse::<Points>().ok()).unwrap_or(Points::ZERO);
    let change = |id: &String| {
        let (was, is) = (before.get(id), after.get(id));
        let (old_earned, new_earned) = (earned(was), earned(is));
        let available = |point: Option<&PointReport>| point.map(|point| point.available.clone());
        (old_earned != new_earned || available(was) != available(is)).then(|| ResubmittedPoint {
            point: id.clone(),
            title: is.or(was).map(|point| point.title.clone()).unwrap_or_default(),
            difference: (hundredths(&new_earned) - hundredths(&old_earned)).to_string(),
            old: old_earned,
            new: new_earned,
            old_causes: causes(old, id),
            new_causes: causes(new, id),
        })
    };
    ids.into_iter().filter_map(change).collect()
}
