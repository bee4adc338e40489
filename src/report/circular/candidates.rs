//! The list of candidates for publication (公示): a draft with placeholders. Whoever is left out is not named in it.

use super::{Circular, Part};
use crate::domain::Lang;
use crate::report::model::Recommendation;
use crate::report::pages::{candidates_table, proposal};

/// Writes it, in the language of the report.
pub fn candidates(report: &Recommendation) -> Circular {
    let lang = if report.language == "zh" { Lang::Zh } else { Lang::En };
    let text = |zh: &str, en: &str| lang.pick(zh, en).to_owned();
    let mut body = vec![Part::Paragraph { lead: None, text: proposal(lang).to_owned() }];
    for honour in &report.honours {
        body.push(Part::Heading { level: 1, text: honour.name.clone() });
        body.push(if honour.candidates.is_empty() {
            Part::Paragraph { lead: None, text: text("无", "none") }
        } else {
            Part::Table { caption: None, table: candidates_table(honour, lang) }
        });
    }
    let notice = text(
        "公示期为【公示起止日期】。如有异议，请向【受理单位】反映，联系电话：【联系电话】。",
        "Published for objections from 【first day】 to 【last day】; they are received by 【authority】, telephone 【telephone】.",
    );
    body.push(Part::Paragraph { lead: None, text: notice });
    Circular {
        lang,
        draft: text(
            "代拟稿：由程序按规则筛选，供审议，不得直接公示。公示个人姓名前须征得本人同意。【】内的内容由主办单位填写。",
            "DRAFT, selected by rule by a program, for people to decide upon; not to be published as it stands. People must agree before their names are published. What stands in 【】 is for the authority to fill in.",
        ),
        head: text("【主办单位】公示", "【Authority】"),
        number: text("【公示编号】", "【Number】"),
        title: text("拟推荐申报对象公示", "Candidates proposed for recommendation"),
        addressee: None,
        body,
        annexes_word: String::new(),
        annexes: Vec::new(),
        signature: vec![text("【主办单位】【印章】", "【Authority】【seal】"), text("【公示日期】", "【Date】")],
        imprint: None,
    }
}
