//! The ledgers of one hand: what their rows count, the lists behind the counts, and rows that are there twice.

use super::attribution::Attribution;
use super::beside::{PARTS, Part};
use super::copied::Copied;
use super::counting::{Counting, Watching};
use super::duplicates::{Fates, Groups};
use super::ledger_file::{CountError, FileNote, LedgerFile};
use super::line::Line;
use super::repeated::Repeated;
use crate::diag::Sink;
use crate::domain::{CaseLists, Facts};
use crate::screen::Screens;
use crate::tally::Lister;

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

/// What is held in memory at once.
#[derive(Clone, Copy)]
struct Most {
    /// Rows with the number of another, some 500 bytes each; where there are more, the files are read a third time when it is known
    /// what becomes of them.
    rows: usize,
    /// Units and services of units, some kilobytes each, beyond those of the first part.
    units: usize,
}

const MOST: Most = Most { rows: 1 << 19, units: 1 << 18 };

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
    count_holding(MOST, line, files, attribution, sink)
}

/// The same, with no more held in memory.
fn count_holding<'p>(
    most: Most,
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
            Counting::gather(parts, most.units, line)?;
            Screens::hold(&mut parts.iter_mut().map(|part| &mut part.taker.watching.screens).collect::<Vec<_>>());
            Lister::gather(&mut parts.iter_mut().map(|part| &mut part.taker.lister).collect::<Vec<_>>());
            Ok(())
        })?);
    }
    let (mut counted, mut fingerprints) = (Vec::new(), Vec::new());
    for Part { sink: told, mut taker } in parts {
        sink.absorb(told);
        fingerprints.push(std::mem::take(&mut taker.fingerprints));
        counted.push(taker);
    }
    let mut counting = Counting::new(line);
    let (repeated, merged) = rayon::join(|| Repeated::among(&fingerprints), || counting.merge(counted));
    merged?;
    let fates = if repeated.is_empty() {
        Fates::default()
    } else {
        line.settle_duplicates(most.rows, (&files, &repeated), &mut attribution, &mut counting, sink)?
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
    fn ledger(rows: u32, units: u32) -> Vec<LedgerFile> {
        let row = |number: u32| {
            let (id, day) = match number % 8 {
                0 | 1 => (format!("GZ{}", number / 8), 2),
                2..=4 => (format!("TQ{}", number / 8), 2 + number % 3),
                _ => (format!("KF{number}"), 9),
            };
            let unit = number / 8 % units;
            format!("{id},示例{unit:02},故障报修,2019-07-01 09:00,2019-07-{day:02} 10:00,办结\n")
        };
        let text = "受理编号,企业名称,业务类型,受理时间,办结时间,工单状态\n".to_owned() + &(0..rows).map(row).collect::<String>();
        vec![LedgerFile { source: Box::new(Memory::new("a.csv", text.into_bytes())), service: None, handed_in_on: None }]
    }

    /// What a ledger comes to, and what the test compares of it, with so much held.
    fn counted(ledger: &[LedgerFile], most: Most) -> (Counted, String) {
        let pack = Pack::read(&PackTexts::built_in("chongqing-2018").unwrap(), &crate::score::metric::names()).unwrap();
        let calendar = calendar::built_in("china").unwrap().read(None).unwrap();
        let period = Quarter::new(2019, 3).unwrap().period();
        let judge = Judge::new(&pack.policy, &calendar, period, period.last());
        let line = Line { pack: &pack, judge: &judge, encoding: None, earlier: None, screens: true };
        let (mut directory, mut sink) = (Directory::default(), Sink::default());
        let (counted, screens) = count_holding(most, &line, ledger, Attribution::ByRow(&mut directory), &mut sink).unwrap();
        let told: Vec<_> = sink.groups().into_iter().map(|group| (group.code, group.total, &group.samples)).collect();
        let seen = format!("{:?} {:?} {told:?}", screens.find().signals(), (&counted.facts, &counted.lists));
        (counted, seen)
    }

    #[test]
    fn copies_come_to_the_same_however_many_rows_are_held() {
        let ledger = ledger(4000, 3);
        let (all, seen) = counted(&ledger, MOST);
        // The first of two that say the same counts, and none of three that differ.
        assert_eq!(all.fates.len(), 500 + 3 * 500);
        assert_eq!(all.facts.services.values().map(|facts| facts.official.decided()).sum::<u64>(), 4 * 500);
        for rows in [1, 7, 1999] {
            let (held, again) = counted(&ledger, Most { rows, ..MOST });
            assert_eq!((&held.fates, again), (&all.fates, seen.clone()), "{rows} rows held");
        }
    }

    #[test]
    fn units_come_to_the_same_however_many_are_held() {
        // More than sixteen sections of a mebibyte.
        let ledger = ledger(260_000, 700);
        let (_, seen) = counted(&ledger, MOST);
        for units in [0, 1000] {
            let (_, again) = counted(&ledger, Most { units, ..MOST });
            assert!(again == seen, "{units} units held");
        }
    }
}
