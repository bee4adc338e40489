//! A quarter's report with all its files, sealed: what `report -o` writes and `verify` makes again.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow};
use gascore::batch::QuarterResult;
use gascore::diag::{Code, Sink};
use gascore::domain::{CaseRow, Lang, Quarter, near};
use gascore::report::model::{EarlierSeals, FileSeal, Manifest, PublicReport, Report, Sealed};
use gascore::report::{self, QuarterFigures, build_for, figures_for};
use gascore::tally::CaseTable;
use gascore::text::misuse::did_you_mean;
use gascore::write;
use gascore::write::folder::{self, MANIFEST};
use rayon::prelude::*;

use super::barred::with_room;
use super::environment::Environment;
use super::failure::Failure;
use super::inputs::Inputs;
use super::judging::{Rules, Span};
use super::known_figures::known_figures;
use super::made_file::MadeFile;
use super::progress::Progress;
use super::{files, judged};
use crate::cli::Judging;

/// Quarters before this one that are looked for: two years, so that this one can be held against the same quarter twice.
pub(super) const EARLIER: usize = 8;

/// What is asked for.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    /// The quarter's folder.
    pub(super) path: &'a Path,
    /// The quarter.
    pub(super) quarter: Quarter,
    /// The one district that the report is about.
    pub(super) district: Option<&'a str>,
    /// It is the edition that can be published.
    pub(super) public: bool,
    /// Folders of earlier reports.
    pub(super) known: &'a [PathBuf],
    /// How to judge.
    pub(super) judging: &'a Judging,
}

/// A report and what it was made from.
pub(super) struct SealedReport {
    /// The files of its folder, the manifest last.
    pub(super) files: Vec<MadeFile>,
    /// The manifest.
    pub(super) manifest: Manifest,
    /// What the quarter comes to.
    pub(super) result: QuarterResult,
}

/// The files of a quarter's folder, and of the quarter before where it stands beside it.
pub(super) fn inputs(path: &Path, quarter: Quarter) -> Result<Inputs, Failure> {
    let mut files = files::quarter(path)?;
    files.earlier = files::earlier(path, quarter)?;
    files.earlier_problems = files::earlier_problems(path, quarter)?;
    Ok(Inputs { files, quarter: Some(quarter), is_whole: true, continuity: true, screens: true })
}

/// The figures of the earlier quarters that stand beside this one, each as of its last day and with its own quarter before, by
/// the same rules and options. Every quarter that no earlier report knows is a run of its own.
pub(super) fn figures(
    asked: Asked<'_>,
    rules: &Rules,
    lang: Lang,
    environment: &Environment,
    seals: &mut Seals,
) -> Result<Vec<QuarterFigures>, Failure> {
    let Asked { path, quarter, district, judging, .. } = asked;
    let mut known = known_figures(asked, rules, lang, environment, seals)?;
    let judging = Judging { as_of: None, ..judging.clone() };
    let mut figures = |(quarter, folder): (Quarter, PathBuf)| {
        if let Some(figures) = known.remove(&quarter) {
            return Ok(Some(figures));
        }
        let span = Span::quarter(quarter, &judging);
        let inputs = Inputs { continuity: false, screens: false, ..inputs(&folder, quarter)? };
        let figures = |context: &gascore::report::Context<'_>| figures_for(context, district);
        Ok(judged::run(inputs, rules, &span, &judging, Sink::default(), lang, figures)?.1)
    };
    let folders = files::earlier_folders(path, quarter, EARLIER)?;
    Ok(folders.into_iter().map(&mut figures).collect::<Result<Vec<_>, Failure>>()?.into_iter().flatten().collect())
}

/// The name of the file with every row.
pub(super) const CASES: &str = "cases.parquet";

/// Makes the report. Inputs are hashed before and after, so the manifest names the bytes that were read. The rows are written
/// into `scratch`, an empty file; everything else is made in memory.
pub(super) fn make(asked: Asked<'_>, rules: &Rules, lang: Lang, scratch: File, environment: &Environment) -> Result<SealedReport, Failure> {
    let Asked { path, quarter, district, public, judging, .. } = asked;
    let mut seals = Seals::default();
    let before = seals.of(path, quarter)?;
    let span = Span::quarter(quarter, judging);
    let output = |error: anyhow::Error| Failure::Output(error);
    let mut cases = CaseTable::new(BufWriter::new(&scratch)).map_err(|error| output(error.into()))?;
    let is_own = |row: &CaseRow<'_>| district.is_none_or(|district| row.enterprise.is_in(district));
    let mut take = |row: &CaseRow<'_>| if is_own(row) { cases.push(row) } else { Ok(()) };
    let beside = figures(asked, rules, lang, environment, &mut seals)?;
    let mut inputs_now = inputs(path, quarter)?;
    let progress = Progress::of(&mut inputs_now.files, environment);
    let (result, report) = judged::run_with_rows(
        inputs_now,
        rules,
        &span,
        judging,
        Sink::default(),
        lang,
        |context| build_for(context, district, &beside),
        Some(&mut take),
    )?;
    drop(progress);
    is_known(&report, district, environment.lang)?;
    cases.finish().map_err(|error| output(error.into()))?;
    let (inputs, earlier) = Seals::default().of(path, quarter)?;
    if (&inputs, &earlier) != (&before.0, &before.1) {
        let why = lang.pick("读取期间内容发生变化", "it changed while it was being read");
        return Err(Failure::Input(anyhow!("{}: {why}", path.display())));
    }
    let names = |codes: &[Code]| codes.iter().map(ToString::to_string).collect();
    let sealed = Sealed {
        public,
        encoding: judging.encoding.map(|encoding| encoding.to_string()),
        deny: names(&judging.deny),
        warn: names(&judging.warn),
        allow: names(&judging.allow),
        calendar_sha256: rules.calendar_sha256.clone(),
        inputs,
        earlier,
    };
    let edition = if public { Some(public_edition(&report, rules, lang)?) } else { None };
    let written = || edition.as_ref().map_or_else(|| folder::outputs(&report), write::public::outputs);
    let made = with_room(|| written().map_err(|error| output(error.into())))?;
    let mut files: Vec<_> = made.into_iter().map(|(name, bytes)| MadeFile::of_bytes(&name, bytes)).collect();
    if !public {
        files.push(MadeFile::of_file(CASES, scratch));
    }
    let outputs = files.iter().map(MadeFile::seal).collect::<io::Result<_>>().map_err(|error| output(error.into()))?;
    let manifest = Manifest::new(&report, sealed, outputs);
    files.push(MadeFile::of_bytes(MANIFEST, folder::manifest(&manifest).map_err(|error| output(error.into()))?));
    Ok(SealedReport { files, manifest, result })
}

