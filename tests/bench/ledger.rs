//! Writes a ledger of any size for measuring, or the same rows as a quarter's folder; see README.md beside it.

#[path = "made/mod.rs"]
mod made;

use std::fs::File;
use std::io::{self, BufWriter};
use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::Parser;
use encoding_rs::{Encoding, GB18030, UTF_8};

use made::Plan;

/// Writes a ledger for measuring: the same options give the same bytes.
#[derive(Parser)]
struct Arguments {
    /// Rows below the header
    #[arg(long, default_value_t = 1_000_000)]
    rows: u64,
    /// Enterprises the rows belong to
    #[arg(long, default_value_t = 80, value_parser = clap::value_parser!(u32).range(1..=99))]
    enterprises: u32,
    /// `utf-8` or `gb18030`
    #[arg(long, default_value = "utf-8", value_parser = encoding)]
    encoding: &'static Encoding,
    /// No row is wrong, instead of one of two hundred
    #[arg(long, conflicts_with = "faulty")]
    clean: bool,
    /// Every row is wrong
    #[arg(long)]
    faulty: bool,
    /// Another seed gives other rows
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Write a quarter's folder there, with a submission of each enterprise; it should be called 2019Q3
    #[arg(long, conflicts_with = "out")]
    split: Option<PathBuf>,
    /// Write the ledger there; to standard output if left out
    #[arg(long)]
    out: Option<PathBuf>,
}

fn encoding(name: &str) -> Result<&'static Encoding, String> {
    let known = Encoding::for_label(name.as_bytes()).filter(|known| [UTF_8, GB18030].contains(known));
    known.ok_or_else(|| "only utf-8 and gb18030 can be written".to_owned())
}

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let faulty_of_10000 = match (arguments.clean, arguments.faulty) {
        (true, _) => 0,
        (_, true) => 10_000,
        _ => 50,
    };
    let Arguments { rows, enterprises, encoding, seed, .. } = arguments;
    let plan = Plan { enterprises, faulty_of_10000, encoding, seed, ..Plan::of(rows) };
    match (arguments.split, arguments.out) {
        (Some(folder), _) => plan.write_quarter(&folder).with_context(|| format!("cannot write {}", folder.display())),
        (None, Some(path)) => {
            let file = File::create(&path).with_context(|| format!("cannot write {}", path.display()))?;
            plan.write_ledger(&mut BufWriter::new(file)).with_context(|| format!("cannot write {}", path.display()))
        }
        (None, None) => plan.write_ledger(&mut io::stdout().lock()).context("cannot write to standard output"),
    }
}
