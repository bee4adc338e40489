//! `manifest.json`, written and read again.

use serde_json::Result;

use crate::report::model::{MANIFEST_SCHEMA, Manifest};
use crate::write::json_text;

/// Its name in the folder.
pub const MANIFEST: &str = "manifest.json";

/// Writes it, with a line end behind it.
pub fn manifest(manifest: &Manifest) -> Result<Vec<u8>> {
    json_text::pretty(manifest).map(String::into_bytes)
}

/// Reads it; `None` where it is not a manifest of this shape.
pub fn read_manifest(bytes: &[u8]) -> Option<Manifest> {
    serde_json::from_slice(bytes).ok().filter(|manifest: &Manifest| manifest.schema == MANIFEST_SCHEMA)
}

/// The JSON Schema (2020-12) it follows.
pub fn manifest_schema() -> Result<String> {
    json_text::pretty(&schemars::schema_for!(Manifest))
}
