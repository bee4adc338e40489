//! What districts say of what was handed in.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

/// A remark of the authority of a district (区县审核意见).
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RemarkReport {
    /// Unified social credit code of the enterprise, or its name where there is none.
    pub code: String,
    /// Its short name.
    pub short_name: String,
    /// The district.
    pub district: Option<String>,
    /// What it says, numbers of persons covered up.
    pub text: String,
    /// The unit that signed it.
    pub signed_by_unit: Option<String>,
    /// When it was made.
    pub reviewed_on: Option<NaiveDate>,
}
