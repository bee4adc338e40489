//! Why points were lost, in words, with the line of the rules that took them.

use super::Context;
use crate::domain::scorecard::MetricValue;
use crate::domain::{Cause, EnterpriseIx, Finding, Lang, ListKind, Measured, PointStatus};
use crate::report::model::{CauseReport, FindingReport};
use crate::rules::{Checklist, Point};
use crate::text::words;

impl Context<'_> {
    /// A finding in words.
    pub(super) fn finding(&self, checklist: &Checklist, enterprise: EnterpriseIx, finding: &Finding) -> Option<FindingReport> {
        let point = checklist.point(finding.point)?;
        // Metrics are numbered through the whole checklist where cases are listed for them.
        let before: usize = checklist.points().take(finding.point).map(|point| point.metrics.len()).sum();
        Some(FindingReport {
            point: point.id.clone(),
            title: point.title.text(self.lang).to_owned(),
            lost: finding.lost.to_string(),
            causes: finding.causes.iter().map(|cause| self.cause(point, before, enterprise, cause)).collect(),
        })
    }

    fn cause(&self, point: &Point, metrics_before: usize, enterprise: EnterpriseIx, cause: &Cause) -> CauseReport {
        let lang = self.lang;
        let status = |status: PointStatus| words::status(status, lang);
        let (kind, text) = match cause {
            Cause::Unanswered => ("unanswered", lang.pick("未填报落实情况", "nobody answered it").to_owned()),
            Cause::Status(PointStatus::NotMet) => ("status", lang.pick("自报未落实", "reported as not met").to_owned()),
            Cause::Status(said) => ("status", format!("{}{}", lang.pick("自报", "reported as "), status(*said))),
            Cause::NoEvidence => ("no_evidence", lang.pick("自报已落实，但未列佐证材料", "claimed, but no evidence is named").to_owned()),
            Cause::Expired => ("expired", lang.pick("完成时间已超过有效期", "done too long ago to still hold").to_owned()),
            Cause::NotApplicableRefused => (
                "not_applicable_refused",
                lang.pick(
                    "填报不涉及，但规则不允许或未说明理由",
                    "called «not applicable», which the rules do not allow, or without a reason",
                )
                .to_owned(),
            ),
            Cause::Verified(found) => ("verified", format!("{}{}", lang.pick("核查认定", "inspectors found it "), status(*found))),
            Cause::Falsified => ("falsified", lang.pick("核查发现填报不实", "inspectors found the claim falsified").to_owned()),
            Cause::Metric(measured) => ("metric", self.metric_text(point, measured)),
        };
        let metric = match cause {
            Cause::Metric(measured) => point.metrics.get(measured.metric).map(|metric| (measured, metric)),
            _ => None,
        };
        let line = metric.map_or(point.line, |(_, metric)| metric.line);
        let cases = metric.map(|(measured, metric)| self.metric_cases(metrics_before + measured.metric, metric, enterprise));
        CauseReport { kind: kind.to_owned(), text, rule: format!("checklist.toml:{line}"), cases: cases.filter(|cases| cases.total > 0) }
    }

    /// The cases that fail a metric; for the on-time rate those that were not on time.
    fn metric_cases(
        &self,
        number: usize,
        metric: &crate::rules::PointMetric,
        enterprise: EnterpriseIx,
    ) -> crate::report::model::CaseListReport {
        let is_on_time_rate = metric.name == "on_time_rate";
        if !is_on_time_rate {
            return self.list(enterprise, ListKind::Metric(u8::try_from(number).unwrap_or(u8::MAX)));
        }
        let services: Vec<_> = metric.services.iter().map(|service| self.settings.pack.policy.service(*service).id.clone()).collect();
        let mut cases: Vec<_> =
            [ListKind::Late, ListKind::Overdue].into_iter().flat_map(|kind| self.list(enterprise, kind).cases).collect();
        cases.retain(|case| case.service.as_ref().is_some_and(|service| services.contains(service)));
        let facts = metric.services.iter().map(|service| self.result.facts().of(enterprise, *service).official);
        crate::report::model::CaseListReport { total: facts.map(|counts| counts.late + counts.overdue).sum(), cases }
    }

    fn metric_text(&self, point: &Point, measured: &Measured) -> String {
        let lang = self.lang;
        let Some(metric) = point.metrics.get(measured.metric) else { return String::new() };
        let services: Vec<_> = metric.services.iter().map(|service| self.settings.pack.policy.service(*service).name.text(lang)).collect();
        let all = services.len() == self.settings.pack.policy.services.len();
        let of = if all { String::new() } else { services.join(lang.pick("、", ", ")) };
        let title = words::metric(&metric.name, lang);
        let full = words::threshold(metric.full, &measured.value, lang);
        let value = match &measured.value {
            MetricValue::Share(rate) => format!("{rate}{}({}/{})", lang.pick("", " "), rate.part(), rate.whole()),
            MetricValue::Days(days) => format!("{} {}", days.decimal(1), lang.pick("个工作日", "working days")),
            MetricValue::Seen(_) => lang.pick("未见齐全", "not seen").to_owned(),
            MetricValue::LowCoverage { coverage, .. } => {
                return match lang {
                    Lang::Zh => format!("{of}{title}：有数据的仅占{coverage}，低于规则要求"),
                    Lang::En => {
                        format!("{title}{}: only {coverage} of the cases carry the value, fewer than the rules ask for", suffix(&of))
                    }
                };
            }
            MetricValue::NoCases => String::new(),
        };
        match lang {
            Lang::Zh => format!("{of}{title} {value}，满分线 {full}"),
            Lang::En => format!("{title}{} {value}, full points from {full}", suffix(&of)),
        }
    }
}

fn suffix(of: &str) -> String {
    if of.is_empty() { String::new() } else { format!(" ({of})") }
}
