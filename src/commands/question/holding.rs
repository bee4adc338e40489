//! In which files a case stands, as far as earlier reports of the same files tell.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use gascore::batch::QuarterFiles;
use gascore::domain::Quarter;
use gascore::tally::files_of_case;

use super::{Desk, Failure, Inputs, Known, Unlike};
use crate::commands::files;
use crate::commands::known::{same, sealed};
use crate::commands::sealed_report::CASES;

/// The files that may hold a case; `None` where no report tells, so that any may.
#[derive(Default)]
pub(super) struct Holding {
    own: Option<BTreeSet<String>>,
    before: Option<BTreeSet<String>>,
}

impl Holding {
    /// Some ledgers need not be read.
    pub(super) fn is_narrow(&self) -> bool {
        self.own.is_some() || self.before.is_some()
    }

    /// The files without the ledgers that do not hold the case, those of the quarter before among them.
    pub(super) fn narrowed(&self, files: QuarterFiles) -> QuarterFiles {
        let mut files = files;
        retain(&mut files, self.own.as_ref());
        if let Some((_, before)) = &mut files.earlier {
            retain(before, self.before.as_ref());
        }
        files
    }
}

fn retain(files: &mut QuarterFiles, holding: Option<&BTreeSet<String>>) {
    let Some(holding) = holding else { return };
    for submission in &mut files.submissions {
        submission.cases.retain(|source| holding.contains(source.name().path()));
    }
}

impl Desk<'_> {
    /// Asks the earlier reports that were named.
    pub(super) fn holding(&self, number: &str, inputs: &Inputs) -> Result<Holding, Failure> {
        let known = Known::read(&self.args.known, self.environment)?;
        // A number of a person stands in no report.
        let is_personal = self.rules.pack.spellings.personal_patterns.in_number(number.as_bytes()).is_some();
        if is_personal || number.is_empty() {
            return Ok(Holding::default());
        }
        let folders = self.folders(inputs)?;
        let mut told = known.ask(&folders.keys().copied().collect(), |report, quarter| {
            // By which options rows are judged does not matter to where they stand.
            report.is_alike(self.rules, self.args.judging.encoding)?;
            same(&report.manifest.options.district, &None, "--district")?;
            let folder = folders.get(&quarter).ok_or(Unlike::Quarter)?;
            report.has_inputs((&sealed(folder, self.environment.lang)?, &[]), |_| false)?;
            files_of_case(report.output(CASES)?, number).map_err(|error| Unlike::Unreadable(CASES, error.to_string()))
        });
        let before = inputs.files.earlier.as_ref().and_then(|(quarter, _)| told.remove(quarter));
        Ok(Holding { own: self.span.quarter.and_then(|quarter| told.remove(&quarter)), before })
    }

    /// The folders of the quarters that are read. Those of a single submission are not looked up: it is no quarter.
    fn folders(&self, inputs: &Inputs) -> Result<BTreeMap<Quarter, PathBuf>, Failure> {
        let full = self.path.canonicalize().unwrap_or_else(|_| self.path.to_owned());
        let folder = if inputs.is_whole { Some(full.as_path()) } else { full.parent().and_then(Path::parent) };
        let (Some(quarter), Some(folder)) = (self.span.quarter, folder) else { return Ok(BTreeMap::new()) };
        let mut folders = BTreeMap::new();
        if inputs.is_whole {
            folders.insert(quarter, folder.to_owned());
        }
        if inputs.files.earlier.is_some() {
            folders.extend(files::earlier_folders(folder, quarter, 1)?);
        }
        Ok(folders)
    }
}
