//! A letter to one enterprise, as blocks: what the report says, and placeholders for what only people may write.

use super::body::Body;
use super::phrase::{day, name, tidy};
use super::{Circular, Imprint};
use crate::domain::{Lang, LetterKind, Quarter};
use crate::report::model::{LetterReport, LettersReport, MatterReport};
use crate::text::letters;

/// Characters of a unit's name in the text.
const UNIT: usize = 30;

/// Writes a letter, in the language of the list it stands in.
pub fn letter(list: &LettersReport, letter: &LetterReport) -> Circular {
    let lang = if list.language == "zh" { Lang::Zh } else { Lang::En };
    let quarter = list.quarter.parse::<Quarter>().map_or_else(|_| list.quarter.clone(), |quarter| quarter.text(lang));
    let kind = letter.letter_kind();
    let issuer = issuer(list, lang);
    Circular {
        lang,
        draft: lang
            .pick(
                "代拟稿：由程序根据台账生成，供审核修改，不得直接印发。【】内的内容由主办单位填写。签发人：【签发人】",
                "DRAFT, written by a program from the ledgers, for people to review and amend; not to be issued as it stands. What stands in 【】 is for the issuing authority to fill in. Signed off by: 【signer】",
            )
            .to_owned(),
        head: format!("{issuer}{}{}", lang.pick("", " · "), letters::kind(kind, lang)),
        number: lang.pick("【发文字号】", "【Document number】").to_owned(),
        title: title(&quarter, kind, lang),
        addressee: Some(format!("{}{}", name(&letter.name), lang.pick("：", ":"))),
        body: body(list, letter, &quarter, lang),
        annexes_word: String::new(),
        annexes: Vec::new(),
        signature: vec![format!("{issuer}{}", lang.pick("【印章】", "【seal】")), lang.pick("【成文日期】", "【Date】").to_owned()],
        imprint: Some(Imprint {
            copies: lang.pick("抄送：【抄送机关】。联系人：【联系人及电话】。", "Copies to: 【authorities】. Contact: 【person and telephone】.").to_owned(),
            printed_by: lang.pick("【印发机关】", "【Printed by】").to_owned(),
            printed_on: lang.pick("【印发日期】印发", "【Date of printing】").to_owned(),
        }),
    }
}

/// Who issues it. Of a district no more is known than that its competent authority does; what that is called, people fill in.
fn issuer(list: &LettersReport, lang: Lang) -> String {
    match (&list.district, lang) {
        (None, Lang::Zh) => "【发文机关】".to_owned(),
        (None, Lang::En) => "【Issuing authority】".to_owned(),
        (Some(district), Lang::Zh) => format!("【{}主管部门全称】", name(district)),
        (Some(district), Lang::En) => format!("【Competent authority of {}】", name(district)),
    }
}

fn title(quarter: &str, kind: LetterKind, lang: Lang) -> String {
    let word = letters::kind(kind, lang);
    match (lang, kind) {
        (Lang::Zh, LetterKind::Reminder) => format!("关于{quarter}服务质量提升有关事项的{word}"),
        (Lang::Zh, LetterKind::Urging) => format!("关于{quarter}服务质量提升逾期事项的{word}"),
        (Lang::Zh, LetterKind::Rectification) => format!("关于{quarter}服务质量提升存在问题的{word}"),
        (Lang::En, _) => format!("{word} on the raising of service quality in {quarter}"),
    }
}

