//! Submissions and quarters: the stations in a row, over all the files of an enterprise or of a city.

mod attribution;
mod city;
mod counted;
mod duplicates;
mod earlier;
mod failing;
mod findings_on_site;
mod prepared;
mod progress;
mod quarter;
mod received;
mod registry;
mod row;
mod run;
mod span;
mod statements;
mod submission;
mod table_rows;
mod told;

pub use attribution::{Attribution, Directory};
pub use counted::{CountError, Counted, FileNote, LedgerFile, Line, count};
pub use prepared::deadline;
pub use quarter::{HandedIn, QuarterFiles, QuarterResult, Settings, Unit};
pub use received::as_sent;
pub use run::run;
pub use span::span;
pub use submission::{SubmissionFiles, quarter_of};
