//! The public announcement (公告) of what joint enforcement decided: a draft, as the circular is. What nobody decided is not announced,
//! and nobody is named in it but enterprises and authorities.

use super::phrase::{day, tidy};
use super::{Circular, Part};
use crate::domain::Lang;
use crate::report::model::{CreditReport, DecisionReport, WithdrawnReport};

/// Characters of a text from the file.
const LONGEST: usize = 2_000;

/// Writes it, in the language of the report.
pub fn announcement(report: &CreditReport) -> Circular {
    let lang = if report.language == "zh" { Lang::Zh } else { Lang::En };
    let text = |zh: &str, en: &str| lang.pick(zh, en).to_owned();
    Circular {
        lang,
        draft: text(
            "代拟稿：由程序根据联合执法查处记录生成，供审核修改，不得直接发布。【】内的内容由公告单位填写。签发人：【签发人】",
            "DRAFT, written by a program from the records of joint enforcement, for people to review and amend; not to be published as it stands. What stands in 【】 is for the issuing authority to fill in. Signed off by: 【signer】",
        ),
        head: text("【公告单位】公告", "【Issuing authority】"),
        number: text("【公告编号】", "【Number】"),
        title: text("关于天然气经营企业违法违规行为行政处罚情况的公告", "Public announcement of penalties against natural-gas companies"),
        addressee: None,
        body: body(report, lang),
        annexes_word: String::new(),
        annexes: Vec::new(),
        signature: vec![text("【公告单位】【印章】", "【Issuing authority】【seal】"), text("【公告日期】", "【Date】")],
        imprint: None,
    }
}

fn body(report: &CreditReport, lang: Lang) -> Vec<Part> {
    let (count, as_of, title) = (report.decisions.len(), day(report.as_of, lang), &report.rules.title);
    let opening = match lang {
        Lang::Zh if count == 0 => format!("截至{as_of}，{title}联合执法中没有需要公告的行政处罚决定。"),
        Lang::Zh => format!("现将{title}联合执法中作出的行政处罚决定公告如下（截至{as_of}，共{count}件）。"),
        Lang::En if count == 0 => format!("As of {as_of}, joint enforcement within the {title} has no decision to announce."),
        Lang::En => {
            format!("The decisions of joint enforcement within the {title} are announced as follows (as of {as_of}; decisions: {count}).")
        }
    };
    let mut parts = vec![plain(opening)];
    for (number, decision) in report.decisions.iter().enumerate() {
        let text = format!("{}. {}", number + 1, tidy(&decision.name, LONGEST));
        parts.push(Part::Heading { level: 3, text });
        parts.extend(self::decision(decision, lang));
    }
    if !report.withdrawn.is_empty() {
        parts.push(plain(
            lang.pick("下列行政处罚决定已经撤销，相应信息不再公示：", "These decisions were withdrawn and are no longer published:")
                .to_owned(),
        ));
        parts.extend(report.withdrawn.iter().map(|one| plain(withdrawn(one, lang))));
    }
    parts.push(plain(
        lang.pick("欢迎社会各界监督，监督电话：【监督电话】。", "The public may report violations by telephone: 【telephone】.").to_owned(),
    ));
    parts.push(plain(lang.pick("特此公告。", "This is announced herewith.").to_owned()));
    parts
}

fn decision(decision: &DecisionReport, lang: Lang) -> Vec<Part> {
    let pick = |zh: &'static str, en: &'static str| lang.pick(zh, en);
    let mut parts = vec![
        said(pick("统一社会信用代码：", "Unified social credit code: "), &decision.code),
        said(pick("违法行为类型：", "Kind of violation: "), &decision.kind_name),
        said(pick("违法事实：", "Facts: "), &decision.facts),
        said(pick("处罚依据：", "Legal basis: "), &decision.basis),
        said(pick("处罚决定：", "Decision: "), &ruling(decision, lang)),
    ];
    if let Some(on) = decision.corrected_on {
        let on = day(on, lang);
        parts.push(plain(match lang {
            Lang::Zh => format!("本条信息于{on}更正，以上为更正后的内容；更正前的内容：【更正前内容】。"),
            Lang::En => format!("Corrected on {on}; the above is the corrected content. It read before: 【content before】."),
        }));
    }
    parts
}

/// Who decided what, when and under which number.
fn ruling(decision: &DecisionReport, lang: Lang) -> String {
    let authority = if decision.authority.is_empty() { lang.pick("【处罚机关】", "【authority】") } else { &decision.authority };
    let (on, number) = (day(decision.decided_on, lang), &decision.decision_no);
    let mut text = match lang {
        Lang::Zh => format!("{authority}于{on}作出行政处罚决定（{number}）"),
        Lang::En => format!("{authority} decided on {on} ({number})"),
    };
    for penalty in [&decision.penalty_kind, &decision.penalty].into_iter().filter(|penalty| !penalty.is_empty()) {
        text.push_str(lang.pick("，", ", "));
        text.push_str(penalty);
    }
    let sums = [
        (&decision.fine_wan_yuan, lang.pick("罚款", "fine")),
        (&decision.confiscated_wan_yuan, lang.pick("没收违法所得、非法财物", "confiscated")),
    ];
    for (sum, word) in sums {
        let Some(sum) = sum else { continue };
        let said = match lang {
            Lang::Zh => format!("，{word}{sum}万元"),
            Lang::En => format!(", {word}: {sum} (in units of 10,000 yuan)"),
        };
        text.push_str(&said);
    }
    text + lang.pick("。", ".")
}

fn withdrawn(one: &WithdrawnReport, lang: Lang) -> String {
    let (decided, withdrawn) = (day(one.decided_on, lang), day(one.withdrawn_on, lang));
    let (name, number) = (tidy(&one.name, LONGEST), tidy(&one.decision_no, LONGEST));
    match lang {
        Lang::Zh => format!("{name}：{decided}作出的行政处罚决定（{number}），于{withdrawn}撤销，撤销理由：【撤销理由】。"),
        Lang::En => format!("{name}: the decision of {decided} ({number}) was withdrawn on {withdrawn}; reason: 【reason】."),
    }
}

fn said(lead: &str, text: &str) -> Part {
    let text = if text.is_empty() { "【】".to_owned() } else { tidy(text, LONGEST) };
    Part::Paragraph { lead: Some(lead.to_owned()), text }
}

fn plain(text: String) -> Part {
    Part::Paragraph { lead: None, text }
}
