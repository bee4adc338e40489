//! Bytes to rows: encoding, separator, title rows, headers. Content never makes it fail; what is wrong becomes a diagnostic.

mod encoding;
mod layout;
mod separator;
mod split;
mod table;
mod totals;

use crate::domain::FileName;
use std::io::{self, Read};
use std::sync::Arc;

pub use layout::{FieldColumn, Layout};
pub use split::{Record, RecordFault, Separator};
pub use table::{Opened, Passed, Row, Table, open};
pub use totals::WrongTotal;

/// Bytes that can be read from the start more than once.
pub trait Source: Sync + Send {
    /// The name the user knows it by, with `/` between folders.
    fn name(&self) -> FileName;

    /// Opens it at its first byte.
    fn open(&self) -> io::Result<Box<dyn Read + Send>>;
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
