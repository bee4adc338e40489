//! L310: every time of day in a column is midnight, so the times were lost on the way.

use super::{LedgerCheck, PerFile, Rules, Share};
use crate::batch::row::{JudgedRow, Verdict};
use crate::diag::{Code, Diagnostic, Sink};
use crate::domain::{Field, FileName, Moment, Place, TimeOfDay, Wording};

/// The times that a file gives acceptance and completion, and how many of each are midnight.
#[derive(Default)]
struct Times {
    started: Share,
    completed: Share,
}

pub(super) struct AllAtMidnight {
    least: u64,
    started: Wording,
    completed: Wording,
    files: PerFile<Times>,
}

impl LedgerCheck for AllAtMidnight {
    fn new(rules: &Rules<'_>) -> Option<Self> {
        let label = |field: Field| rules.spellings.case.fields.get(field.index()).map(|spec| spec.label.clone());
        Some(Self {
            least: rules.limits.all_at_midnight?,
            started: label(Field::AcceptedAt)?,
            completed: label(Field::CompletedAt)?,
            files: PerFile::new(),
        })
    }

    fn row(&mut self, row: &JudgedRow<'_>, file: &FileName, weight: i64) {
        let Verdict::Judged { case, .. } = &row.verdict else { return };
        let times = self.files.of(file);
        add(&mut times.started, Some(case.started), weight);
        add(&mut times.completed, case.completed, weight);
    }

    fn merge(&mut self, other: Self) {
        self.files.merge(other.files, |own, other| {
            own.started.merge(other.started);
            own.completed.merge(other.completed);
        });
    }

    fn tell(self, sink: &mut Sink) {
        for (file, times) in self.files.0 {
            for (share, event) in [(times.started, &self.started), (times.completed, &self.completed)] {
                let (midnights, all) = share.counts();
                if all >= self.least && midnights == all {
                    let diagnostic = Diagnostic::new(Code::L310, Place::file(file.clone())).fact("count", all);
                    sink.push(diagnostic.fact("event", &event.zh).fact("event_en", &event.en));
                }
            }
        }
    }
}

/// A day without a time says nothing; `24:00` is a time somebody meant.
fn add(share: &mut Share, moment: Option<Moment>, weight: i64) {
    if let Some(time) = moment.and_then(|moment| moment.time) {
        share.add(time == TimeOfDay::START, weight);
    }
}
