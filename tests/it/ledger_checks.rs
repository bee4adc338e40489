//! The checks of a whole ledger where one file is not enough to see them: months and copies, totals, and what is never asked.

use gascore::batch::{QuarterFiles, QuarterResult, SubmissionFiles};
use gascore::diag::Code;

use super::one_submission::{file, judged, ledgers};

const HEADER: &str = "受理编号,业务类型,受理时间,办结时间\n";

/// A case of the quarter; `open` where it has no completion.
fn row(id: &str, completed: &str) -> String {
    format!("{id},一般故障申告,2019-07-02,{completed}\n")
}

/// How many diagnostics of a code there are.
fn told(result: &QuarterResult, code: Code) -> u64 {
    result.sink.groups().iter().filter(|group| group.code == code).map(|group| group.total).sum()
}

fn ledger(rows: impl IntoIterator<Item = String>) -> QuarterResult {
    let text: String = std::iter::once(HEADER.to_owned()).chain(rows).collect();
    ledgers(&[("ledger.csv", text.as_bytes())])
}

#[test]
fn a_run_goes_on_from_file_to_file() {
    let month = |from: u32, to: u32| {
        let rows = (from..=to).filter(|number| *number != 30).map(|number| row(&format!("GZ{number:04}"), "2019-07-03"));
        std::iter::once(HEADER.to_owned()).chain(rows).collect::<String>()
    };
    let result = ledgers(&[("07.csv", month(1, 15).as_bytes()), ("08.csv", month(16, 45).as_bytes())]);
    assert_eq!(told(&result, Code::L304), 1);
    let facts = &result.sink.groups()[0].samples[0].facts;
    assert_eq!((facts[0].1.as_str(), facts[3].1.as_str()), ("1", "GZ0030"));
}

#[test]
fn a_prefix_that_began_before_the_period_has_its_numbers_in_earlier_ledgers() {
    let run = |first_day: &str| {
        let rows = (2..=45).filter(|number| *number != 30).map(|number| row(&format!("GZ{number:04}"), "2019-07-03"));
        told(&ledger(std::iter::once(format!("GZ0001,一般故障申告,{first_day},2019-07-03\n")).chain(rows)), Code::L304)
    };
    assert_eq!((run("2019-07-01"), run("2019-06-28")), (1, 0));
}

/// A number that is there but cannot be read as a case is not missing.
#[test]
fn numbers_of_rows_set_aside_and_of_copies_are_there() {
    let rows = (1..=45).map(|number| row(&format!("GZ{number:04}"), if number == 30 { "########" } else { "2019-07-03" }));
    assert_eq!(told(&ledger(rows.chain([row("GZ0031", "2019-07-04")])), Code::L304), 0);
}

/// Of 20 rows one is set aside: no more than 5 %. Two that share a number and differ make it three of 21.
#[test]
fn rows_that_copies_set_aside_count_as_set_aside() {
    let good = || (1..20).map(|number| row(&format!("{}-GZ", number * 7), "2019-07-03"));
    let bad = || row("坏", "########");
    assert_eq!(told(&ledger(good().chain([bad()])), Code::L308), 0);
    assert_eq!(told(&ledger(good().chain([bad(), row("7-GZ", "2019-07-04")])), Code::L308), 1);
    assert_eq!(told(&ledger(good().chain([bad(), row("7-GZ", "2019-07-03")])), Code::L308), 0, "an identical copy leaves 20 rows");
}

/// That the column is missing is told; that therefore no row can be used, and none is completed, needs no words.
#[test]
fn a_missing_column_is_told_once() {
    let rows: Vec<_> = (1..=30).map(|number| format!("{}-GZ,一般故障申告,2019-07-02\n", number * 7)).collect();
    let result = ledgers(&[("ledger.csv", format!("受理编号,业务类型,受理时间\n{}", rows.concat()).as_bytes())]);
    assert_eq!([Code::F002, Code::L308, Code::L311].map(|code| told(&result, code)), [1, 0, 0]);
}

#[test]
fn totals_are_held_against_the_rows_above_them_where_they_count_rows() {
    let body = format!("{}{}{}", row("A-1a", "2019-07-03"), row("A-2b", "2019-07-03"), row("A-3c", "2019-07-03"));
    for (tail, wrong) in [
        ("合计,3,,\n", 0),
        ("合计,,,３件\n", 0),
        ("合计,4,,\n", 1),
        ("小计,2,,\n", 1),
        ("合计,1,2,\n", 0),
        ("合计,3.5,,\n", 0),
        ("合计,2019-07-03,,\n", 0),
        ("合计,,,\n", 0),
        ("平均,2,,\n", 0),
        ("累计,120,,\n", 0),
        ("小计,3,,\n合计,3,,\n", 0),
        ("小计,3,,\n合计,5,,\n总计,7,,\n", 2),
    ] {
        let result = ledgers(&[("ledger.csv", format!("{HEADER}{body}{tail}").as_bytes())]);
        assert_eq!(told(&result, Code::L312), wrong, "{tail}");
    }
}

/// Under a header that is not read, or over numbers of visits, a sum is a sum of something else.
#[test]
fn a_sum_of_something_else_is_no_number_of_rows() {
    for (header, wrong) in [("用户到场次数", 0), ("用气量", 0), ("记录编号", 1)] {
        let text = format!("受理编号,业务类型,受理时间,办结时间,{header}\nA-1a,一般故障申告,2019-07-02,2019-07-03,1\n合计,,,,7\n");
        assert_eq!(told(&ledgers(&[("ledger.csv", text.as_bytes())]), Code::L312), wrong, "{header}");
    }
}

/// Where every service is declared empty, a submission needs no ledger.
#[test]
fn a_submission_that_declares_everything_empty_needs_no_ledger() {
    let submission = |zero: &str| {
        let about = format!("enterprise = \"A1\"\nzero_report = [{zero}]\n");
        let files =
            SubmissionFiles { folder: "jia".to_owned(), about: Some(file("jia/submission.toml", about)), ..SubmissionFiles::default() };
        told(&judged(QuarterFiles { submissions: vec![files], ..QuarterFiles::default() }), Code::B514)
    };
    let all = "\"residential_connection\", \"commercial_application\", \"fault_report\", \"complaint\", \"inquiry\"";
    assert_eq!((submission(all), submission("\"inquiry\"")), (0, 1));
}
