//! Open at start + accepted = completed + excluded + open at end, whatever the cases.

use gascore::domain::Balance;
use proptest::prelude::*;

use super::{Court, ExclusionKind, Given, case, day, fault};

const SERVICES: [&str; 5] = ["residential_connection", "commercial_application", "fault_report", "complaint", "inquiry"];
const KINDS: [ExclusionKind; 3] = [ExclusionKind::Withdrawn, ExclusionKind::Invalid, ExclusionKind::Terminated];

fn balance(court: &Court, cases: &[Given]) -> Balance {
    let mut sum = Balance::default();
    court.with_judge(|pack, judge| {
        for given in cases {
            let flow = judge.judge(&given.case(pack)).unwrap().flow;
            sum.open_at_start += u64::from(flow.open_at_start);
            sum.accepted += u64::from(flow.accepted);
            sum.completed += u64::from(flow.completed);
            sum.excluded += u64::from(flow.excluded);
            sum.open_at_end += u64::from(flow.open_at_end);
        }
    });
    sum
}

#[test]
fn each_case_stands_where_the_quarter_finds_it() {
    let of = |given: Given| {
        let sum = balance(&Court::quarter("2019Q3"), &[given]);
        [sum.open_at_start, sum.accepted, sum.completed, sum.excluded, sum.open_at_end]
    };
    assert_eq!(of(fault("2019-07-01 09:00").completed("2019-07-02 09:00")), [0, 1, 1, 0, 0]);
    assert_eq!(of(fault("2019-06-28 09:00").completed("2019-07-02 09:00")), [1, 0, 1, 0, 0]);
    assert_eq!(of(fault("2019-06-28 09:00").completed("2019-06-30 09:00")), [0, 0, 0, 0, 0]);
    assert_eq!(of(fault("2019-07-01 09:00").completed("2019-10-08 09:00")), [0, 1, 0, 0, 1]);
    assert_eq!(of(fault("2019-07-01 09:00").withdrawn("2019-07-03")), [0, 1, 0, 1, 0]);
    assert_eq!(of(fault("2019-07-01 09:00").withdrawn("2019-07-30")), [0, 1, 0, 0, 1]);
    assert_eq!(of(fault("2019-07-01 09:00").special().completed("2019-07-03 09:00")), [0, 1, 1, 0, 0]);
    assert_eq!(of(fault("2019-10-08 09:00")), [0, 0, 0, 0, 0]);
}

/// Any case of 2019; what happens to it is told in days after its acceptance.
fn any_case() -> impl Strategy<Value = Given> {
    let claim = prop::option::of((0..KINDS.len(), prop::option::of(0_u64..40), any::<bool>()));
    let pause = prop::option::of((0_u64..10, prop::option::of(0_u64..30)));
    (0..SERVICES.len(), 0_u64..360, prop::option::of(0_u64..120), claim, pause, any::<bool>()).prop_map(
        |(service, offset, taken, claim, pause, special)| {
            let at = |days: u64| (day("2019-01-02") + chrono::Days::new(offset + days)).to_string();
            let mut given = case(SERVICES[service], &at(0));
            if let Some(days) = taken {
                given = given.completed(&at(days));
            }
            if let Some((kind, on, reasoned)) = claim {
                given = given.left(KINDS[kind], &on.map(at).unwrap_or_default(), reasoned);
            }
            if let Some((from, length)) = pause {
                given = given.paused(&at(from), &length.map(|length| at(from + length)).unwrap_or_default());
            }
            if special { given.special() } else { given }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn the_balance_holds(cases in prop::collection::vec(any_case(), 0..40), quarter in 1..5, shift in 0_u64..200) {
        let court = Court::quarter(&format!("2019Q{quarter}"));
        let as_of = court.period.first() + chrono::Days::new(shift);
        let sum = balance(&court.at_end_of(&as_of.to_string()), &cases);
        prop_assert_eq!(sum.open_at_start + sum.accepted, sum.completed + sum.excluded + sum.open_at_end);
    }

    /// A claim without a date is believed as long as the case is not late, so it alone can come back.
    #[test]
    fn what_is_open_at_the_end_is_open_at_the_next_start(cases in prop::collection::vec(any_case(), 0..40)) {
        let dated = |given: &&Given| given.case.exclusion.is_none_or(|claim| claim.on.is_some());
        let cases: Vec<_> = cases.iter().filter(dated).cloned().collect();
        for (quarter, next) in [("2019Q1", "2019Q2"), ("2019Q2", "2019Q3"), ("2019Q3", "2019Q4"), ("2019Q4", "2020Q1")] {
            let (before, after) = (balance(&Court::quarter(quarter), &cases), balance(&Court::quarter(next), &cases));
            prop_assert_eq!(before.open_at_end, after.open_at_start, "{}", quarter);
        }
    }
}
