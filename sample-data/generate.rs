//! Writes the sample data: two quarters of ledgers of invented enterprises, byte for byte as they are committed.
//!
//! `cargo run --example generate` rewrites them; with `-- --check` it only tells whether they are as they should be. Nothing of
//! the library is used here, so that the samples are an independent check of it.

#[path = "generate/bureau.rs"]
mod bureau;
#[path = "generate/calendar.rs"]
mod calendar;
#[path = "generate/case.rs"]
mod case;
#[path = "generate/cell.rs"]
mod cell;
#[path = "generate/credit_code.rs"]
mod credit_code;
#[path = "generate/draw.rs"]
mod draw;
#[path = "generate/enterprise.rs"]
mod enterprise;
#[path = "generate/layout.rs"]
mod layout;
#[path = "generate/mess.rs"]
mod mess;
#[path = "generate/progress.rs"]
mod progress;
#[path = "generate/rng.rs"]
mod rng;
#[path = "generate/stories.rs"]
mod stories;
#[path = "generate/stream.rs"]
mod stream;
#[path = "generate/style.rs"]
mod style;
#[path = "generate/submission.rs"]
mod submission;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use clap::Parser;

use calendar::Calendar;
use enterprise::{ALL, quarters};
use submission::Files;

/// Writes the sample data.
#[derive(Parser)]
struct Arguments {
    /// Compare with the files that are there instead of writing
    #[arg(long)]
    check: bool,
}

fn main() -> Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let calendar = Calendar::load(&root.join("rules/calendar/china.toml"))?;
    let (folder, files) = (root.join("sample-data"), samples(&calendar));
    if Arguments::parse().check { compare(&folder, &files) } else { replace(&folder, &files) }
}

/// Every file of both quarters.
fn samples(calendar: &Calendar) -> Files {
    let streams: Vec<_> = (0..).zip(ALL).map(|(index, enterprise)| stream::stream(enterprise, index, calendar)).collect();
    let mut files = Files::new();
    for quarter in quarters() {
        let kept = [
            ("enterprises.csv", bureau::registry(quarter)),
            ("verified.csv", bureau::verified(quarter)),
            ("transfers.csv", bureau::transfers(quarter, &streams)),
            ("violations.csv", bureau::violations(quarter)),
            ("problems.csv", bureau::problems(quarter)),
        ];
        let kept = kept.into_iter().chain(bureau::nominees(quarter).map(|text| ("nominees.csv", text)));
        let checked = bureau::verified_cases(quarter, &streams, calendar).map(|text| ("verified_cases.csv", text));
        let kept = kept.chain(checked).chain(bureau::remarks(quarter).map(|text| ("remarks.csv", text)));
        for (name, text) in kept {
            files.insert(Path::new(quarter.name).join(name), text.into_bytes());
        }
        if quarter.index == 1 {
            files.insert(Path::new(quarter.name).join("inspectors.csv"), bureau::inspectors().into_bytes());
        }
        for ((index, enterprise), cases) in (0..).zip(ALL).zip(&streams) {
            let rows = stream::ledger(enterprise, cases, quarter);
            submission::submit(&mut files, enterprise, index, quarter, &rows);
        }
    }
    files
}

fn replace(folder: &Path, files: &Files) -> Result<()> {
    for quarter in quarters() {
        let old = folder.join(quarter.name);
        if old.exists() {
            fs::remove_dir_all(&old).with_context(|| format!("cannot replace {}", old.display()))?;
        }
    }
    for (path, bytes) in files {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap_or(folder))?;
        fs::write(&path, bytes).with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(())
}

fn compare(folder: &Path, files: &Files) -> Result<()> {
    for (path, bytes) in files {
        let found = fs::read(folder.join(path)).with_context(|| format!("cannot read {}", path.display()))?;
        ensure!(&found == bytes, "{} differs from what the generator writes", path.display());
    }
    let mut there = Vec::new();
    for quarter in quarters() {
        collect(&folder.join(quarter.name), &mut there)?;
    }
    for path in there {
        let known = path.strip_prefix(folder).is_ok_and(|path| files.contains_key(path));
        ensure!(known, "{} is not written by the generator", path.display());
    }
    Ok(())
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() { collect(&path, found)? } else { found.push(path) }
    }
    Ok(())
}
