//! Every service of every enterprise.

use super::parts::{Part, Rule, Sheet, SheetTable, When};
use crate::domain::{Lang, ListKind};
use crate::report::model::{EnterpriseReport, ServiceReport};
use crate::report::pages::{View, rate_cell};
use crate::report::table::{Cell, Table, Target, Tone};

/// The column of the rate.
const RATE: usize = 4;

/// The column that says whether the promise was kept.
const KEPT: usize = 6;

/// Columns of numbers that should be zero.
const FAULTS: [usize; 5] = [9, 10, 13, 14, 15];

impl View<'_> {
    /// A row for each enterprise and service, with every count that its rate is made of.
    pub(super) fn matrix_sheet(&self) -> Sheet {
        let mut list = SheetTable::new(Table::new(&self.matrix_heads())).with_faults(&FAULTS);
        list.pinned = 4;
        list.rules.push(Rule { column: RATE, when: When::Says { column: KEPT, word: self.kept(false).to_owned() } });
        for (position, enterprise) in self.enterprises() {
            for service in &enterprise.services {
                list.push(Target::Enterprise(position), self.matrix_row(position, enterprise, service));
            }
        }
        let unplaced = self.report.enterprises.iter().filter(|enterprise| enterprise.unplaced_rows > 0);
        let unplaced = unplaced.map(|enterprise| match self.lang {
            Lang::Zh => format!("{}另有 {} 行看不出是哪项服务，列入待核数据", enterprise.short_name, enterprise.unplaced_rows),
            Lang::En => format!("{}: {} more rows set aside whose service cannot be read", enterprise.short_name, enterprise.unplaced_rows),
        });
        let signs = self.pick(
            "▼ 未达目标；* 件数较少，比率仅供参考；比率＝按期÷应办结，应办结＝按期＋逾期办结＋逾期未结",
            "▼ below the promise; * few cases; rate = on time ÷ decided; decided = on time + late + overdue",
        );
        Sheet {
            name: self.pick("企业与服务", "Matrix").to_owned(),
            title: self.pick("企业与服务", "Enterprises and services").to_owned(),
            notes: [self.period(), signs.to_owned()].into_iter().chain(unplaced).collect(),
            parts: vec![Part::Table(list)],
        }
    }

    fn matrix_heads(&self) -> [&'static str; 32] {
        let zh = [
            "企业",
            "统一社会信用代码",
            "区县",
            "服务",
            ">比率",
            ">目标",
            "达标",
            ">应办结",
            ">按期",
            ">逾期办结",
            ">逾期未结",
            ">在办",
            ">不计入",
            ">无法判定",
            ">待核",
            ">超法定时限",
            ">95%区间下限",
            ">95%区间上限",
            ">待核均逾期",
            ">待核均按期",
            ">用时中位数（工作日）",
            ">用时九成（工作日）",
            ">净用时中位数（工作日）",
            ">净用时九成（工作日）",
            ">延期",
            ">期初在办",
            ">新受理",
            ">办结",
            ">平衡表不计入",
            ">期末在办",
            "平衡",
            "不计入的原因",
        ];
        let en = [
            "Enterprise",
            "Code",
            "District",
            "Service",
            ">Rate",
            ">Target",
            "Kept",
            ">Decided",
            ">On time",
            ">Late",
            ">Overdue",
            ">Pending",
            ">Excluded",
            ">Cannot be decided",
            ">Set aside",
            ">Beyond law",
            ">95 % from",
            ">95 % to",
            ">If doubts late",
            ">If doubts on time",
            ">Median days",
            ">90 % within days",
            ">Median net days",
            ">90 % within net days",
            ">Extended",
            ">Open at start",
            ">Accepted",
            ">Completed",
            ">Left the count",
            ">Open at end",
            "Balance",
            "Why excluded",
        ];
        match self.lang {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }

    fn kept(&self, kept: bool) -> &'static str {
        if kept { self.lang.pick("是", "yes") } else { self.lang.pick("否", "no") }
    }

    fn matrix_row(&self, position: usize, enterprise: &EnterpriseReport, service: &ServiceReport) -> Vec<Cell> {
        let fault = |count: u64, kind: ListKind| match count {
            0 => Cell::fault_count(0),
            count => Cell::fault_count(count).to(Target::Cases(position, kind)),
        };
        let interval = service.interval_95.as_ref();
        let range = service.range.as_ref();
        let days = |days: Option<u32>| days.map_or_else(|| Cell::missing("-"), |days| Cell::count(days.into()));
        let balance = &service.balance;
        let holds = if balance.holds { self.pick("平", "holds") } else { self.pick("▼不平", "▼does not hold") };
        vec![
            Cell::plain(&enterprise.short_name),
            Cell::plain(&enterprise.code),
            Cell::text(enterprise.district.as_deref()),
            Cell::plain(self.service_name(&service.service)),
            rate_cell(self, service),
            self.target_cell(&service.service),
            service.meets_target.map_or_else(|| Cell::missing("-"), |kept| Cell::plain(self.kept(kept))),
            Cell::count(service.decided),
            Cell::count(service.on_time),
            fault(service.late, ListKind::Late),
            fault(service.overdue, ListKind::Overdue),
            Cell::count(service.pending),
            Cell::count(service.excluded),
            fault(service.undecidable, ListKind::Undecidable),
            fault(service.set_aside, ListKind::SetAside),
            Cell::fault_count(service.beyond_law),
            Cell::percent(interval.map(|(low, _)| low.as_str())),
            Cell::percent(interval.map(|(_, high)| high.as_str())),
            Cell::share(range.map(|range| &range.if_late)),
            Cell::share(range.map(|range| &range.if_on_time)),
            days(service.median_days),
            days(service.p90_days),
            days(service.median_net_days),
            days(service.p90_net_days),
            Cell::count(service.extensions),
            Cell::count(balance.open_at_start),
            Cell::count(balance.accepted),
            Cell::count(balance.completed),
            Cell::count(balance.excluded),
            Cell::count(balance.open_at_end),
            Cell::toned(holds, if balance.holds { Tone::Faint } else { Tone::Bad }),
            Cell::text(Some(&self.exclusions(service))),
        ]
    }

    /// The rate that is promised.
    pub(super) fn target_cell(&self, service: &str) -> Cell {
        Cell::percent(self.service(service).map(|info| info.target.as_str()))
    }
}
