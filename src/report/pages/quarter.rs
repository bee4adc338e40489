//! The quarter as the bureau sees it.

use super::{View, or_dash, rate_cell, share_text};
use crate::domain::{Lang, ListKind, Points};
use crate::report::model::{EnterpriseReport, GroupReport, Report};
use crate::report::table::{Block, Cell, Page, Table, Target, Tone};

/// The page of a quarter.
pub fn quarter_page(report: &Report, lang: Lang) -> Page {
    let view = View { report, lang };
    let quarter = report.quarter.as_deref().and_then(|quarter| quarter.parse::<crate::domain::Quarter>().ok());
    let name = quarter.map_or_else(|| lang.pick("全部台账", "the whole ledger").to_owned(), |quarter| quarter.text(lang));
    let mut blocks = vec![Block::List(view.quarter_head())];
    blocks.extend(view.participation_blocks());
    blocks.push(Block::heading(lang.pick("排名", "Ranking")));
    blocks.push(Block::Table(view.ranking_table()));
    blocks.push(Block::Text(view.ranking_note()));
    blocks.push(Block::heading(lang.pick("企业与服务（比率与应办结件数）", "Enterprises and services (rate and decided cases)")));
    blocks.push(Block::Table(view.matrix_table()));
    blocks.push(Block::List(view.matrix_notes()));
    blocks.push(Block::heading(lang.pick("全市合计", "The whole city")));
    blocks.push(Block::Table(view.rates_table(&report.city)));
    blocks.push(Block::List(view.rate_notes(&report.city)));
    if let Some(table) = view.readings_table(&report.city) {
        blocks.push(Block::heading(lang.pick("其他口径（与正式口径不同的）", "Other readings that differ")));
        blocks.push(Block::Table(table));
    }
    blocks.push(Block::heading(lang.pick("办件平衡", "Balance")));
    blocks.push(Block::Table(view.balance_table(&report.city)));
    blocks.extend(view.group_blocks(lang.pick("区县", "Districts"), &report.districts));
    blocks.extend(view.group_blocks(lang.pick("上级公司", "Parent companies"), &report.parents));
    blocks.extend(view.milestone_blocks());
    blocks.extend(view.findings_blocks());
    blocks.extend(view.continuity_blocks());
    blocks.extend(view.data_blocks(false));
    blocks.extend(view.method_blocks());
    Page { title: format!("{} · {name}", report.rules.title), blocks }
}

