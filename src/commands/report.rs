//! `report`: the quarter as the bureau sees it.

use gascore::diag::Sink;
use gascore::report::{build, quarter_page};
use gascore::write::{json, terminal};

use super::environment::Environment;
use super::failure::Failure;
use super::inputs::Inputs;
use super::judging::{Rules, Span};
use super::{Ending, files, judged, print};
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
    let mut files = files::quarter(&args.path)?;
    files.earlier = files::earlier(&args.path, quarter)?;
    let inputs = Inputs { files, quarter: Some(quarter), is_whole: true };
    let span = Span::quarter(quarter, &args.judging);
    let lang = environment.result_lang(args.format == Format::Json, &rules.pack);
    let (result, report) = judged::run(inputs, &rules, &span, &args.judging, Sink::default(), lang, build)?;
    match args.format {
        Format::Json => print(&json::report(&report).map_err(|error| Failure::Output(error.into()))?)?,
        Format::Table => print(&terminal::page(&quarter_page(&report, lang), environment.terminal))?,
    }
    Ok(judged::ending(&result, &args.judging, FailOn::Never, environment))
}
