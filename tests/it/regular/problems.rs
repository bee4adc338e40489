//! The problem ledger: what was found stays until a later quarter closes it.

use gascore::report::model::{ProblemReport, Report};

use crate::scoring::city::{City, folder};

const LIST: &str = "id,enterprise,point,found_on,due_on,closed_on,evidence";

/// The lists of the second and the third quarter of 2019; `None` where a quarter has none.
fn quarters(before: Option<&[&str]>, now: Option<&[&str]>) -> (Report, [u64; 5]) {
    let with = |city: City, list: Option<&[&str]>| list.into_iter().fold(city, |city, list| city.table("problems", LIST, list));
    let earlier = with(City::new("2019Q2"), before).submission(folder("A1").inquiries(1));
    let registry = ["A1,Alpha Gas,,,", "B2,Beta Gas,,,"];
    let city = with(City::new("2019Q3"), now).registry(&registry).submission(folder("A1").inquiries(1)).after(earlier);
    let outcome = city.run();
    let told = ["B504", "B573", "B591", "B592", "P401"].map(|code| outcome.told(code));
    (outcome.report, told)
}

fn said(problems: &[ProblemReport]) -> Vec<(&str, &str, bool)> {
    problems.iter().map(|problem| (problem.id.as_str(), problem.state.as_str(), problem.carried)).collect()
}

#[test]
fn a_problem_stays_until_it_is_closed() {
    let open = "W1,A1,2.3,2019-05-06,2019-10-15,,";
    let closed = "W1,A1,2.3,2019-05-06,2019-10-15,2019-06-20,文〔2019〕3号";
    for (before, now, expected) in [
        // Open then, and not named now: it stays.
        (Some(&[open][..]), Some(&[][..]), Some(("open", true))),
        (Some(&[open]), None, Some(("open", true))),
        // Past its day by the end of the quarter.
        (Some(&["W1,A1,2.3,2019-05-06,2019-06-30,,"]), None, Some(("overdue", true))),
        // Put off by the list of this quarter.
        (Some(&["W1,A1,2.3,2019-05-06,2019-06-30,,"]), Some(&["W1,A1,,,2019-10-30,,"]), Some(("open", true))),
        // Closed now, by a row that says no more than that.
        (Some(&[open]), Some(&["W1,A1,,,,2019-08-01,照片"]), Some(("closed", true))),
        // Closed then: nothing of it is left.
        (Some(&[closed]), Some(&[]), None),
        (Some(&[closed]), Some(&[closed]), None),
        // Closed then, and open once more.
        (Some(&[closed]), Some(&[open]), Some(("open", true))),
        // Found and closed in one quarter.
        (None, Some(&["W1,A1,2.3,2019-07-08,2019-08-08,2019-08-01,照片"]), Some(("closed", false))),
        (None, Some(&["W1,A1,2.3,2019-07-08,2019-08-08,,"]), Some(("overdue", false))),
        // What happens after the quarter is not yet known.
        (None, Some(&["W1,A1,2.3,2019-07-08,2019-10-08,2019-10-07,照片"]), Some(("open", false))),
    ] {
        let (report, told) = quarters(before, now);
        let expected: Vec<_> = expected.map(|(state, carried)| ("W1", state, carried)).into_iter().collect();
        assert_eq!(said(&report.problems.unwrap().problems), expected, "{before:?} {now:?}");
        assert_eq!(told, [0; 5], "{before:?} {now:?}");
    }
    assert!(quarters(None, None).0.problems.is_none());
}

#[test]
fn what_keeps_a_problem_open_is_told() {
    for (row, told, state) in [
        // Closed without evidence.
        ("W1,A1,2.3,2019-07-08,2019-10-08,2019-08-01,", [0, 0, 1, 0, 0], Some("open")),
        ("W1,A1,2.3,2019-07-08,2019-10-08,2019-08-01,/", [0, 0, 1, 0, 0], Some("open")),
        ("W1,A1,2.3,2019-07-08,2019-10-08,2019-07-01,照片", [0, 0, 0, 1, 0], Some("closed")),
        ("W1,A1,9.9,2019-07-08,2019-10-08,,", [0, 0, 0, 0, 1], Some("open")),
        ("W1,A1,2.3,some day,2019-10-08,,", [0, 1, 0, 0, 0], Some("open")),
        (",A1,2.3,2019-07-08,2019-10-08,,", [0, 1, 0, 0, 0], None),
        ("13800000000,A1,2.3,2019-07-08,2019-10-08,,", [0, 1, 0, 0, 0], None),
        ("W1,Nobody,2.3,2019-07-08,2019-10-08,,", [1, 0, 0, 0, 0], None),
    ] {
        let (report, found) = quarters(None, Some(&[row]));
        let states: Vec<_> = report.problems.unwrap().problems.into_iter().map(|problem| problem.state).collect();
        assert_eq!((found, states), (told, state.map(str::to_owned).into_iter().collect()), "{row}");
    }
}

#[test]
fn the_counts_add_up_and_one_enterprise_sees_its_own() {
    let before = ["W1,A1,2.3,2019-05-06,2019-06-30,,", "W2,B2,2.3,2019-05-06,2019-12-31,,", "W3,A1,,2019-05-06,,,"];
    let now = ["W3,A1,,,,2019-08-01,照片", "W4,A1,1.1,2019-09-09,2019-10-31,,"];
    let (report, _) = quarters(Some(&before), Some(&now));
    let counts = report.problems.as_ref().unwrap().counts;
    assert_eq!((counts.carried, counts.new, counts.closed, counts.open, counts.overdue), (3, 1, 1, 3, 1));
    let position = report.enterprises.iter().position(|enterprise| enterprise.code == "A1").unwrap();
    let own = report.of_one(position).unwrap().problems.unwrap();
    assert_eq!(said(&own.problems), [("W1", "overdue", true), ("W3", "closed", true), ("W4", "open", false)]);
    assert_eq!((own.counts.carried, own.counts.open), (2, 2));
}
