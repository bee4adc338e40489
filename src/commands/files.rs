//! Files and folders as the library's sources.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use anyhow::Context;
use gascore::batch::{ListsByQuarter, QuarterFiles, SubmissionFiles};
use gascore::domain::{self, FileName, Quarter};
use gascore::intake::Source;

use super::barred::{Barred, open};
use super::environment::Environment;
use super::failure::Failure;
use super::shown_names::ShownNames;
use super::spooled::Spooled;
use crate::cli::Judging;

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
        Ok(Box::new(open(&self.path)?))
    }

    fn bytes(&self) -> Option<u64> {
        fs::metadata(&self.path).ok().map(|found| found.len())
    }
}

/// A file as a source, under its own name.
pub(super) fn source(path: &Path, name: &str) -> Box<dyn Source> {
    Box::new(FileSource { path: path.to_owned(), name: name.into() })
}

/// Standard input as a source.
pub(super) fn standard_input() -> Result<Box<dyn Source>, Failure> {
    spooled("-", || Ok(io::stdin().lock()))
}

/// A pipe that the shell handed over as a source.
pub(super) fn handed_over(path: &Path) -> Result<Box<dyn Source>, Failure> {
    spooled(&path.display().to_string(), || fs::File::open(path))
}

fn spooled<R: Read>(name: &str, open: impl FnOnce() -> io::Result<R>) -> Result<Box<dyn Source>, Failure> {
    let spooled = open().and_then(|from| Spooled::new(name, from)).with_context(|| name.to_owned()).map_err(Failure::Input)?;
    Ok(Box::new(spooled))
}

/// The bytes of a file.
pub(super) fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    let read = || -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        open(path)?.read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    read().with_context(|| path.display().to_string()).map_err(Failure::Input)
}

/// The text of a file.
pub(super) fn text(path: &Path) -> Result<String, Failure> {
    let no_text = |_| io::Error::from(io::ErrorKind::InvalidData);
    String::from_utf8(bytes(path)?).map_err(no_text).with_context(|| path.display().to_string()).map_err(Failure::Input)
}

/// Paths that may have been meant by one that is not there: the first part of it that is missing is held against what stands beside it.
pub(super) fn near(path: &Path) -> Vec<String> {
    let is_there = |folder: &Path| folder.as_os_str().is_empty() || folder.is_dir();
    let missing = path.ancestors().find(|part| !part.exists() && part.parent().is_some_and(is_there));
    let Some((folder, name)) = missing.and_then(|part| part.parent().zip(part.file_name())) else { return Vec::new() };
    let beside = names(if folder.as_os_str().is_empty() { Path::new(".") } else { folder }).unwrap_or_default();
    let found = domain::near(&name.to_string_lossy(), beside.iter().map(String::as_str));
    found.into_iter().map(|name| folder.join(name).display().to_string()).collect()
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

/// A table of a folder, as text or as a workbook, the first of these that is there.
pub(super) fn table(folder: &Path, stem: &str) -> Option<Box<dyn Source>> {
    let forms =
        ["csv", "xlsx", "xls", "ods"].into_iter().flat_map(|form| ["", ".gz", ".zst"].map(|packed| format!("{stem}.{form}{packed}")));
    forms.map(|name| (folder.join(&name), name)).find(|(path, _)| path.symlink_metadata().is_ok()).map(|(path, name)| source(&path, &name))
}

/// The files of a submission, their names beginning with `prefix`.
pub(super) fn submission(folder: &Path, name: &str, prefix: &str) -> Result<SubmissionFiles, Failure> {
    let mut files = SubmissionFiles { folder: name.to_owned(), ..SubmissionFiles::default() };
    let mut shown_names = ShownNames::default();
    for file in names(folder)? {
        let (role, path) = (role(&file), folder.join(&file));
        if is_left_out(&file) || role == Role::Other || (role == Role::Unread && path.is_dir()) {
            continue;
        }
        is_of(folder, &path, &file).with_context(|| path.display().to_string()).map_err(Failure::Input)?;
        let shown = shown_names.of(&format!("{prefix}{file}"));
        match role {
            Role::About => files.about = Some(source(&path, &shown)),
            Role::Progress => files.progress = Some(source(&path, &shown)),
            Role::Statements => files.statements = Some(source(&path, &shown)),
            Role::Tables => files.cases.push(source(&path, &shown)),
            Role::Unread => files.unread.push(source(&path, &shown)),
            Role::Other => {}
        }
    }
    Ok(files)
}

/// Hidden files, and those that tell who has a workbook open just now: `~$cases.xlsx` is none.
fn is_left_out(file: &str) -> bool {
    file.starts_with('.') || file.starts_with("~$")
}

/// Whether something in a submission's folder is a file of it: what cannot be read there is never passed over, and a link shows
/// nothing of what stands elsewhere on the machine.
fn is_of(folder: &Path, path: &Path, name: &str) -> io::Result<()> {
    if name.contains('\u{fffd}') {
        return Err(Barred::Name.into());
    }
    if path.symlink_metadata()?.is_symlink() && !path.canonicalize()?.starts_with(folder.canonicalize()?) {
        return Err(Barred::LeadsOut.into());
    }
    open(path).map(drop)
}

/// What a file of a submission is there for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// It says what the submission is.
    About,
    /// The progress ledger.
    Progress,
    /// What the enterprise explains.
    Statements,
    /// Tables of whatever kind.
    Tables,
    /// A ledger by its name, in a form that is not read.
    Unread,
    /// Nothing that counts.
    Other,
}

