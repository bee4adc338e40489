//! Rules that begin in the row: which event starts a clock, what validity says, what cannot be trusted.

use super::Court;
use super::reader::read;

const PLAIN: &str = "service,accepted_at,completed_at,status";

#[test]
fn a_time_written_24_00_belongs_to_the_day_written() {
    let told = read(PLAIN, &["故障报修,2019-07-01 24:00,2019-07-04 24:00,", "故障报修,2019-07-01 09:00,2019-07-05 00:00,"]);
    assert_eq!(told.outcomes(), ["on_time", "late"]);
    assert_eq!(told.dues(), ["2019-07-04", "2019-07-04"]);
}

#[test]
fn completed_on_an_earlier_day_than_accepted_is_set_aside() {
    let told = read(PLAIN, &["故障报修,2019-07-02 09:00,2019-07-01 10:00,办结"]);
    assert_eq!((told.outcomes(), told.codes()), (vec!["C201"], vec!["C201"]));
}

#[test]
fn completed_earlier_the_same_day_is_a_confirm_and_judged() {
    let told = read(PLAIN, &["故障报修,2019-07-02 09:00,2019-07-02 08:00,办结"]);
    assert_eq!((told.outcomes(), told.codes()), (vec!["on_time"], vec!["C202"]));
}

#[test]
fn earlier_than_acceptance_is_told_also_where_another_event_starts_the_clock() {
    let headers = "service,applied_at,accepted_at,completed_at";
    let same_day = read(headers, &["居民通气,2019-07-02 09:00,2019-07-02 15:00,2019-07-02 14:00"]);
    assert_eq!((same_day.outcomes(), same_day.codes()), (vec!["on_time"], vec!["C202"]));
    let day_before = read(headers, &["居民通气,2019-07-01 09:00,2019-07-02 15:00,2019-07-01 14:00"]);
    assert_eq!((day_before.outcomes(), day_before.codes()), (vec!["C201"], vec!["C201"]));
}

#[test]
fn completed_without_a_time_is_set_aside() {
    let told = read(PLAIN, &["故障报修,2019-07-02 09:00,,办结"]);
    assert_eq!((told.outcomes(), told.codes()), (vec!["C203"], vec!["C203"]));
}

#[test]
fn open_with_a_completion_is_a_confirm_and_the_time_wins() {
    let told = read(PLAIN, &["故障报修,2019-07-02 09:00,2019-07-03 09:00,处理中"]);
    assert_eq!((told.outcomes(), told.codes()), (vec!["on_time"], vec!["C204"]));
}

const APPLICATION: &str = "service,applied_at,accepted_at,资料齐全日期,方案答复日期,缴费日期,completed_at";

#[test]
fn complete_documents_start_the_clock_of_an_application() {
    let told = read(APPLICATION, &["工商报装,2019-06-18,2019-06-20,2019-07-01,,,2019-07-29"]);
    assert_eq!((told.dues(), told.outcomes(), told.codes()), (vec!["2019-07-29".to_owned()], vec!["on_time"], vec![]));
}

#[test]
fn a_blank_first_choice_event_is_stood_in_for_with_a_confirm() {
    let told = read(APPLICATION, &["工商报装,2019-06-18,2019-07-01,,,,2019-07-29"]);
    assert_eq!((told.dues(), told.codes()), (vec!["2019-07-29".to_owned()], vec!["C208"]));
    assert_eq!((told.fact("event_en"), told.fact("used_en")), ("documents complete at", "accepted at"));
}

#[test]
fn an_event_the_pack_does_not_name_never_starts_a_clock() {
    let told = read("service,documents_complete_at,arrived_at,accepted_at,completed_at", &["故障报修,2019-07-01,2019-07-01,,2019-07-02"]);
    assert_eq!((told.outcomes(), told.codes()), (vec!["R106"], vec!["R106"]));
}

#[test]
fn the_reply_ends_an_inquiry_and_a_report_back_stands_in_for_it_with_a_confirm() {
    let told = read("service,accepted_at,completed_at,反馈时间", &["咨询,2019-07-01 09:00,,2019-07-01 10:00"]);
    assert_eq!((told.outcomes(), told.codes()), (vec!["on_time"], vec!["C208"]));
    let told = read("service,accepted_at,反馈时间", &["咨询,2019-07-01 09:00,2019-07-01 10:00"]);
    assert_eq!((told.outcomes(), told.fact("event_en"), told.fact("used_en")), (vec!["on_time"], "completed at", "reported back at"));
}

#[test]
fn filing_never_ends_an_inquiry() {
    let told = Court::quarter("2019Q3").read("service,accepted_at,completed_at,归档时间", &["咨询,2019-07-01 09:00,,2019-07-01 10:00"]);
    assert_eq!((told.outcomes(), told.codes()), (vec!["overdue"], vec![]));
}

