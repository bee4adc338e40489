//! A comparison as a workbook: what `compare` shows in short, here in full.

use super::{Part, Sheet, SheetTable};
use crate::domain::Lang;
use crate::report::model::{Comparison, ContinuityReport, ResubmissionUnit, ToldCounts};
use crate::report::pages::{Continuous, Twice, comparison_title, rules_used};
use crate::report::table::{Cell, Table};
use crate::text::continuity as text;

/// Every sheet; a list has what the JSON has, up to a thousand rows of an enterprise.
pub fn comparison_sheets(comparison: &Comparison, lang: Lang) -> Vec<Sheet> {
    let service = |id: &str| comparison.service_name(id);
    let mut sheets = Vec::new();
    if let Some(found) = &comparison.continuity {
        sheets.extend(continuity_sheets(&Continuous { found, lang, service: &service, shown: usize::MAX }));
    }
    if let Some(units) = &comparison.resubmission {
        sheets.extend(Gathered { units, service: &service, lang }.sheets());
    }
    let about = comparison_title(comparison, lang);
    if let Some(first) = sheets.first_mut() {
        first.title = about;
        first.notes.insert(0, rules_used(comparison, lang));
    }
    sheets
}

fn continuity_sheets(view: &Continuous<'_>) -> Vec<Sheet> {
    let Continuous { found, lang, .. } = *view;
    let ContinuityReport { total, .. } = found;
    let counts = view.counts_table(true).unwrap_or_else(|| Table::new(&[lang.pick("企业", "Enterprise")]));
    let how = Sheet { parts: Vec::new(), ..sheet(lang.pick("判定口径", "Method"), text::method(lang).into(), counts.clone()) };
    let listed = |name, total: u64, table| sheet(name, vec![in_all(total, &table, lang)], table);
    vec![
        sheet(lang.pick("在办件去向", "Open cases"), view.notes(), counts),
        listed(lang.pick("消失的在办件", "Vanished"), total.vanished, view.vanished_table()),
        listed(lang.pick("换号的办件", "Re-opened"), total.reopened, view.reopened_table()),
        listed(lang.pick("改写的办件", "Rewritten"), total.rewritten, view.rewritten_table()),
        how,
    ]
}

fn sheet(name: &str, notes: Vec<String>, table: Table) -> Sheet {
    Sheet { name: name.to_owned(), title: name.to_owned(), notes, parts: vec![Part::Table(SheetTable::new(table))] }
}

/// How many there are, and how many rows the sheet has.
fn in_all(total: u64, table: &Table, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("共 {total} 件，本表 {} 行；每家最多列出 1,000 件", table.rows.len()),
        Lang::En => format!("{total} in all, {} rows here; of each enterprise the first 1,000 are listed", table.rows.len()),
    }
}

/// What second submissions changed, the enterprises one below the other.
struct Gathered<'r> {
    units: &'r [ResubmissionUnit],
    service: &'r dyn Fn(&str) -> String,
    lang: Lang,
}

impl Gathered<'_> {
    #[allow(clippy::redundant_closure_for_method_calls)] // The method alone would be one for a single lifetime.
    fn sheets(&self) -> Vec<Sheet> {
        let lang = self.lang;
        let total = |of: fn(&ResubmissionUnit) -> u64| self.units.iter().map(of).sum::<u64>();
        let listed = |name, total: u64, table| sheet(name, vec![in_all(total, &table, lang)], table);
        vec![
            sheet(lang.pick("前后对照", "Before and after"), Vec::new(), self.summary()),
            sheet(lang.pick("件数与比率", "Counts and rates"), Vec::new(), self.table(|twice| twice.services_table(true))),
            sheet(lang.pick("评价重点", "Points"), Vec::new(), self.table(|twice| twice.points_table())),
            listed(lang.pick("改动的行", "Rows changed"), total(|unit| unit.rows.n_changed), self.table(|twice| twice.changed_table())),
            listed(
                lang.pick("新增的行", "Rows added"),
                total(|unit| unit.rows.n_added),
                self.table(|twice| twice.rows_table(&twice.unit.rows.added)),
            ),
            listed(
                lang.pick("删去的行", "Rows removed"),
                total(|unit| unit.rows.n_removed),
                self.table(|twice| twice.rows_table(&twice.unit.rows.removed)),
            ),
        ]
    }

    /// The tables of all enterprises as one, with the enterprise in its first column.
    fn table(&self, of: impl Fn(&Twice<'_>) -> Table) -> Table {
        let mut all = Table::new(&[self.lang.pick("企业", "Enterprise")]);
        for unit in self.units {
            let Table { columns, rows } = of(&Twice { unit, service: self.service, lang: self.lang, shown: usize::MAX });
            if all.columns.len() == 1 {
                all.columns.extend(columns);
            }
            all.rows.extend(rows.into_iter().map(|row| std::iter::once(Cell::plain(&unit.short_name)).chain(row).collect()));
        }
        all
    }

    fn summary(&self) -> Table {
        let pick = |zh, en| self.lang.pick(zh, en);
        let mut table = Table::new(&[
            pick("企业", "Enterprise"),
            pick(">原行数", ">Rows then"),
            pick(">现行数", ">Rows now"),
            pick(">新增", ">Added"),
            pick(">删去", ">Removed"),
            pick(">改动", ">Changed"),
            pick(">判定不同", ">Judged otherwise"),
            pick("原受理意见", "Verdict then"),
            pick("现受理意见", "Verdict now"),
            pick(">原自评分", ">Claimed then"),
            pick(">现自评分", ">Claimed now"),
            pick(">原核定分", ">Verified then"),
            pick(">现核定分", ">Verified now"),
        ]);
        table.rows.extend(self.units.iter().map(|unit| self.summary_row(unit)));
        table
    }

    fn summary_row(&self, unit: &ResubmissionUnit) -> Vec<Cell> {
        let rows = &unit.rows;
        let verdict = |told: &Option<ToldCounts>| {
            let verdict = told.as_ref().map(|told| text::verdict(&told.verdict, self.lang));
            Cell::plain(verdict.unwrap_or(self.lang.pick("未报送", "sent nothing")))
        };
        let counts = [rows.old, rows.new, rows.n_added, rows.n_removed, rows.n_changed, rows.n_verdicts].map(Cell::count);
        let mut row = vec![Cell::plain(&unit.short_name)];
        row.extend(counts);
        row.extend([verdict(&unit.old_told), verdict(&unit.new_told)]);
        for score in [&unit.claimed, &unit.verified] {
            row.extend([Cell::points(score.old.as_deref()), Cell::points(score.new.as_deref())]);
        }
        row
    }
}
