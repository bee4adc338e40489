//! Submissions and quarters: the stations in a row, over all the files of an enterprise or of a city.

mod attribution;
mod counted;
mod duplicates;
mod failing;
mod row;

pub use attribution::{Attribution, Directory};
pub use counted::{CountError, Counted, FileNote, LedgerFile, Line, count};
