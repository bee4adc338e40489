//! One way to count: the policy's own, or a reading shown beside it.

use crate::domain::{Basis, Case, Channel, Reading};
use crate::rules::{Policy, RestDayAcceptance, Service};

/// The switches of a way to count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools)] // Independent switches of a policy, each named by the pack.
pub struct Method {
    /// Which cases a period counts.
    pub basis: Basis,
    /// Allowed pauses move the due day.
    pub adjusts_pauses: bool,
    /// The day a user asked for moves the due day, where the service says so.
    pub honours_appointments: bool,
    /// An acceptance outside working days may count as made later, where the service says so.
    pub shifts_acceptance: bool,
    /// Extensions asked for in time move the due day.
    pub honours_extensions: bool,
}

impl Method {
    /// As the policy counts.
    pub fn official(policy: &Policy) -> Self {
        Self {
            basis: policy.counting.basis,
            adjusts_pauses: policy.counting.adjusts_pauses,
            honours_appointments: true,
            shifts_acceptance: true,
            honours_extensions: policy.counting.honours_extensions,
        }
    }

    /// The method of a reading.
    #[must_use]
    pub fn reading(self, reading: Reading, other_basis: Option<Basis>) -> Self {
        match reading {
            Reading::Official => self,
            Reading::WithoutPauses => Self { adjusts_pauses: false, ..self },
            Reading::WithoutAppointments => Self { honours_appointments: false, ..self },
            Reading::StrictAcceptance => Self { shifts_acceptance: false, ..self },
            Reading::OtherBasis => Self { basis: other_basis.unwrap_or(self.basis), ..self },
        }
    }

    /// Can the service count an acceptance as made later at all?
    pub(super) fn may_shift(service: &Service) -> bool {
        service.rest_day_acceptance != RestDayAcceptance::AsMade || service.cutoff.is_some()
    }

    /// May the acceptance of this case count as made later, on a rest day or after the cut-off?
    pub(super) fn shifts(service: &Service, case: &Case<'_>) -> bool {
        service.cutoff.is_some() || Self::shifts_rest_days(service, case)
    }

    /// May the acceptance of this case on a rest day count as made on the next working day?
    pub(super) fn shifts_rest_days(service: &Service, case: &Case<'_>) -> bool {
        match &service.rest_day_acceptance {
            RestDayAcceptance::AsMade => false,
            RestDayAcceptance::NextWorkingDay => true,
            RestDayAcceptance::NextWorkingDayFor(channels) => {
                case.channel.is_some_and(|channel| channels.contains(&channel))
                    || (case.transferred_in && channels.contains(&Channel::Hotline))
            }
        }
    }
}
