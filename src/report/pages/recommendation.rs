//! Who could be recommended, with the figures, and why everybody else is left out.

use super::credit::diagnostic_blocks;
use crate::domain::Lang;
use crate::report::model::{CandidateReport, HonourReport, Recommendation};
use crate::report::table::{Block, Cell, Page, Table, Tone};

/// The page.
pub fn recommendation_page(report: &Recommendation, lang: Lang) -> Page {
    let sha = report.rules.sha256.get(..12).unwrap_or(&report.rules.sha256);
    let (rules, quarters) = (&report.rules, report.quarters.join(lang.pick("、", ", ")));
    let mut blocks = vec![Block::List(vec![
        proposal(lang).to_owned(),
        match lang {
            Lang::Zh => format!("统计季度 {quarters}；规则 {} 第{}版（SHA-256 {sha}…）", rules.id, rules.version),
            Lang::En => format!("quarters {quarters}; rules {} version {} (SHA-256 {sha}…)", rules.id, rules.version),
        },
    ])];
    for honour in &report.honours {
        blocks.extend(honour_blocks(honour, lang));
    }
    blocks.extend(diagnostic_blocks(&report.diagnostics, lang));
    Page { title: lang.pick("评优推荐人选（供审议）", "Candidates for honours: a proposal").to_owned(), blocks }
}

/// What all of it is, and what it is not.
pub(in crate::report) fn proposal(lang: Lang) -> &'static str {
    lang.pick(
        "仅为按规则筛选的推荐建议，供人工审议，不是评选结果；是否推荐由主办单位决定，名单不分先后",
        "a proposal by rule for people to decide upon, not an award: whether anybody is recommended is for the authority to say; the order means nothing",
    )
}

fn honour_blocks(honour: &HonourReport, lang: Lang) -> Vec<Block> {
    let criteria = honour.criteria.iter().map(|one| format!("{}{}{}", one.text, lang.pick("：", ": "), one.basis));
    let mut blocks = vec![
        Block::heading(&honour.name),
        Block::List(std::iter::once(honour.basis.clone()).chain(criteria).collect()),
        Block::part(heading(lang.pick("人选", "Candidates"), honour.candidates.len())),
    ];
    if honour.candidates.is_empty() {
        blocks.push(Block::Text(lang.pick("无", "none").to_owned()));
    } else {
        blocks.push(Block::Table(candidates_table(honour, lang)));
    }
    if !honour.left_out.is_empty() {
        blocks.push(Block::part(heading(lang.pick("未列入", "Left out"), honour.left_out.len())));
        blocks.push(Block::Table(left_out_table(honour, lang)));
    }
    blocks
}

fn heading(word: &str, count: usize) -> String {
    format!("{word} · {count}")
}

/// Who meets every criterion, with the figures.
pub(in crate::report) fn candidates_table(honour: &HonourReport, lang: Lang) -> Table {
    let mut table = Table::new(&[lang.pick("人选", "Candidate"), lang.pick("各项情况", "Merits in figures")]);
    for one in &honour.candidates {
        table.rows.push(vec![who(one), Cell::plain(findings(one, true, honour, lang))]);
    }
    table
}

/// Everybody else, with every reason.
pub(in crate::report) fn left_out_table(honour: &HonourReport, lang: Lang) -> Table {
    let mut table = Table::new(&[lang.pick("对象", "Who"), lang.pick("未列入原因", "Every reason")]);
    for one in &honour.left_out {
        table.rows.push(vec![who(one), Cell::toned(findings(one, false, honour, lang), Tone::Bad)]);
    }
    table
}

/// A unit, or a person or team with its unit.
fn who(one: &CandidateReport) -> Cell {
    match &one.nominee {
        None => Cell::plain(&one.enterprise),
        Some(nominee) if nominee.post.is_empty() => Cell::plain(format!("{} · {}", nominee.name, one.enterprise)),
        Some(nominee) => Cell::plain(format!("{} · {} · {}", nominee.name, nominee.post, one.enterprise)),
    }
}

/// The criteria that are met, or those that are not, each in words with its figures.
fn findings(one: &CandidateReport, met: bool, honour: &HonourReport, lang: Lang) -> String {
    let text = |ask: &str| honour.criteria.iter().find(|criterion| criterion.ask == ask).map(|criterion| criterion.text.clone());
    let of = one.findings.iter().filter(|finding| finding.met == met && (!met || finding.ask != "row")).map(|finding| {
        match text(&finding.ask) {
            Some(text) => format!("{text}{}{}", lang.pick("：", ": "), finding.text),
            None => finding.text.clone(),
        }
    });
    of.collect::<Vec<_>>().join(lang.pick("。", ". "))
}
