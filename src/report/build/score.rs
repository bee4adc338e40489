//! Scores.

use super::Context;
use crate::domain::scorecard::MetricValue;
use crate::domain::{BestGradeBar, Grade, Lang, Measured, PointScore, PointState, Score, StatusSource};
use crate::report::model::{AreaReport, GradeReport, MeasuredReport, PointReport, ScoreReport};
use crate::rules::{Checklist, Point};

impl Context<'_> {
    /// A score of this checklist.
    pub(super) fn score(&self, checklist: &Checklist, score: &Score) -> ScoreReport {
        let areas = score.areas.iter().filter_map(|area| {
            let rules = checklist.areas.get(area.area)?;
            Some(AreaReport {
                id: rules.id.clone(),
                name: rules.name.text(self.lang).to_owned(),
                available: area.available.to_string(),
                earned: area.earned.to_string(),
                points: area.points.iter().filter_map(|point| Some(self.point(checklist.point(point.point)?, point))).collect(),
            })
        });
        ScoreReport {
            total: score.total.to_string(),
            available: score.available.to_string(),
            met: score.met,
            applicable: score.applicable,
            rescaled: score.rescaled,
            measured_only: score.measured_only,
            grade: score.grade.as_ref().and_then(|grade| self.grade(grade)),
            areas: areas.collect(),
        }
    }

    pub(super) fn point(&self, rules: &Point, point: &PointScore) -> PointReport {
        let state = match point.state {
            PointState::Scored => "scored",
            PointState::NotApplicable => "not_applicable",
            PointState::NotYetDue => "not_yet_due",
            PointState::NoCases => "no_cases",
            PointState::NoLedger => "no_ledger",
        };
        PointReport {
            id: rules.id.clone(),
            title: rules.title.text(self.lang).to_owned(),
            state: state.to_owned(),
            available: point.available.to_string(),
            earned: point.earned.to_string(),
            status: point.attested.map(|attested| attested.status.key().to_owned()),
            source: point.attested.map(|attested| match attested.source {
                StatusSource::Claimed => "claimed".to_owned(),
                StatusSource::Verified => "verified".to_owned(),
                StatusSource::Carried(quarter) => quarter.to_string(),
            }),
            measured: point.measured.iter().filter_map(|measured| self.measured(rules, measured)).collect(),
        }
    }

    fn measured(&self, rules: &Point, measured: &Measured) -> Option<MeasuredReport> {
        let metric = rules.metrics.get(measured.metric)?;
        let in_days = matches!(measured.value, MetricValue::Days(_));
        let threshold = |value: crate::domain::Fraction| if in_days { value.decimal(2) } else { value.percent() };
        Some(MeasuredReport {
            metric: metric.name.clone(),
            services: metric.services.iter().map(|service| self.settings.pack.policy.service(*service).id.clone()).collect(),
            value: match &measured.value {
                MetricValue::Share(rate) => Some(rate.to_string()),
                MetricValue::Days(days) => Some(days.decimal(2)),
                MetricValue::Seen(seen) => Some(seen.to_string()),
                MetricValue::LowCoverage { value, .. } => value.map(|rate| rate.to_string()),
                MetricValue::NoCases => None,
            },
            low_coverage: match &measured.value {
                MetricValue::LowCoverage { coverage, .. } => Some(coverage.to_string()),
                _ => None,
            },
            full: threshold(metric.full),
            zero: threshold(metric.zero),
        })
    }

    fn grade(&self, grade: &Grade) -> Option<GradeReport> {
        let policy = &self.settings.pack.policy;
        let band = policy.grades.get(grade.grade)?;
        let vetoes = grade.vetoes.iter().filter_map(|veto| policy.vetoes.get(*veto));
        Some(GradeReport {
            id: band.id.clone(),
            name: band.name.text(self.lang).to_owned(),
            by_points: policy.grades.get(grade.by_points)?.name.text(self.lang).to_owned(),
            vetoes: vetoes.map(|veto| veto.name.text(self.lang).to_owned()).collect(),
            barred_by: grade.barred_by.iter().map(|bar| self.bar(*bar)).collect(),
        })
    }

    fn bar(&self, bar: BestGradeBar) -> String {
        let policy = &self.settings.pack.policy;
        let floor = policy.best_grade.rate_floor.percent();
        match (bar, self.lang) {
            (BestGradeBar::RateBelowFloor(service), lang) => {
                let service = policy.service(service);
                let (name, rate) = (service.name.text(lang), service.rate_name.text(lang));
                match lang {
                    Lang::Zh => format!("{name}{rate}低于{floor}"),
                    Lang::En => format!("the {rate} of {name} is below {floor}"),
                }
            }
            (BestGradeBar::BeyondLaw(count), Lang::Zh) => format!("超法定时限{count}件"),
            (BestGradeBar::BeyondLaw(count), Lang::En) => format!("{count} case(s) beyond the statutory limit"),
            (BestGradeBar::LateUnexplained(count), Lang::Zh) => format!("{count}件逾期件未说明原因"),
            (BestGradeBar::LateUnexplained(count), Lang::En) => format!("{count} late case(s) without an explanation"),
        }
    }
}
