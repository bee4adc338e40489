//! The public edition as sheets: how the enterprises stand, then a sheet a promise; what was left out stands on each.

use super::{Part, Sheet, SheetTable};
use crate::domain::Lang;
use crate::report::model::{PublicReport, PublicService};
use crate::report::pages::{promise, public_title, service_table, standing_table};

/// Every sheet, in the order of the promises.
pub fn public_sheets(report: &PublicReport, lang: Lang) -> Vec<Sheet> {
    let standing = Sheet {
        name: lang.pick("企业", "Enterprises").to_owned(),
        title: public_title(report, lang),
        notes: report.left_out.clone(),
        parts: vec![Part::Table(SheetTable::new(standing_table(report, lang)))],
    };
    let sheet = |(number, service): (usize, &PublicService)| Sheet {
        name: format!("{} {}", lang.pick("承诺", "Promise"), number + 1),
        title: service.name.clone(),
        notes: std::iter::once(promise(service, lang)).chain(report.left_out.clone()).collect(),
        parts: vec![Part::Table(SheetTable::new(service_table(report, service, lang)))],
    };
    std::iter::once(standing).chain(report.services.iter().enumerate().map(sheet)).collect()
}
