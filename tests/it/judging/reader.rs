//! A ledger from its bytes to its judgements.

use gascore::calendar::OutsideSpan;
use gascore::diag::{Diagnostic, Sink, Tier};
use gascore::domain::Judgement;
use gascore::intake::{Memory, Opened, open};
use gascore::ledger::{CaseReader, Reading};

use super::{Court, shown};

/// What became of the rows of a ledger, and what was said about them.
pub(super) struct Told {
    pub(super) rows: Vec<Row>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

pub(super) enum Row {
    Judged(Result<Judgement, OutsideSpan>),
    SetAside(&'static str),
}

impl Told {
    /// The outcome of every row; the code of one that is set aside.
    pub(super) fn outcomes(&self) -> Vec<&'static str> {
        let outcome = |row: &Row| match row {
            Row::Judged(Ok(judgement)) => judgement.outcome.key(),
            Row::Judged(Err(_)) => "outside_calendar",
            Row::SetAside(code) => code,
        };
        self.rows.iter().map(outcome).collect()
    }

    /// The due time of every row.
    pub(super) fn dues(&self) -> Vec<String> {
        self.judgements().map(|judgement| shown(judgement.due)).collect()
    }

    pub(super) fn judgements(&self) -> impl Iterator<Item = &Judgement> {
        self.rows.iter().map(|row| match row {
            Row::Judged(Ok(judgement)) => judgement,
            Row::Judged(Err(outside)) => panic!("{outside}"),
            Row::SetAside(code) => panic!("set aside: {code}"),
        })
    }

    /// The codes of everything above a note.
    pub(super) fn codes(&self) -> Vec<&'static str> {
        self.diagnostics.iter().map(|diagnostic| diagnostic.code.id()).collect()
    }

    /// A fact of the only diagnostic.
    pub(super) fn fact(&self, name: &str) -> &str {
        assert_eq!(self.diagnostics.len(), 1, "{:?}", self.codes());
        self.diagnostics[0].facts.iter().find(|(known, _)| *known == name).map_or("", |(_, fact)| fact)
    }
}

impl Court {
    /// Reads and judges a ledger: a line of headers, then a line a case. `case_id` is added by itself.
    pub(super) fn read(&self, headers: &str, rows: &[&str]) -> Told {
        let numbered = rows.iter().enumerate().map(|(number, row)| format!("A{number},{row}\n"));
        let text: String = std::iter::once(format!("case_id,{headers}\n")).chain(numbered).collect();
        self.with_judge(|pack, judge| {
            let mut sink = Sink::default();
            let source = Memory::new("cases.csv", text.into_bytes());
            let opened = open(&source, &pack.spellings.case, &pack.spellings, None, &mut sink).unwrap();
            let Opened::Table(mut table) = opened else { panic!("no table") };
            let mut reader = CaseReader::new(pack, table.layout.clone(), "cases.csv".into(), None, &mut sink);
            let mut told = Vec::new();
            while let Some(row) = table.next_row().unwrap() {
                told.push(match reader.read(row, &mut sink) {
                    Reading::Case(case) => Row::Judged(judge.judge(&case)),
                    Reading::SetAside { code, .. } => Row::SetAside(code.id()),
                });
            }
            let above_notes = sink.groups().into_iter().filter(|group| group.tier > Tier::Note);
            Told { rows: told, diagnostics: above_notes.flat_map(|group| group.samples.clone()).collect() }
        })
    }
}

/// By the built-in pack, without a quarter.
pub(super) fn read(headers: &str, rows: &[&str]) -> Told {
    Court::new().read(headers, rows)
}
