//! Where things stand: ids within a page, names of the pages of enterprises.

use crate::domain::ListKind;
use crate::report::model::EnterpriseReport;
use crate::report::table::Target;
use crate::write::file_stem::stems;

/// The folder of the pages of enterprises.
pub(super) const FOLDER: &str = "enterprises";

/// The id of what a number leads to; the same in every report.
pub(super) fn id(target: Target) -> String {
    match target {
        Target::Enterprise(enterprise) => format!("e{}", enterprise + 1),
        Target::Cases(enterprise, kind) => format!("e{}-{}", enterprise + 1, list(kind)),
        Target::Findings(enterprise) => format!("e{}-findings", enterprise + 1),
        Target::Cause(enterprise, cause) => format!("e{}-cause-{}", enterprise + 1, cause + 1),
        Target::Diagnostics => "diagnostics".to_owned(),
    }
}

fn list(kind: ListKind) -> String {
    match kind {
        ListKind::Late => "late".to_owned(),
        ListKind::Overdue => "overdue".to_owned(),
        ListKind::CarriedOverdue => "carried-overdue".to_owned(),
        ListKind::Pending => "pending".to_owned(),
        ListKind::SetAside => "set-aside".to_owned(),
        ListKind::Undecidable => "undecidable".to_owned(),
        ListKind::Metric(number) => format!("metric-{number}"),
    }
}

/// The name of each enterprise's page.
pub(super) fn page_names(enterprises: &[EnterpriseReport]) -> Vec<String> {
    let stems = stems(enterprises.iter().map(|enterprise| enterprise.code.as_str()));
    stems.into_iter().map(|stem| format!("{stem}.html")).collect()
}
