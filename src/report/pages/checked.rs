//! Cases that inspectors held against their evidence: what they found, what was appealed, and what that changed.

use super::cases::file_name;
use super::{View, share_text};
use crate::domain::Lang;
use crate::report::model::{CheckedCaseReport, CheckedReport, CheckedUnitReport, Report};
use crate::report::table::{Block, Cell, Table, Tone};
use crate::text::words;

/// What was found of single cases, at most `shown` of them one by one; nothing where none was checked.
pub(super) fn checked_blocks(report: &Report, shown: usize, lang: Lang) -> Vec<Block> {
    let view = View { report, lang };
    let Some(found) = report.checked.as_ref().filter(|found| !found.units.is_empty()) else { return Vec::new() };
    let mut blocks =
        vec![Block::heading(lang.pick("办件核查与申诉", "Cases checked, and appeals")), Block::Table(view.checked_table(found))];
    let rates = view.checked_rates(found);
    if !rates.rows.is_empty() {
        blocks.extend([Block::part(lang.pick("办结率的变化", "Rates that change")), Block::Table(rates)]);
    }
    let asked: Vec<_> = found
        .units
        .iter()
        .flat_map(|unit| unit.cases.iter().map(move |case| (unit, case)))
        .filter(|(_, case)| case.finding != "confirmed" || case.appeal.is_some())
        .collect();
    if !asked.is_empty() {
        let total = asked.len();
        blocks.push(Block::part(match lang {
            Lang::Zh if total > shown => format!("核减与申诉的办件：共 {total} 件，列出 {shown} 件"),
            Lang::Zh => format!("核减与申诉的办件：{total} 件"),
            Lang::En if total > shown => format!("Cases corrected or appealed: {total}, {shown} shown"),
            Lang::En => format!("Cases corrected or appealed: {total}"),
        }));
        blocks.push(Block::Table(view.checked_cases(&asked[..total.min(shown)])));
    }
    blocks.push(Block::Text(
        lang.pick(
            "核定分和排名按核查后仍成立的结论计算；各项服务的办结率仍按台账列示，核减后的在此另列",
            "the verified score and the ranking count the findings that stand; rates elsewhere stay those of the ledgers, and are shown here as found",
        )
        .to_owned(),
    ));
    blocks
}

impl View<'_> {
    /// A row for each enterprise.
    pub(in crate::report) fn checked_table(&self, found: &CheckedReport) -> Table {
        let mut table = Table::new(&[
            self.pick("企业", "Enterprise"),
            self.pick(">核查件数", ">Checked"),
            self.pick(">核减", ">Corrected"),
            self.pick(">申诉", ">Appealed"),
            self.pick(">申诉成立", ">Restored"),
            self.pick(">按台账得分", ">Score by the ledger"),
            self.pick(">核减后", ">As found"),
            self.pick(">申诉后", ">After appeals"),
        ]);
        for unit in &found.units {
            let score = |of: fn(&crate::report::model::CheckedScore) -> &String| unit.score.as_ref().map(|score| of(score).as_str());
            table.rows.push(vec![
                Cell::plain(&unit.short_name),
                Cell::count(unit.checked),
                Cell::fault_count(unit.corrected),
                Cell::count(unit.appealed),
                Cell::count(unit.restored),
                Cell::points(score(|score| &score.ledger)),
                Cell::points(score(|score| &score.found)),
                Cell::points(score(|score| &score.stands)),
            ]);
        }
        table
    }

    fn checked_rates(&self, found: &CheckedReport) -> Table {
        let mut table = Table::new(&[
            self.pick("企业", "Enterprise"),
            self.pick("服务", "Service"),
            self.pick("台账", "By the ledger"),
            self.pick("核减后", "As found"),
            self.pick("申诉后", "After appeals"),
        ]);
        for (unit, rate) in found.units.iter().flat_map(|unit| unit.rates.iter().map(move |rate| (unit, rate))) {
            table.rows.push(vec![
                Cell::plain(&unit.short_name),
                Cell::plain(self.service_name(&rate.service)),
                Cell::plain(share_text(rate.ledger.as_ref())),
                Cell::plain(share_text(rate.found.as_ref())),
                Cell::plain(share_text(rate.stands.as_ref())),
            ]);
        }
        table
    }

    /// A row for each case.
    pub(in crate::report) fn checked_cases(&self, cases: &[(&CheckedUnitReport, &CheckedCaseReport)]) -> Table {
        let mut table = Table::new(&[
            self.pick("企业", "Enterprise"),
            self.pick("编号", "Case"),
            self.pick("?服务", "?Service"),
            self.pick("核查结论", "Finding"),
            self.pick("台账 → 核定", "Ledger → as found"),
            self.pick("申诉", "Appeal"),
            self.pick("最终", "Stands"),
            self.pick("?所在行", "?Row"),
        ]);
        for (unit, case) in cases {
            let outcome = |key: &str| words::outcome(key, self.lang).to_owned();
            let changed = if case.ledger == case.found {
                Cell::plain(outcome(&case.ledger))
            } else {
                Cell::toned(format!("{} → {}", outcome(&case.ledger), outcome(&case.found)), Tone::Bad)
            };
            table.rows.push(vec![
                Cell::plain(&unit.short_name),
                Cell::plain(&case.id),
                Cell::text(case.service.as_deref().map(|service| self.service_name(service))),
                Cell::plain(words::case_finding(&case.finding, self.lang)),
                changed,
                Cell::text(case.appeal.as_deref().map(|appeal| words::appeal(appeal, self.lang))),
                Cell::plain(outcome(&case.stands)),
                Cell::plain(format!("{}:{}", file_name(&case.file), case.line)),
            ]);
        }
        table
    }
}
