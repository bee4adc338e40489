//! The checks of a single row: of its cells (R) and of the case they make (C). Each is a file; a check states facts and changes
//! nothing. What needs the due day is checked in `batch/checks/`.

use chrono::NaiveDate;

use super::said::Said;
use super::scan::Scan;
use crate::diag::{Code, Diagnostic, Tier};
use crate::domain::Field;
use crate::rules::{Policy, Spellings};

/// What a check may look at besides the row.
pub(super) struct Rules<'p> {
    pub(super) policy: &'p Policy,
    pub(super) spellings: &'p Spellings,
    /// The day the ledger was handed in, where the submission says so.
    pub(super) handed_in_on: Option<NaiveDate>,
}

impl Rules<'_> {
    /// The name of a field for people, in Chinese and in English.
    fn label(&self, field: Field) -> (&str, &str) {
        let label = &self.spellings.case.fields[field.index()].label;
        (&label.zh, &label.en)
    }
}

/// A check of a single case.
pub(super) struct Check {
    pub(super) code: Code,
    /// Without these fields it says nothing; where one cannot be read, it is told that the check did not run.
    pub(super) needs: &'static [Field],
}

impl Check {
    /// Runs the check that `find` is. A block sets the row aside, after all checks have spoken.
    fn run<F: FnOnce() -> Facts>(&self, find: impl FnOnce() -> Option<Fault<F>>, said: &Said<'_, '_, '_>, scan: &mut Scan<'_, '_, '_>) {
        if !scan.is_whole()
            && let Some(because) = self.needs.iter().find_map(|field| scan.why_unread(*field))
        {
            scan.sink.not_run(scan.cells.file, because, self.code);
        } else if let Some(fault) = find() {
            self.tell(fault, said, scan);
        }
    }

    #[cold]
    fn tell<F: FnOnce() -> Facts>(&self, Fault { field, facts }: Fault<F>, said: &Said<'_, '_, '_>, scan: &mut Scan<'_, '_, '_>) {
        // Pauses stand in one column or in two.
        let field = if field == Field::Paused && !said.has_column(field) { Field::PausedTo } else { field };
        let place = scan.cells.place(field.index());
        let id = scan.id;
        let diagnostic = || Diagnostic { facts: facts(), ..Diagnostic::new(self.code, place.clone()).case(id) };
        scan.sink.report(self.code, &place, diagnostic);
        if self.code.tier() == Tier::Block {
            scan.set_aside(self.code);
        }
    }
}

/// What a wording is filled with, by name.
pub(super) type Facts = Vec<(&'static str, String)>;

/// What a check found. Its facts are made only where they are shown: a ledger can have the same fault in every row.
pub(super) struct Fault<F: FnOnce() -> Facts> {
    /// The field it points at.
    pub(super) field: Field,
    pub(super) facts: F,
}

/// Names the file of every check, in the order of their codes.
macro_rules! checks {
    ($($check:ident,)+) => {
        $(mod $check;)+

        /// Runs every check on a case. The calls stand one after the other, so that the compiler sees each of them: nearly
        /// all of them say at once that there is nothing to say.
        pub(super) fn run(said: &Said<'_, '_, '_>, rules: &Rules<'_>, scan: &mut Scan<'_, '_, '_>) {
            $($check::CHECK.run(|| $check::find(said, rules), said, scan);)+
        }
    };
}

checks! {
    replacement_characters,
    invisible_characters_in_number,
    full_width_number,
    personal_data_in_cell,
    completed_before_accepted,
    completed_earlier_the_same_day,
    completed_without_time,
    open_with_completion,
    pause_not_allowed,
    stand_in_event,
    transferred_complaint_called_invalid,
    pause_ends_before_it_begins,
    after_hand_in,
    excluded_and_completed,
    pauses_overlap,
    pause_outside_case,
    pause_without_end,
    extension_incomplete,
    reported_back_before_completion,
    followed_up_before_completion,
    arrived_before_acceptance,
    appointment_before_acceptance,
    applied_after_acceptance,
    arrived_after_completion,
    excluded_before_start,
    validity_not_given,
    satisfaction_without_follow_up,
    reason_without_exclusion,
    upheld_but_invalid,
}
