//! Files written whole or not at all: each is finished under another name before the first takes its place.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use anyhow::{Context, anyhow};
use gascore::domain::Lang;
use tempfile::NamedTempFile;

#[cfg(unix)]
use super::barred::Barred;
use super::failure::Failure;
use super::interrupted::{Unfinished, whole};

/// Writes files into a folder, which is made if need be. Nothing is overwritten unless `force`.
pub(super) fn all(folder: &Path, files: &[(String, Vec<u8>)], force: bool, lang: Lang) -> Result<(), Failure> {
    let there = |name: &str| {
        let why = lang.pick("已存在；要覆盖请加 --force", "exists already; --force overwrites it");
        Failure::Output(anyhow!("{}{}{why}", folder.join(name).display(), lang.pick("", " ")))
    };
    if let Some((name, _)) = files.iter().find(|(name, _)| !force && folder.join(name).exists()) {
        return Err(there(name));
    }
    fs::create_dir_all(folder).map_err(|error| failed(folder, error))?;
    let finished: Vec<_> = files.iter().map(|(_, bytes)| finish(folder, bytes)).collect::<Result<_, _>>()?;
    let (finished, _unfinished): (Vec<_>, Vec<_>) = finished.into_iter().unzip();
    whole(|| place(folder, finished, files, force, there))
}

/// Gives finished files their names.
fn place(
    folder: &Path,
    finished: Vec<NamedTempFile>,
    files: &[(String, Vec<u8>)],
    force: bool,
    there: impl Fn(&str) -> Failure,
) -> Result<(), Failure> {
    let mut placed = Vec::new();
    for (file, (name, _)) in finished.into_iter().zip(files) {
        let path = folder.join(name);
        let moved = if force { file.persist(&path) } else { file.persist_noclobber(&path) };
        if let Err(error) = moved {
            // What was there before under `force` cannot be brought back; what is new is taken away again.
            placed.iter().filter(|_| !force).for_each(|path| drop(fs::remove_file(path)));
            return Err(if error.error.kind() == io::ErrorKind::AlreadyExists { there(name) } else { failed(&path, error.error) });
        }
        placed.push(path);
    }
    Ok(())
}

fn failed(path: &Path, error: io::Error) -> Failure {
    Failure::Output(anyhow!(error).context(path.display().to_string()))
}

/// Writes one file, in place of what was there; what is no file but a device or a pipe takes the bytes itself.
pub(super) fn one(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let takes_bytes = fs::metadata(path).is_ok_and(|found| !found.is_file() && !found.is_dir());
    if takes_bytes {
        return taker(path).and_then(|mut taker| taker.write_all(bytes)).map_err(|error| failed(path, error));
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let (finished, _unfinished) = finish(folder, bytes)?;
    whole(|| finished.persist(path)).map(drop).map_err(|error| failed(path, error.error))
}

/// Opens a device or a pipe to write to; a pipe that nobody reads is refused instead of waited for.
#[cfg(unix)]
fn taker(path: &Path) -> io::Result<File> {
    use rustix::fs::{OFlags, fcntl_setfl};
    use rustix::io::Errno;
    use std::os::unix::fs::OpenOptionsExt;
    let without_waiting = i32::try_from(OFlags::NONBLOCK.bits()).unwrap_or(0);
    let no_reader =
        |error: io::Error| if error.raw_os_error() == Some(Errno::NXIO.raw_os_error()) { Barred::NoReader.into() } else { error };
    let taker = File::options().write(true).custom_flags(without_waiting).open(path).map_err(no_reader)?;
    fcntl_setfl(&taker, OFlags::empty())?;
    Ok(taker)
}

#[cfg(not(unix))]
fn taker(path: &Path) -> io::Result<File> {
    File::options().write(true).open(path)
}

/// A finished file without its name.
fn finish(folder: &Path, bytes: &[u8]) -> Result<(NamedTempFile, Unfinished), Failure> {
    let write = || -> io::Result<(NamedTempFile, Unfinished)> {
        let (mut file, unfinished) = Unfinished::begin(|| temporary(folder), NamedTempFile::path)?;
        file.write_all(bytes)?;
        file.as_file().sync_all()?;
        Ok((file, unfinished))
    };
    write().with_context(|| folder.display().to_string()).map_err(Failure::Output)
}

/// With the permissions of an ordinary new file, not the private ones of a temporary file.
#[cfg(unix)]
fn temporary(folder: &Path) -> io::Result<NamedTempFile> {
    use std::os::unix::fs::PermissionsExt;
    tempfile::Builder::new().prefix(".gascore-").permissions(fs::Permissions::from_mode(0o666)).tempfile_in(folder)
}

#[cfg(not(unix))]
fn temporary(folder: &Path) -> io::Result<NamedTempFile> {
    tempfile::Builder::new().prefix(".gascore-").tempfile_in(folder)
}
