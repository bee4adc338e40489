//! The ledgers of one hand: what their rows count, the lists behind the counts, and rows that are there twice.

use super::attribution::Attribution;
use super::beside::{PARTS, Part};
use super::copied::Copied;
use super::duplicates::{Fate, Fates, Groups, RowPlace};
use super::failing::Failing;
use super::ledger_checks::LedgerChecks;
use super::ledger_file::{CountError, FileNote, LedgerFile};
use super::line::Line;
use super::repeated::{Fingerprints, Repeated, fingerprint};
use super::row::JudgedRow;
use super::taker::{Behind, Taker};
use super::told::report_fate;
use crate::diag::{Code, Sink};
use crate::domain::{CaseLists, EnterpriseIx, Facts, FileName};
use crate::screen::Screens;
use crate::tally::{Lister, Tally};

/// What the ledgers come to.
#[derive(Debug, Clone, Default)]
pub struct Counted {
    /// The counts.
    pub facts: Facts,
    /// The cases behind them.
    pub lists: CaseLists,
    /// How each file was read.
    pub files: Vec<FileNote>,
    /// What became of rows that share a number.
    pub(super) fates: Fates,
}

/// Most rows with the number of another that are held in memory at once, some 500 bytes each; where there are more, the files are
/// read a third time when it is known what becomes of them.
const HELD: usize = 1 << 19;

/// What looks at rows besides the counts.
struct Watching<'p> {
    checks: LedgerChecks,
    screens: Screens<'p>,
}

impl Watching<'_> {
    /// Takes a row in with the weight 1, or back with −1.
    fn row(&mut self, row: &JudgedRow<'_>, file: &FileName, weight: i64) {
        self.checks.row(row, file, weight);
        match row.judged() {
            Some(judged) => self.screens.row(row.enterprise, &judged, weight),
            None => self.screens.set_aside(row.enterprise, row.id().unwrap_or("")),
        }
    }

    fn merge(&mut self, other: Self) {
        self.checks.merge(other.checks);
        self.screens.merge(other.screens);
    }
}

/// Counts the rows of a part of the files.
struct Counting<'p> {
    tally: Tally,
    lister: Lister,
    watching: Watching<'p>,
    fingerprints: Fingerprints,
    failing: Failing<'p>,
}

impl<'p> Counting<'p> {
    fn new(line: &Line<'p>) -> Self {
        Self {
            tally: Tally::default(),
            lister: Lister::default(),
            watching: Watching {
                checks: LedgerChecks::new(line.pack, line.judge.period()),
                screens: Screens::new(&line.pack.policy, line.judge.calendar(), line.screens),
            },
            fingerprints: Fingerprints::default(),
            failing: Failing::new(line.pack),
        }
    }

    /// Takes in what parts have counted, one kind of it beside another; finds the numbers that are repeated.
    fn gather(&mut self, parts: Vec<Self>) -> Result<Repeated, CountError> {
        let (mut counts, mut lists, mut watching, mut fingerprints) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for part in parts {
            counts.push(part.tally);
            lists.push(part.lister);
            watching.push(part.watching);
            fingerprints.push(part.fingerprints);
        }
        let Self { tally, lister, watching: own, .. } = self;
        let (repeated, tallied) =
            rayon::join(|| Repeated::among(&fingerprints), || counts.into_iter().try_for_each(|other| tally.merge(other)));
        rayon::join(|| lists.into_iter().for_each(|other| lister.merge(other)), || watching.into_iter().for_each(|other| own.merge(other)));
        tallied?;
        Ok(repeated)
    }

    /// Takes a row in.
    fn add(&mut self, row: &JudgedRow<'_>, file: &FileName) -> Result<(), CountError> {
        self.watching.row(row, file, 1);
        row.list(&mut self.lister, file, &self.failing);
        Ok(row.count(&mut self.tally, 1)?)
    }

