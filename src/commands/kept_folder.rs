//! The folder of a report that was kept.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use anyhow::{Context, anyhow};
use gascore::domain::Lang;
use gascore::report::model::Manifest;
use gascore::write::folder::{MANIFEST, read_manifest};

use super::barred::open;
use super::failure::Failure;

/// A file of the folder; one that is not there is no failure but a difference.
pub(super) fn kept_file(folder: &Path, name: &str) -> Result<Option<File>, Failure> {
    let path = folder.join(name);
    match open(&path) {
        Ok(file) => Ok(Some(file)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| path.display().to_string()).map_err(Failure::Input),
    }
}

/// The manifest of the folder; `None` where it is none that this program can read. A folder without one is no report.
pub(super) fn kept_manifest(folder: &Path, lang: Lang) -> Result<Option<Manifest>, Failure> {
    let path = || folder.join(MANIFEST).display().to_string();
    let mut file = kept_file(folder, MANIFEST)?.ok_or_else(|| {
        let why = lang.pick("不存在；请指定 `report -o` 写出的文件夹", "it is not there; name a folder that `report -o` wrote");
        Failure::Input(anyhow!("{}: {why}", path()))
    })?;
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes).with_context(path).map_err(Failure::Input)?;
    Ok(read_manifest(&bytes))
}
