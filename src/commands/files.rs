//! Files and folders as the library's sources.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use anyhow::Context;
use gascore::batch::{QuarterFiles, SubmissionFiles};
use gascore::domain::{FileName, Quarter};
use gascore::intake::Source;

use super::failure::Failure;

/// A file, under the name the report gives it.
struct FileSource {
    path: PathBuf,
    name: FileName,
}

impl Source for FileSource {
    fn name(&self) -> FileName {
        self.name.clone()
    }

    fn open(&self) -> io::Result<Box<dyn Read + Send>> {
        Ok(Box::new(File::open(&self.path)?))
    }
}

/// Standard input, kept in a file of its own so that it can be read more than once.
struct SpooledInput {
    file: tempfile::NamedTempFile,
}

impl Source for SpooledInput {
    fn name(&self) -> FileName {
        "-".into()
    }

    fn open(&self) -> io::Result<Box<dyn Read + Send>> {
        Ok(Box::new(self.file.reopen()?))
    }
}

/// A file as a source, under its own name.
pub(super) fn source(path: &Path, name: &str) -> Box<dyn Source> {
    Box::new(FileSource { path: path.to_owned(), name: name.into() })
}

/// Standard input as a source.
pub(super) fn standard_input() -> Result<Box<dyn Source>, Failure> {
    let spool = || -> io::Result<SpooledInput> {
        let mut file = tempfile::NamedTempFile::new()?;
        io::copy(&mut io::stdin().lock(), &mut file)?;
        Ok(SpooledInput { file })
    };
    spool().map(|source| Box::new(source) as Box<dyn Source>).context("-").map_err(Failure::Input)
}

/// The text of a file.
pub(super) fn text(path: &Path) -> Result<String, Failure> {
    fs::read_to_string(path).with_context(|| path.display().to_string()).map_err(Failure::Input)
}

/// The names in a folder, sorted.
fn names(folder: &Path) -> Result<Vec<String>, Failure> {
    let list = || -> io::Result<Vec<String>> {
        let mut names = Vec::new();
        for entry in fs::read_dir(folder)? {
            let name = entry?.file_name();
            names.push(name.to_string_lossy().into_owned());
        }
        names.sort_unstable();
        Ok(names)
    };
    list().with_context(|| folder.display().to_string()).map_err(Failure::Input)
}

/// A file of a folder, where it is there.
fn optional(folder: &Path, name: &str) -> Option<Box<dyn Source>> {
    let path = folder.join(name);
    path.is_file().then(|| source(&path, name))
}

/// The files of a submission, their names beginning with `prefix`.
pub(super) fn submission(folder: &Path, name: &str, prefix: &str) -> Result<SubmissionFiles, Failure> {
    let mut files = SubmissionFiles { folder: name.to_owned(), ..SubmissionFiles::default() };
    for file in names(folder)? {
        let path = folder.join(&file);
        if file.starts_with('.') || !path.is_file() {
            continue;
        }
        let lower = file.to_lowercase();
        let shown = format!("{prefix}{file}");
        let extension = lower.rsplit('.').next().unwrap_or("");
        match extension {
            "toml" if lower == "submission.toml" => files.about = Some(source(&path, &shown)),
            "toml" | "csv" if lower.starts_with("progress") || file.contains("推进台账") => {
                files.progress = Some(source(&path, &shown));
            }
            "toml" | "csv" if lower.starts_with("statements") || file.contains("情况说明") => {
                files.statements = Some(source(&path, &shown));
            }
            "csv" | "tsv" | "txt" => files.cases.push(source(&path, &shown)),
            "xlsx" | "xls" | "ods" | "gz" | "zst" => files.unread.push(shown),
            _ => {}
        }
    }
    Ok(files)
}

/// The tables of a quarter beside its submissions.
pub(super) fn quarter_tables(folder: &Path) -> QuarterFiles {
    QuarterFiles {
        registry: optional(folder, "enterprises.csv"),
        verified: optional(folder, "verified.csv"),
        violations: optional(folder, "violations.csv"),
        ..QuarterFiles::default()
    }
}

/// All files of a quarter.
pub(super) fn quarter(folder: &Path) -> Result<QuarterFiles, Failure> {
    let mut files = quarter_tables(folder);
    let submissions = folder.join("submissions");
    for name in names(&submissions)? {
        let path = submissions.join(&name);
        if path.is_dir() && !name.starts_with('.') {
            files.submissions.push(submission(&path, &name, &format!("submissions/{name}/"))?);
        }
    }
    Ok(files)
}

/// The quarter a folder's name says.
pub(super) fn quarter_of(folder: &Path) -> Option<Quarter> {
    let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    folder.file_name()?.to_string_lossy().parse().ok()
}

/// The folder of the quarter before, where it stands beside this one.
pub(super) fn earlier(folder: &Path, quarter: Quarter) -> Result<Option<(Quarter, Box<QuarterFiles>)>, Failure> {
    let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    let Some(parent) = folder.parent() else { return Ok(None) };
    let before = quarter.previous();
    for name in names(parent)? {
        let beside = parent.join(&name);
        if name.parse() == Ok(before) && beside.join("submissions").is_dir() {
            return Ok(Some((before, Box::new(self::quarter(&beside)?))));
        }
    }
    Ok(None)
}
