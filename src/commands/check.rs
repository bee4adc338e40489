//! `check`: everything that is wrong or doubtful, in one pass.

use gascore::diag::Sink;
use gascore::domain::Period;
use gascore::report;
use gascore::write::check;

use super::environment::Environment;
use super::failure::Failure;
use super::judging::{self, Rules, Span};
use super::{Ending, inputs, placed, print};
use crate::cli::{CheckArgs, CheckFormat, FailOn, Global};

pub(super) fn run(args: &CheckArgs, global: &Global, environment: &Environment) -> Result<Ending, Failure> {
    let rules = Rules::load(global, environment.lang)?;
    let inputs = inputs::gather(&args.paths, &args.judging, &rules, environment)?;
    let span = match inputs.span(&args.judging, &rules)? {
        Some(span) => span,
        // Without a row that can be read no day is judged, and there is plenty to tell all the same.
        None => whole_calendar(&rules, args)?,
    };
    let lang = environment.result_lang(args.format != CheckFormat::Human, &rules.pack);
    let sink = if args.all { Sink::default().keeping_all() } else { Sink::default() };
    let (result, check) = judging::run(inputs, &rules, &span, &args.judging, sink, lang, report::check)?;
    let text = match args.format {
        CheckFormat::Human => check::human(&check, lang, environment.terminal, args.all),
        CheckFormat::Short => check::short(&check, lang),
        CheckFormat::Json => check::json(&check).map_err(|error| Failure::Output(error.into()))?,
        CheckFormat::Jsonl => check::json_lines(&check),
    };
    match &args.output {
        Some(path) => placed::one(path, text.as_bytes())?,
        None => print(&text)?,
    }
    Ok(judging::ending(&result, &args.judging, FailOn::Confirm, environment))
}

fn whole_calendar(rules: &Rules, args: &CheckArgs) -> Result<Span, Failure> {
    let (first, last) = (rules.calendar.first(), rules.calendar.last());
    let period = Period::new(first, last).ok_or_else(|| Failure::Input(anyhow::anyhow!("{first} > {last}")))?;
    Ok(Span::period(period, &args.judging))
}
