//! The annexes, one a file.

mod method;
mod open;
mod ranking;
mod rates;

use super::Annex;
use super::view::View;

/// All annexes; that of open cases only where there are any.
pub(super) fn all(view: &View<'_>) -> Vec<Annex> {
    [Some(ranking::annex(view)), Some(rates::annex(view)), open::annex(view), Some(method::annex(view))].into_iter().flatten().collect()
}
