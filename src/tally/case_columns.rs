//! The columns of `cases.parquet`: name, type, meaning, and where a row has it. Names stay; new columns come at the end of a group.

use chrono::NaiveDate;
use serde::Serialize;

use Cell::{Day, Flag, Instant as At, Number, Text};

use crate::domain::{CaseRow, Channel, Due, ExclusionKind, Flow, Instant, Judgement, Mark, Moment, Outcome, Reading, Satisfaction};

/// The name and version of this shape.
const CASES_SCHEMA: &str = "gascore/cases/v1";

/// A text of a row.
pub(super) type TextOf = for<'a> fn(&'a CaseRow<'a>) -> Option<&'a str>;

/// Something else of a row.
pub(super) type Of<T> = for<'a> fn(&'a CaseRow<'a>) -> Option<T>;

/// How a row fills a cell; what it does not have stays null.
#[derive(Clone, Copy)]
pub(super) enum Cell {
    Text(TextOf),
    Flag(Of<bool>),
    Number(Of<u64>),
    Day(Of<NaiveDate>),
    /// To the second, by the wall clock of the place.
    Instant(Of<Instant>),
}

/// A column.
#[derive(Clone, Copy)]
pub(super) struct CaseColumn {
    pub(super) name: &'static str,
    meaning: &'static str,
    pub(super) cell: Cell,
}

const fn column(name: &'static str, cell: Cell, meaning: &'static str) -> CaseColumn {
    CaseColumn { name, meaning, cell }
}

/// Every column, in the order of the file.
pub(super) const CASE_COLUMNS: &[CaseColumn] = &[
    column("enterprise", Text(|row| Some(&row.enterprise.code)), "code of the reporting unit, as in report.json"),
    column("enterprise_name", Text(|row| Some(&row.enterprise.name)), "its full name"),
    column("district", Text(|row| row.enterprise.district.as_deref()), "district of the competent authority"),
    column("parent", Text(|row| row.enterprise.parent.as_deref()), "parent company"),
    column("service", Text(|row| row.service), "service; null where it cannot be read"),
    column("case_id", Text(|row| row.id), "number of the case; null where it cannot be read, or looks like a number of a person"),
    column("file", Text(|row| Some(row.file.path())), "file the row stands in"),
    column("sheet", Text(|row| row.file.sheet()), "sheet, where the file is a workbook"),
    column("line", Number(|row| Some(row.line)), "line in the file, or row of the sheet, counted from 1"),
    column(
        "case_id_check",
        Number(|row| row.id_check.map(u64::from)),
        "where case_id is null: twelve bits (the first three hexadecimal digits of the SHA-256) of what is written in its place, so that \
         `--known` can pass over rows; null where nothing is written, or a number of a person",
    ),
    column("counted", Flag(|row| Some(row.counted)), "part of the counts; false for a row that repeats another one"),
    column(
        "code",
        Text(|row| row.code),
        "check that set the row aside (explained by `gascore explain CODE`); L302 where it repeats another",
    ),
    column(
        "outcome",
        Text(|row| Some(row.outcome().key())),
        "how the case stands by the official method: on_time, late, overdue, pending, time_of_day_missing, set_aside, or why it is outside the rate",
    ),
    column("decided", Flag(|row| Some(row.outcome().is_decided())), "on_time, late or overdue: one of the cases the rate is made of"),
    column("excluded_reason", Text(excluded_reason), "why the case is outside the rate"),
    column("breach", Text(|row| judged(row)?.breach.key()), "what lateness broke: promise or law"),
    column("days_late", Number(|row| Some(judged(row)?.days_late.into())), "working days past the due day; 0 where not late"),
    column("days", Number(|row| Some(judged(row)?.days?.into())), "working days from the start of the clock to completion"),
    column("net_days", Number(|row| Some(judged(row)?.net_days?.into())), "the same without the days of pauses"),
    column(
        "outcome_without_pauses",
        Text(|row| by(row, Reading::WithoutPauses)),
        "outcome as if no clock had ever stood still; null where not computed",
    ),
    column(
        "outcome_without_appointments",
        Text(|row| by(row, Reading::WithoutAppointments)),
        "outcome as if no user had asked for a later day; null where not computed",
    ),
    column(
        "outcome_strict_acceptance",
        Text(|row| by(row, Reading::StrictAcceptance)),
        "outcome with every acceptance on its own calendar day; null where not computed",
    ),
    column(
        "outcome_other_basis",
        Text(|row| by(row, Reading::OtherBasis)),
        "outcome by the convention asked for with --basis; null where not computed",
    ),
    column("started_on", Day(|row| Some(row.judged?.case.started.day)), "day the clock started, as written"),
    column("started_at", At(|row| instant(row.judged?.case.started)), "the same with its time; null where only the day is written"),
    column("due_on", Day(|row| Some(judged(row)?.due?.day())), "day the case is due; midnight belongs to the day that ends there"),
    column("due_at", At(|row| due_at(judged(row)?)), "the same as an instant, where the limit is one; null for the end of due_on"),
    column("completed_on", Day(|row| Some(row.judged?.case.completed?.day)), "day the clock ended, as written; null while open"),
    column("completed_at", At(|row| instant(row.judged?.case.completed?)), "the same with its time; null where only the day is written"),
    column("stated_due_on", Day(|row| Some(row.judged?.case.stated_due?.day)), "due day as the enterprise wrote it"),
    column("stated_due_at", At(|row| instant(row.judged?.case.stated_due?)), "the same with its time; null where only the day is written"),
    column("appointment_on", Day(|row| row.judged?.case.appointment), "day the user asked for"),
    column("extension_requested_on", Day(|row| Some(row.judged?.case.extension?.requested_on)), "day more time was asked for"),
    column("extended_to", Day(|row| Some(row.judged?.case.extension?.until)), "due day that was asked for"),
    column(
        "pauses",
        Number(|row| u64::try_from(row.judged?.case.pauses.len()).ok()),
        "intervals in which the clock is said to have stood still",
    ),
    column(
        "stated_exclusion",
        Text(|row| row.judged?.case.exclusion.map(|it| ExclusionKind::key(it.kind))),
        "what the enterprise says takes the case out of the count",
    ),
    column("stated_exclusion_on", Day(|row| row.judged?.case.exclusion?.on), "since when it says so"),
    column("stated_exclusion_reasoned", Flag(|row| Some(row.judged?.case.exclusion?.reasoned)), "whether it gives a reason"),
    column("special_scope", Flag(|row| Some(row.judged?.case.special_scope)), "an emergency or major case"),
    column("channel", Text(|row| row.judged?.case.channel.map(Channel::key)), "how the case came in"),
    column("transferred_in", Flag(|row| Some(row.judged?.case.transferred_in)), "it came by transfer from a superior or the hotline"),
    column("reported_back_on", Day(|row| row.judged?.case.reported_back_on), "day the user was told the result"),
    column("followed_up_on", Day(|row| row.judged?.case.followed_up_on), "day the user was asked about it"),
    column(
        "satisfaction",
        Number(|row| row.judged?.case.marks.satisfaction().map(Satisfaction::level).map(u64::from)),
        "the user's opinion, 1 (very dissatisfied) to 5 (very satisfied)",
    ),
    column("handled", Flag(|row| mark(row, Mark::Handled)), "the handling is written down"),
    column("recorded", Flag(|row| mark(row, Mark::Recorded)), "the record has a number"),
    column("reported_back", Flag(|row| mark(row, Mark::ReportedBack)), "the user was told the result by the day of judgement"),
    column("followed_up", Flag(|row| mark(row, Mark::FollowedUp)), "the user was asked about it by the day of judgement"),
    column("one_stop", Flag(one_stop), "the user came at most once; null where visits are not known"),
    column("upheld", Flag(|row| mark(row, Mark::Upheld)), "a complaint found justified"),
    column("accountable", Flag(|row| mark(row, Mark::Accountable)), "responsibility for it was settled"),
    column("late_explained", Flag(|row| mark(row, Mark::LateExplained)), "a reason for lateness is written"),
    column("open_at_start", Flag(|row| flow(row, |flow| flow.open_at_start)), "balance: accepted before the period and open when it began"),
    column("accepted", Flag(|row| flow(row, |flow| flow.accepted)), "balance: accepted in the period"),
    column("completed", Flag(|row| flow(row, |flow| flow.completed)), "balance: completed in the period"),
    column("left_count", Flag(|row| flow(row, |flow| flow.excluded)), "balance: left the count in the period"),
    column("open_at_end", Flag(|row| flow(row, |flow| flow.open_at_end)), "balance: open at the day of judgement"),
];

