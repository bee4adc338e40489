//! Tables of services.

use super::{View, leading, or_dash, rate_cell};
use crate::domain::ListKind;
use crate::report::model::ServiceReport;
use crate::report::table::{Cell, Table, Target, Tone};

impl View<'_> {
    /// The rates of the services with everything that makes a bare percentage honest.
    /// Those of an enterprise lead to its cases.
    pub(super) fn rates_table(&self, services: &[ServiceReport], of: Option<usize>) -> Table {
        let mut table = Table::new(&[
            self.pick("服务", "Service"),
            self.pick("?时限", "?Limit"),
            self.pick(">比率", ">Rate"),
            self.pick(">应办结", ">Decided"),
            self.pick(">按期", ">On time"),
            self.pick(">逾期办结", ">Late"),
            self.pick(">逾期未结", ">Overdue"),
            self.pick(">在办", ">Pending"),
            self.pick("?>不计入", "?>Excluded"),
            self.pick("?>95%区间", "?>95 % interval"),
            self.pick("?>中位/九成（工作日）", "?>Median/90 % (days)"),
        ]);
        let leading = |count: u64, kind: ListKind| match of {
            Some(position) => leading(Cell::fault_count(count), count, Target::Cases(position, kind)),
            None => Cell::fault_count(count),
        };
        for service in services {
            let interval = service.interval_95.as_ref().map(|(low, high)| format!("{low}–{high}"));
            let days = service.median_days.zip(service.p90_days).map(|(median, p90)| format!("{median}/{p90}"));
            table.rows.push(vec![
                Cell::plain(self.service_name(&service.service)),
                Cell::plain(self.service(&service.service).map_or("", |info| info.limit.as_str())),
                rate_cell(self, service),
                Cell::count(service.decided),
                Cell::count(service.on_time),
                leading(service.late, ListKind::Late),
                leading(service.overdue, ListKind::Overdue),
                Cell::count(service.pending),
                Cell::count(service.excluded),
                Cell::plain(or_dash(interval)),
                Cell::plain(or_dash(days)),
            ]);
        }
        table
    }

    /// What the signs in a table of rates mean, and only those that occur.
    pub(super) fn rate_notes(&self, services: &[ServiceReport]) -> Vec<String> {
        let mut notes = Vec::new();
        if services.iter().any(|service| service.meets_target == Some(false)) {
            notes.push(self.pick("▼ 未达目标", "▼ below the promise").to_owned());
        }
        if services.iter().any(|service| service.small_number) {
            notes.push(self.pick("* 件数较少，比率仅供参考", "* few cases; read the interval, not the rate").to_owned());
        }
        for service in services {
            let name = self.service_name(&service.service);
            if let Some(range) = &service.range {
                notes.push(match self.lang {
                    crate::domain::Lang::Zh => {
                        format!("{name}：有待核数据，比率在 {} 与 {} 之间", range.if_late.percent, range.if_on_time.percent)
                    }
                    crate::domain::Lang::En => {
                        format!(
                            "{name}: with rows in doubt, the rate lies between {} and {}",
                            range.if_late.percent, range.if_on_time.percent
                        )
                    }
                });
            }
            if service.beyond_law > 0 {
                notes.push(match self.lang {
                    crate::domain::Lang::Zh => format!("{name}：超法定时限 {} 件", service.beyond_law),
                    crate::domain::Lang::En => format!("{name}: {} beyond the statutory limit", service.beyond_law),
                });
            }
        }
        notes
    }

    /// What other ways to count come to, where they differ from the official one.
    pub(super) fn readings_table(&self, services: &[ServiceReport]) -> Option<Table> {
        let mut table = Table::new(&[
            self.pick("服务", "Service"),
            self.pick("口径", "Reading"),
            self.pick(">比率", ">Rate"),
            self.pick(">按期/应办结", ">On time/decided"),
            self.pick(">正式口径", ">Official"),
        ]);
        for service in services {
            for reading in service.readings.iter().filter(|reading| reading.rate != service.rate) {
                let name = crate::domain::Reading::ALL.iter().find(|known| known.key() == reading.reading);
                let title = name.map_or("", |known| crate::text::words::reading(*known, self.lang));
                let counts = reading.rate.as_ref().map(|rate| format!("{}/{}", rate.part, rate.whole));
                table.rows.push(vec![
                    Cell::plain(self.service_name(&service.service)),
                    Cell::plain(title),
                    Cell::share(reading.rate.as_ref()),
                    Cell::plain(or_dash(counts)),
                    Cell::share(service.rate.as_ref()).with_tone(Tone::Faint),
                ]);
            }
        }
        (!table.rows.is_empty()).then_some(table)
    }

    /// The balance of the period by service.
    pub(super) fn balance_table(&self, services: &[ServiceReport]) -> Table {
        let mut table = Table::new(&[
            self.pick("服务", "Service"),
            self.pick(">期初在办", ">Open at start"),
            self.pick(">新受理", ">Accepted"),
            self.pick(">办结", ">Completed"),
            self.pick(">不计入", ">Excluded"),
            self.pick(">期末在办", ">Open at end"),
        ]);
        for service in services {
            let balance = &service.balance;
            let counts = [balance.open_at_start, balance.accepted, balance.completed, balance.excluded, balance.open_at_end];
            let mut row = vec![Cell::plain(self.service_name(&service.service))];
            row.extend(counts.map(Cell::count));
            table.rows.push(row);
        }
        table
    }
}
