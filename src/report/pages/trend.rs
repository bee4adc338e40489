//! This quarter beside earlier ones: rates, scores, and what changed them.

use std::cmp::Reverse;

use super::{View, or_dash};
use crate::domain::{Lang, PointStatus, Points};
use crate::report::model::{EnterpriseTrend, PointChange, RateChange, Report, ScoreChange, ServiceTrend, TrendReport};
use crate::report::table::{Block, Cell, Table, Target, Tone};
use crate::text::words;

/// Points of a change that are named in one cell.
const POINTS: usize = 2;

/// The trend of the city, with the `most` enterprises whose score changed most; nothing without earlier quarters.
pub fn trend_blocks(report: &Report, most: usize, lang: Lang) -> Vec<Block> {
    let view = View { report, lang };
    let Some(trend) = &report.trend else { return Vec::new() };
    let mut blocks = vec![Block::heading(view.pick("趋势", "Trend")), Block::List(view.trend_head(trend))];
    blocks.push(Block::Table(view.rate_trend_table(trend, &trend.city)));
    blocks.push(Block::Text(view.effects_note()));
    if trend.quarters.len() > 2 {
        blocks.push(Block::part(view.pick("各季比率", "Rates, quarter by quarter")));
        blocks.push(Block::Table(view.series_table(&trend.city)));
    }
    blocks.extend(view.movers_blocks(trend, most));
    blocks
}

