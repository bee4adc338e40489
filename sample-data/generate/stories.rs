//! What makes each enterprise's quarters a situation of their own.

use chrono::{Days, NaiveDate};

use crate::calendar::Calendar;
use crate::case::{Case, Service, Stamp, Status};
use crate::draw::finish;
use crate::enterprise::{Quarter, Story, day};
use crate::rng::Rng;

/// Adds the cases a story needs.
pub(crate) fn script(story: Story, cases: &mut Vec<Case>, rng: &mut Rng, calendar: &Calendar) {
    match story {
        Story::Clean => cases.push(online_on_saturday(rng, day(7, 8))),
        Story::Holiday => holiday(cases, rng, calendar),
        Story::Overdue => overdue(cases, rng, calendar),
        Story::Veto => relabelled(cases),
        Story::LateHandIn => after_the_end(cases, rng),
        Story::Tiny => cases.push(late_fault(rng)),
        Story::UnitWest | Story::UnitEast => cases.push(shared_ticket(rng)),
        Story::Transfers => transfers(cases, rng),
        Story::Titled => at_midnight(cases, calendar),
        Story::Continuity => continuity(cases, rng),
        _ => {}
    }
}

fn case(service: Service, day: NaiveDate, minute: u32) -> Case {
    Case::new(service, Stamp { day, minute })
}

fn done(rng: &mut Rng, service: Service, accepted: NaiveDate, completed: NaiveDate) -> Case {
    let mut case = case(service, accepted, rng.range(540, 1020));
    let minute = rng.range(1025, 1075);
    finish(rng, &mut case, completed, minute);
    case
}

/// An inquiry that came online on a Saturday ten minutes before midnight.
fn online_on_saturday(rng: &mut Rng, answered: NaiveDate) -> Case {
    let mut inquiry = case(Service::Inquiry, day(7, 6), 1430);
    inquiry.channel = "网上";
    finish(rng, &mut inquiry, answered, 605);
    inquiry
}

fn late_fault(rng: &mut Rng) -> Case {
    let mut fault = done(rng, Service::Fault, day(8, 14), day(8, 20));
    fault.late_reason = "配件待料";
    fault
}

/// Around Mid-Autumn (13 to 15 September) and before National Day, with the make-up day 29 September.
fn holiday(cases: &mut Vec<Case>, rng: &mut Rng, calendar: &Calendar) {
    for number in 0..40 {
        let service = if number % 2 == 0 { Service::Fault } else { Service::Connection };
        let accepted = day(9, 11 + number % 2);
        let late = number % 5 < 2;
        let steps = if late { 4 } else { 2 + number % 2 };
        let mut made = done(rng, service, accepted, calendar.after(accepted, steps, &[]));
        made.late_reason = if late { "中秋节放假，人员休假" } else { "" };
        cases.push(made);
    }
    for _ in 0..3 {
        cases.push(done(rng, Service::Connection, day(9, 14), day(9, 18)));
    }
    for number in 0..30 {
        // Sunday 29 September is a working day: what was accepted on the 25th was due that day.
        let accepted = day(9, 25 + number % 2);
        if number % 3 < 2 {
            let mut made = done(rng, Service::Fault, accepted, day(9, 30));
            made.late_reason = if number % 2 == 0 { "误将9月29日当作休息日" } else { "" };
            cases.push(made);
        } else {
            cases.push(case(Service::Fault, accepted, rng.range(540, 1020)));
        }
    }
    for number in 0..8 {
        let mut made = done(rng, Service::Complaint, day(9, 18 + number % 2), day(9, 30));
        made.late_reason = "国庆节前集中处理";
        cases.push(made);
    }
    for number in 0..12 {
        cases.push(case(Service::Connection, day(9, 29 + number % 2), rng.range(540, 1020)));
    }
}

/// Cases nobody closes, cases closed a quarter late, and late cases that were withdrawn to look better.
fn overdue(cases: &mut Vec<Case>, rng: &mut Rng, calendar: &Calendar) {
    let services = [Service::Fault, Service::Connection, Service::Complaint, Service::Application];
    for number in 0..36_u32 {
        let start = if number < 12 { day(5, 8) } else { day(7, 3) };
        let accepted = calendar.after(start, number % 12 * 3 + number / 24, &[]);
        cases.push(case(services[usize::from(number % 4 == 0) + 2 * usize::from(number % 7 == 0)], accepted, rng.range(540, 1020)));
    }
    for number in 0..6 {
        let mut carried = done(rng, services[number % 2], day(6, 12), day(7, 10));
        carried.late_reason = "用户多次改约";
        cases.push(carried);
    }
    for number in 0..3 {
        let mut withdrawn = case(Service::Fault, day(8, 5 + number), 600);
        withdrawn.status = Status::Withdrawn;
        withdrawn.excluded_on = Some(day(8, 20));
        withdrawn.excluded_reason = "用户撤销申请";
        cases.push(withdrawn);
    }
    // Paused until nobody knows when: the clock stands still to the end of the quarter.
    let mut paused = case(Service::Application, day(8, 26), 600);
    paused.pause = Some((day(9, 2), None));
    paused.pause_reason = "道路开挖审批";
    cases.push(paused);
}

