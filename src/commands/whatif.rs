//! `whatif`: a quarter under other limits, counting rules, weights or calendars, and who would change. Nothing is written but
//! the answer, and no file of rules is touched.

use gascore::diag::Sink;
use gascore::domain::{Lang, Quarter};
use gascore::report::model::{ChangeReport, Report};
use gascore::report::{Trial, VerdictChanges, Verdicts, build, what_if, whatif_page};
use gascore::rules::{Change, ChangeError, Changed, Preset};
use gascore::write::{json, terminal};

use super::environment::Environment;
use super::failure::Failure;
use super::judging::{Rules, Span};
use super::{Ending, files, judged, print, sealed_report};
use crate::cli::{FailOn, Format, Global, PresetName, WhatIfArgs};

/// The weeks by which «next year» lies later, so that every day keeps its weekday.
const A_YEAR: u32 = 52;

/// What one trial changes.
struct Tried {
    name: String,
    changes: Vec<Change>,
}

pub(super) fn run(args: &WhatIfArgs, global: &Global, environment: &Environment) -> Result<Ending, Failure> {
    // The calendar of the command line is what is tried; the pack's own is in force.
    let in_force = Rules::changed(global, &[], None, environment.lang)?.0;
    let quarter = args.judging.quarter.or_else(|| files::quarter_of(&args.path)).ok_or_else(|| {
        Failure::usage(
            environment.lang,
            "从文件夹名看不出季度，请用 --quarter 指定，如 --quarter 2019Q3",
            "the folder's name says no quarter; name it, as in --quarter 2019Q3",
        )
    })?;
    let presets: Vec<Preset> = args.preset.iter().map(|name| preset(*name)).collect();
    let tried = tried(args, &presets, &in_force, environment.lang)?;
    let lang = environment.result_lang(args.format == Format::Json, &in_force.pack);
    let trials = Trials { args, global, quarter, presets: &presets, lang };
    // Every fault of what was typed is told before the work begins.
    let rules = tried.iter().map(|one| trials.rules(one, environment.lang)).collect::<Result<Vec<_>, _>>()?;

    let mut before = Verdicts::default();
    let mut take = |row: &gascore::domain::CaseRow<'_>| {
        before.take(row);
        Ok(())
    };
    let (result, report) = trials.judge(&in_force, &mut take)?;
    let made = tried.iter().zip(rules).map(|(one, (rules, changed))| trials.trial(one, &rules, changed, &before));
    let result_of_trials = what_if(&report, made.collect::<Result<Vec<_>, Failure>>()?);
    match args.format {
        Format::Json => print(&json::what_if(&result_of_trials).map_err(|error| Failure::Output(error.into()))?)?,
        Format::Table => print(&terminal::page(&whatif_page(&result_of_trials, lang), environment.terminal))?,
    }
    Ok(judged::ending(&result, &args.judging, FailOn::Never, environment))
}

/// What all trials share.
struct Trials<'a> {
    args: &'a WhatIfArgs,
    global: &'a Global,
    quarter: Quarter,
    presets: &'a [Preset],
    lang: Lang,
}

impl Trials<'_> {
    /// The rules of a trial, and what they change.
    fn rules(&self, tried: &Tried, lang: Lang) -> Result<(Rules, Vec<Changed>), Failure> {
        let (mut rules, changed) = Rules::changed(self.global, &tried.changes, self.global.calendar.as_deref(), lang)?;
        if self.presets.contains(&Preset::NextYearCalendar) {
            let period = self.quarter.period();
            let later = rules.calendar.as_weeks_later(A_YEAR);
            let known = later.filter(|calendar| calendar.first() <= period.first() && period.last() <= calendar.last());
            rules.calendar = known.ok_or_else(|| {
                Failure::usage(
                    lang,
                    "日历未包括下一年，无法按下一年的日历试算",
                    "the calendar does not know the next year, so its days cannot be tried",
                )
            })?;
        }
        Ok((rules, changed))
    }

    /// Runs the quarter by these rules, with nothing beside it but the quarter before.
    fn judge(&self, rules: &Rules, take: &mut gascore::batch::TakeRow<'_>) -> Result<(gascore::batch::QuarterResult, Report), Failure> {
        let inputs = sealed_report::inputs(&self.args.path, self.quarter)?;
        let span = Span::quarter(self.quarter, &self.args.judging);
        judged::run_with_rows(inputs, rules, &span, &self.args.judging, Sink::default(), self.lang, build, Some(take))
    }

    fn trial<'v>(&self, tried: &Tried, rules: &Rules, changed: Vec<Changed>, before: &'v Verdicts) -> Result<Trial<'v>, Failure> {
        let mut verdicts = VerdictChanges::new(before);
        let mut take = |row: &gascore::domain::CaseRow<'_>| {
            verdicts.take(row);
            Ok(())
        };
        let (_, report) = self.judge(rules, &mut take)?;
        let mut told: Vec<_> = changed.into_iter().map(|Changed { key, from, to }| ChangeReport { key, from, to }).collect();
        if self.global.calendar.is_some() {
            let from = Some(rules.pack.policy.calendar.clone());
            told.push(ChangeReport { key: "calendar".to_owned(), from, to: Some(rules.calendar.name().to_owned()) });
        }
        let note = |preset: &Preset| format!("--preset {}{}{}", preset.name(), self.lang.pick("：", ": "), preset.text(self.lang));
        Ok(Trial { name: tried.name.clone(), changes: told, notes: self.presets.iter().map(note).collect(), report, verdicts })
    }
}

/// What is tried: everything at once, with one trial for each value of the key that has several.
fn tried(args: &WhatIfArgs, presets: &[Preset], in_force: &Rules, lang: Lang) -> Result<Vec<Tried>, Failure> {
    let wrong = |error: ChangeError| Failure::Usage(anyhow::anyhow!(error.text(lang)));
    let mut always: Vec<Change> = presets.iter().flat_map(|preset| preset.changes(&in_force.pack.policy)).collect();
    let mut varying: Vec<Change> = Vec::new();
    for text in &args.set {
        let values = Change::parse(text).map_err(wrong)?;
        if values.len() > 1 { varying.extend(values) } else { always.extend(values) }
    }
    for text in &args.vary {
        varying.extend(Change::parse(text).map_err(wrong)?);
    }
    if varying.iter().any(|change| Some(&change.key) != varying.first().map(|first| &first.key)) {
        return Err(Failure::usage(
            lang,
            "一次只能让一个键取多个值；其余的请各设一个值",
            "one key can have several values at a time; give each of the others a single one",
        ));
    }
    if varying.is_empty() {
        let named = presets.iter().map(|preset| preset.name().to_owned());
        let typed = args.set.iter().map(|text| text.trim().to_owned());
        return Ok(vec![Tried { name: named.chain(typed).collect::<Vec<_>>().join(", "), changes: always }]);
    }
    let one = |change: Change| Tried {
        name: change.value.clone().unwrap_or_default(),
        changes: always.iter().cloned().chain([change]).collect(),
    };
    Ok(varying.into_iter().map(one).collect())
}

fn preset(name: PresetName) -> Preset {
    match name {
        PresetName::StricterLimit => Preset::StricterLimit,
        PresetName::StricterCounting => Preset::StricterCounting,
        PresetName::NextYearCalendar => Preset::NextYearCalendar,
    }
}
