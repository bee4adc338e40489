//! The quarter as the bureau sees it.

use super::{
    View, complaints_blocks, late_reason_blocks, leading, lists_blocks, or_dash, overdue_blocks, rate_cell, screens_blocks, share_text,
    tasks_blocks, trend_blocks, year_to_date_blocks,
};
use crate::domain::{Lang, ListKind};
use crate::report::chart::Chart;
use crate::report::model::{EnterpriseReport, GroupReport, Report};
use crate::report::table::{Block, Cell, Page, Table, Target, Tone};

/// Enterprises shown of those whose score changed; the JSON has all of them.
const MOVERS: usize = 8;

/// Late tasks shown; the JSON has all of them.
const TASKS: usize = 10;

/// Overdue cases and entries of the bureau's lists shown; the JSON has up to a thousand of every enterprise.
const LISTED: usize = 10;

/// The page of a quarter.
pub fn quarter_page(report: &Report, lang: Lang) -> Page {
    let view = View { report, lang };
    let mut blocks = vec![Block::List(view.quarter_head())];
    blocks.extend(view.participation_blocks());
    blocks.extend(view.standing_blocks());
    blocks.extend(view.city_blocks());
    blocks.extend(view.beside_blocks());
    blocks.extend(trend_blocks(report, MOVERS, lang));
    blocks.extend(year_to_date_blocks(report, lang));
    blocks.extend(overdue_blocks(report, LISTED, lang));
    blocks.extend(late_reason_blocks(report, lang));
    blocks.extend(complaints_blocks(report, lang));
    blocks.extend(view.all_group_blocks());
    blocks.extend(view.milestone_blocks());
    blocks.extend(tasks_blocks(report, TASKS, lang));
    blocks.extend(view.findings_blocks());
    blocks.extend(view.continuity_blocks());
    blocks.extend(lists_blocks(report, LISTED, false, lang));
    blocks.extend(screens_blocks(report, None, lang));
    blocks.extend(view.inspection_blocks());
    blocks.extend(view.data_blocks(false));
    blocks.extend(view.method_blocks());
    Page { title: view.title(), blocks }
}

