//! The quarter on one sheet.

use super::parts::{Chart, Fact, Part, Rule, Sheet, SheetTable, When};
use super::{name, score::rank};
use crate::domain::{Lang, ListKind};
use crate::report::model::{EnterpriseReport, Participation, ServiceReport};
use crate::report::pages::{View, rate_cell, share_text};
use crate::report::table::{Block, Cell, Table, Target, Tone};

/// Enterprises whose bars are drawn.
const DRAWN: usize = 30;

/// The tables of this sheet share its rows; each has at most this part of them.
const SHARES: usize = 8;

impl View<'_> {
    /// Who reported, how the city did, and the ranking; a table shows the first rows where there are very many.
    pub(super) fn summary_sheet(&self, rows: usize) -> Sheet {
        let city = self.city_table();
        let ranking = self.summary_ranking();
        let ranked = self.report.enterprises.iter().filter(|enterprise| enterprise.rank.is_some()).count();
        let drawn = ranked.min(DRAWN);
        let ranking_title = match self.lang {
            Lang::Zh if drawn < ranked => format!("排名分（前 {drawn} 名）"),
            Lang::Zh => "排名分".to_owned(),
            Lang::En if drawn < ranked => format!("Points for the ranking, the first {drawn}"),
            Lang::En => "Points for the ranking".to_owned(),
        };
        let rates = Chart {
            title: format!("{}{}", self.pick("各项服务比率：", "Rate by service: "), self.whole()),
            table: 0,
            labels: 0,
            values: 2,
            rows: city.table.rows.len(),
            longest: 1.0,
        };
        let scores = Chart { title: ranking_title, table: 1, labels: 0, values: 5, rows: drawn, longest: 100.0 };
        let charts = [rates, scores].into_iter().filter(|chart| chart.rows > 0).collect();
        let mut parts = vec![Part::Facts(self.facts()), Part::Table(city), Part::Charts(charts)];
        let others = tables_of([
            self.beside_blocks(),
            self.group_blocks(self.pick("区县", "Districts"), &self.report.districts),
            self.group_blocks(self.pick("上级公司", "Parent companies"), &self.report.parents),
            self.milestone_blocks(),
        ]);
        parts.extend([ranking].into_iter().chain(others).map(|table| Part::Table(self.shortened(table, rows / SHARES))));
        Sheet {
            name: self.pick("概览", "Summary").to_owned(),
            title: self.title(),
            notes: vec![
                self.pick("带下划线的数字和名称可点击查看明细", "underlined numbers and names lead to what is behind them").to_owned(),
            ],
            parts,
        }
    }

    fn facts(&self) -> Vec<Fact> {
        let report = self.report;
        let fact = |zh: &str, en: &str, cell: Cell| Fact { label: self.pick(zh, en).to_owned(), cell };
        let mut facts = vec![
            fact("统计期自", "Period from", Cell::day(Some(report.period.first))),
            fact("统计期至", "Period to", Cell::day(Some(report.period.last))),
            fact("截至（当日 24:00）", "As of the end of", Cell::day(Some(report.as_of))),
            fact("规则", "Rules", Cell::plain(self.rules_named())),
            fact("规则 SHA-256", "SHA-256 of the rules", Cell::plain(&report.rules.sha256)),
            fact("日历", "Calendar", Cell::plain(self.calendar_named())),
        ];
        if let Some(earlier) = &report.earlier_quarter {
            facts.push(fact("对照的上季台账", "Read beside", Cell::plain(earlier)));
        }
        if let Some(participation) = &report.participation {
            facts.extend(self.participation_facts(participation));
        }
        facts.push(fact("生成程序", "Made by", Cell::plain(format!("{} {}", report.tool.name, report.tool.version))));
        facts
    }

    fn rules_named(&self) -> String {
        let rules = &self.report.rules;
        match self.lang {
            Lang::Zh => format!("{} 第{}版；{}", rules.id, rules.version, rules.source),
            Lang::En => format!("{} version {}; {}", rules.id, rules.version, rules.source),
        }
    }

    fn calendar_named(&self) -> String {
        let calendar = &self.report.calendar;
        let known = calendar.known_on.map(|day| match self.lang {
            Lang::Zh => format!("，只用 {day} 以前公布的安排"),
            Lang::En => format!(", as it was known on {day}"),
        });
        let to = self.pick("至", "to");
        format!("{} ({} {to} {}){}", calendar.name, calendar.first, calendar.last, known.unwrap_or_default())
    }

    fn participation_facts(&self, participation: &Participation) -> Vec<Fact> {
        let rate = participation.rate.as_ref();
        let rate = Cell { text: share_text(rate), ..Cell::share(rate) };
        let blocked: Vec<_> = self.report.enterprises.iter().filter(|one| one.blocked).map(|one| one.code.clone()).collect();
        let mut facts = vec![
            Fact { label: self.pick("报送率", "Reported").to_owned(), cell: rate },
            Fact { label: self.pick("报送截止日", "Deadline").to_owned(), cell: Cell::day(participation.deadline) },
        ];
        for (label, codes) in [
            (self.pick("未报送", "Sent nothing"), &participation.silent),
            (self.pick("迟报", "Handed in late"), &participation.late),
            (self.pick("须更正、不予受理", "Not acceptable as they stand"), &blocked),
        ] {
            let cell = if codes.is_empty() { Cell::missing(self.none()) } else { Cell::plain(self.counted_names(codes)) };
            facts.push(Fact { label: label.to_owned(), cell });
        }
        facts
    }

    fn counted_names(&self, codes: &[String]) -> String {
        match self.lang {
            Lang::Zh => format!("{} 家：{}", codes.len(), self.short_names(codes)),
            Lang::En => format!("{}: {}", codes.len(), self.short_names(codes)),
        }
    }

    fn city_table(&self) -> SheetTable {
        let mut table = Table::new(&[
            self.pick("服务", "Service"),
            self.pick("时限", "Limit"),
            self.pick(">比率", ">Rate"),
            self.pick(">目标", ">Target"),
            self.pick(">应办结", ">Decided"),
            self.pick(">按期", ">On time"),
            self.pick(">逾期办结", ">Late"),
            self.pick(">逾期未结", ">Overdue"),
            self.pick(">在办", ">Pending"),
            self.pick(">不计入", ">Excluded"),
            self.pick(">待核", ">Set aside"),
            self.pick(">95%区间下限", ">95 % from"),
            self.pick(">95%区间上限", ">95 % to"),
        ]);
        table.rows = self.report.city.iter().map(|service| self.city_row(service)).collect();
        let heading = Some(self.whole());
        SheetTable { heading, ..SheetTable::new(table) }.with_faults(&[6, 7, 10])
    }

    fn city_row(&self, service: &ServiceReport) -> Vec<Cell> {
        let interval = service.interval_95.as_ref();
        vec![
            Cell::plain(self.service_name(&service.service)),
            Cell::text(self.service(&service.service).map(|info| info.limit.as_str())),
            rate_cell(self, service),
            self.target_cell(&service.service),
            Cell::count(service.decided),
            Cell::count(service.on_time),
            Cell::fault_count(service.late),
            Cell::fault_count(service.overdue),
            Cell::count(service.pending),
            Cell::count(service.excluded),
            Cell::fault_count(service.set_aside),
            Cell::percent(interval.map(|(low, _)| low.as_str())),
            Cell::percent(interval.map(|(_, high)| high.as_str())),
        ]
    }

    fn summary_ranking(&self) -> SheetTable {
        let mut table = Table::new(&[
            self.pick("企业", "Enterprise"),
            self.pick(">名次", ">Rank"),
            self.pick("区县", "District"),
            self.pick(">得分", ">Score"),
            self.pick(">自评分", ">Claimed"),
            self.pick(">排名分", ">For ranking"),
            self.pick("等级", "Grade"),
            self.pick(">应办结", ">Decided"),
            self.pick(">逾期办结", ">Late"),
            self.pick(">逾期未结", ">Overdue"),
            self.pick(">以前未结", ">Carried overdue"),
            self.pick(">待核", ">Set aside"),
            self.pick(">失分重点", ">Points that lost"),
        ]);
        table.rows = self.enterprises().map(|(position, enterprise)| self.summary_row(position, enterprise)).collect();
        let heading = format!("{}{}{}{}", self.pick("排名", "Ranking"), self.pick("（", " ("), self.ranking_note(), self.pick("）", ")"));
        let mut ranking = SheetTable { heading: Some(heading), ..SheetTable::new(table) }.with_faults(&[8, 9, 10, 11]);
        let vetoed = self.veto().to_owned();
        ranking.rules.push(Rule { column: 6, when: When::Says { column: 6, word: vetoed } });
        ranking
    }

    fn veto(&self) -> &'static str {
        self.lang.pick("▼未报送", "▼sent nothing")
    }

    fn summary_row(&self, position: usize, enterprise: &EnterpriseReport) -> Vec<Cell> {
        let leading = |count: u64, cell: Cell, target: Target| if count > 0 { cell.to(target) } else { cell };
        let cases = |count: u64, kind: ListKind| leading(count, Cell::fault_count(count), Target::Cases(position, kind));
        let sum = |of: fn(&ServiceReport) -> u64| enterprise.services.iter().map(of).sum();
        let findings = enterprise.findings.len() as u64;
        vec![
            name(position, enterprise),
            rank(enterprise),
            Cell::text(enterprise.district.as_deref()),
            leading(findings, score_cell(enterprise), Target::Findings(position)),
            Cell::points(enterprise.claimed.as_ref().map(|score| score.total.as_str())).with_tone(Tone::Faint),
            Cell::points(enterprise.ranking_points.as_deref().filter(|_| enterprise.rank.is_some())),
            self.grade_cell(enterprise),
            Cell::count(enterprise.decided),
            cases(sum(|service| service.late), ListKind::Late),
            cases(sum(|service| service.overdue), ListKind::Overdue),
            cases(enterprise.carried_overdue.total, ListKind::CarriedOverdue),
            cases(enterprise.set_aside.total, ListKind::SetAside),
            leading(findings, Cell::count(findings), Target::Findings(position)),
        ]
    }

    fn grade_cell(&self, enterprise: &EnterpriseReport) -> Cell {
        match enterprise.score().and_then(|score| score.grade.as_ref()) {
            Some(grade) if !grade.vetoes.is_empty() => {
                Cell::toned(format!("▼{}{}", grade.name, self.pick("（否决）", " (veto)")), Tone::Bad)
            }
            Some(grade) => Cell::plain(&grade.name),
            None if enterprise.reported => Cell::missing("-"),
            None => Cell::toned(self.veto(), Tone::Bad),
        }
    }

    /// At most so many rows, with the true number in the heading.
    fn shortened(&self, mut table: SheetTable, rows: usize) -> SheetTable {
        let total = table.table.rows.len();
        if total > rows {
            table.table.rows.truncate(rows);
            let heading = table.heading.unwrap_or_default();
            table.heading = Some(match self.lang {
                Lang::Zh => format!("{heading}：共 {total} 行，列出 {rows} 行"),
                Lang::En => format!("{heading}: {total} rows, {rows} shown"),
            });
        }
        table
    }
}

/// The score that counts; of what was scored where that is less than all.
fn score_cell(enterprise: &EnterpriseReport) -> Cell {
    match enterprise.score() {
        Some(score) if score.measured_only => {
            Cell { text: format!("{}/{}", score.total, score.available), ..Cell::points(Some(&score.total)) }
        }
        Some(score) => Cell::points(Some(&score.total)),
        None if enterprise.reported => Cell::missing("-"),
        None => Cell::points(Some("0.00")),
    }
}

/// The tables of blocks, each with the heading before it.
fn tables_of(blocks: [Vec<Block>; 4]) -> Vec<SheetTable> {
    let mut heading = None;
    let mut tables = Vec::new();
    for block in blocks.into_iter().flatten() {
        match block {
            Block::Heading(found) => heading = Some(found.text),
            Block::Table(table) => tables.push(SheetTable { heading: heading.take(), ..SheetTable::new(table) }),
            Block::Text(_) | Block::List(_) | Block::Chart(_) => {}
        }
    }
    tables
}
