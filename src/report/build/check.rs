//! Results → what a check says.

use super::Context;
use crate::diag::{Told, Verdict};
use crate::report::model::{CHECK_SCHEMA, CheckReport, SubmissionCheck, Tool, Totals};

/// Makes what a check says. What the batch as a whole is told counts as well.
pub fn check(context: &Context<'_>) -> CheckReport {
    let Context { settings, result, lang } = *context;
    let told = result.sink.told();
    CheckReport {
        schema: CHECK_SCHEMA.to_owned(),
        tool: Tool::this(),
        language: lang.to_string(),
        verdict: told.verdict().key().to_owned(),
        totals: totals(told),
        rules: super::rules_used(settings.pack, lang),
        calendar: super::calendar_used(settings),
        quarter: result.quarter.map(|quarter| quarter.to_string()),
        submissions: context.submissions(),
        inputs: context.inputs(),
        diagnostics: context.diagnostics(true),
        not_done: context.not_done(),
        statements: context.statements(),
    }
}

impl Context<'_> {
    fn submissions(&self) -> Vec<SubmissionCheck> {
        let mut checks: Vec<SubmissionCheck> = Vec::new();
        for unit in &self.result.units {
            let Some(handed_in) = &unit.handed_in else { continue };
            let verdict: Verdict = unit.told.verdict();
            checks.push(SubmissionCheck {
                name: handed_in.folder.clone(),
                enterprise: self.result.enterprise(unit.enterprise).map(|found| found.name.clone()).unwrap_or_default(),
                verdict: verdict.key().to_owned(),
                totals: totals(unit.told),
            });
        }
        checks.sort_by(|a, b| a.name.cmp(&b.name));
        checks
    }
}

fn totals(told: Told) -> Totals {
    Totals { block: told.block, confirm: told.confirm, explained: told.explained, note: told.note }
}
