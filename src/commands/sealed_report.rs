//! A quarter's report with all its files, sealed: what `report -o` writes and `verify` makes again.

use std::path::Path;

use anyhow::{Context, anyhow};
use gascore::batch::QuarterResult;
use gascore::diag::{Code, Sink};
use gascore::domain::{Lang, Quarter};
use gascore::report::build;
use gascore::report::model::{EarlierSeals, FileSeal, Manifest, Sealed};
use gascore::write::folder::{self, MANIFEST, NamedBytes};

use super::failure::Failure;
use super::inputs::Inputs;
use super::judging::{Rules, Span};
use super::{files, judged};
use crate::cli::Judging;

/// A report and what it was made from.
pub(super) struct SealedReport {
    /// The files of its folder, the manifest last.
    pub(super) files: Vec<NamedBytes>,
    /// The manifest.
    pub(super) manifest: Manifest,
    /// What the quarter comes to.
    pub(super) result: QuarterResult,
}

/// The files of a quarter's folder, and of the quarter before where it stands beside it.
pub(super) fn inputs(path: &Path, quarter: Quarter) -> Result<Inputs, Failure> {
    let mut files = files::quarter(path)?;
    files.earlier = files::earlier(path, quarter)?;
    Ok(Inputs { files, quarter: Some(quarter), is_whole: true, continuity: true })
}

/// Makes the report in memory. Inputs are hashed before and after, so the manifest names the bytes that were read.
pub(super) fn make(path: &Path, quarter: Quarter, judging: &Judging, rules: &Rules, lang: Lang) -> Result<SealedReport, Failure> {
    let before = seals(path, quarter)?;
    let span = Span::quarter(quarter, judging);
    let (result, report) = judged::run(inputs(path, quarter)?, rules, &span, judging, Sink::default(), lang, build)?;
    let (inputs, earlier) = seals(path, quarter)?;
    if (&inputs, &earlier) != (&before.0, &before.1) {
        let why = lang.pick("读取期间内容发生变化", "it changed while it was being read");
        return Err(Failure::Input(anyhow!("{}: {why}", path.display())));
    }
    let names = |codes: &[Code]| codes.iter().map(ToString::to_string).collect();
    let sealed = Sealed {
        encoding: judging.encoding.map(|encoding| encoding.to_string()),
        deny: names(&judging.deny),
        warn: names(&judging.warn),
        allow: names(&judging.allow),
        calendar_sha256: rules.calendar_sha256.clone(),
        inputs,
        earlier,
    };
    let mut files = folder::outputs(&report).map_err(|error| Failure::Output(error.into()))?;
    let outputs = files.iter().map(|(name, bytes)| FileSeal::of(name, bytes)).collect();
    let manifest = Manifest::new(&report, sealed, outputs);
    files.push((MANIFEST.to_owned(), folder::manifest(&manifest).map_err(|error| Failure::Output(error.into()))?));
    Ok(SealedReport { files, manifest, result })
}

/// The seals of a quarter's files and of those of the quarter before.
fn seals(path: &Path, quarter: Quarter) -> Result<(Vec<FileSeal>, Option<EarlierSeals>), Failure> {
    let earlier = match files::earlier_folder(path, quarter)? {
        Some(folder) => Some(EarlierSeals { quarter: quarter.previous().to_string(), inputs: folder_seals(&folder)? }),
        None => None,
    };
    Ok((folder_seals(path)?, earlier))
}

/// The seals of a quarter's files, by name.
fn folder_seals(folder: &Path) -> Result<Vec<FileSeal>, Failure> {
    let quarter = files::quarter(folder)?;
    let mut sources: Vec<_> = [quarter.registry, quarter.verified, quarter.violations].into_iter().flatten().collect();
    for submission in quarter.submissions {
        sources.extend([submission.about, submission.progress, submission.statements].into_iter().flatten());
        sources.extend(submission.cases);
        // A ledger in a form that is not read has a say too: the report names it.
        sources.extend(submission.unread.iter().map(|name| files::source(&folder.join(name), name)));
    }
    let seal = |source: Box<dyn gascore::intake::Source>| -> Result<FileSeal, Failure> {
        let name = source.name().to_string();
        let sealed = source.open().and_then(|reader| FileSeal::of_reader(&name, reader));
        sealed.with_context(|| folder.join(&name).display().to_string()).map_err(Failure::Input)
    };
    let mut seals = sources.into_iter().map(seal).collect::<Result<Vec<_>, _>>()?;
    seals.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(seals)
}
