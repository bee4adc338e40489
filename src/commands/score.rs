//! `score`: what the bureau will see of one submission.

use std::path::Path;

use gascore::batch::{self, QuarterFiles, SubmissionFiles};
use gascore::domain::Quarter;
use gascore::report::score_page;
use gascore::write::{json, terminal};

use super::environment::Environment;
use super::failure::Failure;
use super::judging::{self, Rules, Span};
use super::{Ending, files, print};
use crate::cli::{FailOn, Format, Global, ScoreArgs};

/// Enterprises of one ledger that are shown in full; the JSON has all of them.
const PAGES: usize = 20;

pub(super) fn run(args: &ScoreArgs, global: &Global, environment: &Environment) -> Result<Ending, Failure> {
    let rules = Rules::load(global, environment.lang)?;
    let (files, quarter) = files_of(args, &rules, environment)?;
    let span = match quarter {
        Some(quarter) => Span::quarter(quarter, &args.judging),
        None => whole_ledger(args, &files, &rules, environment)?,
    };
    let (result, report, lang) = judging::run(files, &rules, &span, &args.judging, false, environment)?;
    match args.judging.format {
        Format::Json => print(&json::report(&report).map_err(|error| Failure::Output(error.into()))?)?,
        Format::Table => {
            let pages = (0..report.enterprises.len()).filter_map(|position| score_page(&report, position, lang));
            for page in pages.take(PAGES) {
                print(&terminal::page(&page, environment.terminal))?;
                print("\n")?;
            }
        }
    }
    Ok(judging::ending(&result, &args.judging, FailOn::Confirm, environment))
}

/// The files of the submission with the tables of its quarter where they are at hand, and the quarter.
fn files_of(args: &ScoreArgs, rules: &Rules, environment: &Environment) -> Result<(QuarterFiles, Option<Quarter>), Failure> {
    let path = &args.path;
    if !path.is_dir() {
        let files = QuarterFiles { submissions: vec![bare(path)?], ..QuarterFiles::default() };
        return Ok((files, args.judging.quarter));
    }
    if path.join("submissions").is_dir() {
        return Err(Failure::usage(
            environment.lang,
            "这是一个季度文件夹，请用 `gascore report`；自查请指定其中一份报送",
            "this is a quarter's folder: use `gascore report`, or name one submission in it",
        ));
    }
    let full = path.canonicalize().unwrap_or_else(|_| path.clone());
    let name = full.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let submission = files::submission(path, &name, "")?;
    let said = match &submission.about {
        Some(about) => batch::quarter_of(about.as_ref(), &rules.pack).map_err(|error| Failure::Input(error.into()))?,
        None => None,
    };
    let folder = full.parent().filter(|parent| parent.ends_with("submissions")).and_then(Path::parent);
    let quarter = args.judging.quarter.or(said).or_else(|| folder.and_then(files::quarter_of));
    let mut files = folder.map(files::quarter_tables).unwrap_or_default();
    if let (Some(folder), Some(quarter)) = (folder, quarter) {
        files.earlier = files::earlier(folder, quarter)?;
    }
    files.submissions.push(submission);
    Ok((files, quarter))
}

/// A bare ledger, or standard input.
fn bare(path: &Path) -> Result<SubmissionFiles, Failure> {
    let (source, name) = if path == Path::new("-") {
        (files::standard_input()?, "-".to_owned())
    } else {
        let name = path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
        (files::source(path, &name), name)
    };
    let unpacked = name.strip_suffix(".gz").or(name.strip_suffix(".zst")).unwrap_or(&name);
    let stem = unpacked.rsplit_once('.').map_or(unpacked, |(stem, _)| stem).to_owned();
    Ok(SubmissionFiles { folder: stem, about: None, cases: vec![source], progress: None, unread: Vec::new() })
}

/// Without a quarter the period is the whole ledger, and the day of judgement the latest time in it.
fn whole_ledger(args: &ScoreArgs, files: &QuarterFiles, rules: &Rules, environment: &Environment) -> Result<Span, Failure> {
    let sources = files.submissions.iter().flat_map(|submission| &submission.cases).map(AsRef::as_ref);
    let span = batch::span(&rules.pack, sources, args.judging.encoding).map_err(judging::count_failure)?;
    let period = span.ok_or_else(|| {
        let name = args.path.display();
        let why = environment
            .lang
            .pick("没有可用的行，无法确定统计期；请用 --quarter 指定", "no usable row, so the period is not known; name it with --quarter");
        Failure::Input(anyhow::anyhow!("{name}: {why}"))
    })?;
    Ok(Span::period(period, &args.judging))
}
