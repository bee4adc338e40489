//! Files written whole or not at all: each is finished under another name before the first takes its place.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use anyhow::{Context, anyhow};
use gascore::domain::Lang;
use tempfile::NamedTempFile;

use super::failure::Failure;

/// Writes files into a folder, which is made if need be. Nothing is overwritten unless `force`.
pub(super) fn all(folder: &Path, files: &[(String, Vec<u8>)], force: bool, lang: Lang) -> Result<(), Failure> {
    let there = |name: &str| {
        let why = lang.pick("已存在；要覆盖请加 --force", "exists already; --force overwrites it");
        Failure::Output(anyhow!("{}{}{why}", folder.join(name).display(), lang.pick("", " ")))
    };
    if let Some((name, _)) = files.iter().find(|(name, _)| !force && folder.join(name).exists()) {
        return Err(there(name));
    }
    let failed = |path: &Path, error: io::Error| Failure::Output(anyhow!(error).context(path.display().to_string()));
    fs::create_dir_all(folder).map_err(|error| failed(folder, error))?;
    let finished: Vec<_> = files.iter().map(|(_, bytes)| finish(folder, bytes)).collect::<Result<_, _>>()?;
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

/// Writes one file, in place of what was there.
pub(super) fn one(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let placed = finish(folder, bytes)?.persist(path);
    placed.map(drop).map_err(|error| Failure::Output(anyhow!(error.error).context(path.display().to_string())))
}

/// A finished file without its name.
fn finish(folder: &Path, bytes: &[u8]) -> Result<NamedTempFile, Failure> {
    let write = || -> io::Result<NamedTempFile> {
        let mut file = temporary(folder)?;
        file.write_all(bytes)?;
        file.as_file().sync_all()?;
        Ok(file)
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
