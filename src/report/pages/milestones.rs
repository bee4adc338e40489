//! Dated goals: where the city stands, and who is missing.

use super::{View, share_text};
use crate::domain::{Lang, Quarter};
use crate::report::model::{MilestonePace, MilestoneReport};
use crate::report::table::{Block, Cell, Table, Tone};

impl View<'_> {
    /// Dated goals.
    pub(in crate::report) fn milestone_blocks(&self) -> Vec<Block> {
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
        let mut blocks = vec![Block::heading(self.pick("阶段目标", "Milestones")), Block::Table(table)];
        blocks.extend(self.track_blocks());
        blocks
    }

    /// The goals over the quarters at hand; nothing where none stands beside this one.
    fn track_blocks(&self) -> Vec<Block> {
        let Some(first) = self.report.milestones.iter().find(|goal| goal.pace.is_some()) else { return Vec::new() };
        let mut heads = vec![self.pick("阶段目标", "Milestone").to_owned()];
        heads.extend(first.track.iter().map(|quarter| format!(">{}", quarter.quarter)));
        let rest = [
            self.pick(">每季变化（家）", ">Change a quarter"),
            self.pick(">尚缺（家）", ">Missing"),
            self.pick(">剩余季度", ">Quarters left"),
            self.pick(">每季须增（家）", ">Needed a quarter"),
            self.pick("按此变化推算", "At this pace"),
        ];
        heads.extend(rest.map(str::to_owned));
        let mut table = Table::new(&heads.iter().map(String::as_str).collect::<Vec<_>>());
        let rows = self.report.milestones.iter().filter_map(|goal| Some(self.track_row(goal, goal.pace.as_ref()?)));
        table.rows.extend(rows);
        vec![
            Block::part(self.pick("阶段目标进度", "The goals over the quarters")),
            Block::Table(table),
            Block::List(self.moves()),
            Block::Text(
                self.pick(
                    "“每季变化”为最早一季至本季达到家数之差除以季度数；“按此变化推算”只是算术结果，不是预测",
                    "the change a quarter is the difference of the enterprises that meet it, from the oldest quarter at hand to this one, by the quarters between; what it would come to is arithmetic, no forecast",
                )
                .to_owned(),
            ),
        ]
    }

    fn track_row(&self, goal: &MilestoneReport, pace: &MilestonePace) -> Vec<Cell> {
        let mut row = vec![Cell::plain(&goal.name)];
        row.extend(goal.track.iter().map(|quarter| {
            let share = quarter.state.as_ref();
            Cell { text: share.map_or_else(|| "-".to_owned(), |share| format!("{}/{}", share.part, share.whole)), ..Cell::share(share) }
        }));
        let result = match (&pace.reached_in, pace.missing) {
            (_, 0) => Cell::toned(self.pick("已达到", "met"), Tone::Good),
            (Some(quarter), _) => {
                let late = quarter.parse::<Quarter>().is_ok_and(|quarter| quarter.period().last() > goal.by);
                let text = match self.lang {
                    Lang::Zh => format!("{quarter}末达到"),
                    Lang::En => format!("met at the end of {quarter}"),
                };
                Cell::toned(text, if late { Tone::Bad } else { Tone::Good })
            }
            (None, _) => Cell::toned(self.pick("无法达到", "out of reach"), Tone::Bad),
        };
        row.extend([
            Cell::change(pace.per_quarter.replace('.', "").parse().ok()),
            Cell::fault_count(pace.missing),
            Cell::count(pace.quarters_left),
            Cell::text(pace.needed_per_quarter.as_deref()),
            result,
        ]);
        row
    }

    /// Who came and who went since the quarter at hand before, goal by goal.
    fn moves(&self) -> Vec<String> {
        let comma = self.pick("、", ", ");
        let mut lines = Vec::new();
        for goal in &self.report.milestones {
            let Some(now) = goal.track.last() else { continue };
            for (names, zh, en) in [(&now.joined, "新达到", "met it anew"), (&now.left, "不再达到", "no longer meet it")] {
                if !names.is_empty() {
                    lines.push(match self.lang {
                        Lang::Zh => format!("{}：{zh} {} 家（{}）", goal.name, names.len(), names.join(comma)),
                        Lang::En => format!("{}: {} {en} ({})", goal.name, names.len(), names.join(comma)),
                    });
                }
            }
        }
        lines
    }

    /// Everybody who is missing, goal by goal; nothing where nobody is.
    pub(super) fn missing_blocks(&self) -> Vec<Block> {
        let comma = self.pick("、", ", ");
        let missing = self.report.milestones.iter().filter(|goal| !goal.missing.is_empty());
        let lines: Vec<_> = missing
            .map(|goal| match self.lang {
                Lang::Zh => format!("{}（{}）：尚缺 {} 家，{}", goal.name, goal.by, goal.missing.len(), goal.missing.join(comma)),
                Lang::En => format!("{} ({}): {} missing, {}", goal.name, goal.by, goal.missing.len(), goal.missing.join(comma)),
            })
            .collect();
        if lines.is_empty() {
            Vec::new()
        } else {
            vec![Block::part(self.pick("尚未达到的企业", "Who is missing")), Block::List(lines)]
        }
    }
}
