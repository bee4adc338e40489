//! Two sides beside each other: quarters that follow each other, or one quarter handed in twice.

use super::continuity::Continuous;
use super::resubmission::{Twice, resubmission_blocks};
use crate::domain::{Lang, Quarter};
use crate::report::model::{Comparison, ContinuityReport};
use crate::report::table::{Block, Page};
use crate::text::continuity as text;

/// Rows shown of a list; the JSON has up to a thousand.
const SHOWN: usize = 20;

/// The page of a comparison.
pub fn comparison_page(comparison: &Comparison, lang: Lang) -> Page {
    let service = |id: &str| comparison.service_name(id);
    let mut blocks = vec![Block::Text(rules_used(comparison, lang))];
    if let Some(found) = &comparison.continuity {
        blocks.extend(continuity_blocks(found, &service, lang));
    }
    for unit in comparison.resubmission.iter().flatten() {
        blocks.extend(resubmission_blocks(&Twice { unit, service: &service, lang, shown: SHOWN }));
    }
    Page { title: title(comparison, lang), blocks }
}

/// What is held against what.
pub(in crate::report) fn title(comparison: &Comparison, lang: Lang) -> String {
    let quarter = |text: &str| text.parse::<Quarter>().map_or_else(|_| text.to_owned(), |quarter| quarter.text(lang));
    let (old, new) = (quarter(&comparison.old_quarter), quarter(&comparison.new_quarter));
    match (comparison.continuity.is_some(), lang) {
        (true, Lang::Zh) => format!("前后季衔接 · {old} → {new}"),
        (true, Lang::En) => format!("Continuity · {old} → {new}"),
        (false, Lang::Zh) => format!("重新报送前后对照 · {new}"),
        (false, Lang::En) => format!("What handing in once more changed · {new}"),
    }
}

/// By which rules.
pub(in crate::report) fn rules_used(comparison: &Comparison, lang: Lang) -> String {
    let rules = &comparison.rules;
    let sha = rules.sha256.get(..12).unwrap_or(&rules.sha256);
    match lang {
        Lang::Zh => format!("规则 {} 第{}版（SHA-256 {sha}…）", rules.id, rules.version),
        Lang::En => format!("rules {} version {} (SHA-256 {sha}…)", rules.id, rules.version),
    }
}

fn continuity_blocks(found: &ContinuityReport, service: &dyn Fn(&str) -> String, lang: Lang) -> Vec<Block> {
    let view = Continuous { found, lang, service, shown: SHOWN };
    let mut blocks = vec![Block::heading(lang.pick("在办件去向", "What became of open cases"))];
    match view.counts_table(true) {
        Some(table) => blocks.push(Block::Table(table)),
        None => blocks.push(Block::Text(lang.pick("上季没有台账可以对照", "the older quarter has no ledger to hold against").to_owned())),
    }
    blocks.push(Block::List(view.notes()));
    if found.total.has_findings() {
        blocks.push(Block::heading(lang.pick("需核实的情况", "To ask about")));
        blocks.extend(view.list_blocks());
    } else {
        blocks.push(Block::Text(lang.pick("未发现需核实的情况", "nothing to ask about").to_owned()));
    }
    blocks.push(Block::heading(lang.pick("判定口径与可能的正当原因", "How this is told, and innocent causes")));
    blocks.push(Block::List(text::method(lang).into()));
    blocks
}
