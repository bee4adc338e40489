//! Two quarters beside each other: who carried over what, and what has to be asked about.

use super::cases::file_name;
use super::{View, or_dash};
use crate::domain::Lang;
use crate::report::model::{ContinuityCounts, ContinuityReport, ContinuityUnit, RewrittenField, SpotReport};
use crate::report::table::{Block, Cell, Table, Tone};
use crate::text::continuity as text;

/// Continuity in a language; `service` names a service.
pub(in crate::report) struct Continuous<'r> {
    pub(in crate::report) found: &'r ContinuityReport,
    pub(in crate::report) lang: Lang,
    pub(in crate::report) service: &'r dyn Fn(&str) -> String,
    /// Most rows of a list.
    pub(in crate::report) shown: usize,
}

impl Continuous<'_> {
    fn pick<'t>(&self, zh: &'t str, en: &'t str) -> &'t str {
        self.lang.pick(zh, en)
    }

    /// The counts of every enterprise; `all` also of those with nothing to ask about.
    pub(in crate::report) fn counts_table(&self, all: bool) -> Option<Table> {
        let mut table = Table::new(&[
            self.pick("企业", "Enterprise"),
            self.pick(">上季末在办", ">Open before"),
            self.pick(">已结转", ">Carried"),
            self.pick(">消失", ">Vanished"),
            self.pick(">换号", ">Re-opened"),
            self.pick(">改写", ">Rewritten"),
            self.pick("?>无法识别", "?>Unreadable"),
            self.pick("?>首次报送", "?>First seen"),
        ]);
        let units: Vec<_> = self.found.units.iter().filter(|unit| all || unit.counts.has_findings()).collect();
        for unit in &units {
            table.rows.push(self.counts_row(&unit.short_name, &unit.counts, unit.reported));
        }
        if units.len() > 1 {
            table.rows.push(self.counts_row(self.pick("合计", "All"), &self.total(&units), true));
        }
        (!table.rows.is_empty()).then_some(table)
    }

    /// All enterprises, or those in the table where these are fewer.
    fn total(&self, units: &[&ContinuityUnit]) -> ContinuityCounts {
        if units.len() == self.found.units.len() {
            return self.found.total;
        }
        units.iter().fold(ContinuityCounts::default(), |sum, unit| ContinuityCounts {
            open_before: sum.open_before + unit.counts.open_before,
            carried: sum.carried + unit.counts.carried,
            vanished: sum.vanished + unit.counts.vanished,
            reopened: sum.reopened + unit.counts.reopened,
            rewritten: sum.rewritten + unit.counts.rewritten,
            unreadable: sum.unreadable + unit.counts.unreadable,
            first_reported: sum.first_reported + unit.counts.first_reported,
            ..sum
        })
    }

    fn counts_row(&self, name: &str, counts: &ContinuityCounts, reported: bool) -> Vec<Cell> {
        let carried = if reported { Cell::count(counts.carried) } else { Cell::missing(self.pick("未报送", "sent nothing")) };
        vec![
            Cell::plain(name),
            Cell::count(counts.open_before),
            carried,
            Cell::fault_count(counts.vanished),
            Cell::fault_count(counts.reopened),
            Cell::fault_count(counts.rewritten),
            Cell::fault_count(counts.unreadable),
            Cell::fault_count(counts.first_reported),
        ]
    }

    /// The lists of what has to be asked about.
    pub(super) fn list_blocks(&self) -> Vec<Block> {
        let total = self.found.total;
        let lists = [
            (self.pick("消失的在办件", "Open cases that vanished"), total.vanished, self.vanished_table()),
            (self.pick("换号的办件", "Cases under another number"), total.reopened, self.reopened_table()),
            (self.pick("改写的办件", "Cases rewritten"), total.rewritten, self.rewritten_table()),
        ];
        let mut blocks = Vec::new();
        for (title, total, table) in lists.into_iter().filter(|(_, total, _)| *total > 0) {
            blocks.push(Block::part(self.title(title, total)));
            blocks.push(Block::Table(table));
        }
        blocks
    }

    /// The title of a list, with how many of it are shown where that is not all.
    fn title(&self, title: &str, total: u64) -> String {
        let cut = total > self.shown as u64;
        match (self.lang, cut) {
            (Lang::Zh, true) => format!("{title}：共 {total} 件，列出 {} 件", self.shown),
            (Lang::Zh, false) => format!("{title}：{total} 件"),
            (Lang::En, true) => format!("{title}: {total}, {} shown", self.shown),
            (Lang::En, false) => format!("{title}: {total}"),
        }
    }

    /// Open cases that are not there any more.
    pub(in crate::report) fn vanished_table(&self) -> Table {
        let mut table = Table::new(&[
            self.pick("企业", "Enterprise"),
            self.pick("编号", "Case"),
            self.pick("服务", "Service"),
            self.pick("受理", "Accepted"),
            self.pick("?到期", "?Due"),
            self.pick("可能的编号", "May be"),
            self.pick("?上季所在行", "?Old row"),
        ]);
        let rows = self.found.units.iter().flat_map(|unit| unit.vanished.iter().map(move |one| (unit, one)));
        for (unit, one) in rows.take(self.shown) {
            let candidates: Vec<_> = one.candidates.iter().take(3).map(|spot| spot.id.as_str()).collect();
            let more = if one.candidates.len() > 3 { " …" } else { "" };
            table.rows.push(vec![
                Cell::plain(&unit.short_name),
                Cell::plain(&one.old.id),
                Cell::plain(self.service_of(one.service.as_deref())),
                Cell::plain(or_dash(one.accepted.as_ref())),
                Cell::day(one.due_on),
                if candidates.is_empty() { Cell::missing("-") } else { Cell::plain(format!("{}{more}", candidates.join(" "))) },
                Cell::plain(row(&one.old)),
            ]);
        }
        table
    }

    /// Cases that go on under another number.
    pub(in crate::report) fn reopened_table(&self) -> Table {
        let mut table = Table::new(&[
            self.pick("企业", "Enterprise"),
            self.pick("原编号", "Old number"),
            self.pick("现编号", "New number"),
            self.pick("受理（前 → 后）", "Accepted (then → now)"),
            self.pick("依据", "Sign"),
            self.pick("?现所在行", "?New row"),
        ]);
        let rows = self.found.units.iter().flat_map(|unit| unit.reopened.iter().map(move |one| (unit, one)));
        for (unit, one) in rows.take(self.shown) {
            let sign = match one.sign.as_str() {
                "number" => self.pick("编号相承", "number"),
                _ => self.pick("受理同分", "same minute"),
            };
            let (then, now) = (or_dash(one.old_accepted.as_ref()), or_dash(one.new_accepted.as_ref()));
            let accepted = if then == now { Cell::plain(then) } else { Cell::toned(format!("{then} → {now}"), Tone::Bad) };
            table.rows.push(vec![
                Cell::plain(&unit.short_name),
                Cell::plain(&one.old.id),
                Cell::plain(&one.new.id),
                accepted,
                Cell::plain(sign),
                Cell::plain(row(&one.new)),
            ]);
        }
        table
    }

    /// Cases of which something reads otherwise, a row a field.
    pub(in crate::report) fn rewritten_table(&self) -> Table {
        let mut table = Table::new(&[
            self.pick("企业", "Enterprise"),
            self.pick("编号", "Case"),
            self.pick("字段", "Field"),
            self.pick("上季", "Then"),
            self.pick("本季", "Now"),
            self.pick("?现所在行", "?New row"),
        ]);
        let rows = self.found.units.iter().flat_map(|unit| unit.rewritten.iter().map(move |one| (unit, one)));
        for (unit, one) in rows.take(self.shown) {
            for change in &one.changes {
                table.rows.push(vec![
                    Cell::plain(&unit.short_name),
                    Cell::plain(&one.new.id),
                    Cell::plain(text::field(&change.field, self.lang)),
                    Cell::plain(self.value(change, change.old.as_deref())),
                    Cell::toned(self.value(change, change.new.as_deref()), Tone::Bad),
                    Cell::plain(row(&one.new)),
                ]);
            }
        }
        table
    }

    fn value(&self, change: &RewrittenField, value: Option<&str>) -> String {
        match (change.field.as_str(), value) {
            ("service", Some(service)) => (self.service)(service),
            (field, value) => text::value(field, value, self.lang).to_owned(),
        }
    }

    fn service_of(&self, service: Option<&str>) -> String {
        service.map_or_else(|| "-".to_owned(), self.service)
    }

    /// What became of pending cases that fell due, and who handed in nothing.
    pub(in crate::report) fn notes(&self) -> Vec<String> {
        let ContinuityCounts { due_now: due, unreported, .. } = self.found.total;
        let mut notes = vec![match self.lang {
            Lang::Zh => format!(
                "上季末在办、本季到期：按期 {} 件，逾期办结 {} 件，逾期未结 {} 件，其他 {} 件",
                due.on_time, due.late, due.overdue, due.other
            ),
            Lang::En => format!(
                "pending then and due now: {} on time, {} late, {} overdue, {} otherwise",
                due.on_time, due.late, due.overdue, due.other
            ),
        }];
        if unreported > 0 {
            notes.push(match self.lang {
                Lang::Zh => format!("本季未报送的企业上季末尚有在办 {unreported} 件，去向不明"),
                Lang::En => format!("{unreported} open then, of enterprises that sent nothing now: what became of them is not known"),
            });
        }
        notes
    }
}