impl View<'_> {
    /// What the report is about: the policy and the quarter.
    pub(in crate::report) fn title(&self) -> String {
        let district = self.report.district_name().map(|name| format!(" · {name}")).unwrap_or_default();
        format!("{} · {}{district}", self.report.rules.title, self.quarter_name())
    }

    /// `2019年第三季度`.
    pub(super) fn quarter_name(&self) -> String {
        let quarter = self.report.quarter.as_deref().and_then(|quarter| quarter.parse::<crate::domain::Quarter>().ok());
        quarter.map_or_else(|| self.pick("全部台账", "the whole ledger").to_owned(), |quarter| quarter.text(self.lang))
    }

    /// The ranking, and the rates of all enterprises.
    pub(super) fn standing_blocks(&self) -> Vec<Block> {
        let mut blocks = vec![Block::heading(self.pick("排名", "Ranking"))];
        blocks.extend(Chart::ranking(self.report).map(Block::Chart));
        blocks.extend([Block::Table(self.ranking_table()), Block::Text(self.ranking_note())]);
        blocks.push(Block::heading(self.pick("企业与服务（比率与应办结件数）", "Enterprises and services (rate and decided cases)")));
        blocks.extend(Chart::heat(self.report).map(Block::Chart));
        blocks.extend([Block::Table(self.matrix_table()), Block::List(self.matrix_notes())]);
        blocks
    }

    /// All enterprises together.
    pub(super) fn city_blocks(&self) -> Vec<Block> {
        let city = &self.report.city;
        let mut blocks = vec![Block::heading(self.whole()), Block::Table(self.rates_table(city, None)), Block::List(self.rate_notes(city))];
        blocks.extend(Chart::funnels(self.report).into_iter().chain(Chart::late_by(self.report, city)).map(Block::Chart));
        if let Some(table) = self.readings_table(city) {
            blocks.push(Block::heading(self.pick("其他口径（与正式口径不同的）", "Other readings that differ")));
            blocks.push(Block::Table(table));
        }
        blocks.push(Block::heading(self.pick("办件平衡", "Balance")));
        blocks.push(Block::Table(self.balance_table(city)));
        blocks
    }

    /// Enterprises together, by district with what the districts say, and by parent company.
    pub(super) fn all_group_blocks(&self) -> Vec<Block> {
        let mut blocks = self.group_blocks(self.pick("区县", "Districts"), &self.report.districts);
        blocks.extend(self.remark_blocks(false));
        blocks.extend(self.group_blocks(self.pick("上级公司", "Parent companies"), &self.report.parents));
        blocks
    }

    /// From what, as of when, and by which rules.
    pub(super) fn quarter_head(&self) -> Vec<String> {
        let mut lines = vec![self.period(), self.rules()];
        if let Some(earlier) = &self.report.earlier_quarter {
            lines.push(match self.lang {
                Lang::Zh => format!("已对照上季台账 {earlier}（漏报补计、结转佐证）"),
                Lang::En => format!("read beside {earlier}: cases reported late are counted, one-time evidence is carried over"),
            });
        }
        lines
    }

    /// The short names of enterprises, by their codes.
    pub(in crate::report) fn short_names(&self, codes: &[String]) -> String {
        let name = |code: &String| {
            let found = self.report.enterprises.iter().find(|enterprise| enterprise.code == *code);
            found.map_or_else(|| code.clone(), |enterprise| enterprise.short_name.clone())
        };
        codes.iter().map(name).collect::<Vec<_>>().join(self.pick("、", ", "))
    }

    /// Who reported, and who did not.
    pub(super) fn participation_blocks(&self) -> Vec<Block> {
        let Some(participation) = &self.report.participation else { return Vec::new() };
        let rate = share_text(participation.rate.as_ref());
        let mut lines = vec![match self.lang {
            Lang::Zh => format!("报送率 {rate}"),
            Lang::En => format!("reported: {rate}"),
        }];
        lines.extend(self.in_time_line(participation));
        let count = |codes: &[String]| codes.len();
        if !participation.silent.is_empty() {
            let names = self.short_names(&participation.silent);
            lines.push(match self.lang {
                Lang::Zh => format!("未报送 {} 家：{names}", count(&participation.silent)),
                Lang::En => format!("{} sent nothing: {names}", count(&participation.silent)),
            });
        }
        if !participation.late.is_empty() {
            let names = self.short_names(&participation.late);
            let deadline = or_dash(participation.deadline);
            lines.push(match self.lang {
                Lang::Zh => format!("{deadline} 以后报送 {} 家：{names}", count(&participation.late)),
                Lang::En => format!("{} handed in after {deadline}: {names}", count(&participation.late)),
            });
        }
        let blocked: Vec<_> = self.report.enterprises.iter().filter(|one| one.blocked).map(|one| one.code.clone()).collect();
        if !blocked.is_empty() {
            let names = self.short_names(&blocked);
            lines.push(match self.lang {
                Lang::Zh => format!("按现状不予受理、须更正 {} 家：{names}", blocked.len()),
                Lang::En => format!("{} not acceptable as they stand: {names}", blocked.len()),
            });
        }
        vec![Block::heading(self.pick("报送情况", "Who reported")), Block::List(lines)]
    }

    fn ranking_table(&self) -> Table {
        let mut table = Table::new(&[
            self.pick(">名次", ">Rank"),
            self.pick("企业", "Enterprise"),
            self.pick("?区县", "?District"),
            self.pick(">得分", ">Score"),
            self.pick("?>自评", "?>Claimed"),
            self.pick(">排名分", ">For ranking"),
            self.pick("等级", "Grade"),
            self.pick(">应办结", ">Decided"),
            self.pick(">未按期", ">Not on time"),
        ]);
        for (position, enterprise) in self.report.enterprises.iter().enumerate() {
            table.rows.push(self.ranking_row(position, enterprise));
        }
        table
    }

    fn ranking_row(&self, position: usize, enterprise: &EnterpriseReport) -> Vec<Cell> {
        let not_on_time = enterprise.not_on_time();
        let behind = if enterprise.overdue.total > 0 { ListKind::Overdue } else { ListKind::Late };
        let score = enterprise.score();
        let grade = match (score.and_then(|score| score.grade.as_ref()), enterprise.reported) {
            (Some(grade), _) if !grade.vetoes.is_empty() => {
                Cell::toned(format!("{}{}", grade.name, self.pick("（否决）", " (veto)")), Tone::Bad)
            }
            (Some(grade), _) => Cell::plain(&grade.name),
            (None, true) => Cell::toned("-", Tone::Faint),
            (None, false) => Cell::toned(self.pick("未报送", "sent nothing"), Tone::Bad),
        };
        let total = match (score, enterprise.reported) {
            (Some(score), _) => {
                let points = Cell::points(Some(&score.total)).to(Target::Findings(position));
                if score.measured_only { Cell { text: format!("{}/{}", score.total, score.available), ..points } } else { points }
            }
            (None, true) => Cell::missing("-"),
            (None, false) => Cell::points(Some("0.00")),
        };
        vec![
            enterprise.rank.map_or_else(|| Cell::missing("-"), |rank| Cell::count(rank as u64)),
            Cell::plain(&enterprise.short_name).to(Target::Enterprise(position)),
            Cell::plain(or_dash(enterprise.district.as_ref())),
            total,
            Cell::points(enterprise.claimed.as_ref().map(|score| score.total.as_str())).with_tone(Tone::Faint),
            Cell::points(enterprise.ranking_points.as_deref().filter(|_| enterprise.rank.is_some())),
            grade,
            Cell::count(enterprise.decided),
            leading(Cell::fault_count(not_on_time), not_on_time, Target::Cases(position, behind)),
        ]
    }

    /// How the ranking is made.
    pub(in crate::report) fn ranking_note(&self) -> String {
        self.pick(
            "按核定分（未核定的按自评分）排名，待核数据按逾期计；件数较少、无工作推进台账或未报送的企业列出而不排名次",
            "ranked by verified score (claimed where nobody verified), rows set aside counted as late; units with few cases, without a progress ledger or without a submission are listed unranked",
        )
        .to_owned()
    }

    fn matrix_table(&self) -> Table {
        let mut heads = vec![self.pick("企业", "Enterprise").to_owned()];
        heads.extend(self.report.services.iter().map(|service| format!(">{}", service.name)));
        let heads: Vec<&str> = heads.iter().map(String::as_str).collect();
        let mut table = Table::new(&heads);
        for (position, enterprise) in self.report.enterprises.iter().enumerate().filter(|(_, enterprise)| enterprise.reported) {
            let mut row = vec![Cell::plain(&enterprise.short_name).to(Target::Enterprise(position))];
            for service in &enterprise.services {
                let mut cell = rate_cell(self, service);
                if service.rate.is_some() {
                    cell.text = format!("{} {}", cell.text, service.decided);
                }
                let behind = if service.overdue > 0 { ListKind::Overdue } else { ListKind::Late };
                let cell = leading(cell, service.late + service.overdue, Target::Cases(position, behind));
                row.push(cell);
            }
            table.rows.push(row);
        }
        table
    }

    fn matrix_notes(&self) -> Vec<String> {
        let limits: Vec<_> = self.report.services.iter().map(|service| format!("{} {}", service.name, service.limit)).collect();
        vec![
            format!("{}{}", self.pick("时限：", "limits: "), limits.join(self.pick("，", ", "))),
            self.pick("▼ 未达目标  * 件数较少", "▼ below the promise  * few cases").to_owned(),
        ]
    }

    /// Enterprises together.
    pub(in crate::report) fn group_blocks(&self, title: &str, groups: &[GroupReport]) -> Vec<Block> {
        if groups.is_empty() {
            return Vec::new();
        }
        let mut table = Table::new(&[
            title,
            self.pick(">企业", ">Units"),
            self.pick(">已报", ">Reported"),
            self.pick(">五项合计比率", ">All services"),
            self.pick(">未按期", ">Not on time"),
            self.pick(">平均分", ">Mean score"),
        ]);
        for group in groups {
            table.rows.push(vec![
                Cell::plain(&group.name),
                Cell::count(group.enterprises as u64),
                Cell::count(group.reported as u64),
                Cell::share(group.rate.as_ref()),
                Cell::fault_count(group.not_on_time),
                Cell::points(group.mean_score.as_deref()),
            ]);
        }
        vec![Block::heading(title), Block::Table(table)]
    }
}