impl View<'_> {
    /// The trend of one enterprise.
    pub(super) fn own_trend_blocks(&self, position: usize) -> Vec<Block> {
        let Some(trend) = &self.report.trend else { return Vec::new() };
        let Some(own) = trend.enterprises.get(position) else { return Vec::new() };
        let mut blocks = vec![Block::heading(self.pick("趋势", "Trend")), Block::List(self.trend_head(trend))];
        blocks.push(Block::Table(self.rate_trend_table(trend, &own.services)));
        blocks.push(Block::Text(self.effects_note()));
        blocks.push(Block::part(self.pick("各季得分", "Scores, quarter by quarter")));
        blocks.push(Block::Table(self.scores_table(own)));
        for change in [&own.since_last_quarter, &own.since_last_year].into_iter().flatten().filter(|change| !change.points.is_empty()) {
            blocks.push(Block::part(self.change_title(change)));
            blocks.push(Block::Table(self.points_table(change)));
        }
        blocks
    }

    /// Which quarters stand beside this one, and by which rules they are counted.
    fn trend_head(&self, trend: &TrendReport) -> Vec<String> {
        let comma = self.pick("、", ", ");
        let earlier = trend.quarters.len().saturating_sub(1);
        let beside = trend.quarters[..earlier].join(comma);
        let missing = trend.missing.join(comma);
        let mut lines = vec![match (self.lang, trend.missing.is_empty()) {
            (Lang::Zh, true) => format!("对照季度：{beside}"),
            (Lang::Zh, false) => format!("对照季度：{beside}；缺少 {missing}"),
            (Lang::En, true) => format!("beside {beside}"),
            (Lang::En, false) => format!("beside {beside}; {missing} not at hand"),
        }];
        let sha = self.report.rules.sha256.get(..12).unwrap_or(&self.report.rules.sha256);
        let calendar = &self.report.calendar.name;
        lines.push(match self.lang {
            Lang::Zh => format!("各季度均按同一规则（SHA-256 {sha}…）和日历 {calendar} 计算，分别截至季末，变化并非由规则改动造成"),
            Lang::En => format!(
                "all are counted by the same rules (SHA-256 {sha}…) and calendar {calendar}, each to its last day: no change comes from other rules"
            ),
        });
        lines.extend(trend.dated_rules.iter().map(|rule| match (self.lang, rule.kind.as_str()) {
            (Lang::Zh, "milestone") => format!("其间到期的目标：{}（{}）", rule.name, rule.on),
            (Lang::Zh, _) => format!("其间开始施行：{}（{}）", rule.name, rule.on),
            (Lang::En, "milestone") => format!("due in between: {} ({})", rule.name, rule.on),
            (Lang::En, _) => format!("in force since a day in between: {} ({})", rule.name, rule.on),
        }));
        for (names, zh, en) in
            [(&trend.new, "上季没有的企业", "not there in the quarter before"), (&trend.gone, "本季没有的企业", "no longer there")]
        {
            if !names.is_empty() {
                lines.push(format!("{}{}{}", self.pick(zh, en), self.pick("：", ": "), names.join(comma)));
            }
        }
        lines
    }

    /// The rates now and then, and the change with what it comes from.
    fn rate_trend_table(&self, trend: &TrendReport, services: &[ServiceTrend]) -> Table {
        let mut heads = vec![self.pick("服务", "Service").to_owned()];
        heads.extend(trend.same_quarter_last_year.iter().map(|quarter| format!("?>{quarter}")));
        heads.extend(trend.last_quarter.iter().map(|quarter| format!(">{quarter}")));
        heads.push(format!(">{}", or_dash(self.report.quarter.as_ref())));
        if trend.last_quarter.is_some() {
            let of_last = [
                self.pick(">较上季", ">Since then"),
                self.pick("?>未按期增减", "?>Not on time"),
                self.pick("?>由未按期件数", "?>By these"),
                self.pick("?>由应办结件数", "?>By volume"),
            ];
            heads.extend(of_last.map(str::to_owned));
        }
        if trend.same_quarter_last_year.is_some() {
            heads.push(self.pick(">较去年同期", ">Since last year").to_owned());
        }
        let mut table = Table::new(&heads.iter().map(String::as_str).collect::<Vec<_>>());
        for service in services {
            let rate = |quarter: &Option<String>| {
                let found = service.quarters.iter().find(|found| Some(&found.quarter) == quarter.as_ref());
                Cell::share(found.and_then(|found| found.rate.as_ref()))
            };
            let mut row = vec![Cell::plain(self.service_name(&service.service))];
            row.extend(trend.same_quarter_last_year.is_some().then(|| rate(&trend.same_quarter_last_year)));
            row.extend(trend.last_quarter.is_some().then(|| rate(&trend.last_quarter)));
            row.push(rate(&self.report.quarter));
            if trend.last_quarter.is_some() {
                row.extend(change_cells(service.since_last_quarter.as_ref()));
            }
            if trend.same_quarter_last_year.is_some() {
                row.push(Cell::change(service.since_last_year.as_ref().map(|change| change.change)));
            }
            table.rows.push(row);
        }
        table
    }

    fn effects_note(&self) -> String {
        self.pick(
            "变化以百分点计；“由未按期件数”“由应办结件数”为两项变化各自的影响，相加即为变化值",
            "changes are percentage points; what comes from cases not on time and what comes from the volume of cases add up to the change",
        )
        .to_owned()
    }

    /// A row a quarter, a column a service.
    fn series_table(&self, services: &[ServiceTrend]) -> Table {
        let mut heads = vec![self.pick("=季度", "=Quarter").to_owned()];
        heads.extend(services.iter().map(|service| format!(">{}", self.service_name(&service.service))));
        let mut table = Table::new(&heads.iter().map(String::as_str).collect::<Vec<_>>());
        for (number, quarter) in services.first().map_or(&[][..], |service| &service.quarters).iter().enumerate() {
            let mut row = vec![Cell::plain(&quarter.quarter)];
            row.extend(services.iter().map(|service| Cell::share(service.quarters.get(number).and_then(|found| found.rate.as_ref()))));
            table.rows.push(row);
        }
        table
    }

    /// Who rose and fell most since the quarter before.
    fn movers_blocks(&self, trend: &TrendReport, most: usize) -> Vec<Block> {
        let changes = trend.enterprises.iter().enumerate();
        let changed = changes.filter_map(|(position, own)| Some((position, own, own.since_last_quarter.as_ref()?)));
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
                self.score_change_cell(change),
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

    fn score_change_cell(&self, change: &ScoreChange) -> Cell {
        let cell = Cell::change(Some(points(&change.change).hundredths()));
        if change.comparable { cell } else { Cell { text: format!("{}#", cell.text), ..cell } }
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

    fn scores_table(&self, own: &EnterpriseTrend) -> Table {
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

    fn change_title(&self, change: &ScoreChange) -> String {
        let sum = signed(points(&change.change).hundredths());
        match self.lang {
            Lang::Zh => format!("较 {} 得分变化 {sum}：逐项原因，合计等于变化", change.from),
            Lang::En => format!("Score since {}: {sum}, point by point; they add up to it", change.from),
        }
    }

    fn points_table(&self, change: &ScoreChange) -> Table {
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
        if reasons.is_empty() {
            // Other points apply, or its evidence was carried over and is no longer.
            reasons.push(self.pick("适用范围或佐证不同", "other points apply, or other evidence").to_owned());
        }
        reasons.join(self.pick("；", "; "))
    }
}

/// The change of a rate, and what it comes from.
fn change_cells(change: Option<&RateChange>) -> Vec<Cell> {
    let Some(change) = change else { return vec![Cell::missing("-"); 4] };
    let cases = change.late + change.overdue;
    let text = match cases {
        0 => "0".to_owned(),
        more if more > 0 => format!("+{more}"),
        fewer => format!("−{}", fewer.unsigned_abs()),
    };
    let tone = if cases > 0 { Tone::Bad } else { Tone::Plain };
    vec![
        Cell::change(Some(change.change)),
        Cell::toned(text, tone),
        Cell::change(Some(change.by_not_on_time)).with_tone(Tone::Faint),
        Cell::change(Some(change.by_volume)).with_tone(Tone::Faint),
    ]
}

fn points(text: &str) -> Points {
    text.parse().unwrap_or_default()
}

/// `+1.25`, `−0.55`, `0.00`.
fn signed(hundredths: i64) -> String {
    Cell::change(Some(hundredths)).text
}
