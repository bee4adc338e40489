//! The year up to this quarter.

use super::View;
use crate::domain::Lang;
use crate::report::model::{Report, YearReport, YearToDateReport};
use crate::report::table::{Block, Cell, Table, Target};

/// The sums of the year; nothing where only this quarter of it is at hand.
pub(super) fn year_to_date_blocks(report: &Report, lang: Lang) -> Vec<Block> {
    let view = View { report, lang };
    let Some(year) = &report.year_to_date else { return Vec::new() };
    let title = match lang {
        Lang::Zh => format!("{}年累计", year.year),
        Lang::En => format!("{} to date", year.year),
    };
    vec![
        Block::heading(title),
        Block::List(view.year_head(year)),
        Block::Table(view.year_services_table(&year.city)),
        Block::Table(view.year_enterprises_table(year)),
    ]
}

impl View<'_> {
    /// Which quarters are in the sums, and which are not.
    fn year_head(&self, year: &YearToDateReport) -> Vec<String> {
        let comma = self.pick("、", ", ");
        let (quarters, missing) = (year.quarters.join(comma), year.missing.join(comma));
        let mut lines = vec![match self.lang {
            Lang::Zh => format!("累计季度：{quarters}"),
            Lang::En => format!("sums of {quarters}"),
        }];
        if !year.missing.is_empty() {
            lines.push(match self.lang {
                Lang::Zh => format!("缺少 {missing}，累计数不完整"),
                Lang::En => format!("{missing} not at hand: the sums are not those of the whole year so far"),
            });
        }
        lines
    }

    fn year_services_table(&self, city: &YearReport) -> Table {
        let mut table = Table::new(&[
            self.pick("服务", "Service"),
            self.pick(">受理", ">Accepted"),
            self.pick("?>办结", "?>Completed"),
            self.pick(">应办结", ">Decided"),
            self.pick("?>按期", "?>On time"),
            self.pick(">逾期办结", ">Late"),
            self.pick(">逾期未结", ">Overdue"),
            self.pick(">比率", ">Rate"),
        ]);
        for service in &city.services {
            table.rows.push(vec![
                Cell::plain(self.service_name(&service.service)),
                Cell::count(service.accepted),
                Cell::count(service.completed),
                Cell::count(service.decided),
                Cell::count(service.on_time),
                Cell::fault_count(service.late),
                Cell::fault_count(service.overdue),
                Cell::share(service.rate.as_ref()),
            ]);
        }
        table
    }

    fn year_enterprises_table(&self, year: &YearToDateReport) -> Table {
        let mut table = Table::new(&[
            self.pick("企业", "Enterprise"),
            self.pick(">报送季度", ">Quarters reported"),
            self.pick(">应办结", ">Decided"),
            self.pick(">未按期", ">Not on time"),
            self.pick("?>有效投诉", "?>Valid complaints"),
            self.pick("?>每万户有效", "?>Per 10,000 users"),
        ]);
        for (position, own) in year.enterprises.iter().enumerate() {
            let sum = |of: fn(&crate::report::model::YearService) -> u64| own.sums.services.iter().map(of).sum();
            let complaints = &own.sums.complaints;
            table.rows.push(vec![
                Cell::plain(&own.short_name).to(Target::Enterprise(position)),
                Cell::plain(format!("{}/{}", own.reported.len(), year.quarters.len())),
                Cell::count(sum(|service| service.decided)),
                Cell::fault_count(sum(|service| service.late + service.overdue)),
                Cell::count(complaints.iter().map(|complaints| complaints.valid).sum()),
                Cell::per_users(complaints.first().and_then(|complaints| complaints.valid_per_10000.as_ref())),
            ]);
        }
        table
    }
}
