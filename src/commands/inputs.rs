//! From the paths that were typed to the files of a run, and the days it judges.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use gascore::batch::{self, QuarterFiles, SubmissionFiles};
use gascore::domain::{Period, Quarter};
use gascore::intake::{Memory, Source};

use super::barred::is_handed_over;
use super::environment::Environment;
use super::failure::Failure;
use super::files;
use super::judging::{self, Rules, Span};
use super::shown_names::ShownNames;
use crate::cli::Judging;

/// What was typed.
pub(super) struct Inputs {
    pub(super) files: QuarterFiles,
    pub(super) quarter: Option<Quarter>,
    /// The folder of a whole quarter.
    pub(super) is_whole: bool,
    /// Hold the cases against those of the quarter before.
    pub(super) continuity: bool,
    /// What stands out is looked for.
    pub(super) screens: bool,
}

/// Finds the files behind paths: a quarter's folder, submission folders, or ledgers of one enterprise.
pub(super) fn gather(paths: &[PathBuf], judging: &Judging, rules: &Rules, environment: &Environment) -> Result<Inputs, Failure> {
    let folders = paths.iter().filter(|path| path.is_dir()).count();
    match paths {
        [path] if path.join("submissions").is_dir() => whole_quarter(path, judging),
        _ if folders == 0 => {
            let files = QuarterFiles { submissions: vec![bare(paths)?], ..QuarterFiles::default() };
            Ok(Inputs { files, quarter: judging.quarter, is_whole: false, continuity: false, screens: false })
        }
        _ if folders == paths.len() => submissions(paths, judging, rules),
        _ => Err(Failure::usage(environment.lang, "文件夹与单个台账文件不能同时给出", "name either folders or ledgers, not both at once")),
    }
}

fn whole_quarter(path: &Path, judging: &Judging) -> Result<Inputs, Failure> {
    let quarter = judging.quarter.or_else(|| files::quarter_of(path));
    let mut files = files::quarter(path)?;
    if let Some(quarter) = quarter {
        files.earlier = files::earlier(path, quarter)?;
        files.earlier_problems = files::earlier_problems(path, quarter)?;
    }
    Ok(Inputs { files, quarter, is_whole: true, continuity: false, screens: false })
}

/// Submissions with the tables of their quarter where they are at hand, and the quarter.
fn submissions(paths: &[PathBuf], judging: &Judging, rules: &Rules) -> Result<Inputs, Failure> {
    let mut inputs =
        Inputs { files: QuarterFiles::default(), quarter: judging.quarter, is_whole: false, continuity: false, screens: false };
    let mut shown_names = ShownNames::default();
    for (position, path) in paths.iter().enumerate() {
        let full = path.canonicalize().unwrap_or_else(|_| path.clone());
        let name = full.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let prefix = if paths.len() > 1 { format!("{}/", shown_names.of(&name)) } else { String::new() };
        let submission = files::submission(path, &name, &prefix)?;
        let said = match &submission.about {
            Some(about) => batch::quarter_of(about.as_ref(), &rules.pack).map_err(|error| Failure::Input(error.into()))?,
            None => None,
        };
        let folder = full.parent().filter(|parent| parent.ends_with("submissions")).and_then(Path::parent);
        inputs.quarter = inputs.quarter.or(said).or_else(|| folder.and_then(files::quarter_of));
        if let (0, Some(folder)) = (position, folder) {
            let submissions = std::mem::take(&mut inputs.files.submissions);
            inputs.files = QuarterFiles { submissions, ..files::quarter_tables(folder) };
            if let Some(quarter) = inputs.quarter {
                inputs.files.earlier = files::earlier(folder, quarter)?;
                inputs.files.earlier_problems = files::earlier_problems(folder, quarter)?;
            }
        }
        inputs.files.submissions.push(submission);
    }
    Ok(inputs)
}

/// Bare ledgers of one enterprise, or standard input.
fn bare(paths: &[PathBuf]) -> Result<SubmissionFiles, Failure> {
    let mut cases = Vec::new();
    let mut stem = None;
    let mut seen = BTreeSet::new();
    let mut shown_names = ShownNames::default();
    for path in paths {
        // A file that is named twice is still one file.
        if !seen.insert(path.canonicalize().unwrap_or_else(|_| path.clone())) {
            continue;
        }
        let (source, name) = if path == Path::new("-") {
            (files::standard_input()?, "-".to_owned())
        } else if is_handed_over(path) {
            (files::handed_over(path)?, path.display().to_string())
        } else {
            let last = path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
            let name = if paths.len() > 1 { path.display().to_string() } else { last };
            (files::source(path, &shown_names.of(&name)), name)
        };
        let unpacked = name.strip_suffix(".gz").or(name.strip_suffix(".zst")).unwrap_or(&name);
        let of_name = unpacked.rsplit_once('.').map_or(unpacked, |(stem, _)| stem).to_owned();
        stem.get_or_insert(of_name);
        cases.push(source);
    }
    let folder = stem.unwrap_or_default();
    Ok(SubmissionFiles { folder, about: None, cases, progress: None, statements: None, unread: Vec::new() })
}

impl Inputs {
    /// The ledgers, to be read once more when the run is over.
    pub(super) fn ledgers(&mut self) -> Vec<Arc<dyn Source>> {
        let cases = self.files.submissions.iter_mut().flat_map(|submission| &mut submission.cases);
        let shared = cases.map(|source| {
            let taken: Box<dyn Source> = std::mem::replace(source, Box::new(Memory::new("", Vec::new())));
            let shared: Arc<dyn Source> = Arc::from(taken);
            *source = Box::new(Arc::clone(&shared));
            shared
        });
        shared.collect()
    }

    /// The quarter; without one the days that the ledgers span, the day of judgement being the last of them. `None` where no
    /// row could be read.
    pub(super) fn span(&self, judging: &Judging, rules: &Rules) -> Result<Option<Span>, Failure> {
        if let Some(quarter) = self.quarter {
            return Ok(Some(Span::quarter(quarter, judging)));
        }
        let sources = self.files.submissions.iter().flat_map(|submission| &submission.cases).map(AsRef::as_ref);
        let span: Option<Period> = batch::span(&rules.pack, sources, judging.encoding).map_err(judging::count_failure)?;
        Ok(span.map(|period| Span::period(period, judging)))
    }
}
