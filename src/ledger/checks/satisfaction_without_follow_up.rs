//! C231: an opinion is written, but not when the user was asked for it.

use super::{Check, Facts, Fault, Rules, Said};
use crate::diag::Code;
use crate::domain::Field;

pub(super) const CHECK: Check = Check { code: Code::C231, needs: &[Field::Satisfaction, Field::FollowedUpAt] };

pub(super) fn find(said: &Said<'_, '_, '_>, _: &Rules<'_>) -> Option<Fault<impl FnOnce() -> Facts>> {
    let fault = said.satisfaction.is_some() && said.dates.followed_up.is_none() && said.has_column(Field::FollowedUpAt);
    fault.then_some(Fault { field: Field::FollowedUpAt, facts: Vec::new })
}
