//! The decisions of joint enforcement with the clock of their publication.

use crate::domain::{Lang, Quarter};
use crate::report::model::{CreditReport, DecisionReport, DiagnosticReport, PublicationState};
use crate::report::table::{Block, Cell, Page, Table, Tone};

/// The page.
pub fn credit_page(report: &CreditReport, lang: Lang) -> Page {
    let view = CreditView { report, lang };
    let mut blocks = vec![Block::List(view.head())];
    blocks.extend(view.decisions());
    blocks.extend(view.withdrawn());
    blocks.extend(view.findings());
    blocks.extend(view.set_aside());
    blocks.extend(diagnostic_blocks(&report.diagnostics, lang));
    let quarter = report.quarter.parse::<Quarter>().map_or_else(|_| report.quarter.clone(), |quarter| quarter.text(lang));
    let title = match lang {
        Lang::Zh => format!("{quarter}行政处罚信息公示情况"),
        Lang::En => format!("Decisions of joint enforcement · {quarter}"),
    };
    Page { title, blocks }
}

/// What stands wrong in files that are no ledgers, with what is said of the first of each kind.
pub(super) fn diagnostic_blocks(diagnostics: &[DiagnosticReport], lang: Lang) -> Vec<Block> {
    if diagnostics.is_empty() {
        return Vec::new();
    }
    let mut table = Table::new(&[lang.pick("=代码", "=Code"), lang.pick("=位置", "=Where"), lang.pick("问题", "What")]);
    for group in diagnostics {
        let tone = if group.tier == "block" { Tone::Bad } else { Tone::Plain };
        for sample in &group.samples {
            table.rows.push(vec![Cell::toned(&group.code, tone), Cell::plain(&sample.place), Cell::plain(&sample.message)]);
        }
    }
    vec![Block::heading(lang.pick("须更正或核实", "To correct or to confirm")), Block::Table(table)]
}

/// A report with the language it is shown in.
struct CreditView<'r> {
    report: &'r CreditReport,
    lang: Lang,
}

