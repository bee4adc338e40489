//! Single cases: late ones, and rows that were set aside.

use super::name;
use super::parts::{Sheet, SheetTable};
use crate::domain::ListKind;
use crate::report::model::{CaseListReport, CaseReport, EnterpriseReport};
use crate::report::pages::View;
use crate::report::table::{Cell, Table, Target, Tone};

/// A list of an enterprise, with what it is called.
type List<'r> = (ListKind, &'static str, &'r CaseListReport);

/// Days late, among the columns.
const DAYS_LATE: usize = 7;

impl View<'_> {
    /// Every late case.
    pub(super) fn late_sheet(&self) -> Sheet {
        let mut list = SheetTable::new(Table::new(&[
            self.pick("企业", "Enterprise"),
            self.pick("类别", "Kind"),
            self.pick("编号", "Case"),
            self.pick("服务", "Service"),
            self.pick("起算", "Started"),
            self.pick("到期", "Due"),
            self.pick("办结", "Completed"),
            self.pick(">逾期（工作日）", ">Days late"),
            self.pick("超过", "Beyond"),
            self.pick("文件", "File"),
            self.pick(">行", ">Row"),
        ]))
        .with_faults(&[DAYS_LATE]);
        let lists = |enterprise| self.late_lists(enterprise);
        let note = self.push_lists(&mut list, lists, |case| {
            let beyond = match case.breach {
                Some("law") => Cell::toned(self.pick("▼法定时限", "▼law"), Tone::Bad),
                Some(_) => Cell::plain(self.pick("承诺时限", "promise")),
                None => Cell::missing("-"),
            };
            vec![Cell::fault_count(case.days_late.into()), beyond]
        });
        self.list_sheet(["逾期件", "Late cases"], ["逾期件", "Late cases"], vec![note], list)
    }

    fn late_lists<'e>(&self, enterprise: &'e EnterpriseReport) -> Vec<List<'e>> {
        vec![
            (ListKind::Overdue, self.lang.pick("逾期未办结", "overdue and open"), &enterprise.overdue),
            (ListKind::CarriedOverdue, self.lang.pick("以前到期、仍未办结", "due earlier, still open"), &enterprise.carried_overdue),
            (ListKind::Late, self.lang.pick("逾期办结", "completed late"), &enterprise.late),
        ]
    }

    /// Every row that is in doubt.
    pub(super) fn set_aside_sheet(&self) -> Sheet {
        let mut list = SheetTable::new(Table::new(&[
            self.pick("企业", "Enterprise"),
            self.pick("类别", "Kind"),
            self.pick("编号", "Case"),
            self.pick("服务", "Service"),
            self.pick("起算", "Started"),
            self.pick("到期", "Due"),
            self.pick("办结", "Completed"),
            self.pick("代码", "Code"),
            self.pick("问题", "What is wrong"),
            self.pick("文件", "File"),
            self.pick(">行", ">Row"),
        ]));
        let lists = |enterprise| self.doubtful_lists(enterprise);
        let note = self.push_lists(&mut list, lists, |case| {
            let title = |code: &str| self.report.diagnostics.iter().find(|group| group.code == code).map(|group| group.title.as_str());
            vec![Cell::text(case.code), Cell::text(case.code.and_then(title))]
        });
        self.list_sheet(["待核数据", "Set aside"], ["待核数据", "Rows set aside"], vec![note], list)
    }

    fn doubtful_lists<'e>(&self, enterprise: &'e EnterpriseReport) -> Vec<List<'e>> {
        vec![
            (ListKind::SetAside, self.lang.pick("待核，未计入", "set aside"), &enterprise.set_aside),
            (ListKind::Undecidable, self.lang.pick("缺办理时刻，无法判定", "time of day missing"), &enterprise.undecidable),
        ]
    }

    /// Adds the lists of every enterprise; answers how many rows there are in all.
    fn push_lists<'s>(
        &'s self,
        sheet: &mut SheetTable,
        lists: impl Fn(&'s EnterpriseReport) -> Vec<List<'s>>,
        of_kind: impl Fn(&CaseReport) -> Vec<Cell>,
    ) -> String {
        let (mut shown, mut total) = (0, 0);
        for (position, enterprise) in self.enterprises() {
            for (kind, word, list) in lists(enterprise) {
                shown += list.cases.len() as u64;
                total += list.total;
                for case in &list.cases {
                    let mut row = vec![name(position, enterprise), Cell::plain(word)];
                    row.extend(self.case_cells(case));
                    row.extend(of_kind(case));
                    row.extend([Cell::plain(case.file.trim_start_matches("submissions/")), Cell::count(case.line)]);
                    sheet.push(Target::Cases(position, kind), row);
                }
            }
        }
        self.shown(shown, total)
    }

    fn case_cells(&self, case: &CaseReport) -> [Cell; 5] {
        let due = case.due_at.as_deref().map_or_else(|| Cell::day(case.due_on), |at| Cell::moment(Some(at)));
        [
            Cell::text(Some(&case.id)),
            Cell::text(case.service.as_deref().map(|service| self.service_name(service))),
            Cell::moment(case.started.as_deref()),
            due,
            Cell::moment(case.completed.as_deref()),
        ]
    }
}