/// What a file is there for, by its name; what a workbook holds is seen when it is read.
fn role(file: &str) -> Role {
    let lower = file.to_lowercase();
    let bare = lower.strip_suffix(".gz").or(lower.strip_suffix(".zst")).unwrap_or(&lower);
    let named = |words: &[&str]| words.iter().any(|word| lower.starts_with(word));
    let is_progress = named(&["progress"]) || lower.contains("推进台账");
    match bare.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "toml" if lower == "submission.toml" => Role::About,
        "toml" | "csv" | "tsv" | "txt" if is_progress => Role::Progress,
        "toml" | "csv" | "tsv" | "txt" if named(&["statements"]) || lower.contains("情况说明") => Role::Statements,
        "xlsx" | "xlsm" | "xls" | "ods" | "csv" | "tsv" | "txt" => Role::Tables,
        "toml" => Role::Other,
        _ if is_progress || named(&["cases", "ledger"]) || ["台账", "办件", "工单"].iter().any(|word| lower.contains(word)) => {
            Role::Unread
        }
        _ => Role::Other,
    }
}

/// The tables of a quarter beside its submissions.
pub(super) fn quarter_tables(folder: &Path) -> QuarterFiles {
    QuarterFiles {
        registry: table(folder, "enterprises"),
        verified: table(folder, "verified"),
        verified_cases: table(folder, "verified_cases"),
        violations: table(folder, "violations"),
        transfers: table(folder, "transfers"),
        problems: table(folder, "problems"),
        remarks: table(folder, "remarks"),
        ..QuarterFiles::default()
    }
}

/// The directory of inspectors.
pub(super) fn inspectors(folder: &Path) -> Option<Box<dyn Source>> {
    table(folder, "inspectors")
}

/// All files of a quarter.
pub(super) fn quarter(folder: &Path) -> Result<QuarterFiles, Failure> {
    let mut files = quarter_tables(folder);
    let submissions = folder.join("submissions");
    let mut shown_names = ShownNames::default();
    for name in names(&submissions)? {
        let path = submissions.join(&name);
        if !name.starts_with('.') && is_folder(&path, &name)? {
            let shown = shown_names.of(&name);
            files.submissions.push(submission(&path, &name, &format!("submissions/{shown}/"))?);
        }
    }
    Ok(files)
}

/// Is this a folder? What is neither a folder nor a file is no matter to pass over: it may have been one.
fn is_folder(path: &Path, name: &str) -> Result<bool, Failure> {
    let found = if name.contains('\u{fffd}') { Err(Barred::Name.into()) } else { fs::metadata(path) };
    Ok(found.with_context(|| path.display().to_string()).map_err(Failure::Input)?.is_dir())
}

/// The quarter that was typed, else the one the folder's name says.
pub(super) fn named_quarter(folder: &Path, judging: &Judging, environment: &Environment) -> Result<Quarter, Failure> {
    if !folder.is_dir() {
        let error = io::Error::from(io::ErrorKind::NotFound);
        return Err(Failure::Input(anyhow::Error::new(error).context(folder.display().to_string())));
    }
    judging.quarter.or_else(|| quarter_of(folder)).ok_or_else(|| {
        Failure::usage(
            environment.lang,
            "从文件夹名看不出季度，请用 --quarter 指定，如 --quarter 2019Q3",
            "the folder's name says no quarter; name it, as in --quarter 2019Q3",
        )
    })
}

/// The quarter a folder's name says.
pub(super) fn quarter_of(folder: &Path) -> Option<Quarter> {
    let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    folder.file_name()?.to_string_lossy().parse().ok()
}

/// The folders of up to `count` quarters before this one that stand beside it, the nearest first.
pub(super) fn earlier_folders(folder: &Path, quarter: Quarter, count: usize) -> Result<Vec<(Quarter, PathBuf)>, Failure> {
    let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    let Some(parent) = folder.parent() else { return Ok(Vec::new()) };
    let names = names(parent)?;
    let before = std::iter::successors(Some(quarter.previous()), |quarter| Some(quarter.previous())).take(count);
    let beside = before.filter_map(|before| {
        let mut folders = names.iter().filter(|name| name.parse() == Ok(before)).map(|name| parent.join(name));
        Some((before, folders.find(|beside| beside.join("submissions").is_dir())?))
    });
    Ok(beside.collect())
}

/// How many quarters back problems are looked for.
const PROBLEMS: usize = 8;

/// The lists of problems of the quarters before this one that stand beside it, the oldest first.
pub(super) fn earlier_problems(folder: &Path, quarter: Quarter) -> Result<ListsByQuarter, Failure> {
    let folders = earlier_folders(folder, quarter, PROBLEMS)?.into_iter().rev();
    Ok(folders.filter_map(|(before, folder)| Some((before, table(&folder, "problems")?))).collect())
}

/// The files of the quarter before, where its folder stands beside this one.
pub(super) fn earlier(folder: &Path, quarter: Quarter) -> Result<Option<(Quarter, Box<QuarterFiles>)>, Failure> {
    let Some((before, beside)) = earlier_folders(folder, quarter, 1)?.pop() else { return Ok(None) };
    Ok(Some((before, Box::new(self::quarter(&beside)?))))
}
