//! What is wrong and doubtful in the data.

use super::Context;
use crate::diag::{Diagnostic, Group};
use crate::report::model::{DiagnosticReport, DiagnosticSample};
use crate::text::{advice, message, title};

impl Context<'_> {
    /// Every group, the worst first.
    pub(super) fn diagnostics(&self) -> Vec<DiagnosticReport> {
        self.result.sink.groups().into_iter().filter_map(|group| self.group_report(group)).collect()
    }

    fn group_report(&self, group: &Group) -> Option<DiagnosticReport> {
        let first = group.samples.first()?;
        let sample = |diagnostic: &Diagnostic| DiagnosticSample {
            line: diagnostic.place.line,
            case_id: diagnostic.case_id.clone(),
            message: message(diagnostic, self.lang),
        };
        Some(DiagnosticReport {
            code: group.code.id().to_owned(),
            name: group.code.name().to_owned(),
            tier: group.tier.key().to_owned(),
            title: title(group.code, self.lang).to_owned(),
            advice: advice(group.code, self.lang).to_owned(),
            file: first.place.file.to_string(),
            column: first.place.column.as_ref().map(|column| format!("{} {}", column.letter(), column.header)),
            total: group.total,
            samples: group.samples.iter().map(sample).collect(),
        })
    }
}
