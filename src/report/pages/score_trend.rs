//! Scores of this quarter beside earlier ones, and the points that changed them.

use std::cmp::Reverse;

use super::{View, or_dash};
use crate::domain::{Lang, PointStatus, Points};
use crate::report::model::{EnterpriseTrend, PointChange, ScoreChange, TrendReport};
use crate::report::table::{Block, Cell, Table, Target, Tone};
use crate::text::words;

/// Points of a change that are named in one cell.
const POINTS: usize = 2;

impl View<'_> {
    /// Who rose and fell most since the quarter before.
    pub(super) fn movers_blocks(&self, trend: &TrendReport, most: usize) -> Vec<Block> {
        let all = trend.enterprises.iter().enumerate();
        let changed = all.filter_map(|(position, own)| Some((position, own, own.since_last_quarter.as_ref()?)));
        let mut movers: Vec<_> = changed.filter(|(_, _, change)| points(&change.change) != Points::ZERO).collect();
        if movers.is_empty() {
            return Vec::new();
        }
        movers.sort_by_key(|(position, _, change)| (Reverse(points(&change.change).hundredths().abs()), *position));
        let title = match self.lang {
            Lang::Zh => format!("得分变化最大的企业（{} 家中的 {} 家）", movers.len(), movers.len().min(most)),
            Lang::En => format!("Scores that changed most ({} of {})", movers.len().min(most), movers.len()),
        };
        let mut table = Table::new(&[
            self.pick("企业", "Enterprise"),
            self.pick("?>上季", "?>Before"),
            self.pick(">本季", ">Now"),
            self.pick(">变化", ">Change"),
            self.pick("?>名次升降", "?>Places"),
            self.pick("变化最大的重点", "Points that changed most"),
        ]);
        for (position, own, change) in movers.into_iter().take(most) {
            let score = |quarter: &str| own.scores.iter().find(|score| score.quarter == quarter).and_then(|score| score.total.as_deref());
            table.rows.push(vec![
                Cell::plain(&own.short_name).to(Target::Enterprise(position)),
                Cell::points(score(&change.from)),
                Cell::points(self.report.quarter.as_deref().and_then(score)),
                score_change_cell(change),
                Cell::places(change.places),
                Cell::plain(self.main_points(change)),
            ]);
        }
        let mut blocks = vec![Block::part(title), Block::Table(table)];
        if trend.enterprises.iter().any(|own| own.since_last_quarter.as_ref().is_some_and(|change| !change.comparable)) {
            blocks.push(Block::Text(self.incomparable_note()));
        }
        blocks
    }

    fn incomparable_note(&self) -> String {
        self.pick(
            "# 两季得分的性质（自评、核定）或满分不同，变化仅供参考",
            "# the two scores are not of one kind (claimed, verified) or not out of as many points: read the change with care",
        )
        .to_owned()
    }

    /// `2.3 −1.20  4.1 +0.60`, and how many more.
    fn main_points(&self, change: &ScoreChange) -> String {
        let named =
            change.points.iter().take(POINTS).map(|point| format!("{} {}", point.point, signed(points(&point.change).hundredths())));
        let named = named.collect::<Vec<_>>().join("  ");
        match (change.points.len().saturating_sub(POINTS), self.lang) {
            (0, _) => named,
            (more, Lang::Zh) => format!("{named}  另{more}项"),
            (more, Lang::En) => format!("{named}  and {more} more"),
        }
    }

    pub(super) fn scores_table(&self, own: &EnterpriseTrend) -> Table {
        let mut table = Table::new(&[
            self.pick("=季度", "=Quarter"),
            self.pick(">得分", ">Score"),
            self.pick(">满分", ">Of"),
            self.pick("性质", "Kind"),
            self.pick(">名次", ">Rank"),
        ]);
        for score in &own.scores {
            let kind = match score.kind.as_deref() {
                Some("verified") => self.pick("核定", "verified"),
                Some(_) => self.pick("自评", "claimed"),
                None if score.reported => "-",
                None => self.pick("未报送", "sent nothing"),
            };
            table.rows.push(vec![
                Cell::plain(&score.quarter),
                Cell::points(score.total.as_deref()),
                Cell::points(score.available.as_deref()).with_tone(Tone::Faint),
                Cell::plain(kind),
                score.rank.map_or_else(|| Cell::missing("-"), |rank| Cell::count(rank as u64)),
            ]);
        }
        table
    }

    pub(super) fn change_title(&self, change: &ScoreChange) -> String {
        let sum = signed(points(&change.change).hundredths());
        match self.lang {
            Lang::Zh => format!("较 {} 得分变化 {sum}：逐项原因，合计等于变化", change.from),
            Lang::En => format!("Score since {}: {sum}, point by point; they add up to it", change.from),
        }
    }

    pub(super) fn points_table(&self, change: &ScoreChange) -> Table {
        let mut table = Table::new(&[
            self.pick("重点", "Point"),
            &format!(">{}", change.from),
            self.pick(">本季", ">Now"),
            self.pick(">变化", ">Change"),
            self.pick("原因", "What changed"),
        ]);
        for point in &change.points {
            table.rows.push(vec![
                Cell::plain(format!("{} {}", point.point, point.title)),
                Cell::points(Some(&point.then)),
                Cell::points(Some(&point.now)),
                Cell::change(Some(points(&point.change).hundredths())),
                Cell::plain(self.why(point)),
            ]);
        }
        table
    }

    /// The status that became another, and what was measured differently.
    fn why(&self, point: &PointChange) -> String {
        let status = |key: &Option<String>| {
            let known = key.as_ref().and_then(|key| PointStatus::ALL.iter().find(|(name, _)| name == key));
            known.map_or("-", |(_, status)| words::status(*status, self.lang))
        };
        let mut reasons = Vec::new();
        if point.status_then != point.status_now {
            reasons.push(format!("{} → {}", status(&point.status_then), status(&point.status_now)));
        }
        for measured in &point.measured {
            let all = measured.services.len() == self.report.services.len();
            let names: Vec<_> = measured.services.iter().map(|service| self.service_name(service)).collect();
            let of = if all { String::new() } else { names.join(self.pick("、", ", ")) };
            let title = words::metric(&measured.metric, self.lang);
            let change = format!("{} → {}", or_dash(measured.then.as_ref()), or_dash(measured.now.as_ref()));
            reasons.push(match (self.lang, of.is_empty()) {
                (Lang::Zh, _) => format!("{of}{title} {change}"),
                (Lang::En, true) => format!("{title} {change}"),
                (Lang::En, false) => format!("{title} ({of}) {change}"),
            });
        }
        if point.state_then != point.state_now {
            let state = |key: &Option<String>| key.as_deref().map_or("-", |key| words::point_state(key, self.lang));
            reasons.push(format!("{} → {}", state(&point.state_then), state(&point.state_now)));
        }
        if reasons.is_empty() {
            // The weight of its area is spread over other points, or what is claimed is no longer evidenced.
            reasons.push(self.pick("计分范围或佐证不同", "other points share its area, or other evidence").to_owned());
        }
        reasons.join(self.pick("；", "; "))
    }
}

/// How much a score changed; marked where the two are not of one kind.
fn score_change_cell(change: &ScoreChange) -> Cell {
    let cell = Cell::change(Some(points(&change.change).hundredths()));
    if change.comparable { cell } else { Cell { text: format!("{}#", cell.text), ..cell } }
}

fn points(text: &str) -> Points {
    text.parse().unwrap_or_default()
}

/// `+1.25`, `−0.55`, `0.00`.
fn signed(hundredths: i64) -> String {
    Cell::change(Some(hundredths)).text
}
