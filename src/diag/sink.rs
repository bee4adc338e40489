//! Gathers diagnostics: true totals, the first samples of each group, overrides of tiers.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::told_of_file::{Group, NotDone, SAMPLES, ToldOfFile, in_file};
use super::{Code, Diagnostic, Statement, Tier, Told};
use crate::domain::{FileName, Place, RowText};

/// What the command line changes about a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Override {
    /// Treat it as being of this tier.
    Tier(Tier),
    /// Leave it out.
    Allow,
}

/// Where diagnostics go.
#[derive(Debug, Clone, Default)]
pub struct Sink {
    overrides: BTreeMap<Code, Override>,
    files: BTreeMap<FileName, ToldOfFile>,
    /// What the enterprise explains, each with the number of diagnostics it answered.
    statements: Vec<(Statement, u64)>,
    /// A sample was taken whose row has not been shown yet.
    wants_row: bool,
    /// Every diagnostic is kept, not the first ones alone.
    keeps_all: bool,
}

impl Sink {
    /// An empty sink with the overrides of the command line.
    pub fn new(overrides: BTreeMap<Code, Override>) -> Self {
        Self::default().overridden(overrides)
    }

    /// The same with the overrides of the command line.
    #[must_use]
    pub fn overridden(self, overrides: BTreeMap<Code, Override>) -> Self {
        Self { overrides, ..self }
    }

    /// Keeps every diagnostic and not the first of each group alone; memory then grows with their number.
    #[must_use]
    pub fn keeping_all(self) -> Self {
        Self { keeps_all: true, ..self }
    }

    /// An empty sink with the same settings.
    #[must_use]
    pub fn fork(&self) -> Self {
        Self { keeps_all: self.keeps_all, ..Self::new(self.overrides.clone()) }
    }

    /// An empty sink for a part of the work: with the same settings, and the same statements to answer.
    #[must_use]
    pub fn part(&self) -> Self {
        let statements = self.statements.iter().map(|(statement, _)| (statement.clone(), 0)).collect();
        Self { statements, ..self.fork() }
    }

    /// Takes in what such a sink has gathered; the result does not depend on the order of the parts.
    pub fn absorb(&mut self, part: Self) {
        for ((_, answered), (_, more)) in self.statements.iter_mut().zip(&part.statements) {
            *answered += more;
        }
        self.merge(Self { statements: Vec::new(), ..part });
    }

