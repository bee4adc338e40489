//! What each metric makes of the cases.

use gascore::domain::Mark::{
    Accountable, ChannelKnown, Completed, FollowedUp, Handled, OneStop, Online, Phone, Recorded, ReportedBack, Upheld, VisitsKnown,
};
use gascore::domain::{MetricValue, PointState, Rate};

use super::city::{City, folder};
use super::{Desk, FAULT, Paper, at};

fn share(name: &str, services: &[&str]) -> Desk {
    Desk::new(&Paper::measured(name, services, "0%", "100%"))
}

fn value(desk: &Desk) -> MetricValue {
    at(&desk.claimed(), 0).measured[0].value.clone()
}

fn rate(part: u64, whole: u64) -> MetricValue {
    MetricValue::Share(Rate::new(part, whole).unwrap())
}

#[test]
fn a_blank_record_breaks_the_closed_loop() {
    let loops = |marks: &[gascore::domain::Mark]| {
        value(&share("closed_loop_rate", &[FAULT]).show(FAULT, 3, &[Handled, Recorded, ReportedBack]).show(FAULT, 1, marks))
    };
    assert_eq!(loops(&[Handled, Recorded, ReportedBack]), rate(4, 4));
    for two in [[Handled, Recorded], [Handled, ReportedBack], [Recorded, ReportedBack]] {
        assert_eq!(loops(&two), rate(3, 4));
    }
}

#[test]
fn an_inquiry_closes_its_loop_by_being_recorded_and_answered() {
    let desk = share("closed_loop_rate", &["inquiry"]).show("inquiry", 2, &[Recorded, Completed]);
    let desk = desk.show("inquiry", 1, &[Recorded, Handled, ReportedBack]).show("inquiry", 1, &[Completed, Handled, ReportedBack]);
    assert_eq!(value(&desk), rate(2, 4));
}

#[test]
fn a_blank_follow_up_is_none() {
    let desk = share("follow_up_rate", &["complaint"]).show("complaint", 4, &[FollowedUp]).show("complaint", 1, &[]);
    assert_eq!(value(&desk), rate(4, 5));
}

#[test]
fn responsibility_is_asked_of_upheld_complaints_alone() {
    let none_upheld = share("traced_rate", &["complaint"]).show("complaint", 9, &[]).show("complaint", 1, &[Accountable]);
    assert_eq!(at(&none_upheld.claimed(), 0).state, PointState::NoCases);
    assert_eq!(value(&none_upheld.show("complaint", 3, &[Upheld, Accountable]).show("complaint", 1, &[Upheld])), rate(3, 4));
}

#[test]
fn visits_that_are_not_written_down_are_dropped() {
    let desk = share("one_stop_rate", &[FAULT]).show(FAULT, 3, &[VisitsKnown, OneStop]).show(FAULT, 1, &[VisitsKnown]).show(FAULT, 96, &[]);
    assert_eq!(value(&desk), rate(3, 4));
}

#[test]
fn too_little_coverage_earns_nothing_and_says_so() {
    let desk = |known: u64, blank: u64| {
        let paper = Paper::measured("one_stop_rate", &[FAULT], "0%", "100%").min_coverage("50%");
        Desk::new(&paper).show(FAULT, known, &[VisitsKnown, OneStop]).show(FAULT, blank, &[])
    };
    assert_eq!(desk(50, 50).total(), "100.00", "just enough is enough");
    let low = desk(49, 51);
    let expected = MetricValue::LowCoverage { value: Rate::new(49, 49), coverage: Rate::new(49, 100).unwrap() };
    assert_eq!((low.total(), value(&low)), ("0.00".to_owned(), expected));
    assert_eq!(desk(0, 1).total(), "0.00", "a column left blank is no way out");
    assert_eq!(at(&desk(0, 0).claimed(), 0).state, PointState::NoCases);
}

