//! The report as the sheets of a workbook: tables with a value in every cell, and what leads where.

mod cases;
mod comparison;
mod data;
mod lists;
mod matrix;
mod parts;
mod public;
mod recommendation;
mod score;
mod split;
mod summary;
mod tasks;
mod words;

pub use comparison::comparison_sheets;
pub use parts::{Chart, Fact, Mark, Part, Rule, Sheet, SheetTable, When};
pub use public::public_sheets;
pub use recommendation::recommendation_sheets;

use super::model::{EnterpriseReport, Report};
use super::pages::View;
use super::table::{Cell, Target};
use crate::domain::Lang;

/// Rows of the tables on one sheet: what spreadsheet programs hold, less some for title, notes and heads.
pub const ROWS: usize = 1_048_000;

/// Every sheet, from the first to the last; a list of more than `rows` rows goes on in a further sheet.
pub fn sheets(report: &Report, lang: Lang, rows: usize) -> Vec<Sheet> {
    let view = View { report, lang };
    let lists = [
        view.matrix_sheet(),
        view.areas_sheet(),
        view.points_sheet(),
        view.late_sheet(),
        view.set_aside_sheet(),
        view.findings_sheet(),
        view.tasks_sheet(),
        view.submissions_sheet(),
        view.diagnostics_sheet(),
        view.not_judged_sheet(),
        view.statements_sheet(),
        view.method_sheet(),
    ];
    let mut sheets = vec![view.summary_sheet(rows)];
    sheets.extend(lists.into_iter().chain(view.bureau_sheets()).flat_map(|sheet| sheet.split(rows, lang)));
    sheets
}

impl View<'_> {
    /// Every enterprise with its position in the report.
    fn enterprises(&self) -> impl Iterator<Item = (usize, &EnterpriseReport)> {
        self.report.enterprises.iter().enumerate()
    }

    /// How many rows a list shows of how many there are.
    fn shown(&self, shown: u64, total: u64) -> String {
        match self.lang {
            Lang::Zh if shown < total => format!("共 {total} 件，每家每类最多列出前 1,000 件，本表列出 {shown} 件"),
            Lang::Zh => format!("共 {total} 件"),
            Lang::En if shown < total => format!("{total} in all; {shown} are listed, the first 1,000 of each enterprise and kind"),
            Lang::En => format!("{total} in all"),
        }
    }

    /// What stands on a sheet without rows.
    fn none(&self) -> &'static str {
        self.lang.pick("无", "none")
    }
}

/// The short name of an enterprise, leading to its services.
fn name(position: usize, enterprise: &EnterpriseReport) -> Cell {
    Cell::plain(&enterprise.short_name).to(Target::Enterprise(position))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_sheets_are_allowed_and_differ() {
        let report = split::tests::report();
        for lang in [Lang::Zh, Lang::En] {
            let mut names: Vec<_> = sheets(&report, lang, ROWS).into_iter().map(|sheet| sheet.name.to_lowercase()).collect();
            for name in &names {
                assert!(name.chars().count() <= 20 && !name.contains(['[', ']', ':', '*', '?', '/', '\\', '\'']), "{name}");
            }
            names.sort();
            names.dedup();
            assert_eq!(names.len(), 13);
        }
    }
}
