//! Words for what the model names by keys.

use crate::domain::{Outcome, PointStatus};
use crate::report::model::{MeasuredReport, PointReport, ServiceReport};
use crate::report::pages::View;
use crate::text::words;

impl View<'_> {
    /// Why cases are outside the rate, with their numbers: `撤回 2、转办 1`.
    pub(super) fn exclusions(&self, service: &ServiceReport) -> String {
        let word = |key: &str| {
            let known = Outcome::ALL.iter().find_map(|outcome| match outcome {
                Outcome::Excluded(reason) if outcome.key() == key => Some(words::exclusion(*reason, self.lang)),
                _ => None,
            });
            known.unwrap_or_default()
        };
        let reasons: Vec<_> = service.excluded_by_reason.iter().map(|(key, count)| format!("{} {count}", word(key))).collect();
        reasons.join(self.pick("、", ", "))
    }

    /// Whether a point was scored.
    pub(super) fn point_state<'t>(&self, key: &'t str) -> &'t str {
        match key {
            "scored" => self.lang.pick("已评分", "scored"),
            "not_applicable" => self.lang.pick("不涉及", "not applicable"),
            "not_yet_due" => self.lang.pick("未到期限", "not yet due"),
            "no_cases" => self.lang.pick("无办件", "no cases"),
            "no_ledger" => self.lang.pick("无工作推进台账", "no progress ledger"),
            other => other,
        }
    }

    /// The status that counts for a point.
    pub(super) fn point_status(&self, point: &PointReport) -> Option<&'static str> {
        let status = point.status.as_deref()?;
        let (_, status) = PointStatus::ALL.iter().find(|(key, _)| *key == status)?;
        Some(words::status(*status, self.lang))
    }

    /// Who says so.
    pub(super) fn point_source(&self, point: &PointReport) -> Option<String> {
        point.source.as_deref().map(|source| match source {
            "claimed" => self.pick("自评", "claimed").to_owned(),
            "verified" => self.pick("核定", "verified").to_owned(),
            quarter => format!("{}{quarter}", self.pick("结转自 ", "carried from ")),
        })
    }

    /// What was measured: `一站式办理率 98.34%（满分线 95%，零分线 70%）`.
    pub(super) fn measured(&self, point: &PointReport) -> String {
        let one = |measured: &MeasuredReport| {
            let name = words::metric(&measured.metric, self.lang);
            let value = match measured.value.as_deref() {
                Some("true") => self.pick("有", "yes").to_owned(),
                Some("false") => self.pick("无", "no").to_owned(),
                Some(value) => value.to_owned(),
                None if measured.low_coverage.is_some() => String::new(),
                None => self.pick("无办件", "no cases").to_owned(),
            };
            let low = measured.low_coverage.as_deref().map(|share| format!("{}{share}", self.pick("，有数据的仅占 ", ", known for only ")));
            let (open, full, zero, close) =
                (self.pick("（满分线 ", " (full at "), &measured.full, self.pick("，零分线 ", ", none at "), self.pick("）", ")"));
            format!("{}{}{open}{full}{zero}{}{close}", [name, &value].join(" ").trim_end(), low.unwrap_or_default(), measured.zero)
        };
        point.measured.iter().map(one).collect::<Vec<_>>().join(self.pick("；", "; "))
    }
}
