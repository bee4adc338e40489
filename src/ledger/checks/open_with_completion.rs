//! C204: said to be open, with a time of completion; the time wins.

use super::{Fault, Rules, Said};
use crate::diag::Code;
use crate::domain::Field;
use crate::rules::StatusWord;

pub(super) fn check(said: &Said<'_>, _: &Rules<'_>) -> Option<Fault> {
    let (_, completed) = said.completed.filter(|_| said.status == Some(StatusWord::Open))?;
    Some(Fault { code: Code::C204, field: Field::Status, facts: vec![("completed", completed.to_string())] })
}