#[test]
fn stages_pause_the_clock_of_an_application_and_their_days_are_told() {
    let told = read(APPLICATION, &["工商报装,2019-06-18,2019-06-20,2019-07-01,2019-07-03,2019-07-10,2019-08-06"]);
    assert_eq!((told.dues(), told.outcomes()), (vec!["2019-08-06".to_owned()], vec!["on_time"]));
    let judgement = told.judgements().next().unwrap();
    assert_eq!((judgement.days, judgement.net_days, &judgement.stages[..]), (Some(26), Some(20), &[(0, 6)][..]));
}

#[test]
fn the_days_of_a_stage_are_counted_within_the_clock() {
    let rows =
        ["工商报装,,2019-06-20,2019-07-01,2019-06-25,2019-07-02,2019-07-05", "工商报装,,2019-06-20,2019-07-01,2019-07-05,,2019-07-05"];
    let told = read(APPLICATION, &rows);
    let days: Vec<_> = told.judgements().map(|judgement| (judgement.days, judgement.net_days, judgement.stages[0].1)).collect();
    assert_eq!(days, [(Some(4), Some(3), 1), (Some(4), Some(3), 1)]);
}

#[test]
fn a_pause_needs_a_reason_the_pack_allows() {
    let headers = "service,accepted_at,completed_at,paused,pause_reason";
    let row = |reason: &str| format!("故障报修,2019-07-01,2019-07-08,2019-07-03/2019-07-04,{reason}");
    let told = read(headers, &[&row("用户不在家"), &row("物业原因"), &row(""), &row("人手不足")]);
    assert_eq!(told.outcomes(), ["on_time", "late", "late", "late"]);
    assert_eq!(told.codes(), ["C207", "C207", "C207"]);
}

const COMPLAINT: &str = "service,accepted_at,completed_at,status,是否有效,channel,transfer_no,excluded_on,excluded_reason";

#[test]
fn unknown_and_pending_validity_is_measured() {
    let row = |valid: &str| format!("投诉,2019-07-01,2019-07-11,,{valid},电话,,,");
    let told = read(COMPLAINT, &[&row("是"), &row("待定"), &row(""), &row("说不清")]);
    assert_eq!((told.outcomes(), told.codes()), (vec!["late"; 4], vec!["R105"]));
}

#[test]
fn an_invalid_complaint_is_left_out_with_a_reason_and_a_date_in_time() {
    let row =
        |status: &str, valid: &str, on: &str, reason: &str| format!("投诉,2019-07-01,2019-07-11,{status},{valid},电话,,{on},{reason}");
    let told = read(
        COMPLAINT,
        &[
            &row("", "否", "2019-07-10", "非燃气业务"),
            &row("无效", "", "2019-07-10", "非燃气业务"),
            &row("", "否", "2019-07-11", "非燃气业务"),
            &row("", "否", "", "非燃气业务"),
            &row("", "否", "2019-07-10", ""),
        ],
    );
    assert_eq!(told.outcomes(), ["invalid", "invalid", "late", "late", "late"]);
}

#[test]
fn a_transferred_complaint_called_invalid_is_measured_unless_its_return_was_approved() {
    let row = |channel: &str, number: &str, reason: &str| format!("投诉,2019-07-01,2019-07-11,,否,{channel},{number},2019-07-05,{reason}");
    let told = read(COMPLAINT, &[&row("12345", "", "不属实"), &row("电话", "RX-7", "不属实"), &row("12345", "RX-8", "同意退回")]);
    assert_eq!((told.outcomes(), told.codes()), (vec!["late", "late", "invalid"], vec!["C209", "C209"]));
}

#[test]
fn only_complaints_stay_valid_by_transfer() {
    let told = read(COMPLAINT, &["故障报修,2019-07-01,2019-07-11,无效,,12345,RX-9,2019-07-02,重复派单"]);
    assert_eq!((told.outcomes(), told.codes()), (vec!["invalid"], vec![]));
}

#[test]
fn validity_is_asked_of_complaints_alone() {
    let told = read(COMPLAINT, &["故障报修,2019-07-01,2019-07-11,,否,电话,,2019-07-02,误报"]);
    assert_eq!(told.outcomes(), ["late"]);
}

#[test]
fn an_upheld_complaint_is_no_more_valid_than_another() {
    let told =
        read("service,accepted_at,completed_at,是否有效,是否属实", &["投诉,2019-07-01,2019-07-11,是,否", "投诉,2019-07-01,2019-07-11,,否"]);
    assert_eq!(told.outcomes(), ["late", "late"]);
}

#[test]
fn only_the_general_scope_is_measured() {
    let headers = "service,accepted_at,completed_at,事项范围";
    let told =
        read(headers, &["故障报修,2019-07-01,2019-07-11,紧急", "故障报修,2019-07-01,2019-07-11,一般", "故障报修,2019-07-01,2019-07-11,"]);
    assert_eq!(told.outcomes(), ["special_scope", "late", "late"]);
}

#[test]
fn a_row_outside_the_calendar_is_told_apart() {
    let told = read(PLAIN, &["故障报修,1919-07-01,2019-07-02,办结", "故障报修,2019-07-01,2019-07-02,办结"]);
    assert_eq!(told.outcomes(), ["outside_calendar", "on_time"]);
}