/// Rows shown of a list in the report of a quarter; `compare` shows more, the JSON up to a thousand.
const SHOWN: usize = 5;

impl View<'_> {
    /// A short section where the quarter before is at hand.
    pub(super) fn continuity_blocks(&self) -> Vec<Block> {
        let Some(found) = &self.report.continuity else { return Vec::new() };
        let service = |id: &str| self.service_name(id).to_owned();
        let view = Continuous { found, lang: self.lang, service: &service, shown: SHOWN };
        let mut blocks = vec![Block::heading(match self.lang {
            Lang::Zh => format!("与上季（{}）衔接", found.old_quarter),
            Lang::En => format!("Continuity with {}", found.old_quarter),
        })];
        let total = &found.total;
        let mut lines = vec![match self.lang {
            Lang::Zh => format!("上季末在办 {} 件，已结转 {} 件", total.open_before, total.carried),
            Lang::En => format!("{} open at its end, {} carried over", total.open_before, total.carried),
        }];
        lines.extend(view.notes());
        blocks.push(Block::List(lines));
        if let Some(table) = view.counts_table(false) {
            blocks.push(Block::Table(table));
        }
        blocks.extend(view.list_blocks());
        blocks
    }
}

/// Where a case stands: the last part of the file's name, and the line.
pub(super) fn row(spot: &SpotReport) -> String {
    format!("{}:{}", file_name(&spot.file), spot.line)
}
