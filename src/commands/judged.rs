//! Runs what was typed, and says how it ended.

use std::collections::BTreeMap;
use std::io::Write;

use gascore::batch::{self, QuarterResult, Settings, TakeRow};
use gascore::diag::{Code, Override, Sink, Tier};
use gascore::domain::Lang;
use gascore::report::Context;

use super::Ending;
use super::environment::Environment;
use super::failure::Failure;
use super::inputs::Inputs;
use super::judging::{Rules, Span, count_failure};
use crate::cli::{FailOn, Judging};

/// Runs what was typed, and makes of it what is asked for.
pub(super) fn run<T>(
    inputs: Inputs,
    rules: &Rules,
    span: &Span,
    judging: &Judging,
    sink: Sink,
    lang: Lang,
    make: impl FnOnce(&Context<'_>) -> T,
) -> Result<(QuarterResult, T), Failure> {
    run_with_rows(inputs, rules, span, judging, sink, lang, make, None)
}

/// The same, with somebody who takes every row.
#[allow(clippy::too_many_arguments)] // What was typed, and what is wanted of it.
pub(super) fn run_with_rows<T>(
    inputs: Inputs,
    rules: &Rules,
    span: &Span,
    judging: &Judging,
    sink: Sink,
    lang: Lang,
    make: impl FnOnce(&Context<'_>) -> T,
    take: Option<&mut TakeRow<'_>>,
) -> Result<(QuarterResult, T), Failure> {
    let settings = Settings { continuity: inputs.continuity, screens: inputs.screens, ..settings(rules, span, judging, inputs.is_whole) };
    let result = batch::run(inputs.files, &settings, sink.overridden(overrides(judging)), take).map_err(count_failure)?;
    let what = make(&Context { settings: &settings, result: &result, lang });
    Ok((result, what))
}

/// What decides a run.
pub(super) fn settings<'p>(rules: &'p Rules, span: &Span, judging: &Judging, is_whole: bool) -> Settings<'p> {
    Settings {
        pack: &rules.pack,
        calendar: &rules.calendar,
        quarter: span.quarter,
        period: span.period,
        as_of: span.as_of,
        basis: judging.basis,
        encoding: judging.encoding,
        is_whole,
        continuity: false,
        screens: false,
    }
}

/// What the command line changes about codes.
pub(super) fn overrides(judging: &Judging) -> BTreeMap<Code, Override> {
    let tiers =
        [(&judging.warn, Override::Tier(Tier::Confirm)), (&judging.deny, Override::Tier(Tier::Block)), (&judging.allow, Override::Allow)];
    tiers.into_iter().flat_map(|(codes, change)| codes.iter().map(move |code| (*code, change))).collect()
}

/// Whether something at or above the tier was found; says which overrides matched nothing.
pub(super) fn ending(result: &QuarterResult, judging: &Judging, default: FailOn, environment: &Environment) -> Ending {
    ending_of(&result.sink, judging, default, environment)
}

/// The same of what was told of a few files.
pub(super) fn ending_of(sink: &Sink, judging: &Judging, default: FailOn, environment: &Environment) -> Ending {
    for code in sink.unused_overrides() {
        if !environment.quiet {
            let text = environment.lang.pick("没有与之相符的问题", "matched nothing");
            let _ = writeln!(std::io::stderr(), "gascore: {code} {}: {text}", code.name());
        }
    }
    let tier = judging.fail_on.unwrap_or(default).tier();
    match (tier, sink.worst()) {
        (Some(tier), Some(worst)) if worst >= tier => Ending::Attention,
        _ => Ending::Clean,
    }
}
