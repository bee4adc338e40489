//! Which enterprise a row belongs to.

use std::collections::HashMap;

use foldhash::fast::FixedState;

use crate::domain::fold::fold;
use crate::domain::{Enterprise, EnterpriseIx};

/// The reporting units of a run, found by code or by name.
#[derive(Debug, Clone, Default)]
pub struct Directory {
    enterprises: Vec<Enterprise>,
    by_name: HashMap<String, EnterpriseIx>,
}

impl Directory {
    /// A directory of registered units; of two with the same name, only the codes find them.
    pub fn new(enterprises: Vec<Enterprise>) -> Self {
        let mut directory = Self::default();
        let mut twice = Vec::new();
        for enterprise in enterprises {
            let Some(ix) = directory.next() else { break };
            let names = [fold(&enterprise.code), fold(&enterprise.name), fold(&enterprise.short_name)];
            for name in names {
                if directory.by_name.insert(name.clone(), ix).is_some_and(|other| other != ix) {
                    twice.push(name);
                }
            }
            directory.enterprises.push(enterprise.covered(ix));
        }
        for name in twice {
            directory.by_name.remove(&name);
        }
        directory
    }

    fn next(&self) -> Option<EnterpriseIx> {
        u32::try_from(self.enterprises.len()).ok().map(EnterpriseIx)
    }

    /// The unit with this code, name or short name.
    pub fn find(&self, name: &str) -> Option<EnterpriseIx> {
        self.by_name.get(&fold(name)).copied()
    }

    /// The unit with this name, entered where it is not there yet; `None` beyond four thousand million of them.
    pub fn find_or_enter(&mut self, name: &str) -> Option<EnterpriseIx> {
        let folded = fold(name);
        if let Some(ix) = self.by_name.get(&folded) {
            return Some(*ix);
        }
        let ix = self.next()?;
        self.by_name.insert(folded, ix);
        self.enterprises.push(Enterprise::named(name.trim()).covered(ix));
        Some(ix)
    }

    /// The unit of a number that came from this directory.
    pub fn get(&self, ix: EnterpriseIx) -> Option<&Enterprise> {
        self.enterprises.get(usize::try_from(ix.0).ok()?)
    }

    /// Every unit with its number.
    pub fn iter(&self) -> impl Iterator<Item = (EnterpriseIx, &Enterprise)> {
        self.enterprises.iter().enumerate().filter_map(|(at, enterprise)| Some((EnterpriseIx(u32::try_from(at).ok()?), enterprise)))
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.enterprises.len()
    }
}

/// How the rows of a file are given to enterprises.
#[derive(Debug)]
pub enum Attribution<'d> {
    /// All rows are this unit's; a row that names another is not.
    One(EnterpriseIx, &'d Directory),
    /// Each row names its unit, and the directory grows with them; rows without a name belong to the first.
    ByRow(&'d mut Directory),
    /// The same, but the directory cannot grow: a row that names a unit it does not hold has to wait.
    Known(&'d Directory),
}

/// Names as rows write them, each with its unit, so that a spelling is folded once.
#[derive(Debug, Clone, Default)]
pub(super) struct SeenNames {
    by_name: HashMap<String, EnterpriseIx, FixedState>,
    /// The last one as bytes of its file: most rows name the unit of the row before.
    last: Option<(Vec<u8>, EnterpriseIx)>,
}

impl SeenNames {
    /// Names that are remembered; a hostile column cannot make it grow further.
    const MOST: usize = 1 << 16;

    /// The unit of the row before, where this one writes its name alike.
    #[inline]
    pub(super) fn as_before(&self, bytes: &[u8]) -> Option<EnterpriseIx> {
        self.last.as_ref().filter(|(last, _)| last == bytes).map(|(_, ix)| *ix)
    }

    /// Remembers how a row names its unit.
    pub(super) fn remember(&mut self, bytes: &[u8], ix: EnterpriseIx) {
        self.last = Some((bytes.to_vec(), ix));
    }

    fn find(&self, name: &str) -> Option<EnterpriseIx> {
        self.by_name.get(name).copied()
    }

    fn enter(&mut self, name: &str, ix: EnterpriseIx) {
        if self.by_name.len() < Self::MOST {
            self.by_name.insert(name.to_owned(), ix);
        }
    }
}

/// The unit of a row, or that the row names another than it should.
pub(super) enum Attributed {
    To(EnterpriseIx),
    Other(EnterpriseIx),
    /// The directory does not hold it yet.
    Unknown,
}

impl Attribution<'_> {
    /// The unit a row belongs to, by the name in its column.
    pub(super) fn of(&mut self, named: Option<&str>, seen: &mut SeenNames) -> Attributed {
        let Some(named) = named else {
            return Attributed::To(match self {
                Self::One(own, _) => *own,
                Self::ByRow(_) | Self::Known(_) => EnterpriseIx(0),
            });
        };
        if let Some(ix) = seen.find(named) {
            return Attributed::To(ix);
        }
        let attributed = match self {
            Self::One(own, directory) if directory.find(named) == Some(*own) => Attributed::To(*own),
            Self::One(own, _) => Attributed::Other(*own),
            Self::ByRow(directory) => Attributed::To(directory.find_or_enter(named).unwrap_or(EnterpriseIx(0))),
            Self::Known(directory) => directory.find(named).map_or(Attributed::Unknown, Attributed::To),
        };
        if let Attributed::To(ix) = attributed {
            seen.enter(named, ix);
        }
        attributed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_found_by_code_and_name_but_not_by_a_name_two_share() {
        let unit = |code: &str, name: &str| Enterprise { code: code.into(), ..Enterprise::named(name) };
        let directory = Directory::new(vec![unit("A1", "甲燃气（北）"), unit("B2", "乙燃气"), unit("C3", "乙燃气")]);
        assert_eq!(directory.find("甲燃气(北)"), Some(EnterpriseIx(0)));
        assert_eq!(directory.find("b2"), Some(EnterpriseIx(1)));
        assert_eq!(directory.find("乙燃气"), None);
    }
}