    /// Takes a diagnostic.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        let (code, place) = (diagnostic.code, diagnostic.place.clone());
        self.report(code, &place, || diagnostic);
    }

    /// Takes what the enterprise explains; it answers diagnostics that come later.
    pub fn explain(&mut self, statements: Vec<Statement>) {
        self.statements.extend(statements.into_iter().map(|statement| (statement, 0)));
    }

    /// What the enterprise explains, each with the number of diagnostics it answered.
    pub fn statements(&self) -> &[(Statement, u64)] {
        &self.statements
    }

    /// Reports the statements that nothing was found for; a diagnostic that comes later finds no statement any more.
    pub fn settle_statements(&mut self) {
        let stale: Vec<_> = self.statements.iter().filter(|(_, answered)| *answered == 0).map(|(statement, _)| statement.clone()).collect();
        for statement in stale {
            self.push(Diagnostic::new(Code::P410, statement.place).fact("code", statement.code));
        }
    }

    /// Counts a diagnostic, and makes it only where it is one of the first of its group.
    pub fn report(&mut self, code: Code, place: &Place, make: impl FnOnce() -> Diagnostic) {
        let tier = match self.overrides.get(&code) {
            Some(Override::Allow) => return,
            Some(Override::Tier(tier)) => *tier,
            None => code.tier(),
        };
        let key = (code, place.column.as_ref().map(|column| column.number));
        in_file(&mut self.files, &place.file, |of| {
            let group = of.groups.entry(key).or_insert_with(|| Group {
                code,
                tier,
                file: place.file.clone(),
                column: place.column.clone(),
                total: 0,
                explained: 0,
                samples: Vec::new(),
            });
            group.total += 1;
            let keeps = self.keeps_all || group.samples.len() < SAMPLES;
            let may_be_explained = tier == Tier::Confirm && self.statements.iter().any(|(statement, _)| statement.code == code);
            if !keeps && !may_be_explained {
                return;
            }
            let diagnostic = make();
            let answer = self.statements.iter_mut().find(|(statement, _)| may_be_explained && statement.answers(&diagnostic));
            if let Some((_, answered)) = answer {
                *answered += 1;
                group.explained += 1;
            } else if keeps {
                group.samples.push(diagnostic);
                self.wants_row |= group.samples.len() <= SAMPLES && place.line.is_some();
            }
        });
    }

    /// Shows the row at `line` to the samples that stand in it; it is made only where there are any.
    pub fn show_row(&mut self, file: &FileName, line: u64, make: impl FnOnce() -> RowText) {
        if !std::mem::take(&mut self.wants_row) {
            return;
        }
        let row = Arc::new(make());
        for group in self.files.get_mut(file).into_iter().flat_map(|of| of.groups.values_mut()) {
            let shown = group.samples.iter_mut().take(SAMPLES).rev();
            for sample in shown.take_while(|sample| sample.place.line == Some(line)) {
                sample.row.get_or_insert_with(|| Arc::clone(&row));
            }
        }
    }

    /// Counts a row that is not judged because of a fault; `read` where its other cells were looked at all the same.
    pub fn not_judged(&mut self, file: &FileName, because: Code, read: bool) {
        in_file(&mut self.files, file, |of| {
            let not_done = of.not_done.entry(because).or_default();
            not_done.rows += 1;
            not_done.unread += u64::from(!read);
        });
    }

    /// Counts a check that could not run on a row because of a fault.
    pub fn not_run(&mut self, file: &FileName, because: Code, check: Code) {
        in_file(&mut self.files, file, |of| *of.not_done.entry(because).or_default().checks.entry(check).or_default() += 1);
    }

    /// What could not be done, by file and by the fault that is to blame.
    pub fn not_done(&self) -> impl Iterator<Item = (&FileName, Code, &NotDone)> {
        let files = self.files.iter();
        files.flat_map(|(file, of)| of.not_done.iter().map(move |(because, not_done)| (file, *because, not_done)))
    }

    /// Adds what another sink has gathered; the result does not depend on which of both comes first.
    pub fn merge(&mut self, other: Self) {
        self.statements.extend(other.statements);
        for (file, of) in other.files {
            in_file(&mut self.files, &file, |own| own.merge(of, self.keeps_all));
        }
    }

    /// Keeps what was told of files that `keep` holds for, and of nothing else.
    pub fn retain(&mut self, keep: impl Fn(&FileName) -> bool) {
        self.files.retain(|file, _| keep(file));
        self.statements.retain(|(statement, _)| keep(&statement.place.file));
    }

    /// Every group, the worst tiers first, then by code, file and column.
    pub fn groups(&self) -> Vec<&Group> {
        let mut groups: Vec<_> = self.each_group().collect();
        // Those of one code are in the order of files and columns already.
        groups.sort_by_key(|group| (Reverse(group.tier), group.code));
        groups
    }

    /// Every group, in the order of files.
    fn each_group(&self) -> impl Iterator<Item = &Group> {
        self.files.values().flat_map(|of| of.groups.values())
    }

    /// How many diagnostics of a tier there are.
    pub fn total(&self, tier: Tier) -> u64 {
        self.each_group().filter(|group| group.tier == tier).map(|group| group.total).sum()
    }

    /// All that was told, in numbers.
    pub fn told(&self) -> Told {
        let explained = self.each_group().map(|group| group.explained).sum();
        Told { block: self.total(Tier::Block), confirm: self.total(Tier::Confirm), explained, note: self.total(Tier::Note) }
    }

    /// The worst tier of all that is not explained.
    pub fn worst(&self) -> Option<Tier> {
        self.each_group().filter(|group| group.total > group.explained).map(|group| group.tier).max()
    }

    /// Overrides that no diagnostic matched; `--allow` keeps no count, so it is never among them.
    pub fn unused_overrides(&self) -> Vec<Code> {
        let used = |code: &Code| self.each_group().any(|group| group.code == *code);
        self.overrides.iter().filter(|(code, change)| **change != Override::Allow && !used(code)).map(|(code, _)| *code).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Column;

    fn at(line: u64) -> Diagnostic {
        let column = Column { number: 3, header: "受理时间".into() };
        Diagnostic::new(Code::R101, Place { file: "a.csv".into(), line: Some(line), column: Some(column) })
    }

    #[test]
    fn totals_are_true_and_samples_few() {
        let mut sink = Sink::default();
        (1..=1000).for_each(|line| sink.push(at(line)));
        let groups = sink.groups();
        assert_eq!((groups.len(), groups[0].total, groups[0].samples.len()), (1, 1000, SAMPLES));
        assert_eq!(sink.total(Tier::Block), 1000);
    }

    #[test]
    fn merging_does_not_depend_on_the_order() {
        let (mut low, mut high) = (Sink::default(), Sink::default());
        (1..=15).for_each(|line| low.push(at(line)));
        (16..=40).for_each(|line| high.push(at(line)));
        let (mut one, mut other) = (low.clone(), high.clone());
        one.merge(high);
        other.merge(low);
        assert_eq!(one.groups(), other.groups());
        assert_eq!(one.total(Tier::Block), 40);
    }

    #[test]
    fn overrides_change_the_tier_or_leave_it_out() {
        let overrides = BTreeMap::from([(Code::R101, Override::Allow), (Code::C206, Override::Tier(Tier::Block))]);
        let mut sink = Sink::new(overrides);
        sink.push(at(1));
        assert_eq!((sink.worst(), sink.unused_overrides()), (None, vec![Code::C206]));
        sink.push(Diagnostic::new(Code::C206, Place::line("a.csv".into(), 1)));
        assert_eq!((sink.worst(), sink.unused_overrides()), (Some(Tier::Block), Vec::new()));
    }
}