#[test]
fn channels_are_dropped_where_blank_and_good_by_phone_or_online() {
    let desk = share("phone_or_online_rate", &[FAULT]).show(FAULT, 2, &[ChannelKnown, Phone]).show(FAULT, 1, &[ChannelKnown, Online]);
    assert_eq!(value(&desk.show(FAULT, 1, &[ChannelKnown]).show(FAULT, 6, &[])), rate(3, 4));
}

#[test]
fn channels_are_open_when_phone_and_online_were_both_seen() {
    let desk = || share("channels_open", &[FAULT, "complaint"]).show(FAULT, 5, &[ChannelKnown, Phone]);
    assert_eq!(desk().total(), "0.00");
    assert_eq!(desk().show("complaint", 1, &[ChannelKnown, Online]).total(), "100.00");
    assert_eq!(at(&share("channels_open", &[FAULT]).claimed(), 0).state, PointState::NoCases);
}

#[test]
fn backlog_is_what_is_open_by_the_pace_of_the_quarter() {
    let days = |open: u64, completed: u64| {
        let desk = Desk::new(&Paper::measured("backlog_days", &[FAULT], "14", "7"));
        value(&desk.facts(FAULT, |facts| (facts.balance.open_at_end, facts.balance.completed) = (open, completed)))
    };
    // 130 in 65 working days are two a day.
    assert!(matches!(days(20, 130), MetricValue::Days(days) if days.decimal(2) == "10"));
    assert_eq!(days(20, 0), MetricValue::NoCases, "without a pace there is no figure");
    let unknown = Desk::new(&Paper::measured("backlog_days", &[FAULT], "14", "7"));
    let unknown = Desk { working_days: None, ..unknown }.facts(FAULT, |facts| facts.balance.completed = 5);
    assert_eq!(value(&unknown), MetricValue::NoCases);
}

#[test]
fn the_pack_names_the_words_of_satisfaction_that_count() {
    let desk = || share("satisfaction_rate", &[FAULT]).opinions(5, 5).opinions(2, 4).opinions(1, 3).opinions(1, 2).opinions(1, 1);
    let silent = |desk: Desk| desk.show(FAULT, 90, &[]);
    assert_eq!(value(&silent(desk())), rate(8, 10), "who was not asked is dropped");
    let strict = desk().policy(r#""very_satisfied", "satisfied", "fairly_satisfied""#, r#""very_satisfied", "satisfied""#);
    assert_eq!(value(&strict), rate(7, 10));
}

#[test]
fn handing_in_by_the_deadline_may_be_measured() {
    let on = |on_time| Desk { on_time, ..share("handed_in_on_time", &[FAULT]) };
    assert_eq!((on(Some(true)).total(), on(Some(false)).total()), ("100.00".to_owned(), "0.00".to_owned()));
    assert_eq!(at(&on(None).claimed(), 0).state, PointState::NoCases);
}

#[test]
fn explaining_what_is_doubtful_may_be_measured() {
    let explained = |part, whole| Desk { explained: Rate::new(part, whole), ..share("statement_rate", &[FAULT]) };
    assert_eq!(value(&explained(3, 4)), rate(3, 4));
    assert_eq!(value(&explained(0, 0)), MetricValue::NoCases, "nothing had to be explained");
}

#[test]
fn an_answer_after_the_day_of_judgement_closes_no_loop() {
    let paper = Paper::measured("closed_loop_rate", &["inquiry"], "0%", "100%");
    let headers = "case_id,service,accepted_at,completed_at,record_no";
    let rows = ["1,inquiry,2019-09-30 09:00,2019-09-30 10:00,JL1", "2,inquiry,2019-09-30 09:00,2019-10-08 10:00,JL2"];
    let outcome = City::new("2019Q3").by(&paper).submission(folder("A1").progress(&[]).ledger(headers, &rows)).run();
    assert_eq!(outcome.service("A1", "inquiry").overdue, 1);
    assert_eq!(outcome.point("A1", "1.1").1, "50.00");
    let finding = &outcome.enterprise("A1").findings[0].causes[0];
    assert_eq!(finding.cases.as_ref().map(|cases| cases.total), Some(1), "and it stands on the list behind the point");
}
