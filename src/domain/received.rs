//! What came in during a period: how it came, and what was found of its validity where that is asked.

use super::judgement::{ExclusionReason, Flow, Outcome};
use super::marks::{Mark, Marks};

/// What was found of the validity of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Assessment {
    /// It is valid, as the ledger says or as the policy holds it.
    Valid,
    /// It left the count as not valid.
    Invalid,
    /// The ledger says that this is being looked into.
    Pending,
    /// Nothing is said, or nothing that holds.
    Open,
    /// It left the count for another reason.
    Left,
}

/// How a case came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Way {
    /// Passed on by the hotline or a superior, whatever else is said.
    Transferred,
    /// By telephone.
    Phone,
    /// Online.
    Online,
    /// Some other way that is named.
    Other,
    /// The ledger does not say.
    Unknown,
}

impl Way {
    /// Every way with the name used in machine output.
    pub const ALL: [(&str, Self); 5] = [
        ("transferred", Self::Transferred),
        ("phone", Self::Phone),
        ("online", Self::Online),
        ("other", Self::Other),
        ("unknown", Self::Unknown),
    ];
}

/// What cases that were accepted in the period have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Received {
    /// What was found of their validity; of a service that asks for none, nothing.
    pub assessment: Assessment,
    /// They were found justified.
    pub upheld: bool,
    /// How they came in.
    pub way: Way,
}

impl Received {
    /// What a case was received as; `None` where it was not accepted in the period.
    pub fn of(outcome: Outcome, flow: Flow, marks: Marks) -> Option<Self> {
        let assessment = match outcome {
            Outcome::Excluded(ExclusionReason::Invalid) => Assessment::Invalid,
            Outcome::Excluded(
                ExclusionReason::Withdrawn
                | ExclusionReason::Duplicate
                | ExclusionReason::Transferred
                | ExclusionReason::Terminated
                | ExclusionReason::SpecialScope,
            ) => Assessment::Left,
            _ if marks.has(Mark::Valid) => Assessment::Valid,
            _ if marks.has(Mark::ValidityPending) => Assessment::Pending,
            _ => Assessment::Open,
        };
        let ways = [(Mark::TransferredIn, Way::Transferred), (Mark::Phone, Way::Phone), (Mark::Online, Way::Online)];
        let named = ways.into_iter().chain([(Mark::ChannelKnown, Way::Other)]).find(|(mark, _)| marks.has(*mark));
        flow.accepted.then(|| Self { assessment, upheld: marks.has(Mark::Upheld), way: named.map_or(Way::Unknown, |(_, way)| way) })
    }
}