    /// Takes back a row that was taken in.
    fn take_back(&mut self, row: &JudgedRow<'_>, file: &FileName) -> Result<(), CountError> {
        self.watching.row(row, file, -1);
        row.unlist(&mut self.lister, file, &self.failing);
        Ok(row.count(&mut self.tally, -1)?)
    }

    /// Tells what becomes of a row that was taken back, and counts what is left of it.
    fn settle(&mut self, copy: Copied, fate: &Fate, sink: &mut Sink) -> Result<(), CountError> {
        let Copied { row, place: RowPlace { file, line }, shown, .. } = copy;
        report_fate(row.id().unwrap_or(""), line, fate, &file, sink);
        if let Some(shown) = shown {
            sink.show_row(&file, line, || shown);
        }
        if matches!(fate, Fate::Differs(_)) {
            self.add(&row.set_aside(Code::L301), &file)?;
        }
        Ok(())
    }
}

impl Taker for Counting<'_> {
    fn wants(&self, _: EnterpriseIx, _: &Behind<'_, '_, '_>) -> bool {
        true
    }

    fn take(&mut self, row: JudgedRow<'_>, behind: &Behind<'_, '_, '_>, file: &FileName) -> Result<(), CountError> {
        if let Some(id) = row.id() {
            let (section, record) = behind.at;
            self.fingerprints.enter(section, record, fingerprint(row.enterprise, id));
        }
        self.add(&row, file)
    }
}

/// Reads, judges and counts every row of `files`, and keeps what the screens need. The order of the files does not matter.
///
/// # Errors
/// When a file cannot be read.
pub fn count<'p>(
    line: &Line<'p>,
    files: &[LedgerFile],
    attribution: Attribution<'_>,
    sink: &mut Sink,
) -> Result<(Counted, Screens<'p>), CountError> {
    count_holding(HELD, line, files, attribution, sink)
}

/// The same, with at most so many rows held in memory.
fn count_holding<'p>(
    most: usize,
    line: &Line<'p>,
    files: &[LedgerFile],
    mut attribution: Attribution<'_>,
    sink: &mut Sink,
) -> Result<(Counted, Screens<'p>), CountError> {
    let mut files: Vec<_> = files.iter().collect();
    files.sort_by_key(|file| file.source.name());
    let mut parts: Vec<_> = (0..PARTS).map(|_| Part { sink: sink.part(), taker: Counting::new(line) }).collect();
    let mut notes = Vec::new();
    for file in files.iter().copied().enumerate() {
        notes.push(line.read_beside(file, &mut attribution, &mut parts, sink, |parts| {
            Screens::hold(&mut parts.iter_mut().map(|part| &mut part.taker.watching.screens).collect::<Vec<_>>());
            Lister::gather(&mut parts.iter_mut().map(|part| &mut part.taker.lister).collect::<Vec<_>>());
            Ok(())
        })?);
    }
    let counted = parts.into_iter().map(|Part { sink: told, taker }| {
        sink.absorb(told);
        taker
    });
    let counted = counted.collect();
    let mut counting = Counting::new(line);
    let repeated = counting.gather(counted)?;
    let fates = if repeated.is_empty() {
        Fates::default()
    } else {
        line.settle_duplicates(most, (&files, &repeated), &mut attribution, &mut counting, sink)?
    };
    let Counting { tally, lister, watching: Watching { checks, screens }, .. } = counting;
    checks.tell(sink);
    let (facts, lists) = rayon::join(|| tally.finish(&line.judge.readings()), || lister.finish());
    Ok((Counted { facts: facts?, lists, files: notes, fates }, screens))
}

