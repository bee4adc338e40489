//! Submissions and quarters: the stations in a row, over all the files of an enterprise or of a city.

mod attribution;
mod checks;
mod city;
mod counted;
mod credit_code;
mod duplicates;
mod earlier;
mod failing;
mod findings_on_site;
mod ledger_checks;
mod ledger_file;
mod line;
mod prepared;
mod progress;
mod progress_checks;
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
pub use counted::{Counted, count};
pub use ledger_file::{CountError, FileNote, LedgerFile};
pub use line::Line;
pub use prepared::deadline;
pub use quarter::{HandedIn, QuarterFiles, QuarterResult, Settings, Unit};
pub use received::as_sent;
pub use run::run;
pub use span::span;
pub use submission::{SubmissionFiles, quarter_of};
