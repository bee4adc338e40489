//! A ledger file on its way into the counts, and how it was read.

use std::io;

use chrono::NaiveDate;

use crate::domain::{Encoding, FileName, ServiceIx};
use crate::intake::{Form, Passed, Separator, Source};
use crate::tally::{CaseTableError, TallyError};

/// A ledger file, and what the submission says of it.
pub struct LedgerFile {
    /// Its bytes.
    pub source: Box<dyn Source>,
    /// The service of its rows, where it has no such column.
    pub service: Option<ServiceIx>,
    /// When it was handed in.
    pub handed_in_on: Option<NaiveDate>,
}

/// How a file was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileNote {
    /// Its name.
    pub name: FileName,
    /// How its rows are written; `None` where there was nothing to read.
    pub form: Option<Form>,
    /// Rows with data.
    pub rows: u64,
    /// Rows passed over.
    pub passed: Passed,
}

impl FileNote {
    /// Encoding and separator of a file that is read as text.
    pub fn text_form(&self) -> Option<(Encoding, Separator)> {
        match self.form? {
            Form::Text { encoding, separator } => Some((encoding, separator)),
            Form::Sheet => None,
        }
    }
}

/// The counting could not be done.
#[derive(Debug, thiserror::Error)]
pub enum CountError {
    /// A file could not be read.
    #[error("{name}: {error}")]
    Read {
        /// Its name.
        name: FileName,
        /// What the system says.
        error: io::Error,
    },
    /// See [`TallyError`].
    #[error(transparent)]
    Tally(#[from] TallyError),
    /// See [`CaseTableError`].
    #[error(transparent)]
    Cases(#[from] CaseTableError),
}

/// What became of reading a source, as an error of the count.
pub(super) fn read_error(source: &dyn Source) -> impl FnOnce(std::io::Error) -> CountError + use<> {
    let name = source.name();
    move |error| CountError::Read { name, error }
}