fn judged<'a>(row: &CaseRow<'a>) -> Option<&'a Judgement> {
    row.judged.map(|judged| judged.judgement)
}

fn by(row: &CaseRow<'_>, reading: Reading) -> Option<&'static str> {
    row.outcome_by(reading).map(Outcome::key)
}

fn excluded_reason<'a>(row: &'a CaseRow<'a>) -> Option<&'a str> {
    Some(row.outcome()).filter(|outcome| matches!(outcome, Outcome::Excluded(_))).map(Outcome::key)
}

/// A time as written; 24:00 is the first instant of the next day.
fn instant(moment: Moment) -> Option<Instant> {
    moment.time.map(|_| moment.earliest())
}

fn due_at(judgement: &Judgement) -> Option<Instant> {
    match judgement.due? {
        Due::At(instant) => Some(instant),
        Due::EndOf(_) => None,
    }
}

fn mark(row: &CaseRow<'_>, mark: Mark) -> Option<bool> {
    row.judged.map(|judged| judged.case.marks.has(mark))
}

fn one_stop(row: &CaseRow<'_>) -> Option<bool> {
    mark(row, Mark::VisitsKnown)?.then(|| mark(row, Mark::OneStop))?
}

fn flow(row: &CaseRow<'_>, of: fn(&Flow) -> bool) -> Option<bool> {
    judged(row).map(|judgement| of(&judgement.flow))
}

/// The columns as machines read them.
#[derive(Serialize)]
struct Described {
    schema: &'static str,
    columns: Vec<DescribedColumn>,
}

#[derive(Serialize)]
struct DescribedColumn {
    name: &'static str,
    r#type: &'static str,
    meaning: &'static str,
}

/// The columns of `cases.parquet`, as JSON.
///
/// # Errors
/// When they cannot be written as JSON, which they always can.
pub fn case_schema() -> serde_json::Result<String> {
    let described = |column: &CaseColumn| DescribedColumn { name: column.name, r#type: column.cell.type_name(), meaning: column.meaning };
    let columns = CASE_COLUMNS.iter().map(described).collect();
    serde_json::to_string_pretty(&Described { schema: CASES_SCHEMA, columns }).map(|text| text + "\n")
}

impl Cell {
    /// The type as SQL calls it.
    fn type_name(self) -> &'static str {
        match self {
            Self::Text(_) => "VARCHAR",
            Self::Flag(_) => "BOOLEAN",
            Self::Number(_) => "BIGINT",
            Self::Day(_) => "DATE",
            Self::Instant(_) => "TIMESTAMP",
        }
    }
}
