//! What came in of services whose cases need not be valid: complaints.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::domain::{Assessment, Received, Way};

/// Complaints accepted in the period. Valid, invalid, pending, open and left add up to those received, and so do the channels.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ComplaintsReport {
    /// The service.
    pub service: String,
    /// Accepted in the period.
    pub received: u64,
    /// Said to be valid, or held to be so because they were passed on and not returned.
    pub valid: u64,
    /// Left the count as not valid.
    pub invalid: u64,
    /// Validity is being looked into.
    pub pending: u64,
    /// Nothing that holds is said of their validity.
    pub open: u64,
    /// Left the count for another reason.
    pub left: u64,
    /// Found justified, of those that did not leave the count.
    pub upheld: u64,
    /// By the way they came in: `transferred`, `phone`, `online`, `other`, `unknown`.
    pub channels: Vec<ChannelCount>,
    /// Received for every 10,000 users; null where the number of users is not known.
    pub received_per_10000: Option<PerUsers>,
    /// Valid ones for every 10,000 users.
    pub valid_per_10000: Option<PerUsers>,
}

/// Cases that came in one way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ChannelCount {
    /// The way.
    pub channel: String,
    /// How many.
    pub count: u64,
}

/// A number of cases for every 10,000 users. Of several enterprises only those whose number of users is known are in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PerUsers {
    /// The cases.
    pub count: u64,
    /// The users.
    pub users: u64,
    /// `1.25`: rounded half up.
    pub per_10000: String,
}

impl PerUsers {
    /// `None` without users.
    pub(in crate::report) fn new(count: u64, users: u64) -> Option<Self> {
        let hundredths = hundredths(count, users)?;
        Some(Self { count, users, per_10000: format!("{}.{:02}", hundredths / 100, hundredths % 100) })
    }

    /// The number in hundredths: 125 for `1.25`.
    pub fn hundredths(&self) -> u64 {
        hundredths(self.count, self.users).unwrap_or(0)
    }
}

/// Rounded half up; `None` without users.
fn hundredths(count: u64, users: u64) -> Option<u64> {
    let (count, users) = (u128::from(count), u128::from(users));
    let hundredths = (count * 2_000_000 + users).checked_div(users * 2)?;
    u64::try_from(hundredths).ok()
}

impl ComplaintsReport {
    /// From what was received; per 10,000 users is left to the caller.
    pub(in crate::report) fn new(service: &str, received: &BTreeMap<Received, u64>) -> Self {
        let count = |of: &dyn Fn(&Received) -> bool| received.iter().filter(|(kind, _)| of(kind)).map(|(_, count)| count).sum();
        let found = |assessment: Assessment| count(&|kind| kind.assessment == assessment);
        Self {
            service: service.to_owned(),
            received: count(&|_| true),
            valid: found(Assessment::Valid),
            invalid: found(Assessment::Invalid),
            pending: found(Assessment::Pending),
            open: found(Assessment::Open),
            left: found(Assessment::Left),
            upheld: count(&|kind| kind.upheld && !matches!(kind.assessment, Assessment::Invalid | Assessment::Left)),
            channels: Way::ALL
                .iter()
                .map(|(name, way)| ChannelCount { channel: (*name).to_owned(), count: count(&|kind| kind.way == *way) })
                .collect(),
            received_per_10000: None,
            valid_per_10000: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cases_for_every_ten_thousand_users_are_two_whole_numbers() {
        let check = |count, users, expected: Option<&str>| {
            let found = PerUsers::new(count, users);
            assert_eq!(found.as_ref().map(|found| found.per_10000.as_str()), expected, "{count}/{users}");
            assert_eq!(found.map(|found| format!("{}.{:02}", found.hundredths() / 100, found.hundredths() % 100)).as_deref(), expected);
        };
        check(3, 24_000, Some("1.25"));
        check(0, 24_000, Some("0.00"));
        check(1, 3, Some("3333.33"));
        check(1, 800_000, Some("0.01"));
        check(1, 2_000_001, Some("0.00"));
        check(1, 2_000_000, Some("0.01"));
        check(7, 0, None);
    }
}
