//! The seal of a report's folder: from which files, by which options, rules and program it was made, and what it holds.

use std::io::{self, Read};

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Report, Span, Tool};
use crate::domain::sha256;

/// The name and version of this shape.
pub const MANIFEST_SCHEMA: &str = "gascore/manifest/v1";

/// What a report was made from, and what came of it. It names no folder of the machine it was made on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Manifest {
    /// Always `gascore/manifest/v1`.
    pub schema: String,
    /// The program.
    pub tool: Tool,
    /// The quarter, such as `2019Q3`.
    pub quarter: String,
    /// The days that were judged.
    pub period: Span,
    /// The options that decide the result.
    pub options: Options,
    /// The rules.
    pub rules: SealedText,
    /// The calendar.
    pub calendar: SealedText,
    /// The files of the quarter, by their names in its folder.
    pub inputs: Vec<FileSeal>,
    /// Every earlier quarter that was at hand and has a say, the nearest first.
    pub earlier: Vec<EarlierSeals>,
    /// The files beside this one.
    pub outputs: Vec<FileSeal>,
}

/// The options that decide a result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Options {
    /// The one district that it is about; null for the whole city.
    #[serde(default)]
    pub district: Option<String>,
    /// It is the public edition, in which small counts are withheld.
    #[serde(default)]
    pub public: bool,
    /// The day of judgement, to its end.
    pub as_of: NaiveDate,
    /// The basis shown beside the official one.
    pub basis: Option<String>,
    /// The language of names and sentences: `zh` or `en`.
    pub language: String,
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

/// Rules or a calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SealedText {
    /// Its name.
    pub name: String,
    /// In hexadecimal: of a calendar over its file, of rules as the report prints it.
    pub sha256: String,
}

/// A file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FileSeal {
    /// Its name, with `/` between folders.
    pub name: String,
    /// How long it is.
    pub bytes: u64,
    /// In hexadecimal, over its bytes.
    pub sha256: String,
}

/// The files of an earlier quarter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EarlierSeals {
    /// The quarter, such as `2019Q2`.
    pub quarter: String,
    /// Its files, by their names in its folder.
    pub inputs: Vec<FileSeal>,
}

/// What of a manifest the report itself does not say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    /// It is the public edition.
    pub public: bool,
    /// The encoding asked for.
    pub encoding: Option<String>,
    /// Codes treated as to correct.
    pub deny: Vec<String>,
    /// Codes treated as to confirm.
    pub warn: Vec<String>,
    /// Codes left out.
    pub allow: Vec<String>,
    /// SHA-256 of the calendar's file.
    pub calendar_sha256: String,
    /// The files of the quarter.
    pub inputs: Vec<FileSeal>,
    /// Those of the earlier quarters, the nearest first.
    pub earlier: Vec<EarlierSeals>,
}

impl FileSeal {
    /// The seal of bytes at hand.
    pub fn of(name: &str, bytes: &[u8]) -> Self {
        Self { name: name.to_owned(), bytes: bytes.len() as u64, sha256: sha256::of(bytes) }
    }

    /// The seal of all that a reader gives.
    pub fn of_reader(name: &str, reader: impl Read) -> io::Result<Self> {
        let (bytes, sha256) = sha256::of_reader(reader)?;
        Ok(Self { name: name.to_owned(), bytes, sha256 })
    }
}

impl Manifest {
    /// The manifest of a report and of the files made of it.
    pub fn new(report: &Report, sealed: Sealed, outputs: Vec<FileSeal>) -> Self {
        Self {
            schema: MANIFEST_SCHEMA.to_owned(),
            tool: report.tool.clone(),
            quarter: report.quarter.clone().unwrap_or_default(),
            period: report.period.clone(),
            options: Options {
                district: report.district.as_ref().map(|district| district.name.clone()),
                public: sealed.public,
                as_of: report.as_of,
                basis: report.other_basis.clone(),
                language: report.language.clone(),
                encoding: sealed.encoding,
                as_known_on: report.calendar.known_on,
                deny: in_order(sealed.deny),
                warn: in_order(sealed.warn),
                allow: in_order(sealed.allow),
            },
            rules: SealedText { name: report.rules.id.clone(), sha256: report.rules.sha256.clone() },
            calendar: SealedText { name: report.calendar.name.clone(), sha256: sealed.calendar_sha256 },
            inputs: sealed.inputs,
            earlier: sealed.earlier,
            outputs,
        }
    }
}

/// Neither the order of options nor saying one twice changes a result.
fn in_order(mut codes: Vec<String>) -> Vec<String> {
    codes.sort_unstable();
    codes.dedup();
    codes
}
