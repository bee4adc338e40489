//! Which enterprise gets which letter on a day, and why: from the report and the deadlines of the rules.

use chrono::NaiveDate;

use super::{Context, rules_used};
use crate::domain::{LetterKind, PointStatus, TaskState};
use crate::report::model::{
    EnterpriseReport, LETTERS_SCHEMA, LetterReport, LettersReport, MatterReport, Report, Span, SubmissionState, TaskReport, Tool,
};
use crate::rules::LetterRules;
use crate::text::letters::{self, TaskMatter, Why};

/// Numbers of cases that a letter names.
const NAMED: usize = 10;

/// Makes the letters of a quarter's report, on the city or on one district, as of the end of `on`; `None` where the policy asks for
/// none, or where it is no quarter.
pub fn letters_on(context: &Context<'_>, report: &Report, on: NaiveDate) -> Option<LettersReport> {
    let lang = context.lang;
    let rules = context.settings.pack.policy.letters.as_ref()?;
    let desk = Desk { context, report, rules, on };
    let registered = report.participation.as_ref()?.submissions.iter();
    let enterprises = registered.filter_map(|one| report.enterprises.iter().find(|found| found.code == one.code));
    Some(LettersReport {
        schema: LETTERS_SCHEMA.to_owned(),
        tool: Tool::this(),
        language: lang.to_string(),
        rules: rules_used(context.settings.pack, lang),
        quarter: report.quarter.clone()?,
        period: Span { first: report.period.first, last: report.period.last },
        district: report.district_name().map(str::to_owned),
        as_of: report.as_of,
        on,
        method: letters::method(rules.remind_before, rules.urge_after, rules.rectify_after, lang),
        basis: rules.basis.text(lang).to_owned(),
        letters: enterprises.flat_map(|enterprise| desk.letters(enterprise)).collect(),
    })
}

/// What letters are written from.
struct Desk<'a> {
    context: &'a Context<'a>,
    report: &'a Report,
    rules: &'a LetterRules,
    on: NaiveDate,
}

/// A matter with the kind of letter it stands in.
type Matter = (LetterKind, MatterReport);

