//! Extensions: ignored by default, and honoured only where they were asked for in time.

use super::{Court, due, fault};

fn honouring() -> Court {
    Court::new().counting("extensions", "honour")
}

#[test]
fn an_extension_is_ignored_by_default_and_counted_in_a_column_of_its_own() {
    let extended = fault("2019-07-01 09:00").extension("2019-07-02", "2019-07-10");
    assert_eq!(due(extended.clone()), "2019-07-04");
    assert!(Court::new().judge(&extended).extension_asked);
    assert!(!Court::new().judge(&fault("2019-07-01 09:00")).extension_asked);
}

#[test]
fn an_extension_asked_for_on_the_due_day_is_honoured() {
    let extended = fault("2019-07-01 09:00").extension("2019-07-04", "2019-07-10");
    assert_eq!(honouring().due(extended.clone()), "2019-07-10");
    assert_eq!(honouring().outcome(extended.completed("2019-07-10 24:00")), "on_time");
}

#[test]
fn an_extension_asked_for_one_day_late_changes_nothing() {
    let extended = fault("2019-07-01 09:00").extension("2019-07-05", "2019-07-10");
    assert_eq!(honouring().due(extended.clone()), "2019-07-04");
    assert_eq!(honouring().outcome(extended.completed("2019-07-10 09:00")), "late");
}

#[test]
fn the_paused_due_day_decides_whether_an_extension_came_in_time() {
    let paused = || fault("2019-07-01 09:00").paused("2019-07-02", "2019-07-03");
    assert_eq!(honouring().due(paused().extension("2019-07-08", "2019-07-12")), "2019-07-12");
    assert_eq!(honouring().due(paused().extension("2019-07-09", "2019-07-12")), "2019-07-08");
}

#[test]
fn an_extension_never_shortens_a_limit() {
    assert_eq!(honouring().due(fault("2019-07-01 09:00").extension("2019-07-01", "2019-07-02")), "2019-07-04");
}
