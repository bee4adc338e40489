//! The seal of a submission: what an enterprise checked at home, and whether what came in is the same.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::input_change::input_changes;
use super::verification::replaced;
use super::{CheckReport, EnterpriseReport, FileSeal, InputChange, Replaced, Report, SealedText, ServiceReport, Span, Tool, Totals};

/// The name and version of the seal's shape.
pub const SEAL_SCHEMA: &str = "gascore/seal/v1";

/// The name and version of the shape of what became of a seal.
pub const SEAL_CHECK_SCHEMA: &str = "gascore/seal-check/v1";

/// What a submission was when it was checked at home, and what came of it by its own files alone: no registry, no quarter before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Seal {
    /// Always `gascore/seal/v1`.
    pub schema: String,
    /// The program.
    pub tool: Tool,
    /// The quarter, such as `2019Q3`; null where the ledgers are a period of their own.
    pub quarter: Option<String>,
    /// The days that were judged.
    pub period: Span,
    /// The options that decide the result.
    pub options: SealOptions,
    /// The rules.
    pub rules: SealedText,
    /// The calendar.
    pub calendar: SealedText,
    /// The files that are read of the submission, by their names in its folder.
    pub files: Vec<FileSeal>,
    /// What came of them.
    pub result: SealedResult,
}

/// The options that decide what comes of a submission.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SealOptions {
    /// The day of judgement, to its end.
    pub as_of: NaiveDate,
    /// The encoding of every file; null where it was found out.
    pub encoding: Option<String>,
    /// Only notices on working days published by this day were used; null for all.
    pub as_known_on: Option<NaiveDate>,
    /// Codes treated as to correct.
    pub deny: Vec<String>,
    /// Codes treated as to confirm.
    pub warn: Vec<String>,
    /// Codes left out.
    pub allow: Vec<String>,
}

/// What came of a submission.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SealedResult {
    /// `acceptable`, `needs_statement` or `needs_correction`.
    pub verdict: String,
    /// What was told.
    pub totals: Totals,
    /// Every enterprise of the ledgers; mostly one.
    pub enterprises: Vec<SealedEnterprise>,
}

/// What came of one enterprise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SealedEnterprise {
    /// Unified social credit code, or the name where there is none.
    pub enterprise: String,
    /// The score by its own claims, such as `93.20`; null where none is given.
    pub score: Option<String>,
    /// What could be earned.
    pub available: Option<String>,
    /// Its services, in the order of the policy.
    pub services: Vec<SealedService>,
}

/// The counts of a service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SealedService {
    /// The service.
    pub service: String,
    /// Cases the rate is made of.
    pub decided: u64,
    /// Completed by the due time.
    pub on_time: u64,
    /// Completed late.
    pub late: u64,
    /// Open with the due time reached.
    pub overdue: u64,
    /// Open, due later.
    pub pending: u64,
    /// Outside the rate.
    pub excluded: u64,
    /// Rows in which a time of day is missing that decides.
    pub undecidable: u64,
    /// Rows that cannot be trusted.
    pub set_aside: u64,
}

/// What a seal needs beside what was told and scored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealing {
    /// The options.
    pub options: SealOptions,
    /// SHA-256 of the calendar's file.
    pub calendar_sha256: String,
    /// The files, by name.
    pub files: Vec<FileSeal>,
}

/// A submission as it came in, held against the seal it came with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SealCheck {
    /// Always `gascore/seal-check/v1`.
    pub schema: String,
    /// The program that looked.
    pub tool: Tool,
    /// The quarter of what came in; null where the ledgers are a period of their own.
    pub quarter: Option<String>,
    /// Nothing differs.
    pub equal: bool,
    /// `acceptable`, `needs_statement` or `needs_correction`: what came in, by its own files alone.
    pub verdict: String,
    /// The version of the program, where another one sealed.
    pub program: Option<Replaced>,
    /// SHA-256 of the rules, where they are others.
    pub rules: Option<Replaced>,
    /// SHA-256 of the calendar, where it is another.
    pub calendar: Option<Replaced>,
    /// Files that are not what they were.
    pub files: Vec<InputChange>,
    /// The quarter and the options that are others, each by its name in the seal.
    pub options: Vec<Exchanged>,
    /// What of the result is another, each by its path in the seal, as `enterprises.0.score`.
    pub result: Vec<Exchanged>,
}

/// A value of the seal that is another now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Exchanged {
    /// Its path.
    pub what: String,
    /// What the seal says; null where it says nothing.
    pub kept: Option<String>,
    /// What there is now; null where there is nothing.
    pub now: Option<String>,
}

