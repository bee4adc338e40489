//! The integration tests.

mod batch_codes;
mod bench_ledger;
mod calendar;
mod calendar_files;
mod calendar_history;
mod calendar_pages;
mod cases;
mod check;
mod cli;
mod comparing;
mod credit;
mod drawing;
mod encodings;
mod explain;
mod explained;
mod first;
mod formats;
mod fuzz_corpus;
mod help;
#[cfg(unix)]
mod hostile;
mod hostile_text;
mod init;
#[cfg(unix)]
mod intake_script;
mod judging;
mod known;
mod laws;
mod ledger_checks;
mod one_submission;
mod points;
mod properties;
mod public;
#[cfg(unix)]
mod readme;
mod recommend;
mod recount;
mod regular;
mod report;
mod report_dir;
mod report_xlsx;
mod scoring;
mod screens;
mod seal;
mod trend;
mod whatif;
mod workbooks;
