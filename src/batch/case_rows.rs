//! The rows of a quarter once more, one by one, when it is known which of them count: nothing of them is kept in memory.

use super::attribution::{Attribution, Directory};
use super::duplicates::{Fate, Fates, RowPlace};
use super::ledger_file::{CountError, LedgerFile};
use super::line::Line;
use super::row::{JudgedRow, Verdict};
use super::taker::Behind;
use crate::diag::{Code, Sink};
use crate::domain::{CaseRow, Enterprise, EnterpriseIx, FileName, Reading, number_check};
use crate::screen::Findings;
use crate::tally::CaseTableError;

/// Takes the rows of a quarter: submission by submission in the order of their folders, file by file, line by line.
pub type TakeRow<'t> = dyn FnMut(&CaseRow<'_>) -> Result<(), CaseTableError> + 't;

/// What is known of rows before they are handed on.
pub(super) struct Settled<'p> {
    pub(super) directory: &'p Directory,
    pub(super) fates: &'p Fates,
    pub(super) readings: &'p [Reading],
}

impl Line<'_> {
    /// Reads and judges `files` once more, and hands on every row as it was counted.
    pub(super) fn hand_on(
        &self,
        files: &[LedgerFile],
        attribution: Attribution<'_>,
        settled: &Settled<'_>,
        take: &mut TakeRow<'_>,
    ) -> Result<(), CountError> {
        let nobody = Enterprise::named("");
        self.settled_rows(
            files,
            attribution,
            settled,
            |_, _| true,
            |AsCounted { row, counted, code }, behind, name| {
                let enterprise = settled.directory.get(row.enterprise).unwrap_or(&nobody);
                let service = match &row.verdict {
                    Verdict::Judged { case, .. } => Some(case.service),
                    Verdict::SetAside { service, .. } => *service,
                };
                let service = service.map(|service| self.pack.policy.service(service).id.as_str());
                let id = row.id().filter(|id| !id.is_empty());
                let id_check = if id.is_some() { None } else { self.check_of(behind) };
                let (judged, line, readings) = (row.judged(), row.line, settled.readings);
                Ok(take(&CaseRow {
                    enterprise,
                    service,
                    id,
                    id_check,
                    file: name,
                    line,
                    counted: *counted,
                    code: *code,
                    judged,
                    readings,
                })?)
            },
        )
    }

    /// What is written in place of a number that cannot be read; nothing of a number of a person, however little it would tell.
    fn check_of(&self, behind: &Behind<'_, '_, '_>) -> Option<u16> {
        let written = behind.id().filter(|id| !id.is_empty())?;
        let is_personal = self.pack.spellings.personal_patterns.in_number(written.as_bytes()).is_some();
        (!is_personal).then(|| number_check(&written))
    }

    /// Reads and judges `files` once more for the rows behind what stands out.
    pub(super) fn find_behind(
        &self,
        files: &[LedgerFile],
        attribution: Attribution<'_>,
        settled: &Settled<'_>,
        findings: &mut Findings<'_>,
    ) -> Result<(), CountError> {
        self.settled_rows(
            files,
            attribution,
            settled,
            |_, _| true,
            |AsCounted { row, counted, .. }, _, name| {
                if let Some(judged) = row.judged().filter(|_| *counted) {
                    findings.row(row.enterprise, &judged, name, row.line);
                }
                Ok(())
            },
        )
    }

    /// Reads and judges `files` once more for the rows that are `wanted`, and hands them to `take` as they were counted.
    pub(super) fn settled_rows(
        &self,
        files: &[LedgerFile],
        mut attribution: Attribution<'_>,
        settled: &Settled<'_>,
        wanted: impl Fn(EnterpriseIx, &Behind<'_, '_, '_>) -> bool,
        mut take: impl FnMut(&AsCounted<'_>, &Behind<'_, '_, '_>, &FileName) -> Result<(), CountError>,
    ) -> Result<(), CountError> {
        let mut files: Vec<_> = files.iter().collect();
        files.sort_by_key(|file| file.source.name());
        // What these rows are has been told already.
        let mut silent = Sink::default();
        for file in files {
            let name = file.source.name();
            self.read_where(file, &mut attribution, &mut silent, &wanted, |row, behind| {
                take(&settled.as_counted(row, &name), behind, &name)
            })?;
        }
        Ok(())
    }
}

/// A row as the counts have it.
pub(super) struct AsCounted<'r> {
    pub(super) row: JudgedRow<'r>,
    /// It is part of them.
    pub(super) counted: bool,
    /// What is wrong with it.
    code: Option<&'static str>,
}

impl Settled<'_> {
    fn as_counted<'r>(&self, row: JudgedRow<'r>, file: &FileName) -> AsCounted<'r> {
        let fate = if self.fates.is_empty() { None } else { self.fates.get(&RowPlace { file: file.clone(), line: row.line }) };
        let row = if matches!(fate, Some(Fate::Differs(_))) { row.set_aside(Code::L301) } else { row };
        let repeats = matches!(fate, Some(Fate::Repeats(_)));
        let code = match &row.verdict {
            Verdict::SetAside { code, .. } => Some(*code),
            Verdict::Judged { .. } => repeats.then_some(Code::L302),
        };
        AsCounted { row, counted: !repeats, code: code.map(Code::id) }
    }
}
