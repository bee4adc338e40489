//! `report`: the quarter as the bureau sees it, on the terminal or as a folder.

use std::path::Path;

use gascore::diag::Sink;
use gascore::domain::Quarter;
use gascore::report::{build_for, public_page, quarter_page};
use gascore::write::{json, public, terminal};

use super::environment::Environment;
use super::failure::Failure;
use super::judging::{Rules, Span};
use super::made_file::MadeFile;
use super::placed_folder::PlacedFolder;
use super::progress::Progress;
use super::sealed_report::{Asked, Seals};
use super::{Ending, files, judged, print, print_with, sealed_report};
use crate::cli::{FailOn, Format, Global, ReportArgs};

pub(super) fn run(args: &ReportArgs, global: &Global, environment: &Environment) -> Result<Ending, Failure> {
    let rules = Rules::load(global, environment.lang)?;
    let quarter = args.judging.quarter.or_else(|| files::quarter_of(&args.path)).ok_or_else(|| {
        Failure::usage(
            environment.lang,
            "从文件夹名看不出季度，请用 --quarter 指定，如 --quarter 2019Q3",
            "the folder's name says no quarter; name it, as in --quarter 2019Q3",
        )
    })?;
    if let Some(output) = &args.output {
        return folder(args, output, quarter, &rules, environment);
    }
    let span = Span::quarter(quarter, &args.judging);
    let lang = environment.result_lang(args.format == Format::Json, &rules.pack);
    let mut inputs = sealed_report::inputs(&args.path, quarter)?;
    let asked = asked(args, quarter);
    let beside = sealed_report::figures(asked, &rules, lang, environment, &mut Seals::default())?;
    let progress = Progress::of(&mut inputs.files, environment);
    let (result, report) =
        judged::run(inputs, &rules, &span, &args.judging, Sink::default(), lang, |context| build_for(context, asked.district, &beside))?;
    drop(progress);
    sealed_report::is_known(&report, asked.district, environment.lang)?;
    if args.public {
        let public = sealed_report::public_edition(&report, &rules, lang)?;
        match args.format {
            Format::Json => print(&public::json(&public).map_err(|error| Failure::Output(error.into()))?)?,
            Format::Table => print(&terminal::page(&public_page(&public, lang), environment.terminal))?,
        }
        return Ok(judged::ending(&result, &args.judging, FailOn::Never, environment));
    }
    match args.format {
        Format::Json => print_with(|out| json::report(&report, out))?,
        Format::Table => print(&terminal::page(&quarter_page(&report, lang), environment.terminal))?,
    }
    Ok(judged::ending(&result, &args.judging, FailOn::Never, environment))
}

fn asked(args: &ReportArgs, quarter: Quarter) -> Asked<'_> {
    let (district, known) = (args.district.as_deref(), &args.known[..]);
    Asked { path: &args.path, quarter, district, public: args.public, known, judging: &args.judging }
}

/// Writes the report in every form.
fn folder(args: &ReportArgs, output: &Path, quarter: Quarter, rules: &Rules, environment: &Environment) -> Result<Ending, Failure> {
    // Whether the folder may be written is known before the work is done, and asked once more when it is.
    let scratch = PlacedFolder::find(output, args.force, environment.lang)?.scratch()?;
    let made = sealed_report::make(asked(args, quarter), rules, environment.result_lang(true, &rules.pack), scratch, environment)?;
    PlacedFolder::find(output, args.force, environment.lang)?.put(&made.files)?;
    if !environment.quiet {
        let mut shown = "";
        for MadeFile { name, .. } in &made.files {
            // A folder is named once, whatever is in it.
            let top = name.split_inclusive('/').next().unwrap_or(name);
            if top != shown {
                print(&format!("{}\n", output.join(top).display()))?;
            }
            shown = top;
        }
    }
    Ok(judged::ending(&made.result, &args.judging, FailOn::Never, environment))
}