impl Line<'_> {
    /// Reads the files again for the rows whose number occurs more than once, corrects counts and lists, and tells which became
    /// what. At most so many of these rows are held in memory.
    fn settle_duplicates(
        &self,
        most: usize,
        (files, repeated): (&[&LedgerFile], &Repeated),
        attribution: &mut Attribution<'_>,
        counting: &mut Counting<'_>,
        sink: &mut Sink,
    ) -> Result<Fates, CountError> {
        let (mut groups, mut held) = (Groups::default(), Vec::new());
        self.copied_rows(files, attribution, repeated, |copied| {
            let Copied { row, place, content, .. } = &copied;
            groups.enter(row.enterprise, row.id().unwrap_or(""), *content, place.clone());
            if repeated.rows <= most {
                held.push(copied);
            }
            Ok(())
        })?;
        let fates = groups.fates();
        // Lists are quicker when all that goes has gone before something comes.
        let mut settle = |held: &mut Vec<Copied>| {
            held.iter().try_for_each(|copied| counting.take_back(&copied.row, &copied.place.file))?;
            held.drain(..).try_for_each(|copied| match fates.get(&copied.place) {
                Some(fate) => counting.settle(copied, fate, sink),
                None => Ok(()),
            })
        };
        if repeated.rows <= most {
            held.retain(|copied| fates.contains_key(&copied.place));
        } else {
            self.copied_rows(files, attribution, repeated, |copied| {
                if fates.contains_key(&copied.place) {
                    held.push(copied);
                }
                if held.len() < most { Ok(()) } else { settle(&mut held) }
            })?;
        }
        settle(&mut held)?;
        Ok(fates)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batch::attribution::Directory;
    use crate::domain::Quarter;
    use crate::intake::Memory;
    use crate::judge::Judge;
    use crate::rules::{Pack, PackTexts, calendar};

    /// Of eight rows two share a number and say the same, three share one and differ, the others are alone.
    fn ledger() -> Vec<LedgerFile> {
        let row = |number: u32| {
            let (id, day) = match number % 8 {
                0 | 1 => (format!("GZ{}", number / 8), 2),
                2..=4 => (format!("TQ{}", number / 8), 2 + number % 3),
                _ => (format!("KF{number}"), 9),
            };
            let enterprise = number / 8 % 3;
            format!("{id},示例0{enterprise},故障报修,2019-07-01 09:00,2019-07-{day:02} 10:00,办结\n")
        };
        let text = "受理编号,企业名称,业务类型,受理时间,办结时间,工单状态\n".to_owned() + &(0..4000).map(row).collect::<String>();
        vec![LedgerFile { source: Box::new(Memory::new("a.csv", text.into_bytes())), service: None, handed_in_on: None }]
    }

    #[test]
    fn copies_come_to_the_same_however_many_rows_are_held() {
        let pack = Pack::read(&PackTexts::built_in("chongqing-2018").unwrap(), &crate::score::metric::names()).unwrap();
        let calendar = calendar::built_in("china").unwrap().read(None).unwrap();
        let period = Quarter::new(2019, 3).unwrap().period();
        let judge = Judge::new(&pack.policy, &calendar, period, period.last());
        let line = Line { pack: &pack, judge: &judge, encoding: None, earlier: None, screens: true };
        let count = |most: usize| {
            let (mut directory, mut sink) = (Directory::default(), Sink::default());
            let (counted, screens) = count_holding(most, &line, &ledger(), Attribution::ByRow(&mut directory), &mut sink).unwrap();
            let totals: Vec<_> = sink.groups().into_iter().map(|group| (group.code, group.total, group.samples.clone())).collect();
            (counted, screens.find().signals(), totals)
        };
        let (all, signals, told) = count(HELD);
        // The first of two that say the same counts, and none of three that differ.
        assert_eq!(all.fates.len(), 500 + 3 * 500);
        assert_eq!(all.facts.services.values().map(|facts| facts.official.decided()).sum::<u64>(), 4 * 500);
        for most in [1, 7, 1999] {
            let (held, found, totals) = count(most);
            assert_eq!((&held.facts, &held.lists, &held.fates), (&all.facts, &all.lists, &all.fates), "{most} held");
            assert_eq!((&found, &totals), (&signals, &told), "{most} held");
        }
    }
}
