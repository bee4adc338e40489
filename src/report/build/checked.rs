//! Checked cases as values.

use super::Context;
use super::continuity::CAP;
use crate::batch::{CheckedCase, CheckedUnit};
use crate::domain::{Appeal, Enterprise, EnterpriseIx, ServiceIx};
use crate::report::model::{CheckedCaseReport, CheckedRate, CheckedReport, CheckedScore, CheckedUnitReport, Share};

impl Context<'_> {
    /// What inspectors found of single cases; `None` without a list of them.
    pub(super) fn checked(&self) -> Option<CheckedReport> {
        let found = self.result.checked.as_ref()?;
        let mut units: Vec<_> = found.iter().map(|(enterprise, unit)| self.checked_unit(*enterprise, unit)).collect();
        units.sort_by(|a, b| a.code.cmp(&b.code));
        Some(CheckedReport { units })
    }

    fn checked_unit(&self, enterprise: EnterpriseIx, unit: &CheckedUnit) -> CheckedUnitReport {
        let Enterprise { code, short_name, .. } = self.unit_named(enterprise);
        let count = |of: &dyn Fn(&CheckedCase) -> bool| unit.cases.iter().filter(|case| of(case)).count() as u64;
        let rates = unit.effect.rates.iter().map(|(service, rate)| CheckedRate {
            service: self.service_id(*service),
            ledger: rate.said.map(Share::from),
            found: rate.found.map(Share::from),
            stands: rate.stands.map(Share::from),
        });
        CheckedUnitReport {
            code,
            short_name,
            checked: unit.cases.len() as u64,
            corrected: count(&|case| case.found != case.said),
            appealed: count(&|case| case.appeal.is_some()),
            restored: count(&|case| case.is_restored()),
            rates: rates.collect(),
            score: unit.effect.score.map(|score| CheckedScore {
                ledger: score.said.to_string(),
                found: score.found.to_string(),
                stands: score.stands.to_string(),
            }),
            cases: unit.cases.iter().take(CAP).map(|case| self.checked_case(case)).collect(),
        }
    }

    fn checked_case(&self, case: &CheckedCase) -> CheckedCaseReport {
        CheckedCaseReport {
            id: case.id.clone(),
            service: case.service.map(|service| self.service_id(service)),
            file: case.file.to_string(),
            line: case.line,
            finding: case.finding.key().to_owned(),
            appeal: case.appeal.map(Appeal::key).map(str::to_owned),
            ledger: case.said.key().to_owned(),
            found: case.found.key().to_owned(),
            stands: case.stands().key().to_owned(),
        }
    }

    fn service_id(&self, service: ServiceIx) -> String {
        self.settings.pack.policy.service(service).id.clone()
    }
}
