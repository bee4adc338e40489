//! The rows whose number another row has too, read once more: the others are passed over.

use super::attribution::Attribution;
use super::beside::{PARTS, Part};
use super::duplicates::{self, RowPlace};
use super::ledger_file::{CountError, LedgerFile};
use super::line::Line;
use super::repeated::{Repeated, SectionAt};
use super::row::JudgedRow;
use super::taker::{Behind, Taker};
use crate::diag::Sink;
use crate::domain::{EnterpriseIx, FileName, RowText};

/// Rows whose text is kept, so that the first ones that are told can be shown.
const SHOWN: usize = 256;

/// A row whose number another row has too.
pub(super) struct Copied {
    pub(super) row: JudgedRow<'static>,
    pub(super) place: RowPlace,
    /// What it says, where it can be read.
    pub(super) content: Option<u64>,
    pub(super) shown: Option<RowText>,
}

/// Gathers the rows of a part whose numbers are repeated.
struct Copying<'r> {
    repeated: &'r Repeated,
    rows: Vec<Copied>,
    /// Rows whose text was kept.
    shown: usize,
}

impl Taker for Copying<'_> {
    // Those that are wanted stand apart.
    const TOGETHER: usize = 1;

    fn unwanted(&self, section: SectionAt, record: u64) -> u64 {
        self.repeated.from(section, record).map_or(u64::MAX, |wanted| wanted - record)
    }

    fn wants(&self, _: EnterpriseIx, behind: &Behind<'_, '_, '_>) -> bool {
        let (section, record) = behind.at;
        self.repeated.from(section, record) == Some(record)
    }

    fn take(&mut self, row: JudgedRow<'_>, behind: &Behind<'_, '_, '_>, file: &FileName) -> Result<(), CountError> {
        // A row whose form is broken has no number after all.
        if row.id().is_some() {
            let content = row.judged().map(|judged| duplicates::content(judged.case, behind.texts()));
            self.shown += 1;
            let shown = (self.shown <= SHOWN).then(|| behind.shown());
            let place = RowPlace { file: file.clone(), line: row.line };
            self.rows.push(Copied { row: row.into_owned(), place, content, shown });
        }
        Ok(())
    }
}

impl Line<'_> {
    /// Hands on the rows whose number is repeated, in the order of files and lines.
    pub(super) fn copied_rows(
        &self,
        files: &[&LedgerFile],
        attribution: &mut Attribution<'_>,
        repeated: &Repeated,
        mut take: impl FnMut(Copied) -> Result<(), CountError>,
    ) -> Result<(), CountError> {
        for file in files.iter().copied().enumerate() {
            // What these rows are has been told already.
            let part = |_| Part { sink: Sink::default(), taker: Copying { repeated, rows: Vec::new(), shown: 0 } };
            let mut parts: Vec<_> = (0..PARTS).map(part).collect();
            self.read_beside(file, attribution, &mut parts, &mut Sink::default(), |parts| {
                parts.iter_mut().flat_map(|part| std::mem::take(&mut part.taker.rows)).try_for_each(&mut take)
            })?;
        }
        Ok(())
    }
}
