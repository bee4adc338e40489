//! A proposal for honours: a sheet an honour, with the candidates above and everybody else below.

use super::{Part, Sheet, SheetTable};
use crate::domain::Lang;
use crate::report::model::Recommendation;
use crate::report::pages::{candidates_table, left_out_table, proposal};

/// Every sheet, in the order of the honours.
pub fn recommendation_sheets(report: &Recommendation, lang: Lang) -> Vec<Sheet> {
    let sheet = |(number, honour): (usize, &crate::report::model::HonourReport)| {
        let part = |heading: &str, table| Part::Table(SheetTable { heading: Some(heading.to_owned()), ..SheetTable::new(table) });
        Sheet {
            name: format!("{} {}", lang.pick("荣誉", "Honour"), number + 1),
            title: honour.name.clone(),
            notes: vec![proposal(lang).to_owned(), honour.basis.clone()],
            parts: vec![
                part(lang.pick("人选", "Candidates"), candidates_table(honour, lang)),
                part(lang.pick("未列入", "Left out"), left_out_table(honour, lang)),
            ],
        }
    };
    report.honours.iter().enumerate().map(sheet).collect()
}
