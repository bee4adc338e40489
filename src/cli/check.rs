//! The arguments of `check`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Judging;

/// `check`.
#[derive(Debug, Args)]
pub(crate) struct CheckArgs {
    /// A submission folder, a quarter's folder, ledgers of one enterprise, or - for standard input
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// How to judge.
    #[command(flatten)]
    pub(crate) judging: Judging,
    /// Tell every single diagnostic, and not the first of each kind alone
    #[arg(long)]
    pub(crate) all: bool,
    /// How to write the result
    #[arg(long, value_enum, default_value_t = CheckFormat::Human, value_name = "FORMAT")]
    pub(crate) format: CheckFormat,
    /// Write the ledgers as they were sent into this workbook, faulty cells coloured and commented
    #[arg(long, value_name = "OUT.xlsx")]
    pub(crate) annotate: Option<PathBuf>,
    /// Write the result into this file
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Say only whether it is what this seal of `score --seal` was made of, and comes to the same; with --format human or json
    #[arg(long, value_name = "FILE.json", conflicts_with_all = ["all", "annotate", "fail_on"])]
    pub(crate) seal: Option<PathBuf>,
}

/// How to write what a check says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum CheckFormat {
    /// For people: each with its row, and how to mend it
    Human,
    /// A line each, as editors understand it
    Short,
    /// JSON by the published schema
    Json,
    /// A JSON object a line
    Jsonl,
    /// SARIF 2.1.0, for code hosts and editors
    Sarif,
    /// `JUnit` XML, for build servers
    Junit,
    /// Commands of GitHub Actions
    Github,
}
