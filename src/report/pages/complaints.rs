//! Complaints by kind, by the way they came in, and for every 10,000 users.

use super::View;
use crate::domain::{Lang, Way};
use crate::report::model::{ComplaintsReport, Report};
use crate::report::table::{Block, Cell, Table, Target, Tone};
use crate::text::words;

/// The complaints of every enterprise and of the city; nothing where none came in.
pub(super) fn complaints_blocks(report: &Report, lang: Lang) -> Vec<Block> {
    let view = View { report, lang };
    let mut blocks = Vec::new();
    for (number, city) in report.complaints.iter().enumerate().filter(|(_, city)| city.received > 0) {
        let name = view.service_name(&city.service);
        let title = match lang {
            Lang::Zh => format!("投诉受理情况（{name}）"),
            Lang::En => format!("Complaints received ({name})"),
        };
        blocks.push(Block::heading(title));
        blocks.push(Block::Table(view.complaints_table(number, city)));
        blocks.push(Block::Text(view.complaints_note(city)));
        blocks.push(Block::Table(view.channels_table(city)));
    }
    blocks
}

impl View<'_> {
    fn complaints_table(&self, number: usize, city: &ComplaintsReport) -> Table {
        let mut table = Table::new(&[
            self.pick("企业", "Enterprise"),
            self.pick(">受理", ">Received"),
            self.pick(">有效", ">Valid"),
            self.pick(">无效", ">Not valid"),
            self.pick("?>待认定", "?>Being assessed"),
            self.pick("?>未认定", "?>Not assessed"),
            self.pick("?>其他不计", "?>Left otherwise"),
            self.pick(">属实", ">Upheld"),
            self.pick("?>每万户受理", "?>Received per 10,000 users"),
            self.pick(">每万户有效", ">Valid per 10,000 users"),
        ]);
        for (position, enterprise) in report_order(self.report) {
            let Some(own) = enterprise.complaints.get(number).filter(|_| enterprise.reported) else { continue };
            table.rows.push(row(Cell::plain(&enterprise.short_name).to(Target::Enterprise(position)), own));
        }
        table.rows.push(row(Cell::plain(self.report.district_name().unwrap_or(self.pick("全市", "The city"))), city));
        table
    }

    fn complaints_note(&self, city: &ComplaintsReport) -> String {
        let users = city.valid_per_10000.as_ref().map_or(0, |per_users| per_users.users);
        let without: Vec<_> =
            report_order(self.report).filter(|(_, one)| one.users.is_none()).map(|(_, one)| one.short_name.as_str()).collect();
        let unknown = without.join(self.pick("、", ", "));
        let whole = self.report.district_name().unwrap_or(self.pick("全市", "the city"));
        let mut note = match self.lang {
            Lang::Zh => format!("本期受理的投诉；每万户按企业名录的用户数计算，{whole} {users} 户"),
            Lang::En => format!("accepted in the period; users by the registry, {users} in {whole}"),
        };
        if !without.is_empty() {
            note = match self.lang {
                Lang::Zh => format!("{note}，未登记用户数的不计入每万户：{unknown}"),
                Lang::En => format!("{note}, without those whose users are not known: {unknown}"),
            };
        }
        note
    }

    fn channels_table(&self, city: &ComplaintsReport) -> Table {
        let mut table = Table::new(&[self.pick("受理渠道", "Came in"), self.pick(">件数", ">Cases")]);
        for (way, channel) in Way::ALL.iter().zip(&city.channels) {
            table.rows.push(vec![Cell::plain(words::way(way.1, self.lang)), Cell::count(channel.count)]);
        }
        table
    }
}

/// Every enterprise with its position.
fn report_order(report: &Report) -> impl Iterator<Item = (usize, &crate::report::model::EnterpriseReport)> {
    report.enterprises.iter().enumerate()
}

fn row(name: Cell, of: &ComplaintsReport) -> Vec<Cell> {
    let counts = [of.received, of.valid, of.invalid, of.pending, of.open, of.left, of.upheld];
    let mut row = vec![name];
    row.extend(counts.map(|count| Cell::count(count).with_tone(if count == 0 { Tone::Faint } else { Tone::Plain })));
    row.extend([&of.received_per_10000, &of.valid_per_10000].map(|per_users| Cell::per_users(per_users.as_ref())));
    row
}
