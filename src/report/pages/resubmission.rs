//! One enterprise's second submission of a quarter beside its first.

use super::continuity::row;
use super::or_dash;
use crate::domain::Lang;
use crate::report::model::{CellReport, ChangedRowReport, ResubmissionUnit, RowReport, ServiceCounts, ToldCounts};
use crate::report::table::{Block, Cell, Table, Tone};
use crate::text::continuity as text;

/// Everything about one enterprise; a line where nothing changed.
pub(super) fn resubmission_blocks(view: &Twice<'_>) -> Vec<Block> {
    let Twice { unit, lang, .. } = *view;
    let mut blocks = vec![Block::heading(&*unit.short_name), Block::List(view.head())];
    if !unit.services.is_empty() {
        blocks.push(Block::part(lang.pick("件数与比率", "Counts and rates")));
        blocks.push(Block::Table(view.services_table(false)));
    }
    if !unit.points.is_empty() {
        blocks.push(Block::part(lang.pick("得分变化的评价重点", "Points that changed")));
        blocks.push(Block::Table(view.points_table()));
    }
    let rows = &unit.rows;
    if rows.n_changed > 0 {
        blocks.push(Block::part(view.title(lang.pick("改动的行", "Rows changed"), rows.n_changed)));
        blocks.push(Block::Table(view.changed_table()));
    }
    for (title, total, list) in [
        (lang.pick("新增的行", "Rows added"), rows.n_added, &rows.added),
        (lang.pick("删去的行", "Rows removed"), rows.n_removed, &rows.removed),
    ] {
        if total > 0 {
            blocks.push(Block::part(view.title(title, total)));
            blocks.push(Block::Table(view.rows_table(list)));
        }
    }
    blocks
}

/// One enterprise's two submissions in a language; `service` names a service.
pub(in crate::report) struct Twice<'r> {
    pub(in crate::report) unit: &'r ResubmissionUnit,
    pub(in crate::report) service: &'r dyn Fn(&str) -> String,
    pub(in crate::report) lang: Lang,
    /// Most rows of a list.
    pub(in crate::report) shown: usize,
}

