//! When each submission came, this quarter and before.

use super::{View, or_dash, share_text};
use crate::domain::Lang;
use crate::report::model::{Participation, SubmissionReport, SubmissionState};
use crate::report::table::{Block, Cell, Table, Tone};

impl View<'_> {
    /// A row for each enterprise that had to report; nothing where nobody knows who had to.
    pub(super) fn submissions_blocks(&self) -> Vec<Block> {
        let Some(participation) = &self.report.participation else { return Vec::new() };
        vec![Block::part(self.pick("报送时间", "When each came")), Block::Table(self.submissions_table(participation))]
    }

    /// The quarters in which a submission was looked for, the oldest first, without this one.
    fn submission_quarters(&self, participation: &Participation) -> Vec<String> {
        let mut quarters: Vec<_> = participation.submissions.iter().flat_map(|one| &one.quarters).map(|found| &found.quarter).collect();
        quarters.sort();
        quarters.dedup();
        quarters.into_iter().filter(|quarter| Some(*quarter) != self.report.quarter.as_ref()).cloned().collect()
    }

    pub(in crate::report) fn submissions_table(&self, participation: &Participation) -> Table {
        let earlier = self.submission_quarters(participation);
        let mut heads = vec![self.pick("企业", "Enterprise").to_owned(), self.pick("?区县", "?District").to_owned()];
        heads.extend(earlier.iter().map(|quarter| format!("?{quarter}")));
        heads.push(or_dash(self.report.quarter.as_ref()));
        let rest = [
            self.pick("=报送日期", "=Handed in"),
            self.pick(">迟报天数", ">Days late"),
            self.pick("工作推进台账", "Progress ledger"),
            self.pick("受理", "Acceptable"),
        ];
        heads.extend(rest.map(str::to_owned));
        let mut table = Table::new(&heads.iter().map(String::as_str).collect::<Vec<_>>());
        table.rows.extend(participation.submissions.iter().map(|one| self.submission_row(one, &earlier)));
        table
    }

    fn submission_row(&self, one: &SubmissionReport, earlier: &[String]) -> Vec<Cell> {
        let then = |quarter: &String| {
            let found = one.quarters.iter().find(|found| found.quarter == *quarter);
            found.map_or_else(|| Cell::missing("-"), |found| self.submission_cell(found.state))
        };
        let nothing = one.state == SubmissionState::Nothing;
        let ledger = match (nothing, one.progress_ledger) {
            (true, _) => Cell::missing("-"),
            (false, true) => Cell::plain(self.pick("有", "yes")),
            (false, false) => Cell::toned(self.pick("无", "no"), Tone::Bad),
        };
        let acceptable = match (nothing, one.blocked) {
            (true, _) => Cell::missing("-"),
            (false, true) => Cell::toned(self.pick("须更正", "to correct"), Tone::Bad),
            (false, false) => Cell::plain(self.pick("可受理", "yes")),
        };
        let mut row = vec![Cell::plain(&one.short_name), Cell::plain(or_dash(one.district.as_ref()))];
        row.extend(earlier.iter().map(then));
        row.extend([
            self.submission_cell(one.state),
            Cell::day(one.handed_in_on),
            one.days_late
                .and_then(|days| u64::try_from(days).ok())
                .map_or_else(|| Cell::missing("-"), |days| Cell::count(days).with_tone(Tone::Bad)),
            ledger,
            acceptable,
        ]);
        row
    }

    fn submission_cell(&self, state: SubmissionState) -> Cell {
        match state {
            SubmissionState::OnTime => Cell::toned(self.pick("按时", "in time"), Tone::Good),
            SubmissionState::Late => Cell::toned(self.pick("迟报", "late"), Tone::Bad),
            SubmissionState::Undated => Cell::plain(self.pick("未载明日期", "undated")),
            SubmissionState::Nothing => Cell::toned(self.pick("未报送", "nothing"), Tone::Bad),
        }
    }

    /// How many came in time, of those that had to; `None` where there is no deadline.
    pub(super) fn in_time_line(&self, participation: &Participation) -> Option<String> {
        let rate = share_text(Some(participation.in_time.as_ref()?));
        let deadline = or_dash(participation.deadline);
        Some(match self.lang {
            Lang::Zh => format!("按时报送率 {rate}（截止 {deadline}）"),
            Lang::En => format!("in time, by {deadline}: {rate}"),
        })
    }
}
