//! Tickets that were passed on, held against the ledgers.

use super::cases::file_name;
use super::{View, or_dash};
use crate::domain::Lang;
use crate::report::model::{Report, TicketCaseReport, TicketReport, TransferCounts, TransferUnit, TransfersReport};
use crate::report::table::{Block, Cell, Table, Target, Tone};
use crate::text::words;

/// What became of the tickets on the list, at most `shown` of them one by one; nothing without a list. `alone` is the report of one enterprise.
pub(super) fn transfers_blocks(report: &Report, shown: usize, alone: bool, lang: Lang) -> Vec<Block> {
    let view = View { report, lang };
    let Some(found) = &report.transfers else { return Vec::new() };
    let mut blocks = vec![Block::heading(lang.pick("转办工单核对", "Tickets passed on, held against the ledgers"))];
    blocks.push(Block::Table(view.transfers_table(found, alone)));
    let asked: Vec<_> = found.units.iter().flat_map(|unit| unit.asked.iter().map(move |ticket| (unit, ticket))).collect();
    if !asked.is_empty() {
        let cut = asked.len() > shown;
        blocks.push(Block::part(match (lang, cut) {
            (Lang::Zh, false) => format!("需核实的工单：{} 件", asked.len()),
            (Lang::Zh, true) => format!("需核实的工单：共 {} 件，列出 {shown} 件", asked.len()),
            (Lang::En, false) => format!("Tickets to ask about: {}", asked.len()),
            (Lang::En, true) => format!("Tickets to ask about: {}, {shown} shown", asked.len()),
        }));
        blocks.push(Block::Table(view.tickets_table(&asked[..asked.len().min(shown)], alone)));
    }
    blocks.push(Block::Text(view.transfers_note(found)));
    blocks
}

