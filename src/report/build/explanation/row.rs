//! One row of a case.

use super::{Question, due_text, judged};
use crate::batch::{Directory, FoundRow, FoundVerdict, JudgedCase, ReadField, ReadValue};
use crate::diag::{Code, Diagnostic, Tier};
use crate::domain::{Lang, Outcome, Quarter, Reading};
use crate::report::model::{CourseDayReport, CourseReport, DiagnosticSample, FieldExplanation, RowExplanation, ToldReport};
use crate::text::{message, title, verdicts};
use crate::trace::{Trace, TracedDay};

impl Question<'_> {
    /// A row in full; `earlier` is the quarter whose ledgers hold it, where that is the one before.
    pub(super) fn row(&self, row: &FoundRow<'_>, directory: &Directory, earlier: Option<Quarter>) -> RowExplanation {
        let judged = judged(row);
        let trace = judged.and_then(|judged| judged.trace.as_ref().ok());
        let is_counted = judged.is_some_and(|judged| judged.judgement.outcome.is_decided());
        RowExplanation {
            enterprise: directory.get(row.enterprise).map_or_else(String::new, |enterprise| enterprise.name.clone()),
            earlier_quarter: earlier.map(|quarter| quarter.to_string()),
            file: row.place.file.to_string(),
            line: row.place.line,
            counts: is_counted && row.twin.is_none() && earlier.is_none(),
            standing: self.standing_of(row, earlier),
            fields: row.fields.iter().filter_map(|field| self.field(field)).collect(),
            not_shown: row.not_shown.iter().map(|column| column.header.to_string()).collect(),
            rules: judged.map(|judged| self.rules_of(judged)).unwrap_or_default(),
            course: trace.and_then(|trace| self.course(trace)),
            days: trace.map(|trace| trace.days.iter().map(|day| self.day(day)).collect()).unwrap_or_default(),
            unknown_from: trace.and_then(|trace| trace.unknown_from),
            verdict: judged.map(|judged| self.verdict(&judged.judgement, Reading::Official, Some(&judged.judgement))),
            readings: judged.map(|judged| self.readings(judged)).unwrap_or_default(),
            known_today: None,
            diagnostics: row.diagnostics.iter().map(|told| self.told(told)).collect(),
            effect: None,
        }
    }

    fn standing_of(&self, row: &FoundRow<'_>, earlier: Option<Quarter>) -> String {
        if let Some(quarter) = earlier {
            return match self.lang {
                Lang::Zh => format!("{quarter} 台账所载，由该季度的报告计算；此处按该季度末判定，不重复计入"),
                Lang::En => format!(
                    "stands in the ledgers of {quarter} and belongs to that report; judged here as of its last day, not counted again"
                ),
            };
        }
        match (&row.twin, &row.verdict, self.lang) {
            (Some((Code::L302, other)), _, Lang::Zh) => format!("与 {other} 内容相同，只计一次，计该行"),
            (Some((Code::L302, other)), _, Lang::En) => format!("says the same as {other}, which counts in its place"),
            (Some((_, other)), _, Lang::Zh) => format!("与 {other} 编号相同而内容不同，均列为待核，不计入（L301）"),
            (Some((_, other)), _, Lang::En) => format!("shares its number with {other} and differs from it: both are set aside (L301)"),
            (None, FoundVerdict::SetAside { code, .. }, Lang::Zh) => format!("待核，不计入：{} {}", code.id(), title(*code, Lang::Zh)),
            (None, FoundVerdict::SetAside { code, .. }, Lang::En) => format!("set aside: {} {}", code.id(), title(*code, Lang::En)),
            (None, FoundVerdict::Judged(judged), lang) => self.counted_or_not(judged, lang),
        }
    }

    fn counted_or_not(&self, judged: &JudgedCase<'_>, lang: Lang) -> String {
        let outcome = judged.judgement.outcome;
        let rate = self.settings.pack.policy.service(judged.case.service).rate_name.text(lang);
        let text = verdicts::outcome(outcome, lang);
        match (outcome.is_decided(), lang) {
            (true, Lang::Zh) => format!("计入本期{rate}：{text}"),
            (true, Lang::En) => format!("counts in the {rate} of the period: {text}"),
            (false, Lang::Zh) => format!("不计入本期{rate}：{text}"),
            (false, Lang::En) if matches!(outcome, Outcome::Excluded(_)) => text.to_owned(),
            (false, Lang::En) => format!("not part of the {rate}: {text}"),
        }
    }

    fn field(&self, field: &ReadField) -> Option<FieldExplanation> {
        let pack = self.settings.pack;
        let spec = pack.spellings.case.fields.get(field.number)?;
        let value = match &field.value {
            ReadValue::Blank | ReadValue::Covered => None,
            ReadValue::Moment(moment) => Some(moment.to_string()),
            ReadValue::Service(service) => Some(pack.policy.service(*service).name.text(self.lang).to_owned()),
            ReadValue::Text(text) => Some(text.clone()),
        };
        Some(FieldExplanation {
            field: spec.key.clone(),
            label: spec.label.text(self.lang).to_owned(),
            column: field.column.letter(),
            header: field.column.header.to_string(),
            value,
            covered: field.value == ReadValue::Covered,
        })
    }

    fn course(&self, trace: &Trace<'_>) -> Option<CourseReport> {
        let course = trace.course.as_ref()?;
        Some(CourseReport {
            limit: course.limit.text(self.lang),
            starts: course.starts.to_string(),
            pauses: course.still.iter().map(|still| (still.from.to_string(), still.to.to_string())).collect(),
            counted: Some(due_text(course.counted)),
            due: Some(due_text(course.due)),
            due_at_latest: (course.due_at_latest != course.due).then(|| due_text(course.due_at_latest)),
            statutory_due: course.statutory.map(due_text),
        })
    }

    fn day(&self, day: &TracedDay<'_>) -> CourseDayReport {
        CourseDayReport {
            date: day.reason.day,
            weekday: verdicts::weekday(day.reason.day, self.lang).to_owned(),
            works: day.reason.works,
            reason: day.reason.text(self.lang),
            notice: day.reason.notice.map(|notice| notice.number.clone()),
            paused: day.paused,
            number: day.number,
            marks: day.marks.iter().map(|mark| mark.key().to_owned()).collect(),
        }
    }

    fn readings(&self, judged: &JudgedCase<'_>) -> Vec<crate::report::model::VerdictReport> {
        judged.others.iter().map(|(reading, other)| self.verdict(other, *reading, Some(&judged.judgement))).collect()
    }

    fn told(&self, told: &Diagnostic) -> ToldReport {
        let tier: Tier = told.code.tier();
        ToldReport {
            code: told.code.id().to_owned(),
            tier: tier.key().to_owned(),
            title: title(told.code, self.lang).to_owned(),
            told: DiagnosticSample {
                place: told.place.to_string(),
                line: told.place.line,
                case_id: told.case_id.clone(),
                message: message(told, self.lang),
                row: None,
            },
        }
    }
}
