//! What the cells of a violation say against each other, against the day of judgement, and against the other rows.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::row::{Violation, label};
use super::standing::{Publication, Standing, standing};
use crate::batch::credit_code::{self, Fault};
use crate::batch::quarter::Settings;
use crate::diag::{Code, Diagnostic};
use crate::domain::fold::fold;
use crate::domain::{EnterpriseIx, Wording};
use crate::rules::{CodeStandard, CreditRules};

/// Decision numbers that were seen, folded, each with whose it is, for what, and on which line.
pub(super) type Numbers = BTreeMap<String, Vec<(Option<EnterpriseIx>, Option<String>, u64)>>;

/// A row with something in one of these columns is about a decision.
const OF_A_DECISION: [&str; 11] = [
    "decision_no",
    "decided_on",
    "penalty_kind",
    "penalty",
    "fine_wan_yuan",
    "confiscated_wan_yuan",
    "valid_until",
    "publish_until",
    "published_on",
    "withdrawn_on",
    "corrected_on",
];

/// Days that cannot lie before the decision.
const AFTER_THE_DECISION: [&str; 5] = ["valid_until", "publish_until", "published_on", "withdrawn_on", "corrected_on"];

/// Everything that is wrong with a row besides cells that cannot be read.
pub(super) fn find(violation: &Violation, rules: &CreditRules, settings: &Settings<'_>, numbers: &mut Numbers) -> Vec<Diagnostic> {
    let row = Row { violation, rules, settings };
    let mut found = row.codes();
    if !OF_A_DECISION.iter().any(|column| !violation.text(column).is_empty()) {
        return found;
    }
    found.extend(row.incomplete());
    found.extend(row.days());
    found.extend(row.amounts());
    found.extend(row.blank());
    found.extend(row.number_twice(numbers));
    // Whether it was published in time is only asked of what can stand in the record.
    if !violation.told.iter().chain(found.iter().map(|diagnostic| &diagnostic.code)).any(|code| super::standing::sets_aside(*code)) {
        found.extend(row.publication());
    }
    found
}

/// A row with what it is held against.
struct Row<'a> {
    violation: &'a Violation,
    rules: &'a CreditRules,
    settings: &'a Settings<'a>,
}

