//! `credit`: the decisions of joint enforcement as the record of the credit system, and when each has to be published.

use anyhow::anyhow;
use gascore::batch;
use gascore::diag::Sink;
use gascore::report::{credit, credit_page, credit_record};
use gascore::write::{credit as files_of, terminal};

use super::barred::with_room;
use super::environment::Environment;
use super::failure::Failure;
use super::judging::{Rules, Span, count_failure};
use super::{Ending, files, judged, placed, print};
use crate::cli::{CreditArgs, FailOn, Format, Global};

pub(super) fn run(args: &CreditArgs, global: &Global, environment: &Environment) -> Result<Ending, Failure> {
    let rules = Rules::load(global, environment.lang)?;
    let quarter = files::named_quarter(&args.path, &args.judging, environment)?;
    let span = Span::quarter(quarter, &args.judging);
    let lang = environment.result_lang(args.output.is_some() || args.format == Format::Json, &rules.pack);
    let settings = judged::settings(&rules, &span, &args.judging, true);
    let sink = Sink::default().overridden(judged::overrides(&args.judging));
    let result = batch::credit(&files::quarter_tables(&args.path), &settings, sink).map_err(count_failure)?;
    let report = credit(&result, quarter, &settings, lang).ok_or_else(|| {
        Failure::usage(
            environment.lang,
            "该规则包没有 [credit]，无从生成信用记录",
            "these rules have no [credit], so there is no record to write",
        )
    })?;
    match (&args.output, args.format) {
        (Some(folder), _) => {
            let outputs = || files_of::outputs(&report, &credit_record(&result, &settings));
            let made = with_room(|| outputs().map_err(|error| Failure::Output(anyhow!(error))))?;
            placed::all(folder, &made, args.force, environment.lang)?;
            for (name, _) in &made {
                print(&format!("{}\n", folder.join(name).display()))?;
            }
        }
        (None, Format::Json) => print(&files_of::json(&report).map_err(|error| Failure::Output(error.into()))?)?,
        (None, Format::Table) => print(&terminal::page(&credit_page(&report, lang), environment.terminal))?,
    }
    Ok(judged::ending_of(&result.sink, &args.judging, FailOn::Never, environment))
}
