//! What to do first, in words.

use std::cmp::Reverse;

use super::Context;
use crate::domain::{Cause, Fix, Fixes, Mend, Scorecard};
use crate::report::model::{FixReport, FixesReport, InspectionReport};
use crate::text::words;

impl Context<'_> {
    /// What an enterprise can still do.
    pub(super) fn fixes(&self, card: &Scorecard) -> FixesReport {
        let Fixes { fixes, together } = &card.fixes;
        let grade = card.score().and_then(|score| score.grade.as_ref()).map(|grade| grade.grade);
        FixesReport {
            fixes: fixes.iter().filter_map(|fix| self.fix(fix, grade)).collect(),
            together: together.map(|points| points.to_string()),
        }
    }

    fn fix(&self, fix: &Fix, grade_in_force: Option<usize>) -> Option<FixReport> {
        let policy = &self.settings.pack.policy;
        let point = match &fix.mend {
            Mend::Statement { point, .. } => Some(self.settings.pack.checklist.as_ref()?.point(*point)?),
            _ => None,
        };
        let (metric, service) = match &fix.mend {
            Mend::Records { metric, service } => (Some((*metric).to_owned()), Some(policy.service(*service))),
            _ => (None, None),
        };
        let (kind, unit) = kind(&fix.mend);
        let new_grade = fix.grade.filter(|grade| Some(*grade) != grade_in_force).and_then(|grade| policy.grades.get(grade));
        Some(FixReport {
            kind: kind.to_owned(),
            text: self.fix_text(
                &fix.mend,
                point.map(|point| point.title.text(self.lang)),
                service.map(|service| service.name.text(self.lang)),
            ),
            point: point.map(|point| point.id.clone()),
            metric,
            service: service.map(|service| service.id.clone()),
            raises: if fix.mend == Mend::Rows { "ranking" } else { "score" }.to_owned(),
            items: fix.items,
            unit: unit.to_owned(),
            gain: fix.gain.to_string(),
            after: fix.after.to_string(),
            new_grade: new_grade.map(|band| band.name.text(self.lang).to_owned()),
        })
    }

    fn fix_text(&self, mend: &Mend, title: Option<&str>, service: Option<&str>) -> String {
        let (lang, title, service) = (self.lang, title.unwrap_or_default(), service.unwrap_or_default());
        match mend {
            Mend::Statement { cause, .. } => {
                let what = match cause {
                    Cause::Unanswered => lang.pick("落实并填报，附佐证材料", "do it and answer it, with evidence"),
                    Cause::NoEvidence => lang.pick("补列佐证材料", "name the evidence"),
                    Cause::Expired => lang.pick("重新落实并更新佐证材料", "do it again, with new evidence"),
                    Cause::NotApplicableRefused => {
                        lang.pick("落实并填报，或按规则说明不涉及的原因", "do it and answer it, or give the reason the rules ask for")
                    }
                    _ => lang.pick("落实到位并附佐证材料", "do what is missing, with evidence"),
                };
                format!("{title}{}{what}", lang.pick("：", ": "))
            }
            Mend::Records { metric, .. } => {
                let what = match *metric {
                    "closed_loop_rate" => {
                        lang.pick("补记已做的处理、记录和反馈", "write down the handling, record and report-back that were made")
                    }
                    "follow_up_rate" => lang.pick("补做或补记回访", "follow up, or write down that it was done"),
                    "traced_rate" => lang.pick("落实并填写责任认定", "settle who was responsible and write it down"),
                    other => words::metric(other, lang),
                };
                format!("{service}{}{what}", lang.pick("：", ": "))
            }
            Mend::LateReasons => lang.pick("逐件说明逾期原因", "say for every late case why it was late").to_owned(),
            Mend::Explanations => lang.pick("对需核实事项逐条说明", "explain everything that has to be confirmed").to_owned(),
            Mend::Rows => {
                lang.pick("更正待核数据（如更正后均按期）", "correct the rows set aside (if they then turn out on time)").to_owned()
            }
        }
    }

    /// The enterprises an inspection would learn something about: the widest range first, of equal ones the strongest signal; what
    /// is equal in both keeps the order of the ranking.
    pub(super) fn inspection(&self) -> Vec<InspectionReport> {
        let report = |card: &Scorecard| {
            let (range, enterprise) = (card.range?, self.result.enterprise(card.enterprise)?);
            let signals = || self.result.signals.iter().filter(|signal| signal.enterprise == card.enterprise);
            let report = InspectionReport {
                code: enterprise.code.clone(),
                short_name: enterprise.short_name.clone(),
                score: card.score().map(|score| score.total.to_string()),
                low: range.low.to_string(),
                high: range.high.to_string(),
                width: range.width().to_string(),
                unverified_points: range.unverified_points,
                set_aside: range.set_aside,
                undecidable: range.undecidable,
                unexplained: range.unexplained,
                explained: range.explained,
                signals: signals().count(),
                strongest_signal: signals().map(|signal| signal.chance).max(),
            };
            Some(((range.width(), report.strongest_signal), report))
        };
        let mut all: Vec<_> = self.result.cards.iter().filter(|_| self.settings.is_whole).filter_map(report).collect();
        all.sort_by_key(|(learnt, _)| Reverse(*learnt));
        all.into_iter().map(|(_, report)| report).collect()
    }
}

/// The name of a fix, and of what it takes.
fn kind(mend: &Mend) -> (&'static str, &'static str) {
    match mend {
        Mend::Statement { cause, .. } => {
            let kind = match cause {
                Cause::Unanswered => "unanswered",
                Cause::NoEvidence => "no_evidence",
                Cause::Expired => "expired",
                Cause::NotApplicableRefused => "not_applicable_refused",
                _ => "status",
            };
            (kind, "document")
        }
        Mend::Records { .. } => ("records", "case"),
        Mend::LateReasons => ("late_reasons", "case"),
        Mend::Explanations => ("explanations", "statement"),
        Mend::Rows => ("rows", "row"),
    }
}
