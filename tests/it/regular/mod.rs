//! Regular reports: what the bureau's own lists show beside what the enterprises say.

mod checked;
mod problems;
mod remarks;
mod samples;
mod transfers;
