//! The figures of earlier quarters that reports on them hold already.

use std::collections::BTreeMap;
use std::path::PathBuf;

use gascore::diag::Code;
use gascore::domain::{Basis, Lang, Quarter};
use gascore::report::QuarterFigures;
use gascore::write::folder::{REPORT_JSON, read_figures};

use super::environment::Environment;
use super::failure::Failure;
use super::files;
use super::judging::Rules;
use super::known::{Known, KnownReport, Unlike, same};
use super::sealed_report::{Asked, EARLIER, Seals};
use crate::cli::Judging;

/// The figures of every quarter beside this one that a report still tells: as of its last day, by the same rules, options and files.
pub(super) fn known_figures(
    asked: Asked<'_>,
    rules: &Rules,
    lang: Lang,
    environment: &Environment,
    seals: &mut Seals,
) -> Result<BTreeMap<Quarter, QuarterFigures>, Failure> {
    let known = Known::read(asked.known, environment)?;
    let folders: BTreeMap<Quarter, PathBuf> = files::earlier_folders(asked.path, asked.quarter, EARLIER)?.into_iter().collect();
    Ok(known.ask(&folders.keys().copied().collect(), |report, quarter| {
        let folder = folders.get(&quarter).ok_or(Unlike::Quarter)?;
        report.is_alike(rules, asked.judging.encoding)?;
        is_asked_alike(report, asked, quarter, lang)?;
        let (inputs, earlier) = seals.of(folder, quarter).map_err(|failure| Unlike::Inputs(failure.text(environment.lang)))?;
        report.has_inputs((&inputs, &earlier), |_| true)?;
        read_figures(report.output(REPORT_JSON)?).map_err(|error| Unlike::Unreadable(REPORT_JSON, error.to_string()))
    }))
}

/// The options that decide figures are those of this report; an earlier quarter is judged as of its last day.
fn is_asked_alike(report: &KnownReport, asked: Asked<'_>, quarter: Quarter, lang: Lang) -> Result<(), Unlike> {
    let (kept, Judging { basis, deny, warn, allow, .. }) = (&report.manifest.options, asked.judging);
    same(&kept.district.as_deref(), &asked.district, "--district")?;
    same(&kept.as_of, &quarter.period().last(), "--as-of")?;
    same(&kept.basis.as_deref(), &basis.map(Basis::key), "--basis")?;
    same(&kept.language, &lang.to_string(), "--lang")?;
    same(&kept.deny, &names(deny), "--deny")?;
    same(&kept.warn, &names(warn), "--warn")?;
    same(&kept.allow, &names(allow), "--allow")
}

/// Codes as a manifest has them.
fn names(codes: &[Code]) -> Vec<String> {
    let mut names: Vec<String> = codes.iter().map(ToString::to_string).collect();
    names.sort_unstable();
    names.dedup();
    names
}