impl Twice<'_> {
    fn pick<'t>(&self, zh: &'t str, en: &'t str) -> &'t str {
        self.lang.pick(zh, en)
    }

    fn title(&self, title: &str, total: u64) -> String {
        let shown = self.shown;
        match (self.lang, total > shown as u64) {
            (Lang::Zh, true) => format!("{title}：共 {total} 行，列出 {shown} 行"),
            (Lang::Zh, false) => format!("{title}：{total} 行"),
            (Lang::En, true) => format!("{title}: {total}, {shown} shown"),
            (Lang::En, false) => format!("{title}: {total}"),
        }
    }

    fn head(&self) -> Vec<String> {
        let rows = &self.unit.rows;
        let mut lines = vec![match self.lang {
            Lang::Zh => format!(
                "{} 行 → {} 行：新增 {}，删去 {}，改动 {}（其中判定不同 {}）",
                rows.old, rows.new, rows.n_added, rows.n_removed, rows.n_changed, rows.n_verdicts
            ),
            Lang::En => format!(
                "{} rows → {}: {} added, {} removed, {} changed ({} of them judged otherwise)",
                rows.old, rows.new, rows.n_added, rows.n_removed, rows.n_changed, rows.n_verdicts
            ),
        }];
        let told = |told: &Option<ToldCounts>| {
            told.as_ref().map_or_else(|| self.pick("未报送", "sent nothing").to_owned(), |told| self.told(told))
        };
        lines.push(format!("{}{} → {}", self.pick("受理意见：", "verdict: "), told(&self.unit.old_told), told(&self.unit.new_told)));
        for (name, score) in
            [(self.pick("自评分", "claimed score"), &self.unit.claimed), (self.pick("核定分", "verified score"), &self.unit.verified)]
        {
            if score.old.is_some() || score.new.is_some() {
                let side = |total: &Option<String>, grade: &Option<String>| match grade {
                    Some(grade) => format!("{} {grade}", or_dash(total.as_ref())),
                    None => or_dash(total.as_ref()),
                };
                lines.push(format!("{name} {} → {}", side(&score.old, &score.old_grade), side(&score.new, &score.new_grade)));
            }
        }
        lines
    }

    fn told(&self, told: &ToldCounts) -> String {
        let verdict = text::verdict(&told.verdict, self.lang);
        match self.lang {
            Lang::Zh => format!("{verdict}（必须更正 {}，需核实说明 {}，提示 {}）", told.block, told.confirm, told.note),
            Lang::En => format!("{verdict} ({} to correct, {} to confirm, {} to note)", told.block, told.confirm, told.note),
        }
    }

    /// Counts and rates before and after; where it is to be filtered, every row names its service.
    pub(in crate::report) fn services_table(&self, filled: bool) -> Table {
        let mut table = Table::new(&[
            self.pick("服务", "Service"),
            self.pick("前后", "When"),
            self.pick(">比率", ">Rate"),
            self.pick(">应办结", ">Decided"),
            self.pick(">按期", ">On time"),
            self.pick(">逾期", ">Late"),
            self.pick(">未结", ">Overdue"),
            self.pick("?>在办", "?>Pending"),
            self.pick("?>不计入", "?>Excluded"),
            self.pick(">待核", ">Set aside"),
        ]);
        for change in &self.unit.services {
            let name = (self.service)(&change.service);
            table.rows.push(counts_row(&name, self.pick("前", "then"), &change.old, Tone::Faint));
            let again = if filled { &*name } else { "" };
            table.rows.push(counts_row(again, self.pick("后", "now"), &change.new, Tone::Plain));
        }
        table
    }

    /// What points came to before and after, and why.
    pub(in crate::report) fn points_table(&self) -> Table {
        let mut table = Table::new(&[
            self.pick("评价重点", "Point"),
            self.pick(">前", ">Then"),
            self.pick(">后", ">Now"),
            self.pick(">变化", ">Change"),
            self.pick("原因", "Cause"),
        ]);
        for point in &self.unit.points {
            let gained = !point.difference.starts_with('-');
            let tone = if gained { Tone::Good } else { Tone::Bad };
            let sign = if gained { "+" } else { "" };
            table.rows.push(vec![
                Cell::plain(format!("{} {}", point.point, point.title)),
                Cell::points(point.old.as_deref()),
                Cell::points(point.new.as_deref()),
                Cell { text: format!("{sign}{}", point.difference), ..Cell::points(Some(&point.difference)) }.with_tone(tone),
                Cell::plain(self.causes(&point.old_causes, &point.new_causes)),
            ]);
        }
        table
    }

    fn causes(&self, old: &[String], new: &[String]) -> String {
        let side =
            |causes: &[String]| if causes.is_empty() { self.pick("无失分", "nothing lost").to_owned() } else { causes.join("; ") };
        format!("{} → {}", side(old), side(new))
    }

    /// Rows that were changed.
    pub(in crate::report) fn changed_table(&self) -> Table {
        let mut table = Table::new(&[
            self.pick("编号", "Case"),
            self.pick("改动", "Change"),
            self.pick("判定", "Judged"),
            self.pick("?现所在行", "?New row"),
        ]);
        for changed in self.unit.rows.changed.iter().take(self.shown) {
            table.rows.push(vec![
                id(&changed.new),
                Cell::plain(self.cells(changed)),
                self.judged(changed),
                Cell::plain(row(&changed.new.at)),
            ]);
        }
        table
    }

    fn cells(&self, changed: &ChangedRowReport) -> String {
        let side = |text: &Option<String>| text.clone().unwrap_or_else(|| self.pick("（空白）", "(blank)").to_owned());
        let cell = |cell: &CellReport| {
            if cell.covered {
                return format!("{}{}", cell.label, self.pick("有改动", " changed"));
            }
            format!("{}{}{} → {}", cell.label, self.pick("：", ": "), side(&cell.old), side(&cell.new))
        };
        let cells: Vec<_> = changed.cells.iter().map(cell).collect();
        if cells.is_empty() {
            self.pick("（同编号的其他行有变）", "(other rows of its number)").to_owned()
        } else {
            cells.join("; ")
        }
    }

    fn judged(&self, changed: &ChangedRowReport) -> Cell {
        let (old, new) = (self.verdict(&changed.old), self.verdict(&changed.new));
        if old == new { Cell::toned(new, Tone::Faint) } else { Cell::plain(format!("{old} → {new}")) }
    }

    fn verdict(&self, row: &RowReport) -> String {
        let outcome = text::outcome(&row.outcome, self.lang);
        row.code.as_ref().map_or_else(|| outcome.to_owned(), |code| format!("{outcome} {code}"))
    }

    /// Rows that only one side has.
    pub(in crate::report) fn rows_table(&self, rows: &[RowReport]) -> Table {
        let mut table =
            Table::new(&[self.pick("编号", "Case"), self.pick("服务", "Service"), self.pick("判定", "Judged"), self.pick("所在行", "Row")]);
        for one in rows.iter().take(self.shown) {
            let service = one.service.as_deref().map_or_else(|| "-".to_owned(), self.service);
            table.rows.push(vec![id(one), Cell::plain(service), Cell::plain(self.verdict(one)), Cell::plain(row(&one.at))]);
        }
        table
    }
}

fn id(row: &RowReport) -> Cell {
    if row.at.id.is_empty() { Cell::missing("-") } else { Cell::plain(&row.at.id) }
}

fn counts_row(name: &str, side: &str, counts: &ServiceCounts, tone: Tone) -> Vec<Cell> {
    let count = |count: u64| Cell::count(count).with_tone(tone);
    vec![
        Cell::plain(name),
        Cell::toned(side, tone),
        Cell::share(counts.rate.as_ref()).with_tone(tone),
        count(counts.decided),
        count(counts.on_time),
        count(counts.late),
        count(counts.overdue),
        count(counts.pending),
        count(counts.excluded),
        count(counts.set_aside + counts.undecidable),
    ]
}
