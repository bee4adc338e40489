//! `ledger.toml` as written → [`Spellings`]: how ledgers of this policy spell their headers and values.
//! Long because every table of the file is read here, key by key.

use std::collections::{BTreeMap, BTreeSet};

use super::blanks::Blanks;
use super::late_reasons::{self, LateReasons};
use super::personal_patterns::{PersonalPattern, PersonalPatterns};
use super::policy::Policy;
use super::problem::RuleProblem;
use super::read_policy::schema;
use super::reader::{Document, Section};
use super::vocabulary::Vocabulary;
use crate::domain::fold::fold;
use crate::domain::{Appeal, CaseFinding, Channel, ExclusionKind, Field, PointStatus, Satisfaction, ServiceIx, Wording};

/// One column of a table.
#[derive(Debug, Clone)]
pub struct FieldSpec {
    /// Name for machines.
    pub key: String,
    /// Name for people.
    pub label: Wording,
    /// Headers, folded.
    pub headers: Vec<String>,
    /// Headers of a column with the date alone, folded.
    pub date_headers: Vec<String>,
    /// Headers of a column with the time alone, folded.
    pub time_headers: Vec<String>,
    /// People write sentences into it, and names with them: its text is never shown.
    pub free_text: bool,
}

/// The columns of a table.
#[derive(Debug, Clone, Default)]
pub struct TableSpec {
    /// In the order of the program's own list; the position is the field's number.
    pub fields: Vec<FieldSpec>,
}

impl TableSpec {
    /// The number of the field called `key`.
    pub fn position(&self, key: &str) -> Option<usize> {
        self.fields.iter().position(|field| field.key == key)
    }
}

/// Where a case stands, in the ledger's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StatusWord {
    /// Being worked on.
    Open,
    /// Done.
    Completed,
    /// Out of the count.
    Excluded(ExclusionKind),
}

/// Yes, no, or not yet known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Truth {
    /// Yes.
    Yes,
    /// No.
    No,
    /// Not yet known.
    Pending,
}

/// The values of the case ledger.
#[derive(Debug, Clone, Default)]
pub struct CaseValues {
    /// Services.
    pub service: Vocabulary<ServiceIx>,
    /// Status.
    pub status: Vocabulary<StatusWord>,
    /// Whether the scope is special.
    pub special_scope: Vocabulary<bool>,
    /// Validity of a complaint.
    pub valid: Vocabulary<Truth>,
    /// Whether a complaint was upheld.
    pub upheld: Vocabulary<Truth>,
    /// Channels.
    pub channel: Vocabulary<Channel>,
    /// Opinions; `None` is «not rated».
    pub satisfaction: Vocabulary<Option<Satisfaction>>,
    /// Whether the policy allows the reason of a pause.
    pub pause_allowed: Vocabulary<bool>,
    /// Reasons that say a return was approved.
    pub return_approved: BTreeSet<String>,
}

/// Everything `ledger.toml` says.
#[derive(Debug, Clone, Default)]
pub struct Spellings {
    /// Columns of the case ledger, in the order of [`Field::ALL`].
    pub case: TableSpec,
    /// Values of the case ledger.
    pub values: CaseValues,
    /// Kinds of reasons for lateness.
    pub late_reasons: LateReasons,
    /// Cells that mean «nothing written».
    pub blank: Blanks,
    /// Folded headers of personal data, which is dropped at read.
    pub personal: BTreeSet<String>,
    /// What persons' numbers look like that turn up in other cells.
    pub personal_patterns: PersonalPatterns,
    /// Folded headers that are known and decide nothing.
    pub ignored: BTreeSet<String>,
    /// Sheets that never hold a table, by name: help and lists of what was found.
    pub ignored_sheets: BTreeSet<String>,
    /// Folded first cells of total rows.
    pub totals: BTreeSet<String>,
    /// Those of them that stand before a number of rows: a sum of rows above, never an average or a running total of the year.
    pub row_counts: BTreeSet<String>,
    /// Folded beginnings of the first cell of footer rows.
    pub footers: BTreeSet<String>,
    /// Columns of the other tables.
    pub registry: TableSpec,
    /// The work-progress ledger.
    pub progress: TableSpec,
    /// Its statuses.
    pub progress_status: Vocabulary<PointStatus>,
    /// What an enterprise explains.
    pub statement: TableSpec,
    /// What inspectors verified.
    pub verified: TableSpec,
    /// Its statuses; `None` is «falsified».
    pub verified_status: Vocabulary<Option<PointStatus>>,
    /// Who may be drawn to inspect.
    pub inspectors: TableSpec,
    /// Cases that inspectors checked, and appeals.
    pub verified_cases: TableSpec,
    /// What they found.
    pub case_finding: Vocabulary<CaseFinding>,
    /// What became of appeals.
    pub appeal: Vocabulary<Appeal>,
    /// Joint-enforcement findings.
    pub violations: TableSpec,
    /// Their kinds.
    pub violation_kind: Vocabulary<String>,
    /// Who is put forward for honours.
    pub nominees: TableSpec,
    /// Whether somebody works on the front line.
    pub front_line: Vocabulary<bool>,
    /// Posts that say a row is about a team.
    pub team: Vocabulary<bool>,
    /// Problems that stay until they are closed.
    pub problems: TableSpec,
    /// What districts say of what was handed in.
    pub remarks: TableSpec,
    /// Tickets the bureau passed on.
    pub transfers: TableSpec,
    /// Folded beginnings of ticket numbers that some write and some leave out.
    pub ticket_prefixes: BTreeSet<String>,
}