impl CreditView<'_> {
    fn head(&self) -> Vec<String> {
        let CreditReport { as_of, publish_within, take_down_within, rules, calendar, basis, .. } = self.report;
        let sha = rules.sha256.get(..12).unwrap_or(&rules.sha256);
        match self.lang {
            Lang::Zh => vec![
                format!("截至 {as_of} 24:00，自处罚决定之日起 {publish_within} 个工作日内公示，撤销的 {take_down_within} 个工作日内撤下"),
                format!("规则 {} 第{}版（SHA-256 {sha}…），日历 {}", rules.id, rules.version, calendar.name),
                format!("依据：{basis}"),
            ],
            Lang::En => vec![
                format!(
                    "as of the end of {as_of}; published within {publish_within} working days of the decision, taken down within {take_down_within} of a withdrawal"
                ),
                format!("rules {} version {} (SHA-256 {sha}…), calendar {}", rules.id, rules.version, calendar.name),
                format!("basis: {basis}"),
            ],
        }
    }

    fn decisions(&self) -> Vec<Block> {
        let heading = Block::heading(self.lang.pick("入库的处罚决定", "Decisions in the record"));
        if self.report.decisions.is_empty() {
            return vec![heading, Block::Text(self.lang.pick("无", "none").to_owned())];
        }
        let mut table = Table::new(&[
            self.lang.pick("企业", "Enterprise"),
            self.lang.pick("文号", "Decision"),
            self.lang.pick("?违法行为类型", "?Violation"),
            self.lang.pick("=决定日期", "=Decided"),
            self.lang.pick("=最迟公示", "=Publish by"),
            self.lang.pick("=公示日期", "=Published"),
            self.lang.pick("公示情况", "State"),
        ]);
        for decision in &self.report.decisions {
            table.rows.push(vec![
                Cell::plain(&decision.short_name),
                Cell::plain(&decision.decision_no),
                Cell::plain(&decision.kind_name),
                Cell::day(Some(decision.decided_on)),
                Cell::day(decision.publish_by),
                Cell::day(decision.published_on),
                self.state(decision),
            ]);
        }
        vec![heading, Block::Table(table)]
    }

    fn state(&self, decision: &DecisionReport) -> Cell {
        let days = decision.working_days.unwrap_or(0);
        let (text, tone) = match (decision.publication, self.lang) {
            (PublicationState::InTime, _) => (self.lang.pick("按期公示", "in time").to_owned(), Tone::Good),
            (PublicationState::Late, Lang::Zh) => (format!("逾期 {days} 个工作日公示"), Tone::Bad),
            (PublicationState::Late, Lang::En) => (format!("late, working days: {days}"), Tone::Bad),
            (PublicationState::Open, Lang::Zh) => (format!("待公示，余 {days} 个工作日"), Tone::Plain),
            (PublicationState::Open, Lang::En) => (format!("open, working days left: {days}"), Tone::Plain),
            (PublicationState::Overdue, Lang::Zh) => (format!("未公示，已逾期 {days} 个工作日"), Tone::Bad),
            (PublicationState::Overdue, Lang::En) => (format!("overdue, working days: {days}"), Tone::Bad),
            (PublicationState::Unknown, _) => (self.lang.pick("日历未包括", "beyond the calendar").to_owned(), Tone::Faint),
        };
        let corrected = decision.corrected_on.map(|on| match self.lang {
            Lang::Zh => format!("；{on} 更正"),
            Lang::En => format!("; corrected {on}"),
        });
        Cell::toned(format!("{text}{}", corrected.unwrap_or_default()), tone)
    }

    fn withdrawn(&self) -> Vec<Block> {
        if self.report.withdrawn.is_empty() {
            return Vec::new();
        }
        let mut table = Table::new(&[
            self.lang.pick("企业", "Enterprise"),
            self.lang.pick("文号", "Decision"),
            self.lang.pick("=决定日期", "=Decided"),
            self.lang.pick("=公示日期", "=Published"),
            self.lang.pick("=撤销日期", "=Withdrawn"),
            self.lang.pick("=最迟撤下", "=Take down by"),
        ]);
        for one in &self.report.withdrawn {
            table.rows.push(vec![
                Cell::plain(&one.name),
                Cell::plain(&one.decision_no),
                Cell::day(Some(one.decided_on)),
                Cell::day(one.published_on),
                Cell::day(Some(one.withdrawn_on)),
                Cell::day(one.take_down_by),
            ]);
        }
        vec![Block::heading(self.lang.pick("已撤销，不入库", "Withdrawn, not in the record")), Block::Table(table)]
    }

    fn findings(&self) -> Vec<Block> {
        if self.report.findings.is_empty() {
            return Vec::new();
        }
        let mut table = Table::new(&[
            self.lang.pick("企业", "Enterprise"),
            self.lang.pick("违法行为类型", "Violation"),
            self.lang.pick("=查出日期", "=Found"),
        ]);
        for one in &self.report.findings {
            table.rows.push(vec![Cell::plain(&one.short_name), Cell::plain(&one.kind_name), Cell::day(one.found_on)]);
        }
        let heading = self.lang.pick("尚未作出处罚决定，不入库、不公告", "Nothing decided yet: neither recorded nor announced");
        vec![Block::heading(heading), Block::Table(table)]
    }

    fn set_aside(&self) -> Vec<Block> {
        let rows: Vec<_> = self
            .report
            .set_aside
            .iter()
            .map(|one| {
                let (line, codes) = (one.line.map_or_else(|| "-".to_owned(), |line| line.to_string()), one.codes.join(", "));
                match self.lang {
                    Lang::Zh => format!("第 {line} 行：{codes}"),
                    Lang::En => format!("line {line}: {codes}"),
                }
            })
            .collect();
        if rows.is_empty() {
            return Vec::new();
        }
        vec![Block::heading(self.lang.pick("更正前不能入库", "Not in the record until corrected")), Block::List(rows)]
    }
}
