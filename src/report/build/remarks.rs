//! What districts say of what was handed in, as values.

use super::Context;
use crate::domain::Enterprise;
use crate::report::model::RemarkReport;

impl Context<'_> {
    /// Every remark on a unit of the report, in the order of the registry and then of the list.
    pub(super) fn remarks(&self) -> Vec<RemarkReport> {
        let units = self.result.remarks.iter().filter(|(enterprise, _)| self.result.unit(**enterprise).is_some());
        let report = |(enterprise, remark): (_, &crate::domain::Remark)| {
            let Enterprise { code, short_name, .. } = self.unit_named(enterprise);
            RemarkReport {
                code,
                short_name,
                district: remark.district.clone(),
                text: remark.text.clone(),
                signed_by_unit: remark.signed_by_unit.clone(),
                reviewed_on: remark.reviewed_on,
            }
        };
        units.flat_map(|(enterprise, remarks)| remarks.iter().map(move |remark| (*enterprise, remark))).map(report).collect()
    }
}
