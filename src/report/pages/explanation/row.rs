//! One row of a case: as it was read, by which rules, day by day, and what came of it.

use super::Told;
use crate::domain::Lang;
use crate::report::model::{CourseReport, EffectReport, RowExplanation, Share, VerdictReport};
use crate::report::table::{Block, Cell, Table, Tone};

impl Told<'_> {
    /// Everything about a row.
    pub(super) fn row_blocks(&self, row: &RowExplanation) -> Vec<Block> {
        let line = row.line.map_or_else(String::new, |line| format!(":{line}"));
        let place = format!("{}{line}", row.file);
        let whose = if row.enterprise.is_empty() { place } else { format!("{} · {place}", row.enterprise) };
        let mut blocks = vec![Block::heading(whose), Block::Text(row.standing.clone())];
        blocks.push(Block::List(self.verdict_lines(row)));
        blocks.push(Block::part(self.pick("读到的内容", "As it was read")));
        blocks.push(Block::Table(self.fields_table(row)));
        if !row.not_shown.is_empty() {
            let names = row.not_shown.join(self.pick("、", ", "));
            blocks.push(Block::Text(format!("{}{names}", self.pick("不予显示的列：", "Columns not shown: "))));
        }
        if !row.rules.is_empty() {
            blocks.push(Block::part(self.pick("适用的规则", "Rules applied")));
            blocks.push(self.rules_block(&row.rules));
        }
        if !row.days.is_empty() {
            blocks.push(Block::part(self.pick("逐日计算", "Day by day")));
            blocks.extend(row.course.iter().map(|course| Block::Text(self.course_line(course))));
            blocks.push(Block::Table(self.days_table(&row.days)));
        }
        if let Some(day) = row.unknown_from {
            blocks.push(Block::Text(match self.lang {
                Lang::Zh => format!("自 {day} 起日历未知"),
                Lang::En => format!("the calendar knows no day from {day} on"),
            }));
        }
        if !row.diagnostics.is_empty() {
            blocks.push(Block::part(self.pick("该行的问题", "What was told of the row")));
            let told =
                row.diagnostics.iter().map(|told| format!("{} {}{}{}", told.code, told.title, self.pick("：", ": "), told.told.message));
            blocks.push(Block::List(told.collect()));
        }
        blocks.extend(row.effect.iter().flat_map(|effect| self.effect_blocks(effect)));
        blocks
    }

    fn verdict_lines(&self, row: &RowExplanation) -> Vec<String> {
        let line = |name: &str, verdict: &VerdictReport| {
            let due = verdict.due.as_ref().map(|due| match self.lang {
                Lang::Zh => format!("（到期 {due}）"),
                Lang::En => format!(" (due {due})"),
            });
            format!("{name}{}{}{}", self.pick("：", ": "), verdict.text, due.unwrap_or_default())
        };
        let official = row.verdict.iter().map(|verdict| line(self.pick("判定", "Verdict"), verdict));
        let mut lines: Vec<String> = official.collect();
        lines.extend(row.readings.iter().filter(|other| other.differs).map(|other| line(&other.name, other)));
        if let Some(today) = &row.known_today {
            let same = self.pick("现行日历下相同", "the calendar known today says the same").to_owned();
            lines.push(if today.differs { line(self.pick("现行日历下", "By the calendar known today"), today) } else { same });
        }
        lines
    }

    fn fields_table(&self, row: &RowExplanation) -> Table {
        let mut table =
            Table::new(&[self.pick("字段", "Field"), self.pick("=列", "=Col."), self.pick("表头", "Header"), self.pick("读作", "Read as")]);
        for field in row.fields.iter().filter(|field| field.value.is_some() || field.covered) {
            let value = match &field.value {
                Some(value) => Cell::plain(value),
                None => Cell::toned(self.pick("有内容，不予显示", "written, not shown"), Tone::Faint),
            };
            table.rows.push(vec![Cell::plain(&field.label), Cell::toned(&field.column, Tone::Faint), Cell::plain(&field.header), value]);
        }
        table
    }

    fn course_line(&self, course: &CourseReport) -> String {
        let (limit, starts) = (&course.limit, &course.starts);
        let due = course.due.as_deref().unwrap_or("-");
        let counted = course.counted.as_deref().filter(|counted| *counted != due);
        let mut parts = vec![match self.lang {
            Lang::Zh => format!("{limit}，自 {starts} 起算"),
            Lang::En => format!("{limit} from {starts}"),
        }];
        parts.extend(course.pauses.iter().map(|(from, to)| match self.lang {
            Lang::Zh => format!("暂停 {from} 至 {to}"),
            Lang::En => format!("paused {from} to {to}"),
        }));
        if let Some(counted) = counted {
            parts.push(match self.lang {
                Lang::Zh => format!("{counted} 届满后顺延"),
                Lang::En => format!("ends {counted}, then moved on"),
            });
        }
        parts.push(format!("{} {due}", self.pick("到期", "due")));
        parts.extend(course.due_at_latest.iter().map(|latest| format!("{} {latest}", self.pick("最晚", "at the latest"))));
        parts.join(self.pick("，", ", "))
    }

    fn effect_blocks(&self, effect: &EffectReport) -> Vec<Block> {
        let without = self.pick("无此件", "Without it");
        let on_time = self.pick("若按期", "Were it on time");
        let mut table =
            Table::new(&[self.pick("指标", "Rate or point"), self.pick("=现为", "=Now"), without, on_time, self.pick("?=出处", "?=Place")]);
        let share = |share: &Option<Share>| {
            share.as_ref().map_or_else(|| "-".to_owned(), |share| format!("{} ({}/{})", share.percent, share.part, share.whole))
        };
        if let Some(rate) = &effect.rate {
            table.rows.push(vec![
                Cell::plain(&rate.name),
                Cell::plain(share(&rate.now)),
                Cell::plain(share(&rate.without)),
                Cell::plain(share(&rate.on_time)),
                Cell::plain(""),
            ]);
        }
        for point in effect.points.iter().chain(&effect.total) {
            table.rows.push(vec![
                Cell::plain(format!("{} {}", point.point, point.title).trim()),
                Cell::plain(&point.now),
                Cell::plain(&point.without),
                Cell::plain(point.on_time.as_deref().unwrap_or("-")),
                Cell::toned(&point.rule, Tone::Faint),
            ]);
        }
        vec![Block::part(self.pick("影响的比率和得分", "The rate and points it moves")), Block::Table(table)]
    }
}