fn body(list: &LettersReport, letter: &LetterReport, quarter: &str, lang: Lang) -> Vec<super::Part> {
    let mut body = Body::new(lang);
    let [as_of, on] = [list.as_of, list.on].map(|date| day(date, lang));
    body.paragraph(match lang {
        Lang::Zh => format!("根据你单位报送的{quarter}台账和有关记录（办件截至{as_of}24时，期限核对至{on}），现就下列事项函告如下："),
        Lang::En => format!(
            "From the ledgers of {quarter} and what is on record (cases as of the end of {as_of}, due days as of {on}), we write to you about the following."
        ),
    });
    body.heading(1, lang.pick("有关事项", "Matters"));
    for (number, matter) in letter.matters.iter().enumerate() {
        body.paragraph(told(number + 1, matter, lang));
    }
    body.heading(1, ask_head(letter.letter_kind(), lang));
    body.paragraph(ask(letter, lang));
    body.heading(1, lang.pick("依据", "What this rests on"));
    body.paragraph(match lang {
        Lang::Zh => format!("{}。{}。发函标准：{}（{}）。", list.rules.source, list.rules.title, list.method, list.basis),
        Lang::En => format!("{}. {}. Which letter is sent: {} ({}).", list.rules.source, list.rules.title, list.method, list.basis),
    });
    body.parts()
}

fn told(number: usize, matter: &MatterReport, lang: Lang) -> String {
    let cases = matter.cases.join(lang.pick("、", ", "));
    let unit = matter.responsible_unit.as_deref().map(|unit| tidy(unit, UNIT));
    match lang {
        Lang::Zh => {
            let unit = unit.map(|unit| format!("（责任部门：{unit}）")).unwrap_or_default();
            let cases = if cases.is_empty() { String::new() } else { format!("，受理编号：{cases}") };
            format!("{number}. {}{unit}{cases}；{}。", matter.text, matter.why)
        }
        Lang::En => {
            let unit = unit.map(|unit| format!(" (responsible: {unit})")).unwrap_or_default();
            let cases = if cases.is_empty() { String::new() } else { format!(", cases {cases}") };
            format!("{number}. {}{unit}{cases}; {}.", matter.text, matter.why)
        }
    }
}

fn ask_head(kind: LetterKind, lang: Lang) -> &'static str {
    match kind {
        LetterKind::Reminder => lang.pick("请予办理", "What we ask"),
        LetterKind::Urging => lang.pick("督办要求", "What is required"),
        LetterKind::Rectification => lang.pick("整改要求", "What is to be rectified"),
    }
}

fn ask(letter: &LetterReport, lang: Lang) -> String {
    let by = match (letter.reply_by, lang) {
        (Some(by), Lang::Zh) => format!("{}个工作日内（参考日期：{}，以发文日期起算为准）", letter.reply_within, day(by, lang)),
        (Some(by), Lang::En) => {
            format!(
                "within {} working days (by {}, were it issued on the day above; the date of issue decides)",
                letter.reply_within,
                day(by, lang)
            )
        }
        (None, Lang::Zh) => format!("{}个工作日内", letter.reply_within),
        (None, Lang::En) => format!("within {} working days", letter.reply_within),
    };
    match (letter.letter_kind(), lang) {
        (LetterKind::Reminder, Lang::Zh) => format!("请对照上述事项抓紧办理，并于收到本函后{by}书面反馈。"),
        (LetterKind::Reminder, Lang::En) => format!("Please see to these matters, and answer in writing {by} of receiving this letter."),
        (LetterKind::Urging, Lang::Zh) => format!("请逐项明确责任人和完成时间，于收到本函后{by}书面报告办理结果及逾期原因。"),
        (LetterKind::Urging, Lang::En) => {
            format!(
                "Name who is responsible and by when for each matter, and report in writing what was done and why it was late {by} of receiving this letter."
            )
        }
        (LetterKind::Rectification, Lang::Zh) => {
            format!("请逐项制定整改措施，于收到本通知书后{by}完成整改并书面报告，附佐证材料。【逾期不整改的处理由主办单位填写】")
        }
        (LetterKind::Rectification, Lang::En) => {
            format!(
                "Draw up what will be done about each matter, do it, and report in writing with evidence {by} of receiving this notice. 【What follows if that is not done is for the issuing authority to fill in】"
            )
        }
    }
}
