//! A report's folder, written whole or not at all: it is finished under another name beside its place, then moved there in
//! one step. Whatever kills the program, the place holds the old folder or the new one.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow};
use gascore::domain::Lang;
use gascore::write::folder::{MANIFEST, read_manifest};

use super::failure::Failure;
use super::files;
use super::interrupted::{Unfinished, whole};
use super::made_file::MadeFile;

/// What a system leaves in folders that people look into.
const OF_THE_SYSTEM: &[&str] = &[".DS_Store", "Thumbs.db", "desktop.ini"];

/// The place of a folder.
pub(super) struct PlacedFolder {
    parent: PathBuf,
    /// Its name in the parent.
    name: OsString,
    /// As it was typed.
    shown: PathBuf,
    lang: Lang,
    /// Held while the place is looked after, where the system has such locks: leftovers seen under it belong to nobody.
    lock: Option<File>,
}

impl PlacedFolder {
    /// Finds the place, clears what a killed run left beside it, and asks whether it may be written.
    pub(super) fn find(target: &Path, force: bool, lang: Lang) -> Result<Self, Failure> {
        let shown = target;
        let failed = |error: io::Error| Failure::Output(anyhow!(error).context(shown.display().to_string()));
        let target = target.canonicalize().unwrap_or_else(|_| target.to_owned());
        let Some(name) = target.file_name().map(OsString::from) else {
            let (zh, en) = ("请给出要写入的文件夹的名称", "name the folder to write");
            return Err(Failure::usage(lang, zh, en));
        };
        let parent = target.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        fs::create_dir_all(parent).map_err(failed)?;
        let parent = parent.canonicalize().map_err(failed)?;
        if parent.file_name().is_some_and(|name| name == "submissions") {
            let (zh, en) = ("报告不能与各报送文件夹放在一起", "a report cannot stand among the submissions");
            return Err(Failure::usage(lang, zh, en));
        }
        let place = Self { lock: locked(&parent), parent, name, shown: shown.to_owned(), lang };
        place.recover().map_err(failed)?;
        place.may_be_written(force)?;
        Ok(place)
    }

    fn target(&self) -> PathBuf {
        self.parent.join(&self.name)
    }

    /// Brings back what was set aside and never replaced, and removes what was never finished.
    fn recover(&self) -> io::Result<()> {
        if self.lock.is_none() {
            return Ok(());
        }
        let is_there = || self.target().symlink_metadata().is_ok();
        for old in self.beside("old")? {
            if is_there() { fs::remove_dir_all(old)? } else { fs::rename(old, self.target())? }
        }
        self.beside("tmp")?.into_iter().try_for_each(fs::remove_dir_all)
    }

    /// Folders beside the place that are named after it for a purpose, in order.
    fn beside(&self, purpose: &str) -> io::Result<Vec<PathBuf>> {
        let prefix = self.prefix(purpose);
        let mut found = Vec::new();
        for entry in fs::read_dir(&self.parent)? {
            let entry = entry?;
            let is_ours = entry.file_name().as_encoded_bytes().starts_with(prefix.as_encoded_bytes());
            if is_ours && entry.file_type()?.is_dir() {
                found.push(entry.path());
            }
        }
        found.sort_unstable();
        Ok(found)
    }

    /// `.NAME.tmp-`
    fn prefix(&self, purpose: &str) -> OsString {
        let mut prefix = OsString::from(".");
        prefix.push(&self.name);
        prefix.push(format!(".{purpose}-"));
        prefix
    }

    /// Nothing is there; or, with `force`, nothing but a report.
    fn may_be_written(&self, force: bool) -> Result<(), Failure> {
        let target = self.target();
        let failed = |error: io::Error| Failure::Output(anyhow!(error).context(self.shown.display().to_string()));
        let refused = |zh: &str, en: &str| Failure::Output(anyhow!("{}{}", self.shown.display(), self.lang.pick(zh, en)));
        match target.symlink_metadata() {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(failed(error)),
            Ok(_) if !force => return Err(refused("已存在；要替换请加 --force", " exists already; --force replaces it")),
            Ok(found) if !found.is_dir() => return Err(refused("不是文件夹", " is not a folder")),
            Ok(_) => {}
        }
        let manifest = files::bytes(&target.join(MANIFEST)).ok().and_then(|bytes| read_manifest(&bytes));
        let outputs = manifest.iter().flat_map(|manifest| manifest.outputs.iter().map(|output| output.name.as_str()));
        let of_the_report: BTreeSet<&str> = outputs.chain(manifest.is_some().then_some(MANIFEST)).collect();
        match foreign(&target, "", &of_the_report).map_err(failed)? {
            None => Ok(()),
            Some(name) => Err(refused(
                &format!("不会被替换：其中的 {name} 不属于报告"),
                &format!(" is not replaced: {name} in it is no part of a report"),
            )),
        }
    }