/// The edition of a report that can be published; the rules say from which count on.
pub(super) fn public_edition(report: &Report, rules: &Rules, lang: Lang) -> Result<PublicReport, Failure> {
    let publication = rules.pack.policy.publication.as_ref().ok_or_else(|| {
        Failure::usage(
            lang,
            "规则未规定公开的最小件数，无法生成公开版；请在 policy.toml 中写明 [publication]",
            "the rules do not say from which count on cases may be published, so there is no public edition; state it under [publication] of policy.toml",
        )
    })?;
    Ok(report::public(report, publication, lang))
}

/// Whether the registry has the district that a report is about.
pub(super) fn is_known(report: &Report, typed: Option<&str>, lang: Lang) -> Result<(), Failure> {
    let Some(district) = report.district.as_ref().filter(|_| report.enterprises.is_empty()) else { return Ok(()) };
    let known = district.city.districts.join(lang.pick("、", ", "));
    let near = near(typed.unwrap_or_default(), district.city.districts.iter().map(String::as_str));
    let near = did_you_mean(&near, lang);
    Err(Failure::Usage(match lang {
        Lang::Zh => anyhow!("企业名录中没有这个区县{near}；有 {known}"),
        Lang::En => anyhow!("the registry has no enterprise in that district{near}; it has {known}"),
    }))
}

/// The seals of folders, each made once however often it is asked for.
#[derive(Default)]
pub(super) struct Seals(BTreeMap<PathBuf, Vec<FileSeal>>);

impl Seals {
    /// The seals of a quarter's files, and of those of every earlier quarter that has a say: those beside this one, and the quarter
    /// before the farthest of them.
    pub(super) fn of(&mut self, path: &Path, quarter: Quarter) -> Result<(Vec<FileSeal>, Vec<EarlierSeals>), Failure> {
        let mut folders = files::earlier_folders(path, quarter, EARLIER + 1)?;
        let farthest = std::iter::successors(Some(quarter), |quarter| Some(quarter.previous())).nth(EARLIER);
        if !folders.iter().any(|(before, _)| Some(*before) == farthest) {
            folders.retain(|(before, _)| Some(*before) > farthest);
        }
        let mut seals =
            |(before, folder): (Quarter, PathBuf)| Ok(EarlierSeals { quarter: before.to_string(), inputs: self.of_folder(&folder)? });
        let earlier = folders.into_iter().map(&mut seals).collect::<Result<_, Failure>>()?;
        Ok((self.of_folder(path)?, earlier))
    }

    fn of_folder(&mut self, folder: &Path) -> Result<Vec<FileSeal>, Failure> {
        if let Some(seals) = self.0.get(folder) {
            return Ok(seals.clone());
        }
        let seals = folder_seals(folder)?;
        self.0.insert(folder.to_owned(), seals.clone());
        Ok(seals)
    }
}

/// The seals of a quarter's files, by name.
pub(super) fn folder_seals(folder: &Path) -> Result<Vec<FileSeal>, Failure> {
    let quarter = files::quarter(folder)?;
    let kept = [
        quarter.registry,
        quarter.verified,
        quarter.verified_cases,
        quarter.violations,
        quarter.transfers,
        quarter.problems,
        quarter.remarks,
    ];
    let mut sources: Vec<_> = kept.into_iter().flatten().collect();
    for submission in quarter.submissions {
        sources.extend([submission.about, submission.progress, submission.statements].into_iter().flatten());
        sources.extend(submission.cases);
        // A ledger in a form that is not read has a say too: the report names it.
        sources.extend(submission.unread);
    }
    let seal = |source: Box<dyn gascore::intake::Source>| -> Result<FileSeal, Failure> {
        let name = source.name().to_string();
        let sealed = source.open().and_then(|reader| FileSeal::of_reader(&name, reader));
        sealed.with_context(|| folder.join(&name).display().to_string()).map_err(Failure::Input)
    };
    let made: Vec<_> = sources.into_par_iter().map(seal).collect();
    let mut seals = made.into_iter().collect::<Result<Vec<_>, _>>()?;
    seals.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(seals)
}