impl Row<'_> {
    fn diagnostic(&self, code: Code) -> Diagnostic {
        Diagnostic::new(code, self.violation.place.clone())
    }

    fn label(&self, column: &str) -> Wording {
        label(&self.settings.pack.spellings.violations, column)
    }

    /// Columns by name, in both languages.
    fn labels(&self, columns: &[&str]) -> (String, String) {
        let labels: Vec<_> = columns.iter().map(|column| self.label(column)).collect();
        let join = |of: fn(&Wording) -> &str, between: &str| labels.iter().map(of).collect::<Vec<_>>().join(between);
        (join(|label| &label.zh, "、"), join(|label| &label.en, ", "))
    }

    /// Codes of authorities, and that of an enterprise the registry does not know.
    fn codes(&self) -> Vec<Diagnostic> {
        if self.settings.pack.policy.registry_code != Some(CodeStandard::Gb32100) {
            return Vec::new();
        }
        let unknown = self.violation.enterprise.is_none().then_some("enterprise");
        let columns = ["authority_code", "source_unit_code"].into_iter().chain(unknown);
        let told = |column: &str| {
            let code = self.violation.text(column);
            let (zh, en) = match credit_code::fault(code) {
                Some(Fault::Unused(symbol)) => (format!("代码中不应出现“{symbol}”"), format!("“{symbol}” stands in no code")),
                Some(Fault::Check { written, expected }) => (
                    format!("末位校验码为“{written}”，按前17位应为“{expected}”"),
                    format!("it ends in “{written}”, but by the others in “{expected}”"),
                ),
                // The enterprise may be named instead; an authority has a column for its name.
                None if column != "enterprise" && !code.is_empty() && !credit_code::is_shaped(code) => {
                    ("不是18位代码".to_owned(), "it has not the 18 characters of one".to_owned())
                }
                None => return None,
            };
            Some(self.diagnostic(Code::B510).fact("code", code).fact("why", zh).fact("why_en", en))
        };
        columns.filter_map(told).collect()
    }

    /// A decision without its number or its day.
    fn incomplete(&self) -> Option<Diagnostic> {
        let missing: Vec<_> = ["decision_no", "decided_on"].into_iter().filter(|column| self.violation.text(column).is_empty()).collect();
        let (zh, en) = self.labels(&missing);
        (!missing.is_empty()).then(|| self.diagnostic(Code::B555).fact("fields", zh).fact("fields_en", en))
    }

    /// Days in an order that cannot be.
    fn days(&self) -> Vec<Diagnostic> {
        let Some(decided) = self.violation.day("decided_on") else { return Vec::new() };
        let mut found = Vec::new();
        let calendar = self.settings.calendar;
        if decided < calendar.first() || calendar.last() < decided {
            let label = self.label("decided_on");
            let diagnostic = self.diagnostic(Code::B552).fact("field", label.zh).fact("field_en", label.en);
            found.push(diagnostic.fact("why", "不在日历已知的范围之内").fact("why_en", "is a day the calendar does not know"));
        } else if decided > self.settings.as_of {
            found.push(self.diagnostic(Code::B556).fact("decided", decided).fact("on", self.settings.as_of));
        }
        if let Some(day) = self.violation.day("found_on").filter(|found| decided < *found) {
            found.push(self.diagnostic(Code::B557).fact("decided", decided).fact("found", day));
        }
        let before = |column: &&str| self.violation.day(column).is_some_and(|day| day < decided);
        for column in AFTER_THE_DECISION.iter().filter(|column| before(column)) {
            let (label, day) = (self.label(column), self.violation.day(column));
            let diagnostic = self.diagnostic(Code::B558).fact("field", label.zh).fact("field_en", label.en);
            found.push(diagnostic.fact("on", day.unwrap_or(decided)).fact("decided", decided));
        }
        found
    }

    /// Sums so large that they were perhaps meant in yuan.
    fn amounts(&self) -> Vec<Diagnostic> {
        let doubtful = |column: &str| {
            let amount = self.violation.amount(column).filter(|amount| *amount >= self.rules.perhaps_yuan_from)?;
            let label = self.label(column);
            Some(self.diagnostic(Code::B554).fact("field", label.zh).fact("field_en", label.en).fact("amount", amount))
        };
        ["fine_wan_yuan", "confiscated_wan_yuan"].into_iter().filter_map(doubtful).collect()
    }

    /// Columns that the record cannot do without.
    fn blank(&self) -> Option<Diagnostic> {
        let blank: Vec<_> =
            self.rules.required.iter().map(String::as_str).filter(|column| self.violation.text(column).is_empty()).collect();
        let (zh, en) = self.labels(&blank);
        (!blank.is_empty()).then(|| self.diagnostic(Code::B560).fact("fields", zh).fact("fields_en", en))
    }

    /// One decision about two kinds of violation stands on two rows; any other repetition is a slip.
    fn number_twice(&self, numbers: &mut Numbers) -> Option<Diagnostic> {
        let number = self.violation.text("decision_no");
        if number.is_empty() {
            return None;
        }
        let (own, kind) = (self.violation.enterprise, &self.violation.kind);
        let seen = numbers.entry(fold(number)).or_default();
        let clash = seen.iter().find(|(other, of, _)| *other != own || of == kind).map(|(_, _, line)| *line);
        seen.push((own, kind.clone(), self.violation.place.line.unwrap_or(0)));
        clash.map(|line| self.diagnostic(Code::B559).fact("decision", number).fact("row", line))
    }

    /// Published late, or not yet though it is due.
    fn publication(&self) -> Option<Diagnostic> {
        let Standing::InForce { publish_by: Some(by), publication, .. } = standing(self.violation, self.rules, self.settings) else {
            return None;
        };
        let told = |code: Code, on: NaiveDate, days: u32| {
            let decision = self.violation.text("decision_no");
            self.diagnostic(code).fact("decision", decision).fact("deadline", by).fact("on", on).fact("days", days)
        };
        match publication {
            Publication::Late { on, days } => Some(told(Code::B561, on, days)),
            Publication::Overdue { days } => Some(told(Code::B562, self.settings.as_of, days)),
            Publication::InTime { .. } | Publication::Open { .. } | Publication::Unknown => None,
        }
    }
}
