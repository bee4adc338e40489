//! What of a report concerns one enterprise alone.

use super::{ContinuityReport, Report, TrendReport};

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
        let screens = self.screens.as_ref().map(|screens| screens.of_one(&enterprise.code));
        Some(Self {
            schema: self.schema.clone(),
            tool: self.tool.clone(),
            language: self.language.clone(),
            rules: self.rules.clone(),
            calendar: self.calendar.clone(),
            quarter: self.quarter.clone(),
            period: self.period.clone(),
            district: None,
            days: self.days.clone(),
            as_of: self.as_of,
            basis: self.basis.clone(),
            other_basis: self.other_basis.clone(),
            earlier_quarter: self.earlier_quarter.clone(),
            services: self.services.clone(),
            due_next_until: self.due_next_until,
            late_reasons: self.late_reasons.clone(),
            method: self.method.clone(),
            participation: None,
            city: Vec::new(),
            complaints: Vec::new(),
            progress: None,
            continuity: self.continuity.as_ref().and_then(|found| found.of_one(&self.enterprises.get(position)?.code)),
            transfers: self.transfers.as_ref().and_then(|found| found.of_one(&self.enterprises.get(position)?.code)),
            checked: self.checked.as_ref().and_then(|found| found.of_one(&self.enterprises.get(position)?.code)),
            problems: self.problems.as_ref().and_then(|found| found.of_one(&self.enterprises.get(position)?.code)),
            remarks: self.remarks.iter().filter(|remark| remark.code == enterprise.code).cloned().collect(),
            trend: self.trend.as_ref().map(|trend| trend.of_one(position)),
            year_to_date: None,
            districts: Vec::new(),
            parents: Vec::new(),
            milestones: Vec::new(),
            inspection: Vec::new(),
            screens,
            diagnostics: self.diagnostics.iter().filter(|group| is_own(&group.file)).cloned().collect(),
            not_done: self.not_done.iter().filter(|not_done| is_own(&not_done.file)).cloned().collect(),
            statements: self.statements.iter().filter(|statement| is_own(&statement.place)).cloned().collect(),
            inputs: self.inputs.iter().filter(|input| is_own(&input.name)).cloned().collect(),
            enterprises: vec![enterprise],
        })
    }
}

impl TrendReport {
    /// The same quarters with nothing of the city and of other enterprises in it.
    fn of_one(&self, position: usize) -> Self {
        Self {
            quarters: self.quarters.clone(),
            missing: self.missing.clone(),
            last_quarter: self.last_quarter.clone(),
            same_quarter_last_year: self.same_quarter_last_year.clone(),
            new: Vec::new(),
            gone: Vec::new(),
            dated_rules: self.dated_rules.clone(),
            city: Vec::new(),
            enterprises: self.enterprises.get(position).cloned().into_iter().collect(),
        }
    }
}

impl ContinuityReport {
    /// The same quarters with one enterprise alone; `None` where it did not hand in the older one.
    fn of_one(&self, code: &str) -> Option<Self> {
        let unit = self.units.iter().find(|unit| unit.code == code)?.clone();
        Some(Self { old_quarter: self.old_quarter.clone(), new_quarter: self.new_quarter.clone(), total: unit.counts, units: vec![unit] })
    }
}
