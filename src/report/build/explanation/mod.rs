//! Answers to questions about a number: typed values made from what the stations concluded, never judged a second time.

mod effect;
mod row;
mod rules;
mod score;

use chrono::NaiveDate;

use super::{Context, calendar_used, rules_used};
use crate::batch::{CountError, Differing, Found, FoundRow, FoundVerdict, JudgedCase, QuarterResult, Settings};
use crate::domain::{Due, EnterpriseIx, Judgement, Lang, Outcome, Quarter, Reading, RowText, ServiceIx};
use crate::report::model::{
    CaseExplanation, DifferingCase, DifferingReport, EXPLANATION_SCHEMA, Explained, Explanation, Span, Tool, VerdictReport,
};
use crate::text::{verdicts, words};

/// Cases listed at most.
const LISTED: usize = 1000;

/// Who asks, by which rules, and with which earlier state of the calendar.
#[derive(Clone, Copy)]
pub struct Question<'a> {
    /// The settings of the run.
    pub settings: &'a Settings<'a>,
    /// The language of names and sentences.
    pub lang: Lang,
    /// The day whose state of the calendar is used, with the cases that the one known today judges otherwise.
    pub differing: Option<(NaiveDate, &'a [Differing])>,
}

/// Everything that is known of a case.
pub struct CaseInputs<'a> {
    /// Its number.
    pub number: &'a str,
    /// Its rows.
    pub found: &'a Found<'a>,
    /// Its rows in the quarter before.
    pub before: Option<(Quarter, &'a Found<'a>)>,
    /// The rows once more, by the calendar known today, where an earlier state of it was asked for.
    pub today: Option<&'a Found<'a>>,
    /// The counts of its enterprises, or why they are not told.
    pub counts: Result<&'a QuarterResult, String>,
}

/// A case with all its rows.
///
/// # Errors
/// When the counting itself fails.
pub fn explain_case(question: Question<'_>, inputs: &CaseInputs<'_>) -> Result<Explanation, CountError> {
    let mut rows = Vec::new();
    for row in &inputs.found.rows {
        let mut told = question.row(row, &inputs.found.directory, None);
        let today = inputs.today.and_then(|found| found.rows.iter().find(|other| other.place == row.place));
        told.known_today = today.and_then(judged).map(|today| {
            let official = judged(row).map(|judged| &judged.judgement);
            question.verdict(&today.judgement, Reading::Official, official)
        });
        if let Ok(result) = &inputs.counts {
            told.effect = question.effect(result, row)?;
        }
        rows.push(told);
    }
    if let Some((quarter, found)) = inputs.before {
        rows.extend(found.rows.iter().map(|row| question.row(row, &found.directory, Some(quarter))));
    }
    let effects_left_out = inputs.counts.as_ref().err().cloned();
    // Who asks by a person's number gets no page with it.
    let is_personal = question.settings.pack.spellings.personal_patterns.in_number(inputs.number.as_bytes()).is_some();
    let number = if is_personal { RowText::COVERED } else { inputs.number }.to_owned();
    let case = CaseExplanation { number, rows, effects_left_out };
    Ok(question.answer(Explained::Case(case)))
}

/// The rate of one service of one enterprise.
pub fn explain_rate(question: Question<'_>, result: &QuarterResult, enterprise: EnterpriseIx, service: ServiceIx) -> Option<Explanation> {
    let context = Context { settings: question.settings, result, lang: question.lang };
    Some(question.answer(Explained::Rate(context.rate_explained(enterprise, service)?)))
}

/// The score of an enterprise, or one point of it; `None` where it has none.
pub fn explain_score(question: Question<'_>, result: &QuarterResult, enterprise: EnterpriseIx, point: Option<&str>) -> Option<Explanation> {
    let context = Context { settings: question.settings, result, lang: question.lang };
    Some(question.answer(Explained::Score(context.score_explained(enterprise, point)?)))
}

fn judged<'r, 'c>(row: &'r FoundRow<'c>) -> Option<&'r JudgedCase<'c>> {
    match &row.verdict {
        FoundVerdict::Judged(judged) => Some(judged),
        FoundVerdict::SetAside { .. } => None,
    }
}

impl Question<'_> {
    fn answer(&self, explained: Explained) -> Explanation {
        let settings = self.settings;
        Explanation {
            schema: EXPLANATION_SCHEMA.to_owned(),
            tool: Tool::this(),
            language: self.lang.to_string(),
            rules: rules_used(settings.pack, self.lang),
            calendar: calendar_used(settings),
            quarter: settings.quarter.map(|quarter| quarter.to_string()),
            period: Span { first: settings.period.first(), last: settings.period.last() },
            as_of: settings.as_of,
            explained,
            differing: self.differing.map(|(known_on, cases)| DifferingReport {
                known_on,
                total: u64::try_from(cases.len()).unwrap_or(u64::MAX),
                cases: cases.iter().take(LISTED).map(|case| self.differing_case(case)).collect(),
            }),
        }
    }

    fn differing_case(&self, case: &Differing) -> DifferingCase {
        let (outcome, due) = case.here;
        let today = self.standing(outcome, due, false);
        DifferingCase {
            id: case.id.clone(),
            service: self.settings.pack.policy.service(case.service).id.clone(),
            file: case.place.file.to_string(),
            line: case.place.line,
            then: case.there.map(|(outcome, due)| self.standing(outcome, due, Some((outcome, due)) != Some(case.here))),
            today,
        }
    }

    /// A verdict of which only outcome and due time are known.
    fn standing(&self, outcome: Outcome, due: Option<Due>, differs: bool) -> VerdictReport {
        VerdictReport {
            reading: Reading::Official.key().to_owned(),
            name: words::reading(Reading::Official, self.lang).to_owned(),
            outcome: outcome.key().to_owned(),
            due: due.map(due_text),
            days_late: 0,
            text: verdicts::outcome(outcome, self.lang).to_owned(),
            differs,
        }
    }

    /// A verdict, held against the one it stands beside.
    fn verdict(&self, judgement: &Judgement, reading: Reading, beside: Option<&Judgement>) -> VerdictReport {
        let differs = beside.is_none_or(|beside| (beside.outcome, beside.due) != (judgement.outcome, judgement.due));
        VerdictReport {
            reading: reading.key().to_owned(),
            name: words::reading(reading, self.lang).to_owned(),
            days_late: judgement.days_late,
            text: verdicts::verdict(judgement, self.lang),
            ..self.standing(judgement.outcome, judgement.due, differs)
        }
    }
}

/// `2019-07-05` for the end of that day, `2019-07-05 15:00` for an instant.
fn due_text(due: Due) -> String {
    due.moment().map_or_else(|| due.day().to_string(), |moment| moment.to_string())
}
