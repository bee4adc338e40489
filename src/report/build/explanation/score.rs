//! A score down to its points, metrics, rows and rule lines; a rate down to its rows.

use super::rules::service_rules;
use super::{Context, Question};
use crate::domain::scorecard::MetricValue;
use crate::domain::{EnterpriseIx, Finding, Fraction, Lang, ListKind, Measured, PointScore, PointState, Points, Score, ServiceIx};
use crate::report::model::{AreaExplanation, MetricExplanation, PointExplanation, RateExplanation, ScoreExplanation, ServiceReport, Share};
use crate::rules::{Checklist, How, Point};
use crate::text::words;

impl Context<'_> {
    /// The score that counts, or one point of it.
    pub(super) fn score_explained(&self, enterprise: EnterpriseIx, only: Option<&str>) -> Option<ScoreExplanation> {
        let checklist = self.settings.pack.checklist.as_ref()?;
        let card = self.result.cards.iter().find(|card| card.enterprise == enterprise)?;
        let score = card.score()?;
        Some(ScoreExplanation {
            enterprise: self.result.enterprise(enterprise).map_or_else(String::new, |enterprise| enterprise.name.clone()),
            only: only.map(str::to_owned),
            view: if card.verified.is_some() { "verified" } else { "claimed" }.to_owned(),
            total: score.total.to_string(),
            available: score.available.to_string(),
            lost: (score.available - score.total).to_string(),
            grade: self.score(checklist, score).grade,
            areas: self.areas_explained(checklist, enterprise, score, only),
        })
    }

    fn areas_explained(&self, checklist: &Checklist, enterprise: EnterpriseIx, score: &Score, only: Option<&str>) -> Vec<AreaExplanation> {
        let areas = score.areas.iter().filter_map(|area| {
            let rules = checklist.areas.get(area.area)?;
            let points = area.points.iter().filter_map(|point| Some((checklist.point(point.point)?, point)));
            let asked = points.filter(|(rules, _)| only.is_none_or(|only| only == rules.id));
            Some(AreaExplanation {
                id: rules.id.clone(),
                name: rules.name.text(self.lang).to_owned(),
                available: area.available.to_string(),
                earned: area.earned.to_string(),
                points: asked.filter_map(|(rules, point)| self.point_explained(checklist, enterprise, rules, point)).collect(),
            })
        });
        areas.filter(|area| !area.points.is_empty()).collect()
    }

    fn point_explained(
        &self,
        checklist: &Checklist,
        enterprise: EnterpriseIx,
        rules: &Point,
        point: &PointScore,
    ) -> Option<PointExplanation> {
        let finding = Finding { point: point.point, lost: point.lost(), causes: point.causes.clone() };
        let told = self.point(rules, point);
        Some(PointExplanation {
            id: told.id,
            title: told.title,
            weight: rules.weight,
            how: match rules.how {
                How::Attested => "attested",
                How::Measured => "measured",
                How::Both => "both",
            }
            .to_owned(),
            state: told.state,
            available: told.available,
            earned: told.earned,
            lost: point.lost().to_string(),
            rule: format!("checklist.toml:{}", rules.line),
            formula: self.formula(rules, point),
            metrics: point.measured.iter().filter_map(|measured| self.metric_explained(rules, measured)).collect(),
            causes: self.finding(checklist, enterprise, &finding)?.causes,
        })
    }

    fn metric_explained(&self, rules: &Point, measured: &Measured) -> Option<MetricExplanation> {
        let metric = rules.metrics.get(measured.metric)?;
        let threshold = |value: Fraction| words::threshold(value, &measured.value, self.lang);
        Some(MetricExplanation {
            metric: metric.name.clone(),
            name: words::metric(&metric.name, self.lang).to_owned(),
            services: metric.services.iter().map(|service| self.settings.pack.policy.service(*service).id.clone()).collect(),
            share: match &measured.value {
                MetricValue::Share(rate) => Some(Share::from(*rate)),
                MetricValue::LowCoverage { value, .. } => value.map(Share::from),
                _ => None,
            },
            value: self.value(&measured.value),
            full: threshold(metric.full),
            zero: threshold(metric.zero),
            available: measured.share.to_string(),
            earned: measured.earned.to_string(),
            rule: format!("checklist.toml:{}", metric.line),
        })
    }

    /// What was measured, in words; `None` without cases.
    fn value(&self, value: &MetricValue) -> Option<String> {
        let lang = self.lang;
        Some(match value {
            MetricValue::Share(rate) => format!("{rate} ({}/{})", rate.part(), rate.whole()),
            MetricValue::Days(days) => format!("{} {}", days.decimal(2), lang.pick("个工作日", "working days")),
            MetricValue::Seen(true) => lang.pick("是", "yes").to_owned(),
            MetricValue::Seen(false) => lang.pick("否", "no").to_owned(),
            MetricValue::LowCoverage { coverage, .. } => match lang {
                Lang::Zh => format!("仅 {coverage} 的办件有数据，低于规则要求"),
                Lang::En => format!("only {coverage} of the cases carry the value, fewer than the rules ask for"),
            },
            MetricValue::NoCases => return None,
        })
    }

    /// How the earned points came about: what was said, what was measured, and the lower of both.
    fn formula(&self, rules: &Point, point: &PointScore) -> Vec<String> {
        let lang = self.lang;
        if let Some(why) = not_scored(point.state, lang) {
            return vec![why.to_owned()];
        }
        let mut lines = Vec::new();
        if let Some(attested) = point.attested.filter(|_| rules.how != How::Measured) {
            let earned = Points::from_hundredths(attested.credit.of(point.available.hundredths()));
            let status = words::status(attested.status, lang);
            let (said, credit) = (lang.pick("落实情况", "Said to be"), attested.credit.percent());
            lines.push(format!("{said} {status} → {credit} × {} → {earned}", point.available));
        }
        let measured = point.measured.iter().filter_map(|measured| self.metric_line(rules, measured));
        lines.extend(measured);
        if lines.len() > 1 && rules.how == How::Both && point.attested.is_some() {
            lines.push(format!("{} → {}", lang.pick("两者取低", "The lower of both"), point.earned));
        }
        if lines.is_empty() {
            lines.push(format!("{} → {}", lang.pick("未填报", "Nothing was said of it"), point.earned));
        }
        lines
    }

    /// `按期办结率 96.40% (134/139)，90%（0分）至100%（满分）→ 64% × 2.50 → 1.60`.
    fn metric_line(&self, rules: &Point, measured: &Measured) -> Option<String> {
        let metric = rules.metrics.get(measured.metric)?;
        let (value, credit) = (self.value(&measured.value)?, measured.credit?);
        let services: Vec<_> =
            metric.services.iter().map(|service| self.settings.pack.policy.service(*service).name.text(self.lang)).collect();
        let all = services.len() == self.settings.pack.policy.services.len();
        let of = if all { String::new() } else { services.join(self.lang.pick("、", ", ")) + self.lang.pick("", ": ") };
        let name = format!("{of}{}", words::metric(&metric.name, self.lang));
        let (full, zero) =
            (words::threshold(metric.full, &measured.value, self.lang), words::threshold(metric.zero, &measured.value, self.lang));
        let earns = format!("{} × {} → {}", credit.percent(), measured.share, measured.earned);
        let between = match (&measured.value, self.lang) {
            (MetricValue::Seen(_) | MetricValue::LowCoverage { .. }, _) => String::new(),
            (_, Lang::Zh) => format!("，{zero}得0分、{full}得满分"),
            (_, Lang::En) => format!(", between {zero} (0) and {full} (full)"),
        };
        Some(format!("{name} {value}{between} → {earns}"))
    }

    /// A rate with everything it is made of.
    pub(super) fn rate_explained(&self, enterprise: EnterpriseIx, service: ServiceIx) -> Option<RateExplanation> {
        let lang = self.lang;
        let rules = self.settings.pack.policy.service(service);
        let counts = self.services_of(&[enterprise]).into_iter().find(|report| report.service == rules.id)?;
        let of_service = |kind: ListKind, total: u64| {
            let mut list = self.list(enterprise, kind);
            list.cases.retain(|case| case.service.as_deref() == Some(&rules.id));
            list.total = total;
            list
        };
        let points = self.settings.pack.checklist.iter().flat_map(Checklist::points);
        let fed = points.filter(|point| point.metrics.iter().any(|metric| metric.services.contains(&service)));
        let question = Question { settings: self.settings, lang, differing: None };
        Some(RateExplanation {
            enterprise: self.result.enterprise(enterprise).map_or_else(String::new, |enterprise| enterprise.name.clone()),
            name: rules.name.text(lang).to_owned(),
            rate_name: rules.rate_name.text(lang).to_owned(),
            target: rules.target.percent(),
            formula: rate_formula(&counts, lang),
            rules: service_rules(&question, service),
            late: of_service(ListKind::Late, counts.late),
            overdue: of_service(ListKind::Overdue, counts.overdue),
            set_aside: of_service(ListKind::SetAside, counts.set_aside),
            points: fed.map(|point| point.id.clone()).collect(),
            counts,
        })
    }
}

fn not_scored(state: PointState, lang: Lang) -> Option<&'static str> {
    match state {
        PointState::Scored => None,
        PointState::NotApplicable => Some(lang.pick("不涉及，不参与计分", "does not apply and is not scored")),
        PointState::NotYetDue => Some(lang.pick("尚未到期，不参与计分", "not yet due and not scored")),
        PointState::NoCases => Some(lang.pick("无办件可测，不参与计分", "no case to measure, so it is not scored")),
        PointState::NoLedger => Some(lang.pick("未报工作推进台账，不参与计分", "no progress ledger, so it is not scored")),
    }
}

/// `154 ÷ 156 = 98.72%`, with what the two numbers are.
fn rate_formula(counts: &ServiceReport, lang: Lang) -> String {
    let Some(rate) = &counts.rate else {
        return lang.pick("本期无应办结，没有比率", "nothing was decided, so there is no rate").to_owned();
    };
    match lang {
        Lang::Zh => format!("按期 {} ÷ 应办结 {} = {}", rate.part, rate.whole, rate.percent),
        Lang::En => format!("on time {} ÷ decided {} = {}", rate.part, rate.whole, rate.percent),
    }
}
