//! One large file read in several parts beside each other.
//!
//! There are always sixteen parts, and each gets every sixteenth section of the file, however many processors there are: what
//! they come to never depends on the machine. A unit that the directory does not hold yet is entered in the order of the rows.

use std::collections::HashSet;

use rayon::prelude::*;

use super::attribution::{Attributed, Attribution, Directory};
use super::ledger_file::{CountError, FileNote, LedgerFile};
use super::line::{Lane, Line, OpenedLedger};
use super::rows::Ended;
use super::taker::Taker;
use crate::diag::Sink;
use crate::intake::{Section, Sections};

/// Sections that are read beside each other, and read ahead.
pub(super) const PARTS: usize = 16;

/// New units of a round that are entered one by one, each when all rows before it were read. Where there are more, names are full of
/// faults, or each unit has few rows: then the rest of the round is looked at beforehand.
const STEPS: usize = 1;

/// Times that a round is read until it was looked ahead.
const LOOKS_AHEAD: usize = STEPS + 1;

/// A part of the work, with what was told of its rows.
pub(super) struct Part<T> {
    pub(super) sink: Sink,
    pub(super) taker: T,
}

impl Line<'_> {
    /// Hands every row of a file, which is the `number`-th of those that are read, to one of `parts`, of which there are [`PARTS`];
    /// after each round of sections `after` may take out what they have gathered.
    pub(super) fn read_beside<T: Taker + Send>(
        &self,
        (number, file): (usize, &LedgerFile),
        attribution: &mut Attribution<'_>,
        parts: &mut [Part<T>],
        sink: &mut Sink,
        mut after: impl FnMut(&mut [Part<T>]) -> Result<(), CountError>,
    ) -> Result<FileNote, CountError> {
        let OpenedLedger { form, mut sections, lane } = match self.open(file, number, sink)? {
            Ok(opened) => opened,
            Err(note) => return Ok(note),
        };
        let mut lanes = vec![lane];
        // The first section is read alone: it shows how wide rows may be, and most units that there are.
        let mut round = take_round(&mut sections, 1).map_err(|error| lanes[0].failed(error))?;
        while !round.is_empty() {
            while lanes.len() < round.len() {
                let lane = lanes[0].beside();
                lanes.push(lane);
            }
            for (lane, section) in lanes.iter_mut().zip(round) {
                lane.section = Some(section);
            }
            let (read, next) = rayon::join(|| self.read_round(attribution, &mut lanes, parts), || take_round(&mut sections, PARTS));
            read?;
            after(parts)?;
            for section in lanes.iter_mut().filter_map(|lane| lane.section.take()) {
                sections.close(section);
            }
            round = next.map_err(|error| lanes[0].failed(error))?;
        }
        let mut lane = lanes.remove(0);
        for other in lanes {
            lane.merge(other);
        }
        Ok(self.close(file, form, &sections, lane, sink))
    }

    /// Reads the section of every lane that has one.
    fn read_round<T: Taker + Send>(
        &self,
        attribution: &mut Attribution<'_>,
        lanes: &mut [Lane<'_>],
        parts: &mut [Part<T>],
    ) -> Result<(), CountError> {
        let directory = match attribution {
            Attribution::One(own, directory) => {
                return self.all_lanes(|| Attribution::One(*own, directory), lanes, parts).map(|_| ());
            }
            Attribution::Known(directory) => return self.all_lanes(|| Attribution::Known(directory), lanes, parts).map(|_| ()),
            Attribution::ByRow(directory) => directory,
        };
        let mut passes = 0;
        loop {
            let known: &Directory = directory;
            let Some(stopped) = self.all_lanes(|| Attribution::Known(known), lanes, parts)? else { return Ok(()) };
            passes += 1;
            // All before it was read, so what is new in it comes next in the order of the rows.
            match (passes, lanes[stopped].next_unit()) {
                (..=STEPS, Some(name)) => _ = directory.find_or_enter(&name),
                (..=LOOKS_AHEAD, _) => enter_units(directory, lanes)?,
                _ => {
                    let Part { sink, taker } = &mut parts[stopped];
                    self.read_section(&mut lanes[stopped], &mut Attribution::ByRow(directory), sink, taker)?;
                }
            }
        }
    }

    /// Reads every lane as far as its units are known; the first that stopped at one that is not.
    fn all_lanes<'d, T: Taker + Send>(
        &self,
        attribution: impl Fn() -> Attribution<'d> + Sync,
        lanes: &mut [Lane<'_>],
        parts: &mut [Part<T>],
    ) -> Result<Option<usize>, CountError> {
        let read =
            |(lane, part): (&mut Lane<'_>, &mut Part<T>)| self.read_section(lane, &mut attribution(), &mut part.sink, &mut part.taker);
        // One lane at a time goes to a processor, so that none has several left when the others are done.
        let ended: Vec<Result<Ended, CountError>> = lanes.par_iter_mut().zip(parts).with_max_len(1).map(read).collect();
        let ended = ended.into_iter().collect::<Result<Vec<_>, _>>()?;
        Ok(ended.into_iter().position(|ended| ended == Ended::AtUnknownUnit))
    }
}

/// Enters the units that the rest of the sections names and the directory does not hold yet, in the order of the rows, so that no
/// section has to wait for another. Where a column of names is full of faults, they would all wait else.
fn enter_units(directory: &mut Directory, lanes: &mut [Lane<'_>]) -> Result<(), CountError> {
    let known: &Directory = directory;
    let unknown: Vec<_> = lanes.par_iter_mut().map(|lane| unknown_units(lane, known)).collect::<Result<_, _>>()?;
    for name in unknown.iter().flatten() {
        directory.find_or_enter(name);
    }
    Ok(())
}

/// The units that the rest of a lane's section names and a directory does not hold, in the order of the rows; none where the section
/// cannot be read twice.
fn unknown_units(lane: &mut Lane<'_>, known: &Directory) -> Result<Vec<String>, CountError> {
    let (mut unknown, mut met) = (Vec::new(), HashSet::new());
    // The name of the row before, as bytes: most rows name the same unit.
    let mut before = Vec::new();
    let Some(mut ahead) = lane.section.as_ref().filter(|_| lane.reader.names_enterprises()).and_then(Section::ahead) else {
        return Ok(unknown);
    };
    while let Some(row) = ahead.next_row().map_err(|error| lane.failed(error))? {
        let bytes = lane.reader.enterprise_bytes(&row).unwrap_or_default();
        if bytes == before {
            continue;
        }
        before.clear();
        before.extend_from_slice(bytes);
        let Some(name) = lane.reader.enterprise(&row).filter(|name| !met.contains(name.as_ref())) else { continue };
        if let Attributed::Unknown = Attribution::Known(known).of(Some(&name), &mut lane.seen) {
            met.insert(name.to_string());
            unknown.push(name.into_owned());
        }
    }
    Ok(unknown)
}

/// The next sections of a file.
pub(super) fn take_round<'p>(sections: &mut Sections<'p>, most: usize) -> std::io::Result<Vec<Section<'p>>> {
    std::iter::from_fn(|| sections.next_section().transpose()).take(most).collect()
}
