//! `recommend`: who could be recommended for honours over several quarters, and why everybody else is left out.

use std::path::Path;

use anyhow::anyhow;
use gascore::batch::{self, Directory, Nominee, UnitQuarter};
use gascore::diag::Sink;
use gascore::domain::{Enterprise, Quarter};
use gascore::report::{Proposed, recommendation_page};
use gascore::write::{recommendation, terminal};

use super::barred::with_room;
use super::environment::Environment;
use super::failure::Failure;
use super::inputs::Inputs;
use super::judging::{Rules, Span, count_failure};
use super::{Ending, files, judged, placed, print, sealed_report};
use crate::cli::{FailOn, Format, Global, Judging, RecommendArgs};

pub(super) fn run(args: &RecommendArgs, global: &Global, environment: &Environment) -> Result<Ending, Failure> {
    let rules = Rules::load(global, environment.lang)?;
    if rules.pack.policy.honours.is_empty() {
        let (zh, en) = ("该规则包没有 [[honour]]，无从推荐", "these rules have no [[honour]], so there is nothing to recommend for");
        return Err(Failure::usage(environment.lang, zh, en));
    }
    let folders = folders(args, environment)?;
    let lang = environment.result_lang(args.output.is_some() || args.format == Format::Json, &rules.pack);
    let mut sink = Sink::default().overridden(judged::overrides(&args.judging));
    let (mut units, mut nominees) = (Vec::new(), Vec::new());
    for (quarter, folder) in &folders {
        let (of_quarter, directory) = self::quarter(folder, *quarter, &rules, &args.judging)?;
        units.push(of_quarter);
        merge(&mut nominees, self::nominees(folder, &rules, &directory, &args.judging, &mut sink)?);
    }
    let units = batch::unit_records(units);
    let quarters: Vec<_> = folders.iter().map(|(quarter, _)| *quarter).collect();
    let proposed = Proposed { pack: &rules.pack, quarters: &quarters, units: &units, nominees: &nominees, sink: &sink, lang };
    let report = proposed.recommendation();
    match (&args.output, args.format) {
        (Some(folder), _) => {
            let made = with_room(|| recommendation::outputs(&report).map_err(|error| Failure::Output(anyhow!(error))))?;
            placed::all(folder, &made, args.force, environment.lang)?;
            for (name, _) in &made {
                print(&format!("{}\n", folder.join(name).display()))?;
            }
        }
        (None, Format::Json) => print(&recommendation::json(&report).map_err(|error| Failure::Output(error.into()))?)?,
        (None, Format::Table) => print(&terminal::page(&recommendation_page(&report, lang), environment.terminal))?,
    }
    Ok(judged::ending_of(&sink, &args.judging, FailOn::Never, environment))
}

/// The quarters, the oldest first; none twice.
fn folders<'a>(args: &'a RecommendArgs, environment: &Environment) -> Result<Vec<(Quarter, &'a Path)>, Failure> {
    if args.judging.quarter.is_some() || args.judging.as_of.is_some() {
        return Err(Failure::usage(
            environment.lang,
            "recommend 的各季以文件夹名为准，均截至季末，不能使用 --quarter 和 --as-of",
            "recommend takes each quarter by its folder's name and as of its last day; it has no use for --quarter and --as-of",
        ));
    }
    let named = |path: &'a std::path::PathBuf| Ok((files::named_quarter(path, &args.judging, environment)?, path.as_path()));
    let mut folders = args.paths.iter().map(named).collect::<Result<Vec<_>, Failure>>()?;
    folders.sort();
    if folders.windows(2).any(|pair| pair[0].0 == pair[1].0) {
        return Err(Failure::usage(environment.lang, "同一季度给出了两次", "one quarter is named twice"));
    }
    Ok(folders)
}

/// What every unit achieved in a quarter, run with the quarter before where that stands beside it.
fn quarter(
    folder: &Path,
    quarter: Quarter,
    rules: &Rules,
    judging: &Judging,
) -> Result<(Vec<(Enterprise, UnitQuarter)>, Directory), Failure> {
    let span = Span::quarter(quarter, judging);
    let Inputs { files, .. } = sealed_report::inputs(folder, quarter)?;
    let settings = judged::settings(rules, &span, judging, true);
    let sink = Sink::default().overridden(judged::overrides(judging));
    let result = batch::run(files, &settings, sink, None).map_err(count_failure)?;
    Ok((batch::unit_quarters(&result, quarter, &settings), result.directory))
}

fn nominees(folder: &Path, rules: &Rules, directory: &Directory, judging: &Judging, sink: &mut Sink) -> Result<Vec<Nominee>, Failure> {
    let Some(source) = files::table(folder, "nominees") else { return Ok(Vec::new()) };
    let read = batch::nominees(source.as_ref(), &rules.pack, directory, judging.encoding, sink);
    read.map_err(|error| Failure::Input(anyhow!(error).context(folder.join("nominees").display().to_string())))
}

/// A later row about the same person or team replaces an earlier one.
fn merge(nominees: &mut Vec<Nominee>, newer: Vec<Nominee>) {
    for one in newer {
        let is_same = |other: &Nominee| !one.name.is_empty() && (&other.name, &other.code) == (&one.name, &one.code);
        nominees.retain(|other| !is_same(other));
        nominees.push(one);
    }
}