impl View<'_> {
    /// A row for each enterprise, and one for all of them.
    fn transfers_table(&self, found: &TransfersReport, alone: bool) -> Table {
        let mut table = self.transfer_units_table(found, alone);
        if found.units.len() > 1 {
            let all = Cell::plain(self.pick("合计", "All"));
            table.rows.push(counts_row(all, &found.total, Cell::share(found.left_out_rate.as_ref())));
        }
        table
    }

    /// A row for each enterprise.
    pub(in crate::report) fn transfer_units_table(&self, found: &TransfersReport, alone: bool) -> Table {
        let mut table = Table::new(&[
            self.pick("企业", "Enterprise"),
            self.pick(">清单件数", ">On the list"),
            self.pick(">台账已录", ">Found"),
            self.pick(">漏录", ">Left out"),
            self.pick(">漏录率", ">Left out, share"),
            self.pick(">日期不符", ">Dated otherwise"),
            self.pick(">自行认定无效", ">Called invalid"),
            self.pick(">一单多录", ">In several cases"),
            self.pick("?>清单外", "?>Not on the list"),
        ]);
        for unit in &found.units {
            let rate = if unit.reported {
                Cell::share(unit.left_out_rate.as_ref())
            } else {
                Cell::missing(self.pick("未报送", "sent nothing"))
            };
            table.rows.push(counts_row(self.unit_cell(unit, alone), &unit.counts, rate));
        }
        table
    }

    fn unit_cell(&self, unit: &TransferUnit, alone: bool) -> Cell {
        let cell = Cell::plain(&unit.short_name);
        let position = self.report.enterprises.iter().position(|enterprise| enterprise.code == unit.code);
        match position.filter(|_| !alone) {
            Some(position) => cell.to(Target::Enterprise(position)),
            None => cell,
        }
    }

    /// A row for each ticket.
    pub(in crate::report) fn tickets_table(&self, asked: &[(&TransferUnit, &TicketReport)], alone: bool) -> Table {
        let mut heads = vec![
            self.pick("单号", "Ticket"),
            self.pick("情况", "What is to be asked"),
            self.pick("?服务", "?Service"),
            self.pick("转办", "Passed on"),
            self.pick("受理", "Accepted"),
            self.pick("办件", "Case"),
            self.pick("?所在行", "?Row"),
        ];
        if !alone {
            heads.insert(0, self.pick("企业", "Enterprise"));
        }
        let mut table = Table::new(&heads);
        for (unit, ticket) in asked {
            let case = ticket.cases.first();
            let mut row = vec![
                Cell::plain(&ticket.number),
                Cell::toned(self.signs_text(ticket), Tone::Bad),
                Cell::text(ticket.service.as_deref().map(|service| self.service_name(service))),
                Cell::moment(ticket.passed_on.as_deref()),
                Cell::moment(case.and_then(|case| case.accepted.as_deref())),
                Cell::text(case.map(|case| case.id.as_str())),
                Cell::plain(or_dash(case.map(|case| format!("{}:{}", file_name(&case.file), case.line)))),
            ];
            if !alone {
                row.insert(0, self.unit_cell(unit, alone));
            }
            table.rows.push(row);
        }
        table
    }

    fn signs_text(&self, ticket: &TicketReport) -> String {
        let sign = |sign: &String| match sign.as_str() {
            "left_out" => self.pick("台账漏录", "in no case").to_owned(),
            "dated_otherwise" => self.dated_text(ticket),
            "called_invalid" => self.pick("自行认定无效，仍计入", "called invalid, still counts").to_owned(),
            _ => self.shared_text(ticket),
        };
        ticket.signs.iter().map(sign).collect::<Vec<_>>().join(self.pick("；", "; "))
    }

    /// What the other day changes, where it changes anything.
    fn dated_text(&self, ticket: &TicketReport) -> String {
        let changed = |case: &&TicketCaseReport| case.by_transfer.as_ref().is_some_and(|outcome| *outcome != case.outcome);
        let by_transfer = ticket.cases.iter().find(changed).and_then(|case| case.by_transfer.as_deref());
        match (self.lang, by_transfer.map(|outcome| words::outcome(outcome, self.lang))) {
            (Lang::Zh, Some(outcome)) => format!("受理日与转办日不符，按转办时间应为“{outcome}”"),
            (Lang::Zh, None) => "受理日与转办日不符".to_owned(),
            (Lang::En, Some(outcome)) => format!("accepted on another day; by the transfer it would be «{outcome}»"),
            (Lang::En, None) => "accepted on another day".to_owned(),
        }
    }

    fn shared_text(&self, ticket: &TicketReport) -> String {
        let others = ticket.cases.iter().skip(1).chain(&ticket.elsewhere).map(|case| format!("{} {}", case.short_name, case.id));
        let others = others.collect::<Vec<_>>().join(self.pick("、", ", "));
        let unnamed = if ticket.elsewhere.is_empty() { ticket.cases_elsewhere } else { 0 };
        let elsewhere = match self.lang {
            _ if unnamed == 0 => String::new(),
            Lang::Zh => format!("其他企业 {unnamed} 件"),
            Lang::En => format!("{unnamed} of other enterprises"),
        };
        let all = [others, elsewhere].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(self.pick("、", ", "));
        match self.lang {
            Lang::Zh => format!("一单多录，另有{all}"),
            Lang::En => format!("in several cases, also {all}"),
        }
    }

    fn transfers_note(&self, found: &TransfersReport) -> String {
        let mut note = self
            .pick(
                "漏录率为转办清单中台账没有的工单所占比例；时间按日核对，一单多录按单号查找，不影响得分",
                "the share left out is that of tickets on the list that no case bears; times are compared by the day, and none of this changes a score",
            )
            .to_owned();
        if found.total.unreported > 0 {
            note = match self.lang {
                Lang::Zh => format!("{note}；未报送企业的 {} 件工单去向不明，不计入漏录率", found.total.unreported),
                Lang::En => {
                    format!("{note}; {} tickets of enterprises that sent nothing are not part of the share", found.total.unreported)
                }
            };
        }
        note
    }
}

fn counts_row(name: Cell, counts: &TransferCounts, rate: Cell) -> Vec<Cell> {
    let rate = if counts.left_out > 0 { rate.with_tone(Tone::Bad) } else { rate };
    vec![
        name,
        Cell::count(counts.listed),
        Cell::count(counts.found),
        Cell::fault_count(counts.left_out),
        rate,
        Cell::fault_count(counts.dated_otherwise),
        Cell::fault_count(counts.called_invalid),
        Cell::fault_count(counts.shared),
        Cell::count(counts.not_listed).with_tone(Tone::Faint),
    ]
}