/// Reads the spellings; the value is only to be used where there is no problem.
pub(super) fn read(file: &str, text: &str, policy: &Policy) -> (Spellings, Vec<RuleProblem>) {
    let document = Document::new(file, text);
    let spellings = document.read(|mut root| {
        schema(&mut root);
        let mut spellings = Spellings::default();
        if let Some(section) = root.section("case") {
            case(section, policy, &mut spellings);
        }
        others(&mut root, &mut spellings);
        root.done();
        spellings
    });
    (spellings, document.finish())
}

fn case(mut section: Section<'_, '_>, policy: &Policy, spellings: &mut Spellings) {
    let keys: Vec<_> = Field::ALL.iter().map(|field| field.key()).collect();
    let (personal, patterns) = personal(&mut section);
    spellings.personal_patterns = PersonalPatterns::new(patterns, policy.effective_from);
    let ignored = list(&mut section, "ignored", "headers");
    spellings.ignored_sheets = list(&mut section, "ignored_sheet", "names");
    spellings.case = table(&mut section, &keys);
    spellings.blank = Blanks::new(&section.strings("blank").unwrap_or_default());
    spellings.totals = list(&mut section, "total_row", "cells");
    spellings.row_counts = list(&mut section, "row_count", "cells");
    spellings.footers = list(&mut section, "footer", "cells");
    if let Some(reasons) = section.section("late_reason") {
        spellings.late_reasons = late_reasons::read(reasons);
    }
    if let Some(values) = section.section("value") {
        spellings.values = case_values(values, policy);
    }
    for header in spellings.case.fields.iter().flat_map(|field| &field.headers) {
        if personal.contains(header) || ignored.contains(header) {
            section.contradiction(
                format!("表头 `{header}` 既是字段，又列入个人信息或不采用的列"),
                format!("the header `{header}` is a field and also personal or ignored"),
            );
        }
    }
    (spellings.personal, spellings.ignored) = (personal, ignored);
    section.done();
}

fn list(section: &mut Section<'_, '_>, table: &str, key: &str) -> BTreeSet<String> {
    let Some(mut inner) = section.section(table) else { return BTreeSet::new() };
    let texts = inner.strings(key).unwrap_or_default();
    inner.done();
    texts.iter().map(|text| fold(text)).collect()
}

/// Headers of personal data, and the numbers of persons to look for in other cells.
fn personal(section: &mut Section<'_, '_>) -> (BTreeSet<String>, Vec<PersonalPattern>) {
    let Some(mut inner) = section.section("personal") else { return Default::default() };
    let headers = inner.strings("headers").unwrap_or_default().iter().map(|text| fold(text)).collect();
    let mut patterns = Vec::new();
    for name in inner.strings("patterns").unwrap_or_default() {
        match PersonalPattern::named(&name) {
            Some(pattern) => patterns.push(pattern),
            None => inner.contradiction_at("patterns", format!("没有个人信息样式 `{name}`"), format!("there is no pattern `{name}`")),
        }
    }
    inner.done();
    (headers, patterns)
}

