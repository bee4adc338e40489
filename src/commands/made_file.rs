//! A file of a report before it has its place: small ones wait in memory, one that grows with the quarter on the disk.

use std::fs::File;
use std::io::{self, Read, Seek};

use gascore::report::model::FileSeal;

/// A file of a report.
pub(super) struct MadeFile {
    /// Its name in the report's folder, with `/` between folders.
    pub(super) name: String,
    content: Content,
}

enum Content {
    Memory(Vec<u8>),
    /// A file without a name, which is gone with the program however it ends.
    Disk(File),
}

impl MadeFile {
    /// From bytes at hand.
    pub(super) fn of_bytes(name: &str, bytes: Vec<u8>) -> Self {
        Self { name: name.to_owned(), content: Content::Memory(bytes) }
    }

    /// From a file that was written.
    pub(super) fn of_file(name: &str, file: File) -> Self {
        Self { name: name.to_owned(), content: Content::Disk(file) }
    }

    /// Its bytes from the first on; one reader at a time.
    pub(super) fn open(&self) -> io::Result<Box<dyn Read + '_>> {
        match &self.content {
            Content::Memory(bytes) => Ok(Box::new(bytes.as_slice())),
            Content::Disk(file) => {
                let mut file = file;
                file.rewind()?;
                Ok(Box::new(file))
            }
        }
    }

    /// What the manifest says of it.
    pub(super) fn seal(&self) -> io::Result<FileSeal> {
        FileSeal::of_reader(&self.name, self.open()?)
    }
}
