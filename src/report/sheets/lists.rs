//! What the bureau's own lists show, a sheet a list; a list that is not at hand has none.

use super::parts::{Sheet, SheetTable};
use crate::report::pages::View;

impl View<'_> {
    /// The sheets of every list that is at hand.
    pub(super) fn bureau_sheets(&self) -> Vec<Sheet> {
        let mut sheets = Vec::new();
        sheets.extend(self.transfer_sheets());
        sheets.extend(self.checked_sheets());
        if let Some(found) = &self.report.problems {
            let all: Vec<_> = found.problems.iter().collect();
            let note = self.pick("以前季度未销号的和本季度新列入的问题", "what no earlier quarter closed, and what is new");
            let list = SheetTable::new(self.problem_table(&all));
            sheets.push(self.list_sheet(["问题清单", "Problems"], ["问题清单", "Problem ledger"], vec![note.to_owned()], list));
        }
        if !self.report.remarks.is_empty() {
            let note = self.pick("照录属地主管部门原文，个人号码已遮盖", "word for word, numbers of persons covered up");
            let list = SheetTable::new(self.remarks_table(false));
            let titles = ["区县审核意见", "What the districts say"];
            sheets.push(self.list_sheet(["区县意见", "Remarks"], titles, vec![note.to_owned()], list));
        }
        sheets
    }

    /// Tickets passed on: how many of each enterprise became what, and those to ask about.
    fn transfer_sheets(&self) -> Vec<Sheet> {
        let Some(found) = &self.report.transfers else { return Vec::new() };
        let units = SheetTable::new(self.transfer_units_table(found, false)).with_faults(&[3, 5, 6, 7]);
        let asked: Vec<_> = found.units.iter().flat_map(|unit| unit.asked.iter().map(move |ticket| (unit, ticket))).collect();
        let note = self.pick("转办清单与办件台账核对，不影响得分", "the list held against the ledgers; it changes no score").to_owned();
        let tickets = SheetTable::new(self.tickets_table(&asked, false));
        let titles = [["转办工单核对", "Tickets by enterprise"], ["需核实的转办工单", "Tickets to ask about"]];
        vec![
            self.list_sheet(["转办核对", "Transfers"], titles[0], vec![note.clone()], units),
            self.list_sheet(["转办工单", "Tickets"], titles[1], vec![note], tickets),
        ]
    }

    /// Cases that were checked: what they change for each enterprise, and those that were corrected or appealed.
    fn checked_sheets(&self) -> Vec<Sheet> {
        let Some(found) = &self.report.checked else { return Vec::new() };
        let note = self.pick("核定分和排名按核查后仍成立的结论计算", "the verified score and the ranking count the findings that stand");
        let units = SheetTable::new(self.checked_table(found)).with_faults(&[2]);
        let cases: Vec<_> = found.units.iter().flat_map(|unit| unit.cases.iter().map(move |case| (unit, case))).collect();
        let cases = SheetTable::new(self.checked_cases(&cases));
        let titles = [["办件核查与申诉", "Cases checked, by enterprise"], ["核查的办件", "Cases checked"]];
        vec![
            self.list_sheet(["核查结果", "Checks"], titles[0], vec![note.to_owned()], units),
            self.list_sheet(["核查办件", "Checked cases"], titles[1], vec![note.to_owned()], cases),
        ]
    }
}
