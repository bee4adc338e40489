//! A check as `JUnit` XML, which build servers list like test results.

use std::collections::BTreeMap;

use quick_junit::{NonSuccessKind, Report, SerializeError, TestCase, TestCaseStatus, TestSuite};

use super::lines::count;
use super::told::{how_many, tier, totals, verdict};
use crate::diag::{Tier, Verdict};
use crate::domain::Lang;
use crate::report::model::{CheckReport, DiagnosticReport, DiagnosticSample};
use crate::write::terminal::visible;

/// The check as `JUnit` XML: a suite for every file, in it a test for every kind of check that found something. What is to
/// correct, and what is to confirm and not explained, fails; what is to note passes and is said all the same.
///
/// # Errors
/// When it cannot be written as XML, which no check should ever cause.
pub fn junit(check: &CheckReport, lang: Lang) -> Result<String, SerializeError> {
    let mut suites: BTreeMap<String, Vec<TestCase>> = check.inputs.iter().map(|input| (input.name.clone(), Vec::new())).collect();
    for group in &check.diagnostics {
        let file = group.sheet.as_ref().map_or_else(|| group.file.clone(), |sheet| format!("{}!{sheet}", group.file));
        suites.entry(file.clone()).or_default().push(kind(group, &file, lang));
    }
    let mut report = Report::unnamed();
    if check.submissions.len() > 1 {
        report.add_test_suite(submissions(check, lang));
    }
    for (file, mut cases) in suites {
        if cases.is_empty() {
            let mut case = TestCase::new(lang.pick("未发现问题", "nothing found"), TestCaseStatus::success());
            case.set_classname(visible(&file));
            cases.push(case);
        }
        let mut suite = TestSuite::new(visible(&file));
        suite.add_test_cases(cases);
        report.add_test_suite(suite);
    }
    // The schema of Jenkins knows no number of skipped tests of all suites together, and none is skipped.
    report.to_string().map(|text| text.replacen(" skipped=\"0\"", "", 1))
}

/// A code in a column of a file.
fn kind(group: &DiagnosticReport, file: &str, lang: Lang) -> TestCase {
    let column = group.column.as_deref().map(|column| format!(" · {}", visible(column))).unwrap_or_default();
    let name = format!("{} {}{column}", group.code, group.title);
    let place = |sample: &DiagnosticSample| {
        format!(
            "{}: {}
",
            visible(&sample.place),
            visible(&sample.message)
        )
    };
    let places = group.samples.iter().map(place).collect::<Vec<_>>().concat();
    let rest = group.total - group.explained - count(&group.samples);
    let rest = match (lang, rest) {
        (_, 0) => String::new(),
        (Lang::Zh, _) => format!("另有 {rest} 处，加 --all 全部列出\n"),
        (Lang::En, _) => format!("and {rest} more; --all lists them\n"),
    };
    let text = format!("{places}{rest}{}{}", lang.pick("怎么办：", "What to do: "), group.advice);
    let fails = group.tier != Tier::Note.key() && group.total > group.explained;
    let mut case = TestCase::new(name, TestCaseStatus::success());
    case.set_classname(visible(file));
    if fails {
        let (word, _) = tier(&group.tier, lang);
        let message = match lang {
            Lang::Zh => format!("{word}：{}，{}", group.title, how_many(group, lang)),
            Lang::En => format!("{word}: {}, {}", group.title, how_many(group, lang)),
        };
        case.status = TestCaseStatus::non_success(NonSuccessKind::Failure);
        case.status.set_type(group.tier.as_str()).set_message(message).set_description(text);
    } else {
        case.set_system_out(text);
    }
    case
}

/// The verdict of every submission, where there are several.
fn submissions(check: &CheckReport, lang: Lang) -> TestSuite {
    let mut suite = TestSuite::new(lang.pick("报送", "submissions"));
    for submission in &check.submissions {
        let (word, _) = verdict(&submission.verdict, lang);
        let mut case = TestCase::new(visible(&submission.name), TestCaseStatus::success());
        case.set_classname(lang.pick("报送", "submissions"));
        let told = format!("{word}{}{}", lang.pick("：", ": "), totals(submission.totals, lang));
        if submission.verdict == Verdict::Acceptable.key() {
            case.set_system_out(told);
        } else {
            case.status = TestCaseStatus::non_success(NonSuccessKind::Failure);
            case.status.set_type(submission.verdict.as_str()).set_message(told);
        }
        suite.add_test_case(case);
    }
    suite
}
