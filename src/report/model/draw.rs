//! The inspection draw as it is kept: the pool before the seed is known, the record after it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{EarlierSeals, FileSeal, SealedText, Tool};
use crate::domain::Wording;
use crate::draw::{Drawing, Pool, Replacement};

/// The name and version of the pool's shape.
pub const POOL_SCHEMA: &str = "gascore/draw-pool/v1";

/// The name and version of the record's shape.
pub const RECORD_SCHEMA: &str = "gascore/draw-record/v1";

/// `pool.json`: what may be drawn, and what that was made from. Its SHA-256 is published before the seed is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PoolFile {
    /// Always `gascore/draw-pool/v1`.
    pub schema: String,
    /// The program.
    pub tool: Tool,
    /// The quarter, such as `2019Q3`.
    pub quarter: String,
    /// The day of judgement, to its end.
    pub as_of: NaiveDate,
    /// The encoding of every input; null where it was found out.
    pub encoding: Option<String>,
    /// Only notices on working days published by this day were used; null for all.
    pub as_known_on: Option<NaiveDate>,
    /// The policy.
    pub policy: Wording,
    /// What weights and numbers rest on.
    pub basis: Wording,
    /// The rules.
    pub rules: SealedText,
    /// The calendar.
    pub calendar: SealedText,
    /// The files of the quarter.
    pub inputs: Vec<FileSeal>,
    /// Those of the earlier quarters, the nearest first.
    pub earlier: Vec<EarlierSeals>,
    /// Inspectors of other fields, who are no part of the pool.
    pub inspectors_of_other_fields: usize,
    /// The evaluation points, for the forms that inspectors fill in.
    pub points: Vec<PointTitle>,
    /// The columns of those forms.
    pub form: Vec<FormHead>,
    /// What each enterprise says of each point, by code and point.
    pub claims: BTreeMap<String, BTreeMap<String, String>>,
    /// The names of services.
    pub services: BTreeMap<String, Wording>,
    /// What decides the draw.
    pub pool: Pool,
}

/// An evaluation point.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PointTitle {
    /// `2.3`.
    pub id: String,
    /// Title.
    pub title: Wording,
}

/// A column of a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FormHead {
    /// Name for machines.
    pub key: String,
    /// Its head.
    pub head: Wording,
}

/// `record.json`: what was drawn, number by number. With the pool beside it anybody gets the same once more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DrawRecord {
    /// Always `gascore/draw-record/v1`.
    pub schema: String,
    /// The program.
    pub tool: Tool,
    /// The language of names and sentences: `zh` or `en`.
    pub language: String,
    /// The quarter, such as `2019Q3`.
    pub quarter: String,
    /// The pool.
    pub pool: FileSeal,
    /// The seed.
    pub seed: String,
    /// How numbers are made and what they draw, so that anybody can do the same.
    pub method: Vec<String>,
    /// Who was taken out after the draw, in order.
    pub replacements: Vec<Replacement>,
    /// The result.
    pub drawing: Drawing,
}
