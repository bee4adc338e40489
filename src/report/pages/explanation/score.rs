//! A score down to its rows, and a rate down to its rows.

use super::{LISTED, Told};
use crate::domain::Lang;
use crate::report::model::{AreaExplanation, CaseListReport, PointExplanation, RateExplanation, ScoreExplanation};
use crate::report::table::{Block, Cell, Table, Tone};

/// Rows named behind a cause where the whole score is explained.
const NAMED: usize = 5;

impl Told<'_> {
    /// The score, or the point that was asked for.
    pub(super) fn score_blocks(&self, score: &ScoreExplanation) -> Vec<Block> {
        let mut blocks = Vec::new();
        let view =
            if score.view == "verified" { self.pick("核定分", "Verified score") } else { self.pick("自评分", "Claimed score") };
        let grade = score.grade.as_ref().map_or_else(String::new, |grade| format!("{}{}", self.pick("，", ", "), grade.name));
        blocks.push(Block::Text(match self.lang {
            Lang::Zh => format!("{view} {} / {}，失 {}{grade}", score.total, score.available, score.lost),
            Lang::En => format!("{view} {} of {}, {} lost{grade}", score.total, score.available, score.lost),
        }));
        let rows = if score.only.is_some() { LISTED } else { NAMED };
        for area in &score.areas {
            blocks.push(Block::heading(format!("{} {} {} / {}", area.id, area.name, area.earned, area.available)));
            if score.only.is_none() {
                blocks.push(Block::Table(self.points_table(area)));
            }
            for point in area.points.iter().filter(|point| score.only.is_some() || point.lost != "0.00") {
                blocks.extend(self.point_blocks(point, rows));
            }
        }
        blocks
    }

    fn points_table(&self, area: &AreaExplanation) -> Table {
        let mut table = Table::new(&[
            self.pick("=重点", "=Point"),
            self.pick("名称", "Title"),
            self.pick(">得分", ">Earned"),
            self.pick(">满分", ">Of"),
            self.pick(">失分", ">Lost"),
            self.pick("=出处", "=Place"),
        ]);
        for point in &area.points {
            let lost = Cell::points(Some(&point.lost)).with_tone(if point.lost == "0.00" { Tone::Faint } else { Tone::Bad });
            table.rows.push(vec![
                Cell::plain(&point.id),
                Cell::plain(&point.title),
                Cell::points(Some(&point.earned)),
                Cell::points(Some(&point.available)).with_tone(Tone::Faint),
                lost,
                Cell::toned(&point.rule, Tone::Faint),
            ]);
        }
        table
    }

    fn point_blocks(&self, point: &PointExplanation, rows: usize) -> Vec<Block> {
        let mut blocks = vec![Block::part(match self.lang {
            Lang::Zh => format!("{} {}：{} / {}（{}）", point.id, point.title, point.earned, point.available, point.rule),
            Lang::En => format!("{} {}: {} of {} ({})", point.id, point.title, point.earned, point.available, point.rule),
        })];
        blocks.push(Block::List(point.formula.clone()));
        for cause in &point.causes {
            blocks.push(Block::Text(format!("{}{}{}", cause.text, self.pick("；依据 ", "; by "), cause.rule)));
            if let Some(cases) = &cause.cases {
                blocks.extend(self.case_blocks(cases, rows));
            }
        }
        blocks
    }

    /// The first cases of a list, with the true total.
    fn case_blocks(&self, list: &CaseListReport, rows: usize) -> Vec<Block> {
        if list.total == 0 {
            return Vec::new();
        }
        let shown = list.cases.len().min(rows);
        let total = list.total;
        let mut table = Table::new(&[
            self.pick("编号", "Case"),
            self.pick("=到期", "=Due"),
            self.pick("=办结", "=Completed"),
            self.pick(">超期", ">Late"),
            self.pick("所在行", "Row"),
        ]);
        for case in &list.cases[..shown] {
            let due = case.due_at.clone().or_else(|| case.due_on.map(|day| day.to_string())).unwrap_or_else(|| "-".to_owned());
            table.rows.push(vec![
                Cell::plain(if case.id.is_empty() { "-" } else { &case.id }),
                Cell::plain(due),
                Cell::plain(case.completed.as_deref().unwrap_or("-")),
                case.code.map_or_else(|| Cell::count(case.days_late.into()), Cell::plain),
                Cell::plain(format!("{}:{}", super::super::cases::file_name(&case.file), case.line)),
            ]);
        }
        let told = match self.lang {
            Lang::Zh => format!("共 {total} 件，列出 {shown} 件"),
            Lang::En => format!("{total} in all, {shown} shown"),
        };
        vec![Block::Text(told), Block::Table(table)]
    }

    /// A rate with everything it is made of.
    pub(super) fn rate_blocks(&self, rate: &RateExplanation) -> Vec<Block> {
        let counts = &rate.counts;
        let mut lines = vec![rate.formula.clone(), format!("{}{}", self.pick("承诺目标 ", "promised: "), rate.target)];
        lines.push(match self.lang {
            Lang::Zh => {
                format!("应办结 {} = 按期 {} + 逾期办结 {} + 逾期未办结 {}", counts.decided, counts.on_time, counts.late, counts.overdue)
            }
            Lang::En => {
                format!("decided {} = on time {} + late {} + overdue {}", counts.decided, counts.on_time, counts.late, counts.overdue)
            }
        });
        lines.push(match self.lang {
            Lang::Zh => format!(
                "另有在办未到期 {}、不计入 {}、无法判定 {}、待核 {}",
                counts.pending, counts.excluded, counts.undecidable, counts.set_aside
            ),
            Lang::En => format!(
                "beside them: open and not due {}, excluded {}, undecidable {}, set aside {}",
                counts.pending, counts.excluded, counts.undecidable, counts.set_aside
            ),
        });
        if let Some((low, high)) = &counts.interval_95 {
            lines.push(format!("{} {low} – {high}", self.pick("95% 区间（Wilson）", "95 % interval (Wilson)")));
        }
        if !rate.points.is_empty() {
            lines.push(format!("{}{}", self.pick("用于评价重点 ", "feeds the points "), rate.points.join(self.pick("、", ", "))));
        }
        let mut blocks = vec![Block::List(lines), Block::heading(self.pick("适用的规则", "Rules applied")), self.rules_block(&rate.rules)];
        let lists = [
            (&rate.overdue, self.pick("逾期未办结", "Overdue and open")),
            (&rate.late, self.pick("逾期办结", "Completed late")),
            (&rate.set_aside, self.pick("待核数据", "Rows set aside")),
        ];
        for (list, title) in lists.into_iter().filter(|(list, _)| list.total > 0) {
            blocks.push(Block::heading(title));
            blocks.extend(self.case_blocks(list, LISTED));
        }
        blocks
    }
}