impl Seal {
    /// Seals what a run over the submission's own files came to.
    pub fn new(check: &CheckReport, report: &Report, sealing: Sealing) -> Self {
        let mut enterprises: Vec<_> = report.enterprises.iter().map(SealedEnterprise::new).collect();
        enterprises.sort_by(|a, b| a.enterprise.cmp(&b.enterprise));
        Self {
            schema: SEAL_SCHEMA.to_owned(),
            tool: report.tool.clone(),
            quarter: report.quarter.clone(),
            period: report.period.clone(),
            options: sealing.options,
            rules: SealedText { name: report.rules.id.clone(), sha256: report.rules.sha256.clone() },
            calendar: SealedText { name: report.calendar.name.clone(), sha256: sealing.calendar_sha256 },
            files: sealing.files,
            result: SealedResult { verdict: check.verdict.clone(), totals: check.totals, enterprises },
        }
    }
}

impl SealedEnterprise {
    fn new(enterprise: &EnterpriseReport) -> Self {
        Self {
            enterprise: enterprise.code.clone(),
            score: enterprise.claimed.as_ref().map(|score| score.total.clone()),
            available: enterprise.claimed.as_ref().map(|score| score.available.clone()),
            services: enterprise.services.iter().map(SealedService::new).collect(),
        }
    }
}

impl SealedService {
    fn new(service: &ServiceReport) -> Self {
        Self {
            service: service.service.clone(),
            decided: service.decided,
            on_time: service.on_time,
            late: service.late,
            overdue: service.overdue,
            pending: service.pending,
            excluded: service.excluded,
            undecidable: service.undecidable,
            set_aside: service.set_aside,
        }
    }
}

impl SealCheck {
    /// Holds the seal that came in against the one that is made now.
    ///
    /// # Errors
    /// When a seal cannot be taken apart as JSON, which none should ever cause.
    pub fn new(kept: &Seal, now: &Seal) -> serde_json::Result<Self> {
        let mut options = exchanged(&kept.options, &now.options)?;
        options.extend(exchanged(&Days::of(kept), &Days::of(now))?);
        let mut check = Self {
            schema: SEAL_CHECK_SCHEMA.to_owned(),
            tool: now.tool.clone(),
            quarter: now.quarter.clone(),
            equal: false,
            verdict: now.result.verdict.clone(),
            program: replaced(&kept.tool.version, &now.tool.version),
            rules: replaced(&kept.rules.sha256, &now.rules.sha256),
            calendar: replaced(&kept.calendar.sha256, &now.calendar.sha256),
            files: input_changes((&kept.files, &[]), (&now.files, &[])),
            options,
            result: exchanged(&kept.result, &now.result)?,
        };
        check.equal = check.program.is_none()
            && check.rules.is_none()
            && check.calendar.is_none()
            && check.files.is_empty()
            && check.options.is_empty()
            && check.result.is_empty();
        Ok(check)
    }
}

/// The days a seal is about.
#[derive(Serialize)]
struct Days<'s> {
    quarter: Option<&'s str>,
    period: &'s Span,
}

impl<'s> Days<'s> {
    fn of(seal: &'s Seal) -> Self {
        Self { quarter: seal.quarter.as_deref(), period: &seal.period }
    }
}

/// The leaves of two values that differ, in the order in which the seal has them.
fn exchanged<T: Serialize>(kept: &T, now: &T) -> serde_json::Result<Vec<Exchanged>> {
    let (kept, now) = (leaves(kept)?, leaves(now)?);
    let find = |leaves: &[(String, String)], what: &str| leaves.iter().find(|(found, _)| found == what).map(|(_, value)| value.clone());
    let new = now.iter().filter(|(what, _)| find(&kept, what).is_none());
    let all = kept.iter().chain(new).map(|(what, _)| Exchanged { what: what.clone(), kept: find(&kept, what), now: find(&now, what) });
    Ok(all.filter(|leaf| leaf.kept != leaf.now).collect())
}

/// Every leaf that says something, by its path.
fn leaves<T: Serialize>(value: &T) -> serde_json::Result<Vec<(String, String)>> {
    fn walk(path: &str, value: &serde_json::Value, into: &mut Vec<(String, String)>) {
        let below = |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
        match value {
            serde_json::Value::Null => {}
            serde_json::Value::Object(fields) => fields.iter().for_each(|(key, value)| walk(&below(key), value, into)),
            serde_json::Value::Array(items) => items.iter().enumerate().for_each(|(at, value)| walk(&below(&at.to_string()), value, into)),
            serde_json::Value::String(text) => into.push((path.to_owned(), text.clone())),
            other => into.push((path.to_owned(), other.to_string())),
        }
    }
    let mut into = Vec::new();
    walk("", &serde_json::to_value(value)?, &mut into);
    Ok(into)
}
