//! Two ledgers of one enterprise held against each other: those of two quarters that follow each other, or two of the same quarter.
//!
//! Rows are matched by enterprise and case number, as numbers are compared everywhere. A few whole numbers are kept of each row; only
//! rows that are open at the end of the older quarter, or that differ, are read once more and kept in full. Rows that share a number
//! are matched by what they say and by how many say it, never each with each.

mod carried;
mod changed;
mod changes;
mod continuity;
mod copies;
mod number;
mod reopened;
mod rewritten;
mod seen;
mod side;
mod vanished;

pub use carried::DueNow;
pub use changed::{CellChange, ChangedRow, RowAt, RowVerdict};
pub use changes::{Changes, changes};
pub use continuity::{Continuity, continuity};
pub use reopened::{Reopened, Sign};
pub use rewritten::{FieldChange, Rewritten, Value};
pub use seen::Spot;
pub use side::{Ledger, OwnerOf, ReadError, Side, Terms};
pub use vanished::Vanished;
