//! `check`: everything that is wrong or doubtful, in one pass.

use std::sync::Arc;

use gascore::batch;
use gascore::diag::Sink;
use gascore::domain::{Lang, Period};
use gascore::intake::Source;
use gascore::report::model::CheckReport;
use gascore::report::{self, Context};
use gascore::write::check::{self, AnnotateError};

use super::barred::with_room;
use super::environment::Environment;
use super::failure::Failure;
use super::judging::{self, Rules, Span};
use super::progress::Progress;
use super::{Ending, files, inputs, judged, placed, print, sealed_submission};
use crate::cli::{CheckArgs, CheckFormat, FailOn, Global};

pub(super) fn run(args: &CheckArgs, global: &Global, environment: &Environment) -> Result<Ending, Failure> {
    if let Some(seal) = &args.seal {
        return sealed_submission::check(args, seal, global, environment);
    }
    let rules = Rules::load(global, environment.lang)?;
    let mut inputs = inputs::gather(&args.paths, &args.judging, &rules, environment)?;
    if let ([path], true) = (args.paths.as_slice(), inputs.is_whole) {
        inputs.files.inspectors = files::inspectors(path);
    }
    let progress = Progress::of(&mut inputs.files, environment);
    let span = match inputs.span(&args.judging, &rules)? {
        Some(span) => span,
        // Without a row that can be read no day is judged, and there is plenty to tell all the same.
        None => whole_calendar(&rules, args)?,
    };
    let lang = environment.result_lang(args.format != CheckFormat::Human, &rules.pack);
    let ledgers = if args.annotate.is_some() { inputs.ledgers() } else { Vec::new() };
    let sink = if args.all || args.annotate.is_some() { Sink::default().keeping_all() } else { Sink::default() };
    // A file does not follow the locale of the terminal.
    let file_lang = environment.result_lang(true, &rules.pack);
    let make = |context: &Context<'_>| {
        let for_file = args.annotate.is_some().then(|| report::check(&Context { lang: file_lang, ..*context }));
        (report::check(context), for_file)
    };
    let (result, (check, for_file)) = judged::run(inputs, &rules, &span, &args.judging, sink, lang, make)?;
    drop(progress);
    let text = match args.format {
        CheckFormat::Human => check::human(&check, lang, environment.terminal, args.all),
        CheckFormat::Short => check::short(&check, lang),
        CheckFormat::Json => check::json(&check).map_err(|error| Failure::Output(error.into()))?,
        CheckFormat::Jsonl => check::json_lines(&check).map_err(|error| Failure::Output(error.into()))?,
        CheckFormat::Sarif => check::sarif(&check, lang).map_err(|error| Failure::Output(error.into()))?,
        CheckFormat::Junit => check::junit(&check, lang).map_err(|error| Failure::Output(error.into()))?,
        CheckFormat::Github => check::github(&check, lang),
    };
    if let (Some(path), Some(check)) = (&args.annotate, &for_file) {
        let marked = with_room(|| annotated(&ledgers, check, file_lang, &rules, args))?;
        placed::one(path, &marked)?;
    }
    match &args.output {
        Some(path) => placed::one(path, text.as_bytes())?,
        None => print(&text)?,
    }
    Ok(judged::ending(&result, &args.judging, FailOn::Confirm, environment))
}

/// The ledgers as they were sent, marked.
fn annotated(ledgers: &[Arc<dyn Source>], check: &CheckReport, lang: Lang, rules: &Rules, args: &CheckArgs) -> Result<Vec<u8>, Failure> {
    let mut annotation = check::Annotation::new(check, lang).map_err(|error| Failure::Output(error.into()))?;
    for source in ledgers {
        for (name, mut rows) in batch::as_sent(source.as_ref(), &rules.pack, args.judging.encoding).map_err(judging::count_failure)? {
            annotation.ledger(&name, || rows.next_row()).map_err(|error| match error {
                AnnotateError::Rows(error) => Failure::Input(error.into()),
                AnnotateError::Workbook(error) => Failure::Output(error.into()),
            })?;
        }
    }
    annotation.finish().map_err(|error| Failure::Output(error.into()))
}

fn whole_calendar(rules: &Rules, args: &CheckArgs) -> Result<Span, Failure> {
    let (first, last) = (rules.calendar.first(), rules.calendar.last());
    let period = Period::new(first, last).ok_or_else(|| Failure::Input(anyhow::anyhow!("{first} > {last}")))?;
    Ok(Span::period(period, &args.judging))
}
