//! `letters`: who is to be reminded, urged, or told to rectify, and the letters for that.

use std::path::Path;

use anyhow::anyhow;
use chrono::NaiveDate;
use gascore::batch;
use gascore::diag::Sink;
use gascore::domain::Lang;
use gascore::report::model::LettersReport;
use gascore::report::{Context, build_for, letters_on, letters_page};
use gascore::write::{letters, terminal};

use super::environment::Environment;
use super::failure::Failure;
use super::judging::{Rules, Span};
use super::made_file::MadeFile;
use super::placed_folder::PlacedFolder;
use super::progress::Progress;
use super::{Ending, files, judged, print, sealed_report};
use crate::cli::{FailOn, Format, Global, LettersArgs};

/// The list among the letters.
const LIST: &str = "letters.json";

pub(super) fn run(args: &LettersArgs, global: &Global, environment: &Environment) -> Result<Ending, Failure> {
    let rules = Rules::load(global, environment.lang)?;
    let quarter = args.judging.quarter.or_else(|| files::quarter_of(&args.path)).ok_or_else(|| {
        Failure::usage(
            environment.lang,
            "从文件夹名看不出季度，请用 --quarter 指定，如 --quarter 2019Q3",
            "the folder's name says no quarter; name it, as in --quarter 2019Q3",
        )
    })?;
    let span = Span::quarter(quarter, &args.judging);
    let on = day(args, &span, &rules, environment)?;
    let place = args.output.as_deref().map(|output| free(output, environment)).transpose()?;
    let lang = environment.result_lang(args.format == Format::Json || place.is_some(), &rules.pack);
    let mut inputs = sealed_report::inputs(&args.path, quarter)?;
    let progress = Progress::of(&mut inputs.files, environment);
    let list = |context: &Context<'_>| {
        let report = build_for(context, args.district.as_deref(), &[]);
        let list = letters_on(context, &report, on);
        (report, list)
    };
    let (result, (report, list)) = judged::run(inputs, &rules, &span, &args.judging, Sink::default(), lang, list)?;
    drop(progress);
    sealed_report::is_known(&report, args.district.as_deref(), environment.lang)?;
    let list = list.ok_or_else(|| {
        Failure::usage(environment.lang, "规则包没有 `[letters]`，不发函件", "the rules have no `[letters]`, so there are no letters")
    })?;
    match (place, args.format) {
        (Some(place), _) => write(&list, &place, environment)?,
        (None, Format::Json) => print(&letters::json(&list).map_err(|error| Failure::Output(error.into()))?)?,
        (None, Format::Table) => print(&terminal::page(&letters_page(&list, lang), environment.terminal))?,
    }
    Ok(judged::ending(&result, &args.judging, FailOn::Never, environment))
}

/// The day of the letters, which the calendar has to know.
fn day(args: &LettersArgs, span: &Span, rules: &Rules, environment: &Environment) -> Result<NaiveDate, Failure> {
    let deadline = batch::deadline(&judged::settings(rules, span, &args.judging, true));
    let on = args.on.map_or_else(|| deadline.unwrap_or(span.as_of).max(span.as_of), |day| day.0);
    let calendar = &rules.calendar;
    if (calendar.first()..=calendar.last()).contains(&on) {
        return Ok(on);
    }
    let (first, last) = (calendar.first(), calendar.last());
    Err(Failure::Usage(match environment.lang {
        Lang::Zh => anyhow!("日历只包括 {first} 至 {last}，没有 {on}"),
        Lang::En => anyhow!("the calendar knows {first} to {last}, and not {on}"),
    }))
}

/// A place where nothing is yet: letters may have been worked on, so they are never replaced.
fn free(output: &Path, environment: &Environment) -> Result<PlacedFolder, Failure> {
    if output.symlink_metadata().is_ok() {
        let why = environment.lang.pick("已存在；请另取一个文件夹名", "exists already; name another folder");
        return Err(Failure::Output(anyhow!("{}: {why}", output.display())));
    }
    PlacedFolder::find(output, false, environment.lang)
}

/// Writes the letters and their list, and names each letter.
fn write(list: &LettersReport, place: &PlacedFolder, environment: &Environment) -> Result<(), Failure> {
    let failed = |error: anyhow::Error| Failure::Output(error);
    let mut made = letters::files(list).map_err(|error| failed(error.into()))?;
    made.push((LIST.to_owned(), letters::json(list).map_err(|error| failed(error.into()))?.into_bytes()));
    let files: Vec<_> = made.into_iter().map(|(name, bytes)| MadeFile::of_bytes(&name, bytes)).collect();
    place.put(&files)?;
    if !environment.quiet {
        files.iter().try_for_each(|file| print(&format!("{}\n", file.name)))?;
    }
    Ok(())
}