/// Complaints called invalid after they were late.
fn relabelled(cases: &mut Vec<Case>) {
    for number in 0..4 {
        let mut complaint = case(Service::Complaint, day(7, 22 + number), 640);
        complaint.status = Status::Invalid;
        complaint.valid = Some(false);
        complaint.excluded_on = Some(day(8, if number < 2 { 12 } else { 1 }));
        complaint.excluded_reason = "非燃气业务";
        cases.push(complaint);
    }
}

/// Rows a ledger handed in on 9 October should not hold: closed, or even accepted, after the quarter.
fn after_the_end(cases: &mut Vec<Case>, rng: &mut Rng) {
    for number in 0..5 {
        cases.push(done(rng, Service::Fault, day(9, 24 + number), day(10, 8)));
    }
    for _ in 0..3 {
        let mut inquiry = case(Service::Inquiry, day(10, 8), 600);
        finish(rng, &mut inquiry, day(10, 8), 630);
        cases.push(inquiry);
    }
}

/// One 12345 ticket that both units of the group worked on.
fn shared_ticket(rng: &mut Rng) -> Case {
    let mut complaint = done(rng, Service::Complaint, day(8, 12), day(8, 16));
    complaint.channel = "12345";
    complaint.transfer_no.push_str("12345-20190812-7777");
    complaint
}

fn transfers(cases: &mut Vec<Case>, rng: &mut Rng) {
    for number in 0..9 {
        let accepted = day(if number < 3 { 5 } else { 8 }, 6 + number * 2);
        let mut complaint = done(rng, Service::Complaint, accepted, accepted + Days::new(4));
        complaint.channel = "12345";
        complaint.tag = if number < 3 {
            ""
        } else if number < 8 {
            "left out"
        } else {
            "dated later"
        };
        cases.push(complaint);
    }
    // Called invalid although the bureau passed it on and approved no return: it is measured.
    let mut refused = case(Service::Complaint, day(7, 10), 600);
    refused.channel = "12345";
    refused.status = Status::Invalid;
    refused.valid = Some(false);
    refused.excluded_on = Some(day(7, 12));
    refused.excluded_reason = "本单位认为不属实";
    cases.push(refused);
}

/// Some cases are closed at 24:00 of their due day.
fn at_midnight(cases: &mut [Case], calendar: &Calendar) {
    let due_that_day = |case: &&mut Case| {
        case.service != Service::Inquiry
            && case.completed.is_some_and(|stamp| stamp.day == case.due(calendar) && stamp.day > case.accepted.day)
    };
    for case in cases.iter_mut().filter(due_that_day).step_by(9) {
        case.completed = case.completed.map(|stamp| Stamp { minute: 1440, ..stamp });
        case.reported_back = case.completed;
    }
}

fn continuity(cases: &mut Vec<Case>, rng: &mut Rng) {
    cases.push(online_on_saturday(rng, day(7, 9)));
    let mut by_phone = case(Service::Inquiry, day(7, 6), 610);
    finish(rng, &mut by_phone, day(7, 7), 615);
    cases.push(by_phone);
    // Paused over Mid-Autumn: 12 and 16 September do not count, so the seventh day is the 24th.
    for (number, completed) in [(0, day(9, 24)), (1, day(9, 25))] {
        let mut complaint = done(rng, Service::Complaint, day(9, 10), completed);
        complaint.pause = Some((day(9, 12), Some(day(9, 16))));
        complaint.pause_reason = "用户要求延期";
        complaint.late_reason = if number == 1 { "用户在外地" } else { "" };
        cases.push(complaint);
    }
    // Withdrawn without a date: leaves only while it is not late.
    for (accepted, completed) in [(day(8, 6), None), (day(8, 7), Some(day(8, 8)))] {
        let mut withdrawn = case(Service::Connection, accepted, 600);
        withdrawn.status = Status::Withdrawn;
        withdrawn.excluded_reason = "用户撤销申请";
        withdrawn.completed = completed.map(|day| Stamp { day, minute: 700 });
        cases.push(withdrawn);
    }
    for (tag, service) in [("vanished", Service::Fault), ("rewritten", Service::Fault), ("reopened", Service::Complaint)] {
        let mut carried = done(rng, service, day(6, 27), day(7, 4));
        carried.tag = tag;
        carried.late_reason = "";
        cases.push(carried);
    }
}

/// What the enterprise wrote down otherwise than it happened.
pub(crate) fn distort(story: Story, quarter: Quarter, rows: &mut Vec<Case>) {
    if quarter.index == 0 {
        return;
    }
    match story {
        Story::Transfers => {
            rows.retain(|case| case.tag != "left out");
            for case in rows.iter_mut().filter(|case| case.tag == "dated later") {
                case.accepted.day = case.accepted.day + Days::new(2);
                case.applied = case.accepted;
            }
        }
        Story::Continuity => {
            rows.retain(|case| case.tag != "vanished");
            for case in rows.iter_mut().filter(|case| !case.tag.is_empty()) {
                case.accepted.day = day(7, 1);
                if case.tag == "reopened" {
                    case.id.push_str("-1");
                }
            }
        }
        _ => {}
    }
}
