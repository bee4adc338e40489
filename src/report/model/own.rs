//! What of a report concerns one enterprise alone.

use super::Report;

impl Report {
    /// The same report with nothing of the other enterprises in it; `None` where there is none at that position.
    #[must_use]
    pub fn of_one(&self, position: usize) -> Option<Self> {
        let enterprise = self.enterprises.get(position)?.clone();
        let folder = enterprise.folder.as_ref().map(|folder| format!("submissions/{folder}"));
        let is_own = |name: &str| {
            let below = folder.as_deref().and_then(|folder| name.strip_prefix(folder));
            below.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let mut report = Self { enterprises: vec![enterprise], ..self.clone() };
        report.diagnostics.retain(|group| is_own(&group.file));
        report.not_done.retain(|not_done| is_own(&not_done.file));
        report.statements.retain(|statement| is_own(&statement.place));
        report.inputs.retain(|input| is_own(&input.name));
        report.participation = None;
        report.city.clear();
        report.districts.clear();
        report.parents.clear();
        report.milestones.clear();
        Some(report)
    }
}
