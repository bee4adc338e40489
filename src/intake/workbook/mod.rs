//! Workbooks: the visible sheets of xlsx, ods and xls files, each as rows of text.
//!
//! What a file says of its own size is never trusted: archives are unpacked once to count their bytes, dimensions are held
//! against limits before memory is taken, and what a library cannot digest is a damaged file, not the end of the program.

mod archive;
mod cell;
mod ods;
mod ole;
mod sheet;
mod worksheets;
mod xls;
mod xlsx;

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use archive::Archive;
pub(super) use sheet::SheetRows;
pub use sheet::{LongNumbers, Sheet};

/// Largest workbook that is read, in bytes; it is kept in memory while it is read.
pub(super) const MAX_FILE: u64 = 1 << 28;

/// A sheet under its name.
pub(super) struct NamedSheet {
    pub(super) name: String,
    /// What it holds; `None` where it is hidden and so not read.
    pub(super) sheet: Option<Arc<Sheet>>,
}

/// Why a workbook is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// It cannot be opened without a password.
    Protected,
    /// It is an archive or a document of another kind.
    NoWorkbook,
    /// Its archive or its inner structure is broken.
    Damaged,
    /// Its cells stand in no order.
    OutOfOrder,
    /// It holds, or says it holds, more than a ledger can.
    TooLarge,
}

/// The sheets of a zip archive, in their own order.
pub(super) fn read_zip(bytes: &[u8]) -> Result<Vec<NamedSheet>, Fault> {
    guarded(|| match Archive::check(bytes)? {
        Archive::Xlsx => xlsx::read(bytes),
        Archive::Ods => ods::read(bytes),
    })
}

/// The sheets of an OLE file, in their own order.
pub(super) fn read_ole(bytes: &[u8]) -> Result<Vec<NamedSheet>, Fault> {
    guarded(|| {
        ole::check(bytes)?;
        xls::read(bytes)
    })
}

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// Is a workbook being read on this thread? A panic is then told as damage of the file, and is nothing to print.
pub fn is_guarded() -> bool {
    GUARDED.get()
}

/// A panic of a library over a broken file is a fault of the file.
fn guarded<T>(read: impl FnOnce() -> Result<T, Fault>) -> Result<T, Fault> {
    GUARDED.set(true);
    let read = catch_unwind(AssertUnwindSafe(read));
    GUARDED.set(false);
    read.unwrap_or(Err(Fault::Damaged))
}
