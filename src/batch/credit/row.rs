//! A row of `violations.csv`, as it is written.

use std::collections::BTreeMap;
use std::io;

use chrono::NaiveDate;

use super::checks::{self, Numbers};
use crate::batch::Directory;
use crate::batch::quarter::Settings;
use crate::batch::table_rows::{self, TableRow};
use crate::diag::{Code, Diagnostic, Sink};
use crate::domain::fold::fold;
use crate::domain::personal::covered;
use crate::domain::{Amount, AmountFault, EnterpriseIx, Place, Wording};
use crate::intake::Source;
use crate::ledger::read_day;
use crate::rules::{Pack, TableSpec};

/// Columns that hold a day.
const DAYS: [&str; 7] = ["found_on", "decided_on", "valid_until", "publish_until", "published_on", "withdrawn_on", "corrected_on"];

/// Columns that hold a sum in 万元.
const AMOUNTS: [&str; 2] = ["fine_wan_yuan", "confiscated_wan_yuan"];

/// The one column that names a person because the record needs it.
const PERSON: &str = "legal_representative";

/// Stands for a person's number, which no record needs.
const COVERED: &str = "■";

/// What joint enforcement found, and what was decided about it.
#[derive(Debug, Clone)]
pub struct Violation {
    /// Where it stands.
    pub place: Place,
    /// Whose it is; `None` where the registry does not know it.
    pub enterprise: Option<EnterpriseIx>,
    /// What kind it is, by its name for machines; `None` where the word is not known.
    pub kind: Option<String>,
    /// Days by column; `None` for one that cannot be read.
    days: BTreeMap<&'static str, Option<NaiveDate>>,
    /// Sums by column; `None` for one that cannot be read.
    amounts: BTreeMap<&'static str, Option<Amount>>,
    /// What is filled in, by column.
    texts: BTreeMap<&'static str, String>,
    /// What was told of it.
    pub told: Vec<Code>,
}

impl Violation {
    /// A cell; empty where nothing is written.
    pub fn text(&self, column: &str) -> &str {
        self.texts.get(column).map_or("", String::as_str)
    }

    /// A day; `None` where none is written, or none that can be read.
    pub fn day(&self, column: &str) -> Option<NaiveDate> {
        self.days.get(column).copied().flatten()
    }

    /// A sum.
    pub fn amount(&self, column: &str) -> Option<Amount> {
        self.amounts.get(column).copied().flatten()
    }

    /// It was withdrawn by the end of this day. A day that cannot be read speaks for the enterprise.
    pub fn is_withdrawn(&self, as_of: NaiveDate) -> bool {
        self.days.get("withdrawn_on").is_some_and(|day| day.is_none_or(|day| day <= as_of))
    }
}

/// Reads and checks every row.
pub(in crate::batch) fn read(
    source: &dyn Source,
    settings: &Settings<'_>,
    directory: &Directory,
    sink: &mut Sink,
) -> io::Result<Vec<Violation>> {
    let (pack, spec) = (settings.pack, &settings.pack.spellings.violations);
    let mut numbers = Numbers::default();
    let mut violations = Vec::new();
    for row in table_rows::read(source, spec, pack, settings.encoding, sink)? {
        let mut reader = RowReader { spec, pack, told: Vec::new() };
        let mut violation = reader.read(&row, directory);
        if let Some(rules) = &pack.policy.credit {
            reader.told.extend(checks::find(&violation, rules, settings, &mut numbers));
        } else {
            // Without rules for the record, a row can do no more than set off a veto.
            reader.told.retain(|diagnostic| diagnostic.code == Code::B504);
        }
        violation.told = reader.told.iter().map(|diagnostic| diagnostic.code).collect();
        reader.told.into_iter().for_each(|diagnostic| sink.push(diagnostic));
        violations.push(violation);
    }
    Ok(violations)
}

/// Reads one row, and keeps what is to be told of it.
struct RowReader<'p> {
    spec: &'p TableSpec,
    pack: &'p Pack,
    told: Vec<Diagnostic>,
}

