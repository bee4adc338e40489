//! Bytes to rows: packing, workbooks, encoding, separator, title rows, headers. Content never makes it fail; what is wrong
//! becomes a diagnostic.

mod as_sent;
mod chunks;
mod encoding;
mod expand;
mod layout;
mod open;
mod records;
mod row;
mod section;
mod separator;
mod shown;
mod split;
mod stops;
mod table;
mod totals;
mod unpack;
mod workbook;

use crate::domain::FileName;
use std::io::{self, Read};
use std::sync::Arc;

pub use as_sent::{AsSent, as_sent};
pub use expand::{Found, tables};
pub use layout::{FieldColumn, Layout};
pub use open::{Opened, open};
pub use row::Row;
pub use section::{Section, Sections};
pub use shown::{covered, quoted};
pub use split::{Record, RecordFault, Separator};
pub use table::{Form, Ordinal, Passed, Seen, Table};
pub use totals::WrongTotal;
pub use workbook::{LongNumbers, Sheet, is_guarded};

/// Bytes that can be read from the start more than once.
pub trait Source: Sync + Send {
    /// The name the user knows it by, with `/` between folders.
    fn name(&self) -> FileName;

    /// Opens it at its first byte.
    fn open(&self) -> io::Result<Box<dyn Read + Send>>;

    /// How many bytes it has, where that is known without reading it.
    fn bytes(&self) -> Option<u64> {
        None
    }

    /// The rows it holds where it is a sheet of a workbook, which [`tables`] makes of one.
    fn sheet(&self) -> Option<Arc<Sheet>> {
        None
    }
}

impl<S: Source + ?Sized> Source for &S {
    fn name(&self) -> FileName {
        (**self).name()
    }

    fn open(&self) -> io::Result<Box<dyn Read + Send>> {
        (**self).open()
    }

    fn bytes(&self) -> Option<u64> {
        (**self).bytes()
    }

    fn sheet(&self) -> Option<Arc<Sheet>> {
        (**self).sheet()
    }
}

impl<S: Source + ?Sized> Source for Arc<S> {
    fn name(&self) -> FileName {
        (**self).name()
    }

    fn open(&self) -> io::Result<Box<dyn Read + Send>> {
        (**self).open()
    }

    fn bytes(&self) -> Option<u64> {
        (**self).bytes()
    }

    fn sheet(&self) -> Option<Arc<Sheet>> {
        (**self).sheet()
    }
}

/// Bytes in memory.
#[derive(Debug, Clone)]
pub struct Memory {
    name: FileName,
    bytes: Arc<[u8]>,
}

impl Memory {
    /// Bytes under a name.
    pub fn new(name: &str, bytes: impl Into<Arc<[u8]>>) -> Self {
        Self { name: name.into(), bytes: bytes.into() }
    }
}

impl Source for Memory {
    fn name(&self) -> FileName {
        self.name.clone()
    }

    fn open(&self) -> io::Result<Box<dyn Read + Send>> {
        Ok(Box::new(io::Cursor::new(Arc::clone(&self.bytes))))
    }
}
