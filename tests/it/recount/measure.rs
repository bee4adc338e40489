//! What the cases of one enterprise show, counted one by one.

use chrono::NaiveDate;

use super::read::{Row, day_of};
use super::{Judged, Outcome};

/// What a metric came to.
pub(super) enum Value {
    /// A fraction.
    Of(i128, i128),
    /// There is nothing to measure.
    NoCases,
}

/// The rows of one enterprise in one quarter.
pub(super) struct Cases<'r> {
    pub(super) rows: Vec<&'r Judged>,
    pub(super) first: NaiveDate,
    pub(super) last: NaiveDate,
    pub(super) working_days: i128,
}

impl Cases<'_> {
    /// The rows decided in the quarter.
    pub(super) fn decided(&self, services: &[String]) -> Vec<&Judged> {
        let of = |row: &Row| row.service().is_some_and(|service| services.iter().any(|wanted| wanted == service));
        let in_quarter = |outcome: Outcome| match outcome {
            Outcome::OnTime(on) | Outcome::Late(on) | Outcome::Overdue(on) => on >= self.first,
            Outcome::Pending | Outcome::Excluded | Outcome::SetAside => false,
        };
        self.rows.iter().copied().filter(|one| in_quarter(one.outcome) && of(&one.row)).collect()
    }

    /// A metric, and how many of how many cases carry what it is made of.
    pub(super) fn measure(&self, metric: &str, services: &[String]) -> (Value, (usize, usize)) {
        let cases = self.decided(services);
        let all = cases.len();
        let share = |of: &dyn Fn(&Judged) -> bool, good: &dyn Fn(&Judged) -> bool| {
            let chosen: Vec<&Judged> = cases.iter().copied().filter(|one| of(one)).collect();
            let good = chosen.iter().filter(|one| good(one)).count();
            let value = if chosen.is_empty() { Value::NoCases } else { Value::Of(number(good), number(chosen.len())) };
            (value, (chosen.len(), all))
        };
        match metric {
            "on_time_rate" => share(&|_| true, &|one| matches!(one.outcome, Outcome::OnTime(_))),
            "closed_loop_rate" => share(&|_| true, &|one| self.closed_loop(&one.row)),
            "follow_up_rate" => share(&|_| true, &|one| self.is_known(&one.row, "followed")),
            "traced_rate" => share(&|one| matches!(one.row.get("upheld"), "是" | "yes"), &|one| !one.row.get("accountable").is_empty()),
            "one_stop_rate" => share(&|one| visits(&one.row).is_some(), &|one| visits(&one.row).is_some_and(|visits| visits < 2)),
            "satisfaction_rate" => share(&|one| opinion(&one.row).is_some(), &|one| opinion(&one.row) == Some(true)),
            "channels_open" => {
                let by = |words: &[&str]| cases.iter().any(|one| words.contains(&one.row.get("channel")));
                let open = by(&["电话", "phone"]) && by(&["网上", "online"]);
                (if all == 0 { Value::NoCases } else { Value::Of(i128::from(open), 1) }, (all, all))
            }
            "backlog_days" => (self.backlog(services), (all, all)),
            other => panic!("no metric: {other}"),
        }
    }

    /// Open at the end ÷ (completed ÷ working days), over every case that was in play in the quarter.
    fn backlog(&self, services: &[String]) -> Value {
        let (mut open, mut completed) = (0, 0);
        for one in &self.rows {
            let row = &one.row;
            if matches!(one.outcome, Outcome::SetAside) || !row.service().is_some_and(|service| services.iter().any(|own| own == service)) {
                continue;
            }
            let Some(Some(accepted)) = day_of(row.get("accepted")) else { continue };
            assert!(!matches!(row.get("scope"), "是" | "emergency"), "a complaint is no emergency");
            if accepted > self.last {
                continue;
            }
            let done = day_of(row.get("completed")).flatten().filter(|day| *day <= self.last);
            let left = matches!(one.outcome, Outcome::Excluded).then(|| day_of(row.get("excluded_on")).flatten().unwrap_or(accepted));
            let ended = left.into_iter().chain(done).min();
            let before = accepted < self.first && ended.is_some_and(|day| day < self.first);
            match (before, ended, left) {
                (false, None, _) => open += 1,
                (false, Some(_), None) => completed += 1,
                _ => {}
            }
        }
        if completed == 0 { Value::NoCases } else { Value::Of(open * self.working_days, completed) }
    }

    /// Handled, recorded, reported back; an inquiry is recorded and, by the day of judgement, answered.
    fn closed_loop(&self, row: &Row) -> bool {
        let recorded = !row.get("record").is_empty();
        if row.service() == Some("inquiry") {
            let answered = ["completed", "replied"].into_iter().find_map(|field| day_of(row.get(field)).flatten());
            return recorded && answered.is_some_and(|day| day <= self.last);
        }
        recorded && !row.get("handling").is_empty() && self.is_known(row, "replied")
    }

    /// Is a day written, and not after the day of judgement?
    fn is_known(&self, row: &Row, field: &str) -> bool {
        day_of(row.get(field)).flatten().is_some_and(|day| day <= self.last)
    }

    /// Late and overdue cases that nobody explained.
    pub(super) fn unexplained(&self, services: &[String]) -> usize {
        let late = |one: &&Judged| matches!(one.outcome, Outcome::Late(_) | Outcome::Overdue(_));
        self.decided(services).into_iter().filter(late).filter(|one| one.row.get("late_reason").is_empty()).count()
    }
}

fn visits(row: &Row) -> Option<u32> {
    row.get("visits").parse().ok()
}

/// Was the user content; nothing where none was asked or the user did not answer.
fn opinion(row: &Row) -> Option<bool> {
    match row.get("opinion") {
        "非常满意" | "满意" | "基本满意" => Some(true),
        "不满意" | "非常不满意" => Some(false),
        _ => None,
    }
}

fn number(count: usize) -> i128 {
    i128::try_from(count).expect("a count")
}
