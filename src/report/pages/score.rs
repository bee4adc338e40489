//! What one enterprise sees of itself.

use super::cases::{Lists, SHOWN};
use super::{View, leading, screens_blocks};
use crate::domain::{Lang, Points};
use crate::report::model::{EnterpriseReport, FindingReport, Report, ScoreReport};
use crate::report::table::{Block, Cell, Page, Table, Target, Tone};

/// The page of one enterprise; `None` where the report has no enterprise at that position.
pub fn score_page(report: &Report, position: usize, lang: Lang) -> Option<Page> {
    let view = View { report, lang };
    let enterprise = report.enterprises.get(position)?;
    let quarter = report.quarter.as_deref().unwrap_or(lang.pick("全部台账", "the whole ledger"));
    let mut blocks = vec![Block::List(view.head(enterprise))];
    blocks.push(Block::heading(lang.pick("服务承诺", "Promises")));
    blocks.push(Block::Table(view.rates_table(&enterprise.services, Some(position))));
    let notes = view.rate_notes(&enterprise.services);
    if !notes.is_empty() {
        blocks.push(Block::List(notes));
    }
    if let Some(table) = view.readings_table(&enterprise.services) {
        blocks.push(Block::heading(lang.pick("其他口径（与正式口径不同的）", "Other readings that differ")));
        blocks.push(Block::Table(table));
    }
    blocks.extend(view.late_blocks(position, enterprise, Lists { shown: SHOWN, level: 1 }));
    blocks.extend(view.due_next_blocks(enterprise));
    if let Some(score) = enterprise.score() {
        blocks.extend(view.score_blocks(position, enterprise, score, 1));
    }
    blocks.extend(view.own_tasks_blocks(enterprise));
    blocks.extend(view.own_trend_blocks(position));
    blocks.push(Block::heading(lang.pick("办件平衡", "Balance")));
    blocks.push(Block::Table(view.balance_table(&enterprise.services)));
    blocks.extend(screens_blocks(report, Some(position), lang));
    blocks.extend(view.data_blocks(true));
    blocks.extend(view.method_blocks());
    blocks.extend(view.fixes_blocks(enterprise));
    let title = match lang {
        Lang::Zh => format!("{} · {quarter} 自查结果", enterprise.name),
        Lang::En => format!("{} · {quarter}", enterprise.name),
    };
    Some(Page { title, blocks })
}

