//! The circular (通报) as blocks: what the bureau tells districts and enterprises after a quarter, written from the report.
//!
//! It is a draft. Number, signer, seal and dates are placeholders in 【】 that only people may fill; what nobody said in the
//! report or in the rules is not said here either. A writer knows only these blocks.

mod annex;
mod announcement;
mod body;
mod candidates;
mod letter;
mod phrase;
mod section;
mod view;

pub use letter::letter;

use super::model::Report;
use super::table::Table;
use crate::domain::Lang;
pub use announcement::announcement;
pub use candidates::candidates;
use view::View;

/// A circular.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Circular {
    /// The language it is written in.
    pub lang: Lang,
    /// That it is a draft, and who may sign it.
    pub draft: String,
    /// The words beneath which it is issued.
    pub head: String,
    /// Where its number will stand.
    pub number: String,
    /// Its title.
    pub title: String,
    /// Whom it is sent to; `None` where it is for everybody.
    pub addressee: Option<String>,
    /// Its text.
    pub body: Vec<Part>,
    /// The word before the list of annexes.
    pub annexes_word: String,
    /// Its annexes.
    pub annexes: Vec<Annex>,
    /// Where the issuer, its seal and the day will stand, a line each.
    pub signature: Vec<String>,
    /// Who gets a copy, who printed it and when; `None` where it is no letter.
    pub imprint: Option<Imprint>,
}

/// A part of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// A numbered heading.
    Heading {
        /// From 1 to 3.
        level: u8,
        /// With its number.
        text: String,
    },
    /// A paragraph; it may begin with a numbered lead.
    Paragraph {
        /// What it is about.
        lead: Option<String>,
        /// What it says.
        text: String,
    },
    /// A table.
    Table {
        /// Its number and name; an annex that is one table has its title instead.
        caption: Option<String>,
        /// The table.
        table: Table,
    },
    /// A remark beneath a table.
    Note(String),
}

/// An annex.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annex {
    /// What it is called in the text: `附件1`.
    pub name: String,
    /// Its title.
    pub title: String,
    /// It needs pages laid on their long side.
    pub wide: bool,
    /// Its parts.
    pub parts: Vec<Part>,
}

/// The lines at the foot of the last page (版记).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imprint {
    /// Who gets a copy.
    pub copies: String,
    /// Who printed it.
    pub printed_by: String,
    /// When.
    pub printed_on: String,
}

/// Writes the circular of a report, in the report's language.
pub fn circular(report: &Report) -> Circular {
    let lang = if report.language == "zh" { Lang::Zh } else { Lang::En };
    let view = View { report, lang };
    let draft = lang.pick(
        "代拟稿：由程序根据台账生成，供审核修改，不得直接印发。【】内的内容由主办单位填写。签发人：【签发人】",
        "DRAFT, written by a program from the ledgers, for people to review and amend; not to be issued as it stands. What stands in 【】 is for the issuing authority to fill in. Signed off by: 【signer】",
    );
    Circular::draft(lang, draft, view.title(), Some(addressee(&view)), section::all(&view), annex::all(&view))
}

impl Circular {
    /// A document to be issued, with placeholders for what only the issuing authority knows.
    pub(in crate::report) fn draft(
        lang: Lang,
        draft: &str,
        title: String,
        addressee: Option<&str>,
        body: Vec<Part>,
        annexes: Vec<Annex>,
    ) -> Self {
        Self {
            lang,
            draft: draft.to_owned(),
            head: lang.pick("【发文机关】文件", "【Issuing authority】").to_owned(),
            number: lang.pick("【发文字号】", "【Document number】").to_owned(),
            title,
            addressee: addressee.map(str::to_owned),
            body,
            annexes_word: lang.pick("附件：", "Annexes: ").to_owned(),
            annexes,
            signature: match lang {
                Lang::Zh => ["【发文机关】【印章】", "【成文日期】"],
                Lang::En => ["【Issuing authority】【seal】", "【Date】"],
            }
            .map(str::to_owned)
            .to_vec(),
            imprint: Some(Imprint {
                copies: lang.pick("抄送：【抄送机关】。", "Copies to: 【authorities】.").to_owned(),
                printed_by: lang.pick("【印发机关】", "【Printed by】").to_owned(),
                printed_on: lang.pick("【印发日期】印发", "【Date of printing】").to_owned(),
            }),
        }
    }
}

/// The districts of the registry and the enterprises, to whom the sum of a quarter is told.
fn addressee(view: &View<'_>) -> &'static str {
    match (view.lang, view.report.districts.is_empty()) {
        (Lang::Zh, _) if view.report.district.is_some() => "区内各企业：",
        (Lang::En, _) if view.report.district.is_some() => "To all enterprises of the district:",
        (Lang::Zh, false) => "各区县主管部门，各企业：",
        (Lang::Zh, true) => "各企业：",
        (Lang::En, false) => "To the competent authorities of the districts, and to all enterprises:",
        (Lang::En, true) => "To all enterprises:",
    }
}
