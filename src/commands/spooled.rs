//! Standard input or a pipe, kept in a file without a name so that it can be read more than once; it is gone with the program however that ends.

use std::fs::File;
use std::io::{self, Read};
use std::sync::Arc;

use gascore::domain::FileName;
use gascore::intake::Source;

/// What can be read only once.
pub(super) struct Spooled {
    name: FileName,
    file: Arc<File>,
}

impl Spooled {
    /// Reads it to its end.
    pub(super) fn new(name: &str, mut from: impl Read) -> io::Result<Self> {
        let mut file = tempfile::tempfile()?;
        io::copy(&mut from, &mut file)?;
        Ok(Self { name: name.into(), file: Arc::new(file) })
    }
}

impl Source for Spooled {
    fn name(&self) -> FileName {
        self.name.clone()
    }

    fn open(&self) -> io::Result<Box<dyn Read + Send>> {
        Ok(Box::new(FromStart { file: Arc::clone(&self.file), at: 0 }))
    }
}

/// Reads a file that others read too, each from its own place.
struct FromStart {
    file: Arc<File>,
    at: u64,
}

impl Read for FromStart {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = read_at(&self.file, buffer, self.at)?;
        self.at += read as u64;
        Ok(read)
    }
}

#[cfg(unix)]
fn read_at(file: &File, buffer: &mut [u8], at: u64) -> io::Result<usize> {
    std::os::unix::fs::FileExt::read_at(file, buffer, at)
}

#[cfg(windows)]
fn read_at(file: &File, buffer: &mut [u8], at: u64) -> io::Result<usize> {
    std::os::windows::fs::FileExt::seek_read(file, buffer, at)
}
