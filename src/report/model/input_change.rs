//! Inputs that are not what they were.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::{EarlierSeals, FileSeal};

/// An input that is not what it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct InputChange {
    /// Its name in the quarter's folder.
    pub name: String,
    /// What became of it.
    pub change: Change,
}

/// What became of an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// It is no longer there.
    Missing,
    /// It was not there.
    New,
    /// Its bytes are others.
    Changed,
}

/// The files of a quarter, and those of earlier ones.
pub type Inputs<'s> = (&'s [FileSeal], &'s [EarlierSeals]);

/// Every input that is not what it was, by name; those of earlier quarters begin with the name of their quarter.
pub(super) fn input_changes(kept: Inputs<'_>, now: Inputs<'_>) -> Vec<InputChange> {
    let (kept, now) = (by_name(kept), by_name(now));
    let gone = kept.iter().filter_map(|(name, seal)| match now.get(name) {
        None => Some((name, Change::Missing)),
        Some(found) if found.sha256 != seal.sha256 => Some((name, Change::Changed)),
        Some(_) => None,
    });
    let new = now.keys().filter(|name| !kept.contains_key(*name)).map(|name| (name, Change::New));
    let mut changes: Vec<_> = gone.chain(new).map(|(name, change)| InputChange { name: name.clone(), change }).collect();
    changes.sort_by(|a, b| a.name.cmp(&b.name));
    changes
}

/// The first input that is not what it was, if there is one; those of earlier quarters begin with the name of their quarter.
pub fn first_change(kept: Inputs<'_>, now: Inputs<'_>) -> Option<InputChange> {
    // Names are covered where they tell a person's number, so two files may share one: equal lists decide, not names.
    let shared = || InputChange { name: now.0.first().map(|seal| seal.name.clone()).unwrap_or_default(), change: Change::Changed };
    (kept != now).then(|| input_changes(kept, now).into_iter().next().unwrap_or_else(shared))
}

/// All inputs by name; those of earlier quarters under the name of their quarter.
fn by_name((own, earlier): Inputs<'_>) -> BTreeMap<String, &FileSeal> {
    let own = own.iter().map(|seal| (seal.name.clone(), seal));
    let of_earlier =
        earlier.iter().flat_map(|earlier| earlier.inputs.iter().map(|seal| (format!("{}/{}", earlier.quarter, seal.name), seal)));
    own.chain(of_earlier).collect()
}
