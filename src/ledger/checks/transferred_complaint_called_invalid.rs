//! C209: a complaint passed on by a superior stays valid unless its return was approved.

use super::{Fault, Rules, Said};
use crate::diag::Code;
use crate::domain::Field;
use crate::rules::Truth;

pub(super) fn check(said: &Said<'_>, _: &Rules<'_>) -> Option<Fault> {
    let fault = said.transferred_in && said.valid == Some(Truth::No) && !said.return_approved;
    fault.then(|| Fault { code: Code::C209, field: Field::Valid, facts: Vec::new() })
}