impl RowReader<'_> {
    fn read(&mut self, row: &TableRow, directory: &Directory) -> Violation {
        let texts = self.texts(row);
        let text = |column: &str| texts.get(column).map_or("", String::as_str);
        let kind = self.pack.spellings.violation_kind.get(&fold(text("kind"))).cloned();
        if kind.is_none() {
            self.told.push(Diagnostic::new(Code::B551, row.place.clone()).cell("cell", "cell_en", text("kind")));
        }
        let enterprise = directory.find(text("enterprise"));
        if enterprise.is_none() {
            self.told.push(Diagnostic::new(Code::B504, row.place.clone()).cell("named", "named_en", text("enterprise")));
        }
        let filled = |column: &&str| texts.contains_key(column);
        let days = DAYS.into_iter().filter(filled).map(|column| (column, self.day(&row.place, column, text(column)))).collect();
        let amounts = AMOUNTS.into_iter().filter(filled).map(|column| (column, self.amount(&row.place, column, text(column)))).collect();
        Violation { place: row.place.clone(), enterprise, kind, days, amounts, texts, told: Vec::new() }
    }

    /// Every filled cell; a person's number in one is told and covered.
    fn texts(&mut self, row: &TableRow) -> BTreeMap<&'static str, String> {
        let mut texts = BTreeMap::new();
        for column in crate::domain::tables::VIOLATIONS {
            let written = row.get(self.spec, column).filter(|text| !self.pack.spellings.blank.contains(text));
            let Some(written) = written.map(str::trim) else { continue };
            let number = self.pack.spellings.personal_patterns.in_text(written.as_bytes());
            let kept = match number {
                Some(pattern) if *column != "enterprise" => {
                    let ((zh, en), label) = (pattern.name(), label(self.spec, column));
                    let diagnostic = Diagnostic::new(Code::R116, row.place.clone()).fact("kind", zh).fact("kind_en", en);
                    self.told.push(diagnostic.fact("field", &label.zh).fact("field_en", &label.en));
                    if *column == PERSON { String::new() } else { COVERED.to_owned() }
                }
                // The name of an enterprise has to be found as it is written, and is covered where it is shown.
                _ if *column == "enterprise" => written.to_owned(),
                _ => covered(written).into_owned(),
            };
            texts.insert(*column, kept);
        }
        texts
    }

    fn day(&mut self, place: &Place, column: &'static str, written: &str) -> Option<NaiveDate> {
        let day = read_day(written);
        if day.is_none() {
            let label = label(self.spec, column);
            let diagnostic = Diagnostic::new(Code::B552, place.clone()).fact("field", &label.zh).fact("field_en", &label.en);
            self.told.push(diagnostic.fact("why", "不是有效日期").fact("why_en", "is not a day"));
        }
        day
    }

    fn amount(&mut self, place: &Place, column: &'static str, written: &str) -> Option<Amount> {
        let read = written.parse::<Amount>();
        if let Err(fault) = read {
            let (zh, en) = match fault {
                AmountFault::Negative => ("金额不能为负", "an amount is never negative"),
                AmountFault::InYuan => ("以元为单位，应换算为万元", "it is in yuan, and has to be in units of 10,000 yuan"),
                AmountFault::NoNumber => ("不是以万元为单位的金额（如6.5）", "it is no amount in units of 10,000 yuan, such as 6.5"),
            };
            let label = label(self.spec, column);
            let diagnostic = Diagnostic::new(Code::B553, place.clone()).fact("field", &label.zh).fact("field_en", &label.en);
            self.told.push(diagnostic.fact("why", zh).fact("why_en", en));
        }
        read.ok()
    }
}

/// What a column is called.
pub(super) fn label(spec: &TableSpec, column: &str) -> Wording {
    let field = spec.position(column).and_then(|number| spec.fields.get(number));
    field.map_or_else(|| Wording { zh: column.to_owned(), en: column.to_owned() }, |field| field.label.clone())
}
