//! What the authority of a district says of what an enterprise of its own handed in (区县审核意见).

use chrono::NaiveDate;

/// A remark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// What it says, numbers of persons covered up.
    pub text: String,
    /// The district: as the row names it, else as the registry does.
    pub district: Option<String>,
    /// The unit that signed it, where one is named.
    pub signed_by_unit: Option<String>,
    /// When it was made, where that can be read.
    pub reviewed_on: Option<NaiveDate>,
}
