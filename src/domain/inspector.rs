//! Who may be drawn to inspect.

use std::collections::BTreeSet;

use super::enterprise::EnterpriseIx;

/// An inspector, as the directory of inspectors has them. Names are personal and are shown by the draw alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inspector {
    /// Name.
    pub name: String,
    /// Number of the enforcement certificate (执法证号), which identifies them.
    pub certificate_no: String,
    /// The authority they belong to.
    pub authority: Option<String>,
    /// Their district; `None` for the city's own.
    pub district: Option<String>,
    /// Fields of enforcement.
    pub fields: Vec<String>,
    /// Enterprises that they may not inspect.
    pub recused: BTreeSet<EnterpriseIx>,
}