    /// An empty file without a name beside the place, for what is too large to wait in memory.
    pub(super) fn scratch(&self) -> Result<File, Failure> {
        let made = tempfile::tempfile_in(&self.parent);
        made.with_context(|| self.shown.display().to_string()).map_err(Failure::Output)
    }

    /// Writes the files and puts them into place.
    pub(super) fn put(&self, files: &[MadeFile]) -> Result<(), Failure> {
        let finish = || -> io::Result<()> {
            let make = || temporary(&self.parent, &self.prefix("tmp"));
            let (mut temporary, _unfinished) = Unfinished::begin(make, tempfile::TempDir::path)?;
            for file in files {
                // What is taken away while more is put into it would stay.
                whole(|| write(temporary.path(), file))?;
            }
            sync_folder(temporary.path())?;
            if self.target().symlink_metadata().is_ok() {
                whole(|| self.replace(temporary.path()))?;
            } else {
                whole(|| fs::rename(temporary.path(), self.target()))?;
                // Its name is gone: there is nothing left to remove.
                temporary.disable_cleanup(true);
            }
            sync_folder(&self.parent)
        };
        finish().with_context(|| self.shown.display().to_string()).map_err(Failure::Output)
    }

    /// Exchanges the finished folder with the old one, which is then removed under the temporary name.
    fn replace(&self, finished: &Path) -> io::Result<()> {
        if exchange(finished, &self.target()).is_ok() {
            return Ok(());
        }
        // Kept, not removed with its handle: should neither folder find its place, the next run brings the old one back.
        let aside = temporary(&self.parent, &self.prefix("old"))?.keep();
        fs::remove_dir(&aside)?;
        fs::rename(self.target(), &aside)?;
        fs::rename(finished, self.target()).inspect_err(|_| drop(fs::rename(&aside, self.target())))?;
        fs::remove_dir_all(aside)
    }
}

/// A file in `folder`, which begins with `before`, that is no part of a report; a folder is when all in it is.
fn foreign(folder: &Path, before: &str, of_the_report: &BTreeSet<&str>) -> io::Result<Option<String>> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let plain = entry.file_name().to_string_lossy().into_owned();
        let name = format!("{before}{plain}");
        let inside = format!("{name}/");
        if entry.file_type()?.is_dir() && of_the_report.iter().any(|output| output.starts_with(&inside)) {
            if let Some(found) = foreign(&entry.path(), &inside, of_the_report)? {
                return Ok(Some(found));
            }
        } else if !of_the_report.contains(name.as_str()) && !OF_THE_SYSTEM.contains(&plain.as_str()) {
            return Ok(Some(name));
        }
    }
    Ok(None)
}

/// Writes a file, and the folder it stands in where that is not there yet.
fn write(folder: &Path, made: &MadeFile) -> io::Result<()> {
    let path = folder.join(&made.name);
    let parent = path.parent().unwrap_or(folder);
    fs::create_dir_all(parent)?;
    let mut file = File::create_new(&path)?;
    io::copy(&mut made.open()?, &mut file)?;
    file.sync_all()?;
    sync_folder(parent)
}

/// With the permissions of an ordinary new folder, not the private ones of a temporary folder.
#[cfg(unix)]
fn temporary(parent: &Path, prefix: &OsString) -> io::Result<tempfile::TempDir> {
    use std::os::unix::fs::PermissionsExt;
    tempfile::Builder::new().prefix(prefix).rand_bytes(8).permissions(fs::Permissions::from_mode(0o777)).tempdir_in(parent)
}

#[cfg(not(unix))]
fn temporary(parent: &Path, prefix: &OsString) -> io::Result<tempfile::TempDir> {
    tempfile::Builder::new().prefix(prefix).rand_bytes(8).tempdir_in(parent)
}

/// Two folders change names in one step, which some file systems cannot.
#[cfg(any(target_os = "linux", target_os = "macos"))]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// A lock that ends with the program however it ends; `None` where there is none to be had.
#[cfg(unix)]
fn locked(folder: &Path) -> Option<File> {
    use rustix::fs::{FlockOperation, flock};
    let folder = File::open(folder).ok()?;
    flock(&folder, FlockOperation::LockExclusive).ok()?;
    Some(folder)
}

#[cfg(not(unix))]
fn locked(_: &Path) -> Option<File> {
    None
}

/// The names in a folder outlive a power cut only when it is synced too; only Unix opens folders for that.
#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}