impl View<'_> {
    fn quarter_head(&self) -> Vec<String> {
        let mut lines = vec![self.period(), self.rules()];
        if let Some(earlier) = &self.report.earlier_quarter {
            lines.push(match self.lang {
                Lang::Zh => format!("已对照上季台账 {earlier}(漏报补计、结转佐证)"),
                Lang::En => format!("read beside {earlier}: cases reported late are counted, one-time evidence is carried over"),
            });
        }
        lines
    }

    fn short_names(&self, codes: &[String]) -> String {
        let name = |code: &String| {
            let found = self.report.enterprises.iter().find(|enterprise| enterprise.code == *code);
            found.map_or_else(|| code.clone(), |enterprise| enterprise.short_name.clone())
        };
        codes.iter().map(name).collect::<Vec<_>>().join(self.pick("、", ", "))
    }

    fn participation_blocks(&self) -> Vec<Block> {
        let Some(participation) = &self.report.participation else { return Vec::new() };
        let rate = share_text(participation.rate.as_ref());
        let mut lines = vec![match self.lang {
            Lang::Zh => format!("报送率 {rate}"),
            Lang::En => format!("reported: {rate}"),
        }];
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
        let (late, overdue) =
            enterprise.services.iter().fold((0, 0), |(late, overdue), service| (late + service.late, overdue + service.overdue));
        let behind = if late > 0 { ListKind::Late } else { ListKind::Overdue };
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
            leading(Cell::fault_count(late + overdue), late + overdue, Target::Cases(position, behind)),
        ]
    }

    fn ranking_note(&self) -> String {
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
        for enterprise in self.report.enterprises.iter().filter(|enterprise| enterprise.reported) {
            let mut row = vec![Cell::plain(&enterprise.short_name)];
            for service in &enterprise.services {
                let mut cell = rate_cell(self, service);
                if service.rate.is_some() {
                    cell.text = format!("{} {}", cell.text, service.decided);
                }
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
            self.pick("▼ 未达100%目标  * 件数较少", "▼ below the promised 100 %  * few cases").to_owned(),
        ]
    }

    fn group_blocks(&self, title: &str, groups: &[GroupReport]) -> Vec<Block> {
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

    fn milestone_blocks(&self) -> Vec<Block> {
        if self.report.milestones.is_empty() {
            return Vec::new();
        }
        let mut table = Table::new(&[
            self.pick("阶段目标", "Milestone"),
            self.pick("期限", "By"),
            self.pick(">达到的企业", ">Enterprises"),
            self.pick("状态", "State"),
            self.pick("?未达到", "?Missing"),
        ]);
        for milestone in &self.report.milestones {
            let (state, tone) = if milestone.reached {
                (self.pick("已实现", "reached"), Tone::Good)
            } else if milestone.by < self.report.period.last {
                (self.pick("逾期未实现", "missed"), Tone::Bad)
            } else {
                (self.pick("推进中", "under way"), Tone::Plain)
            };
            let missing = match milestone.missing.len() {
                0 => "-".to_owned(),
                1..=3 => milestone.missing.join(self.pick("、", ", ")),
                more => match self.lang {
                    Lang::Zh => format!("{} 等{more}家", milestone.missing[..2].join("、")),
                    Lang::En => format!("{} and {} more", milestone.missing[..2].join(", "), more - 2),
                },
            };
            table.rows.push(vec![
                Cell::plain(&milestone.name),
                Cell::day(Some(milestone.by)),
                Cell::plain(share_text(milestone.state.as_ref())),
                Cell::toned(state, tone),
                Cell::plain(missing),
            ]);
        }
        vec![Block::heading(self.pick("阶段目标", "Milestones")), Block::Table(table)]
    }

    /// Where points were lost: per point, how many enterprises lost how much.
    fn findings_blocks(&self) -> Vec<Block> {
        let mut points: std::collections::BTreeMap<&str, (&str, u64, Points, &str)> = std::collections::BTreeMap::new();
        for enterprise in &self.report.enterprises {
            for finding in &enterprise.findings {
                let lost = finding.lost.parse().unwrap_or_default();
                let entry = points.entry(&finding.point).or_insert((&finding.title, 0, Points::ZERO, ""));
                entry.1 += 1;
                entry.2 = entry.2 + lost;
                if entry.3.is_empty() {
                    entry.3 = finding.causes.first().map_or("", |cause| cause.rule.as_str());
                }
            }
        }
        if points.is_empty() {
            return Vec::new();
        }
        let mut table = Table::new(&[
            self.pick("评价重点", "Point"),
            self.pick(">失分企业", ">Enterprises"),
            self.pick(">失分合计", ">Points lost"),
            self.pick("?规则所在行", "?Rule"),
        ]);
        let mut sorted: Vec<_> = points.into_iter().collect();
        sorted.sort_by_key(|(point, (_, _, lost, _))| (std::cmp::Reverse(*lost), *point));
        for (point, (title, enterprises, lost, rule)) in sorted {
            table.rows.push(vec![
                Cell::plain(format!("{point} {title}")),
                Cell::count(enterprises),
                Cell::points(Some(&lost.to_string())),
                Cell::toned(rule, Tone::Faint),
            ]);
        }
        vec![Block::heading(self.pick("扣分事项", "Findings")), Block::Table(table)]
    }
}

/// A number leads to what is behind it, where there is anything.
fn leading(cell: Cell, count: u64, target: Target) -> Cell {
    if count > 0 { cell.to(target) } else { cell }
}
