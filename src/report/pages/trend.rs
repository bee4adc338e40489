//! This quarter beside earlier ones.

use super::{View, or_dash};
use crate::domain::Lang;
use crate::report::chart::Chart;
use crate::report::model::{RateChange, Report, ServiceTrend, TrendReport};
use crate::report::table::{Block, Cell, Table, Tone};

/// The trend of the city, with the `most` enterprises whose score changed most; nothing without earlier quarters.
pub(super) fn trend_blocks(report: &Report, most: usize, lang: Lang) -> Vec<Block> {
    let view = View { report, lang };
    let Some(trend) = &report.trend else { return Vec::new() };
    let mut blocks = vec![Block::heading(view.pick("趋势", "Trend")), Block::List(view.trend_head(trend))];
    blocks.extend(Chart::rates_trend(report).map(Block::Chart));
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
            Lang::Zh => format!("各季度均按同一规则（SHA-256 {sha}…）和日历 {calendar} 计算，分别截至季末，变化与规则改动无关"),
            Lang::En => format!(
                "all are counted by the same rules (SHA-256 {sha}…) and calendar {calendar}, each to its last day: no change comes from altered rules"
            ),
        });
        lines.extend(trend.dated_rules.iter().map(|rule| match (self.lang, rule.kind.as_str()) {
            (Lang::Zh, "milestone" | "point") => format!("其间到期：{}（{}）", rule.name, rule.on),
            (Lang::Zh, _) => format!("其间开始施行：{}（{}）", rule.name, rule.on),
            (Lang::En, "milestone" | "point") => format!("due in between: {} ({})", rule.name, rule.on),
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