impl View<'_> {
    fn head(&self, enterprise: &EnterpriseReport) -> Vec<String> {
        let mut lines = vec![self.period(), self.rules()];
        lines.extend(self.result_lines(enterprise));
        lines
    }

    /// When it handed in, and what that came to.
    pub(super) fn result_lines(&self, enterprise: &EnterpriseReport) -> Vec<String> {
        let mut lines = Vec::new();
        if let (Some(on), Some(on_time)) = (enterprise.handed_in_on, enterprise.handed_in_on_time) {
            lines.push(match (self.lang, on_time) {
                (Lang::Zh, true) => format!("{on} 报送，按时"),
                (Lang::Zh, false) => format!("{on} 报送，逾期"),
                (Lang::En, true) => format!("handed in on {on}, on time"),
                (Lang::En, false) => format!("handed in on {on}, late"),
            });
        }
        for (name, score) in
            [(self.pick("自评分", "Claimed score"), &enterprise.claimed), (self.pick("核定分", "Verified score"), &enterprise.verified)]
        {
            if let Some(score) = score {
                lines.push(self.score_line(name, score));
            }
        }
        if enterprise.blocked {
            lines
                .push(self.pick("有必须更正的问题，按现状不予受理", "not acceptable as it stands: there are faults to correct").to_owned());
        }
        lines
    }

    fn score_line(&self, name: &str, score: &ScoreReport) -> String {
        let grade = score.grade.as_ref().map(|grade| grade.name.as_str());
        let met = match self.lang {
            Lang::Zh => format!("{}项重点中落实{}项", score.applicable, score.met),
            Lang::En => format!("{} of {} points fully met", score.met, score.applicable),
        };
        let mut line = format!("{name} {} / {}", score.total, score.available);
        if let Some(grade) = grade {
            line.push_str(self.pick("，", ", "));
            line.push_str(grade);
        }
        line.push_str(self.pick("，", ", "));
        line.push_str(&met);
        if score.measured_only {
            line.push_str(self.pick("（无工作推进台账，仅计可测部分，不评等级）", " (no progress ledger: measured part only, no grade)"));
        }
        if score.rescaled {
            line.push_str(self.pick("（有方面整体不涉及，其余按比例折算）", " (an area does not apply; the others are scaled up)"));
        }
        if let Some(grade) = &score.grade {
            let reasons: Vec<_> = grade.vetoes.iter().chain(&grade.barred_by).cloned().collect();
            if !reasons.is_empty() {
                let why = reasons.join(self.pick("；", "; "));
                let by_points = &grade.by_points;
                line = match self.lang {
                    Lang::Zh => format!("{line}（按分数为{by_points}；{why}）"),
                    Lang::En => format!("{line} (by points {by_points}; {why})"),
                };
            }
        }
        line
    }

    /// The areas of a score, and what was lost.
    pub(super) fn score_blocks(&self, position: usize, enterprise: &EnterpriseReport, score: &ScoreReport, level: u8) -> Vec<Block> {
        let mut areas = Table::new(&[
            self.pick("评价方面", "Area"),
            self.pick(">得分", ">Earned"),
            self.pick(">满分", ">Of"),
            self.pick(">失分", ">Lost"),
            self.pick("失分的重点", "Points that lost"),
        ]);
        for area in &score.areas {
            let lost: Vec<_> =
                enterprise.findings.iter().filter(|finding| area.points.iter().any(|point| point.id == finding.point)).collect();
            let points = lost.iter().map(|finding| format!("{} −{}", finding.point, finding.lost)).collect::<Vec<_>>().join("  ");
            let sum = lost_points(&area.available, &area.earned);
            areas.rows.push(vec![
                Cell::plain(format!("{} {}", area.id, area.name)),
                Cell::points(Some(&area.earned)),
                Cell::points(Some(&area.available)).with_tone(Tone::Faint),
                Cell::points(Some(&sum)).with_tone(if sum == "0.00" { Tone::Faint } else { Tone::Bad }),
                Cell::plain(points),
            ]);
        }
        let mut blocks = vec![Block::head(level, self.pick("六方面得分", "Areas")), Block::Table(areas)];
        if !enterprise.findings.is_empty() {
            let title = self.pick("扣分事项（改正后可得）", "What was lost, and what mending it brings");
            blocks.push(Block::head(level, title).at(Target::Findings(position)));
            blocks.push(Block::Table(self.findings_table(position, &enterprise.findings)));
        }
        blocks
    }

    fn findings_table(&self, position: usize, findings: &[FindingReport]) -> Table {
        let mut table = Table::new(&[
            self.pick("重点", "Point"),
            self.pick(">失分", ">Lost"),
            self.pick("原因", "Why"),
            self.pick(">涉及件数", ">Cases"),
            self.pick("?规则所在行", "?Rule"),
        ]);
        let mut causes = 0;
        for finding in findings {
            for (number, cause) in finding.causes.iter().enumerate() {
                let first = number == 0;
                let target = Target::Cause(position, causes);
                causes += 1;
                table.rows.push(vec![
                    Cell::plain(if first { format!("{} {}", finding.point, finding.title) } else { String::new() }),
                    if first { Cell::points(Some(&finding.lost)).with_tone(Tone::Bad) } else { Cell::missing("") },
                    Cell::plain(&cause.text),
                    cause.cases.as_ref().map_or_else(|| Cell::missing(""), |cases| leading(Cell::count(cases.total), cases.total, target)),
                    Cell::toned(&cause.rule, Tone::Faint),
                ]);
            }
        }
        table
    }
}

/// The difference of two numbers of points as the report writes them.
fn lost_points(available: &str, earned: &str) -> String {
    let points = |text: &str| text.parse::<Points>().unwrap_or_default();
    (points(available) - points(earned)).to_string()
}
