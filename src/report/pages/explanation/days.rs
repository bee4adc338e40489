//! The days of a case in a table, long stretches without anything to tell in one line.

use super::Told;
use crate::domain::Lang;
use crate::report::model::CourseDayReport;
use crate::report::table::{Cell, Table, Tone};

/// A list of no more days than this is shown in full.
const IN_FULL: usize = 14;

/// Days alike are joined from so many on.
const JOINED: usize = 4;

impl Told<'_> {
    /// The days of a case.
    pub(super) fn days_table(&self, days: &[CourseDayReport]) -> Table {
        let mut table = Table::new(&[
            self.pick("=日期", "=Day"),
            self.pick("=工作日", "=Works"),
            self.pick(">第几日", ">No."),
            self.pick("依据", "By"),
            self.pick("事项", "What happens"),
        ]);
        for stretch in stretches(days) {
            match stretch {
                [first, .., last] if days.len() > IN_FULL && stretch.len() >= JOINED => table.rows.push(self.joined(stretch, first, last)),
                _ => table.rows.extend(stretch.iter().map(|day| self.day(day))),
            }
        }
        table
    }

    fn day(&self, day: &CourseDayReport) -> Vec<Cell> {
        let tone = if day.works { Tone::Plain } else { Tone::Faint };
        let works = if day.works { self.pick("是", "works") } else { self.pick("休", "rests") };
        let mut happens: Vec<&str> = day.marks.iter().map(|mark| self.mark(mark)).collect();
        if day.paused {
            happens.push(self.pick("暂停", "paused"));
        }
        vec![
            Cell::toned(format!("{} {}", day.date, day.weekday), tone),
            Cell::toned(works, tone),
            Cell::toned(day.number.map_or_else(String::new, |number| number.to_string()), tone),
            Cell::toned(&day.reason, tone),
            Cell::plain(happens.join(self.pick("、", ", "))),
        ]
    }

    fn joined(&self, stretch: &[CourseDayReport], first: &CourseDayReport, last: &CourseDayReport) -> Vec<Cell> {
        let works = stretch.iter().filter(|day| day.works).count();
        let rests = stretch.len() - works;
        let numbers: Vec<u32> = stretch.iter().filter_map(|day| day.number).collect();
        let span = match (numbers.first(), numbers.last()) {
            (Some(first), Some(last)) if first < last => format!("{first}–{last}"),
            (Some(only), _) => only.to_string(),
            _ => String::new(),
        };
        let counted = match self.lang {
            Lang::Zh => format!("{works}个工作日，{rests}个周末休息日"),
            Lang::En => format!("{works} weekdays, {rests} weekend days"),
        };
        let to = last.date.format("%m-%d");
        vec![
            Cell::plain(format!("{}…{to}", first.date)),
            Cell::plain(""),
            Cell::plain(span),
            Cell::plain(counted),
            Cell::plain(if first.paused { self.pick("暂停", "paused") } else { "" }),
        ]
    }

    fn mark<'t>(&self, mark: &'t str) -> &'t str {
        match mark {
            "started" => self.lang.pick("起算", "clock starts"),
            "clock_starts" => self.lang.pick("视为受理", "counts as accepted"),
            "counted" => self.lang.pick("时限届满", "limit ends"),
            "due" => self.lang.pick("到期", "due"),
            "due_by_law" => self.lang.pick("法定到期", "due by law"),
            "completed" => self.lang.pick("办结", "completed"),
            "as_of" => self.lang.pick("截至日", "day of judgement"),
            other => other,
        }
    }
}

/// Runs of days of which there is nothing to tell but that they are ordinary; every other day is a run of its own.
fn stretches(days: &[CourseDayReport]) -> impl Iterator<Item = &[CourseDayReport]> {
    days.chunk_by(|a, b| is_ordinary(a) && is_ordinary(b) && a.paused == b.paused)
}

fn is_ordinary(day: &CourseDayReport) -> bool {
    day.marks.is_empty() && day.notice.is_none()
}
