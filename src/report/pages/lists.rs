//! What the bureau's own lists show: tickets passed on, cases that were checked, problems that are not closed.

use super::checked::checked_blocks;
use super::problems::problem_blocks;
use super::transfers::transfers_blocks;
use crate::domain::Lang;
use crate::report::model::Report;
use crate::report::table::Block;

/// Every list that is at hand, at most `shown` entries of each; `alone` is the report of one enterprise.
pub(super) fn lists_blocks(report: &Report, shown: usize, alone: bool, lang: Lang) -> Vec<Block> {
    let mut blocks = transfers_blocks(report, shown, alone, lang);
    blocks.extend(checked_blocks(report, shown, lang));
    blocks.extend(problem_blocks(report, shown, lang));
    blocks
}