impl Desk<'_> {
    /// One letter for each kind that the enterprise has a matter of.
    fn letters(&self, enterprise: &EnterpriseReport) -> Vec<LetterReport> {
        let mut matters = self.submission(enterprise);
        matters.extend(self.data(enterprise));
        matters.extend(enterprise.progress.iter().flat_map(|ledger| &ledger.tasks).filter_map(|task| self.task(task)));
        matters.extend(self.cases(enterprise));
        matters.extend(self.promises(enterprise));
        matters.extend(self.vetoes(enterprise));
        let letter = |(key, kind): &(&str, LetterKind)| {
            let own: Vec<_> = matters.iter().filter(|(of, _)| of == kind).map(|(_, matter)| matter.clone()).collect();
            let reply_within = self.rules.reply(*kind);
            (!own.is_empty()).then(|| LetterReport {
                kind: (*key).to_owned(),
                code: enterprise.code.clone(),
                name: enterprise.name.clone(),
                short_name: enterprise.short_name.clone(),
                district: enterprise.district.clone(),
                reply_by: self.context.settings.calendar.nth_working_day_after(self.on, reply_within).ok(),
                reply_within,
                matters: own,
            })
        };
        LetterKind::ALL.iter().filter_map(letter).collect()
    }

    /// Working days from a due day to the day of the letters; fewer than none where it is still to come. `None` where the calendar
    /// does not reach so far.
    fn past(&self, due: NaiveDate) -> Option<i64> {
        let calendar = self.context.settings.calendar;
        let days = if due <= self.on { calendar.working_days_between(due, self.on) } else { calendar.working_days_between(self.on, due) };
        days.ok().map(|days| if due <= self.on { i64::from(days) } else { -i64::from(days) })
    }

    /// The letter for a due day and why; `None` where it is too far ahead, or the calendar does not reach to it.
    fn stage(&self, due: NaiveDate) -> Option<(LetterKind, Why)> {
        let past = self.past(due)?;
        let days = u32::try_from(past.unsigned_abs()).ok()?;
        if due > self.on {
            return (days <= self.rules.remind_before).then_some((LetterKind::Reminder, Why::Ahead(days, self.rules.remind_before)));
        }
        let kind = self.rules.past(days);
        Some((kind, self.why_past(kind, days)))
    }

    fn why_past(&self, kind: LetterKind, days: u32) -> Why {
        match kind {
            LetterKind::Reminder => Why::Remind(days, self.rules.urge_after),
            LetterKind::Urging => Why::Urge(days, self.rules.urge_after),
            LetterKind::Rectification => Why::Rectify(days, self.rules.rectify_after),
        }
    }

    fn matter(&self, kind: &str, text: String, why: Why, due_on: Option<NaiveDate>) -> MatterReport {
        MatterReport {
            kind: kind.to_owned(),
            text,
            why: letters::why(why, self.context.lang),
            point: None,
            responsible_unit: None,
            due_on,
            working_days: due_on.and_then(|due| self.past(due)),
            cases: Vec::new(),
        }
    }

    /// Nothing came, it came late, or it came without a work-progress ledger.
    fn submission(&self, enterprise: &EnterpriseReport) -> Vec<Matter> {
        let lang = self.context.lang;
        let Some(deadline) = self.report.participation.as_ref().and_then(|found| found.deadline) else { return Vec::new() };
        let staged = |kind: &str, text: String| {
            let (letter, why) = self.stage(deadline)?;
            Some((letter, self.matter(kind, text, why, Some(deadline))))
        };
        let mut matters = Vec::new();
        match (enterprise.submission(), enterprise.handed_in_on) {
            (SubmissionState::Nothing, _) => return staged("submission", letters::nothing_handed_in(deadline, lang)).into_iter().collect(),
            (SubmissionState::Late, Some(on)) => {
                let text = letters::handed_in_late(on, deadline, lang);
                matters.push((LetterKind::Reminder, self.matter("submission", text, Why::Settled, None)));
            }
            _ => {}
        }
        if enterprise.progress.is_none() && self.context.settings.pack.checklist.is_some() {
            matters.extend(staged("progress_ledger", letters::no_progress_ledger(lang)));
        }
        matters
    }

    /// Places in its ledgers that must be corrected.
    fn data(&self, enterprise: &EnterpriseReport) -> Option<Matter> {
        let below = format!("submissions/{}/", enterprise.folder.as_ref().filter(|_| enterprise.blocked)?);
        let blocks = self.report.diagnostics.iter().filter(|group| group.tier == "block" && group.file.starts_with(&below));
        let text = letters::to_correct(blocks.map(|group| group.total).sum(), self.context.lang);
        Some((LetterKind::Rectification, self.matter("data", text, Why::PutRight, None)))
    }

    /// A task that is late, not as claimed, or soon due.
    fn task(&self, task: &TaskReport) -> Option<Matter> {
        let claimed = |key: &Option<String>| key.as_deref() == Some(PointStatus::Met.key());
        let state = task.state()?;
        let (due, matter, letter, why) = match state {
            TaskState::Late if claimed(&task.status) && task.verified.is_some() && !claimed(&task.verified) => {
                (task.late_since?, TaskMatter::NotAsClaimed, LetterKind::Rectification, Why::PutRight)
            }
            TaskState::Late => {
                let (letter, why) = self.stage(task.late_since?)?;
                (task.late_since?, TaskMatter::Late, letter, why)
            }
            TaskState::Open | TaskState::NotYetDue => {
                let due = self.next_due(task)?;
                let (letter, why) = self.stage(due)?;
                (due, if due > self.on { TaskMatter::Due } else { TaskMatter::Late }, letter, why)
            }
            TaskState::Done | TaskState::DoneLate | TaskState::NotApplicable => return None,
        };
        let text = letters::task(&task.point, &task.title, due, matter, self.context.lang);
        let told = self.matter("task", text, why, Some(due));
        Some((letter, MatterReport { point: Some(task.point.clone()), responsible_unit: task.responsible_unit.clone(), ..told }))
    }

    /// The first due day after the day of judgement: the enterprise's own, or that of the rules.
    fn next_due(&self, task: &TaskReport) -> Option<NaiveDate> {
        let checklist = self.context.settings.pack.checklist.as_ref()?;
        let of_rules = checklist.points().find(|point| point.id == task.point)?.deadline_after(self.report.as_of);
        of_rules.into_iter().chain(task.due_on).min()
    }

    /// Overdue open cases, by service and by the letter that their days ask for.
    fn cases(&self, enterprise: &EnterpriseReport) -> Vec<Matter> {
        let all = || enterprise.overdue.cases.iter().chain(&enterprise.carried_overdue.cases);
        let mut matters = Vec::new();
        for service in &self.report.services {
            for (_, kind) in LetterKind::ALL {
                let is_own = |case: &&crate::report::model::CaseReport| {
                    case.service.as_deref() == Some(service.id.as_str()) && self.rules.past(case.days_late) == *kind
                };
                let mut own: Vec<_> = all().filter(is_own).collect();
                own.sort_by_key(|case| std::cmp::Reverse(case.days_late));
                let Some(first) = own.first() else { continue };
                let text = letters::overdue_cases(&service.name, own.len() as u64, first.days_late, self.context.lang);
                let told = self.matter("cases", text, self.why_past(*kind, first.days_late), first.due_on);
                let cases = own.iter().map(|case| case.id.clone()).filter(|id| !id.is_empty()).take(NAMED).collect();
                matters.push((*kind, MatterReport { working_days: Some(first.days_late.into()), cases, ..told }));
            }
        }
        matters
    }

    /// Promises that were not kept: a reminder until the day of the goal, to be rectified after it.
    fn promises(&self, enterprise: &EnterpriseReport) -> Vec<Matter> {
        let by = self.report.milestones.iter().find(|goal| !goal.services.is_empty()).map(|goal| goal.by);
        let (letter, why) = match by {
            Some(by) if by >= self.on => (LetterKind::Reminder, Why::GoalAhead(by)),
            Some(by) => (LetterKind::Rectification, Why::GoalPast(by)),
            None => (LetterKind::Rectification, Why::PutRight),
        };
        let broken = enterprise.services.iter().filter(|service| service.meets_target == Some(false));
        let matter = |service: &crate::report::model::ServiceReport| {
            let info = self.report.services.iter().find(|info| info.id == service.service)?;
            let rate = service.rate.as_ref()?;
            let counts = (rate.part, rate.whole);
            let text = letters::broken_promise(&info.name, &info.rate_name, &rate.percent, counts, &info.target, self.context.lang);
            Some((letter, self.matter("promise", text, why, None)))
        };
        broken.filter_map(matter).collect()
    }

    fn vetoes(&self, enterprise: &EnterpriseReport) -> Vec<Matter> {
        let vetoes = enterprise.score().and_then(|score| score.grade.as_ref()).map(|grade| grade.vetoes.as_slice()).unwrap_or_default();
        let matter = |name: &String| {
            let text = letters::veto(name, self.context.lang);
            (LetterKind::Rectification, self.matter("veto", text, Why::PutRight, None))
        };
        vetoes.iter().map(matter).collect()
    }
}