/// The columns under `field`, in the order of `keys`; columns the file leaves out are there without headers.
fn table(section: &mut Section<'_, '_>, keys: &[&str]) -> TableSpec {
    let Some(mut fields) = section.section("field") else { return TableSpec::default() };
    for key in fields.keys() {
        if !keys.contains(&key) {
            fields.unknown_name(key, &keys.join(", "));
            fields.section(key);
        }
    }
    let mut owners: BTreeMap<String, &str> = BTreeMap::new();
    let mut spec = TableSpec::default();
    for key in keys {
        let field = fields.section(key).map_or_else(|| absent(key), |section| field(section, key));
        for header in field.headers.iter().chain(&field.date_headers).chain(&field.time_headers) {
            if let Some(owner) = owners.insert(header.clone(), key) {
                fields.contradiction_at(
                    key,
                    format!("表头 `{header}` 同时属于 `{owner}` 和 `{key}`"),
                    format!("the header `{header}` belongs to both `{owner}` and `{key}`"),
                );
            }
        }
        spec.fields.push(field);
    }
    fields.done();
    spec
}

fn absent(key: &str) -> FieldSpec {
    let label = Wording { zh: key.to_owned(), en: key.to_owned() };
    FieldSpec { key: key.to_owned(), label, headers: Vec::new(), date_headers: Vec::new(), time_headers: Vec::new(), free_text: false }
}

fn field(mut section: Section<'_, '_>, key: &str) -> FieldSpec {
    let mut folded = |name: &str| -> Vec<String> {
        // In the order of the pack, which is the order of preference where a file has several of them.
        let mut distinct = Vec::new();
        for header in section.strings(name).unwrap_or_default().iter().map(|text| fold(text)) {
            if !distinct.contains(&header) {
                distinct.push(header);
            }
        }
        distinct
    };
    let spec = FieldSpec {
        key: key.to_owned(),
        headers: folded("headers"),
        date_headers: folded("date_headers"),
        time_headers: folded("time_headers"),
        free_text: section.boolean("free_text").unwrap_or(false),
        label: section.required_wording("label"),
    };
    section.done();
    spec
}

fn case_values(mut section: Section<'_, '_>, policy: &Policy) -> CaseValues {
    let services: Vec<_> = policy.service_indices().map(|service| (policy.service(service).id.as_str(), service)).collect();
    let status = [
        ("open", StatusWord::Open),
        ("completed", StatusWord::Completed),
        ("withdrawn", StatusWord::Excluded(ExclusionKind::Withdrawn)),
        ("invalid", StatusWord::Excluded(ExclusionKind::Invalid)),
        ("duplicate", StatusWord::Excluded(ExclusionKind::Duplicate)),
        ("transferred", StatusWord::Excluded(ExclusionKind::Transferred)),
        ("terminated", StatusWord::Excluded(ExclusionKind::Terminated)),
    ];
    let truth = [("yes", Truth::Yes), ("no", Truth::No), ("pending", Truth::Pending)];
    let rated = Satisfaction::WORDS.iter().map(|(word, opinion)| (*word, Some(*opinion)));
    let satisfaction: Vec<_> = rated.chain(std::iter::once(("not_rated", None))).collect();
    let values = CaseValues {
        service: vocabulary(&mut section, "service", &services),
        status: vocabulary(&mut section, "status", &status),
        special_scope: vocabulary(&mut section, "scope", &[("general", false), ("emergency", true), ("major", true)]),
        valid: vocabulary(&mut section, "valid", &truth),
        upheld: vocabulary(&mut section, "upheld", &truth),
        channel: vocabulary(&mut section, "channel", Channel::ALL),
        satisfaction: vocabulary(&mut section, "satisfaction", &satisfaction),
        pause_allowed: pause_reasons(&mut section, policy),
        return_approved: vocabulary(&mut section, "excluded_reason", &[("return_approved", true)]).into_words().collect(),
    };
    section.done();
    values
}

/// The names of pause reasons are the pack's own; the policy says which of them stop the clock.
fn pause_reasons(section: &mut Section<'_, '_>, policy: &Policy) -> Vocabulary<bool> {
    let allowed = &policy.counting.allowed_pause_reasons;
    let Some(inner) = section.section("pause_reason") else { return Vocabulary::default() };
    let names = inner.keys();
    for reason in allowed.iter().filter(|reason| !names.contains(&reason.as_str())) {
        inner.contradiction(
            format!("policy.toml 允许的暂停原因 `{reason}` 在此没有写法"),
            format!("the pause reason `{reason}` that policy.toml allows has no spelling here"),
        );
    }
    let choices: Vec<_> = names.iter().map(|name| (*name, allowed.iter().any(|reason| reason == name))).collect();
    words(inner, &choices)
}

fn vocabulary<T: Copy>(section: &mut Section<'_, '_>, key: &str, choices: &[(&str, T)]) -> Vocabulary<T> {
    section.section(key).map_or_else(Vocabulary::default, |inner| words(inner, choices))
}

