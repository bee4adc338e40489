//! Where things stand: ids within a page, names of the pages of enterprises.

use std::collections::BTreeSet;

use crate::domain::{ListKind, sha256};
use crate::report::model::EnterpriseReport;
use crate::report::table::Target;

/// The folder of the pages of enterprises.
pub(super) const FOLDER: &str = "enterprises";

/// Names longer than this are not taken from a code.
const LONGEST: usize = 64;

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

/// The name of each enterprise's page: its code where that can be a file's name on every system, else one made of its hash.
pub(super) fn page_names(enterprises: &[EnterpriseReport]) -> Vec<String> {
    names(enterprises.iter().map(|enterprise| enterprise.code.as_str()))
}

fn names<'c>(codes: impl Iterator<Item = &'c str>) -> Vec<String> {
    // Without regard to case: some systems take `A` and `a` for one name.
    let mut taken = BTreeSet::new();
    let mut name = |code: &str| {
        let plain = if is_plain(code) { code.to_owned() } else { format!("x-{}", &sha256::of(code.as_bytes())[..16]) };
        let mut name = plain.clone();
        let mut copy = 1;
        while !taken.insert(name.to_ascii_lowercase()) {
            copy += 1;
            name = format!("{plain}-{copy}");
        }
        format!("{name}.html")
    };
    codes.map(&mut name).collect()
}

/// Letters, digits, `-` and `_` alone, beginning with one of the first two, and no name that Windows keeps for devices.
fn is_plain(code: &str) -> bool {
    let kept = ["con", "prn", "aux", "nul"];
    let lower = code.to_ascii_lowercase();
    let is_device = kept.contains(&lower.as_str()) || (lower.len() == 4 && (lower.starts_with("com") || lower.starts_with("lpt")));
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    !is_device && code.len() <= LONGEST && code.starts_with(|c: char| c.is_ascii_alphanumeric()) && code.chars().all(is_word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_enterprise_has_a_name_of_its_own_that_every_system_takes() {
        let long = "长".repeat(200);
        let codes = [
            "91500103MA0XHY013A",
            "ab",
            "AB",
            "ab-2",
            "",
            "../x",
            "CON",
            "com1",
            "=cmd|' /C calc'!A0",
            "示例燃气",
            "示例燃气",
            &long,
            "a.b",
            "-rf",
        ];
        let names = names(codes.into_iter());
        assert_eq!(names[..4], ["91500103MA0XHY013A.html", "ab.html", "AB-2.html", "ab-2-2.html"]);
        let lower: BTreeSet<_> = names.iter().map(|name| name.to_ascii_lowercase()).collect();
        assert_eq!(lower.len(), codes.len());
        for name in &names {
            let stem = name.strip_suffix(".html").unwrap();
            assert!(is_plain(stem), "{name}");
        }
    }
}
