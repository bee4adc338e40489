//! What districts say of what was handed in.

use gascore::domain::Lang;
use gascore::report::{enterprise_document, quarter_page};

use crate::scoring::city::{City, Outcome, folder};

const LIST: &str = "enterprise,district,remark,signed_by_unit,reviewed_on";

fn quarter(rows: &[&str]) -> Outcome {
    let registry = ["A1,Alpha Gas,渝北区,,", "B2,Beta Gas,江北区,,", "C3,Gamma Gas,,,"];
    let city = City::new("2019Q3").registry(&registry).table("remarks", LIST, rows);
    ["A1", "B2", "C3"].into_iter().fold(city, |city, code| city.submission(folder(code).inquiries(1))).run()
}

#[test]
fn a_remark_is_used_where_its_district_is_that_of_the_registry() {
    for (row, told, district) in [
        ("A1,渝北区,checked,an office,2019-10-08", [0; 4], Some(Some("渝北区"))),
        ("Alpha Gas,渝 北 区,checked,an office,2019-10-08", [0; 4], Some(Some("渝北区"))),
        ("A1,,checked,,", [0; 4], Some(Some("渝北区"))),
        // The registry does not say where it is.
        ("C3,渝北区,checked,,", [0; 4], Some(Some("渝北区"))),
        ("C3,,checked,,", [0; 4], Some(None)),
        ("A1,江北区,checked,an office,2019-10-08", [0, 0, 0, 1], None),
        ("A1,渝北区,,an office,2019-10-08", [0, 0, 1, 0], None),
        ("A1,渝北区,/,an office,2019-10-08", [0, 0, 1, 0], None),
        ("Nobody,渝北区,checked,an office,2019-10-08", [1, 0, 0, 0], None),
        ("A1,渝北区,checked,an office,some day", [0, 1, 0, 0], Some(Some("渝北区"))),
    ] {
        let outcome = quarter(&[row]);
        assert_eq!(["B504", "B573", "B593", "B594"].map(|code| outcome.told(code)), told, "{row}");
        let districts: Vec<_> = outcome.report.remarks.iter().map(|remark| remark.district.as_deref()).collect();
        assert_eq!(districts, district.into_iter().collect::<Vec<_>>(), "{row}");
    }
}

#[test]
fn remarks_stand_with_their_enterprise_and_numbers_of_persons_do_not() {
    let outcome = quarter(&["A1,渝北区,ask 13800000000 for the papers,office 13800000001,2019-10-08", "B2,江北区,nothing to add,,"]);
    let page = format!("{:?}", quarter_page(&outcome.report, Lang::En));
    assert!(page.contains("What the districts say") && page.contains("for the papers") && page.contains("nothing to add"), "{page}");
    let position = outcome.report.enterprises.iter().position(|enterprise| enterprise.code == "A1").unwrap();
    let own = format!("{:?}", enterprise_document(&outcome.report, position, Lang::En).unwrap());
    assert!(own.contains("for the papers") && !own.contains("nothing to add"), "{own}");
    let all = format!("{page} {own} {}", serde_json::to_string(&outcome.report).unwrap());
    assert!(!all.contains("13800000000") && !all.contains("13800000001"), "{all}");
}