/// Every spelling of every choice; a choice is a spelling of itself.
fn words<T: Clone>(mut section: Section<'_, '_>, choices: &[(&str, T)]) -> Vocabulary<T> {
    let mut vocabulary = Vocabulary::default();
    let known: Vec<_> = choices.iter().map(|(name, _)| *name).collect();
    for key in section.keys() {
        if !known.contains(&key) {
            section.unknown_name(key, &known.join(", "));
            section.strings(key);
        }
    }
    for (name, value) in choices {
        let written = section.strings(name).unwrap_or_default();
        let spellings: BTreeSet<_> = written.iter().map(|text| fold(text)).chain(std::iter::once(fold(name))).collect();
        vocabulary.name(name, written.into_iter().next().unwrap_or_else(|| (*name).to_owned()));
        for spelling in spellings {
            if vocabulary.insert(spelling.clone(), value.clone()).is_some() {
                section.contradiction_at(name, format!("`{spelling}` 有两种含义"), format!("`{spelling}` has two meanings"));
            }
        }
    }
    section.done();
    vocabulary
}

fn others(root: &mut Section<'_, '_>, spellings: &mut Spellings) {
    let status = PointStatus::ALL;
    let with_falsified: Vec<_> =
        status.iter().map(|(name, status)| (*name, Some(*status))).chain(std::iter::once(("falsified", None))).collect();
    if let Some(mut section) = root.section("registry") {
        spellings.registry = table(&mut section, crate::domain::tables::REGISTRY);
        section.done();
    }
    if let Some(mut section) = root.section("progress") {
        spellings.progress = table(&mut section, crate::domain::tables::PROGRESS);
        spellings.progress_status = values(&mut section, "status", status);
        section.done();
    }
    if let Some(mut section) = root.section("statement") {
        spellings.statement = table(&mut section, crate::domain::tables::STATEMENT);
        section.done();
    }
    if let Some(mut section) = root.section("verified") {
        spellings.verified = table(&mut section, crate::domain::tables::VERIFIED);
        spellings.verified_status = values(&mut section, "status", &with_falsified);
        section.done();
    }
    if let Some(mut section) = root.section("inspectors") {
        spellings.inspectors = table(&mut section, crate::domain::tables::INSPECTORS);
        section.done();
    }
    if let Some(mut section) = root.section("verified_cases") {
        spellings.verified_cases = table(&mut section, crate::domain::tables::VERIFIED_CASES);
        if let Some(mut values) = section.section("value") {
            spellings.case_finding = vocabulary(&mut values, "finding", CaseFinding::ALL);
            spellings.appeal = vocabulary(&mut values, "appeal", Appeal::ALL);
            values.done();
        }
        section.done();
    }
    if let Some(mut section) = root.section("violations") {
        let kinds: Vec<_> = crate::domain::tables::VIOLATION_KINDS.iter().map(|kind| (*kind, (*kind).to_owned())).collect();
        spellings.violations = table(&mut section, crate::domain::tables::VIOLATIONS);
        spellings.violation_kind = values(&mut section, "kind", &kinds);
        section.done();
    }
    if let Some(mut section) = root.section("nominees") {
        nominees(&mut section, spellings);
        section.done();
    }
    if let Some(mut section) = root.section("problems") {
        spellings.problems = table(&mut section, crate::domain::tables::PROBLEMS);
        section.done();
    }
    if let Some(mut section) = root.section("remarks") {
        spellings.remarks = table(&mut section, crate::domain::tables::REMARKS);
        section.done();
    }
    if let Some(mut section) = root.section("transfers") {
        spellings.transfers = table(&mut section, crate::domain::tables::TRANSFERS);
        spellings.ticket_prefixes = list(&mut section, "prefix", "words");
        section.done();
    }
}

fn nominees(section: &mut Section<'_, '_>, spellings: &mut Spellings) {
    spellings.nominees = table(section, crate::domain::tables::NOMINEES);
    if let Some(mut values) = section.section("value") {
        spellings.front_line = vocabulary(&mut values, "front_line", &[("yes", true), ("no", false)]);
        spellings.team = vocabulary(&mut values, "post", &[("team", true)]);
        values.done();
    }
}

fn values<T: Clone>(section: &mut Section<'_, '_>, key: &str, choices: &[(&str, T)]) -> Vocabulary<T> {
    let Some(mut values) = section.section("value") else { return Vocabulary::default() };
    let vocabulary = values.section(key).map_or_else(Vocabulary::default, |inner| words(inner, choices));
    values.done();
    vocabulary
}
