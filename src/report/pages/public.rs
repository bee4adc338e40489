//! The public edition as a page and as a document.

use crate::domain::{Lang, Quarter};
use crate::report::document::Document;
use crate::report::model::{PublicCounts, PublicEnterprise, PublicReport, PublicService, SubmissionState};
use crate::report::table::{Block, Cell, Page, Table, Tone};

/// The public edition with what a document carries around it.
pub fn public_document(report: &PublicReport, lang: Lang) -> Document {
    let (tool, rules) = (&report.tool, &report.rules);
    Document {
        lang,
        subject: rules.title.clone(),
        facts: vec![period(report, lang)],
        figures: Vec::new(),
        page: public_page(report, lang),
        form: None,
        made_by: match lang {
            Lang::Zh => format!("{} {}　规则 {} 第{}版　SHA-256 {}", tool.name, tool.version, rules.id, rules.version, rules.sha256),
            Lang::En => format!("{} {} · rules {} version {} · SHA-256 {}", tool.name, tool.version, rules.id, rules.version, rules.sha256),
        },
    }
}

/// What was left out comes first, then how the enterprises stand, then a table for each promise.
pub fn public_page(report: &PublicReport, lang: Lang) -> Page {
    let mut blocks = vec![
        Block::List(std::iter::once(period(report, lang)).chain(report.left_out.clone()).collect()),
        Block::heading(lang.pick("企业", "Enterprises")),
        Block::Table(standing_table(report, lang)),
    ];
    for service in &report.services {
        blocks.push(Block::heading(&service.name));
        blocks.push(Block::Text(promise(service, lang)));
        blocks.push(Block::Table(service_table(report, service, lang)));
    }
    Page { title: title(report, lang), blocks }
}

/// What the edition is called.
pub(in crate::report) fn title(report: &PublicReport, lang: Lang) -> String {
    let quarter = report.quarter.parse::<Quarter>().ok().map_or_else(|| report.quarter.clone(), |quarter| quarter.to_string());
    match lang {
        Lang::Zh => format!("{quarter} 服务承诺办理情况（公开版）"),
        Lang::En => format!("How the promises were kept, {quarter}: public edition"),
    }
}

/// What was promised.
pub(in crate::report) fn promise(service: &PublicService, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("办理时限{}，{}目标{}", service.limit, service.rate_name, service.target),
        Lang::En => format!("to be done within {}; {}: the target is {}", service.limit, service.rate_name, service.target),
    }
}

fn period(report: &PublicReport, lang: Lang) -> String {
    let (first, last, as_of) = (report.period.first, report.period.last, report.as_of);
    match lang {
        Lang::Zh => format!("统计期 {first} 至 {last}，截至 {as_of} 24:00"),
        Lang::En => format!("{first} to {last}, as of the end of {as_of}"),
    }
}

/// How each enterprise stands.
pub(in crate::report) fn standing_table(report: &PublicReport, lang: Lang) -> Table {
    let heads = match lang {
        Lang::Zh => [">名次", "企业", "区县", "等次", "报送"],
        Lang::En => [">Rank", "Enterprise", "District", "Grade", "Submission"],
    };
    let row = |one: &PublicEnterprise| {
        vec![
            one.rank.map_or_else(|| Cell::missing("-"), |rank| Cell::count(rank as u64)),
            Cell::plain(&one.short_name),
            Cell::text(one.district.as_deref()),
            Cell::text(one.grade.as_deref()),
            Cell::plain(match one.submission {
                SubmissionState::OnTime => lang.pick("按时", "in time"),
                SubmissionState::Late => lang.pick("逾期", "late"),
                SubmissionState::Undated => lang.pick("未注明日期", "undated"),
                SubmissionState::Nothing => lang.pick("未报送", "nothing"),
            }),
        ]
    };
    Table { rows: report.enterprises.iter().map(row).collect(), ..Table::new(&heads) }
}

/// The city above, then each enterprise that has cases or whose cases are withheld.
pub(in crate::report) fn service_table(report: &PublicReport, service: &PublicService, lang: Lang) -> Table {
    let heads = match lang {
        Lang::Zh => ["企业", ">应办结", ">按期", ">未按期", ">比率"],
        Lang::En => ["Enterprise", ">Decided", ">On time", ">Not on time", ">Rate"],
    };
    let withheld = || Cell::missing(lang.pick("不公开", "withheld")).with_tone(Tone::Faint);
    let row = |name: &str, counts: &PublicCounts| {
        let count = |count: Option<u64>| count.map_or_else(withheld, Cell::count);
        let rate = match (&counts.rate, counts.on_time) {
            (None, None) => withheld(),
            (rate, _) => Cell::percent(rate.as_deref()),
        };
        vec![Cell::plain(name), count(counts.decided), count(counts.on_time), count(counts.not_on_time), rate]
    };
    let listed = report.enterprises.iter().zip(&service.enterprises).filter(|(_, counts)| counts.decided != Some(0));
    let rows = std::iter::once(row(lang.pick("全市合计", "The whole city"), &service.city))
        .chain(listed.map(|(one, counts)| row(&one.short_name, counts)));
    Table { rows: rows.collect(), ..Table::new(&heads) }
}
