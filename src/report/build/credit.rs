//! Violations to the values of `credit.json`, and to the 28 columns of the credit record.

use chrono::NaiveDate;

use super::diagnostics::diagnostic_reports;
use super::{calendar_used, rules_used};
use crate::batch::{CreditResult, Publication, Settings, Standing, Violation};
use crate::diag::Tier;
use crate::domain::{Enterprise, Lang, Quarter};
use crate::report::model::{
    CREDIT_SCHEMA, CreditReport, DecisionReport, PublicationState, SetAsideReport, Tool, UndecidedReport, WithdrawnReport,
};
use crate::report::table::{Cell, Table, Value};

/// The values; `None` where the rules know no credit record.
pub fn credit(result: &CreditResult, quarter: Quarter, settings: &Settings<'_>, lang: Lang) -> Option<CreditReport> {
    let rules = settings.pack.policy.credit.as_ref()?;
    let mut report = CreditReport {
        schema: CREDIT_SCHEMA.to_owned(),
        tool: Tool::this(),
        language: lang.to_string(),
        rules: rules_used(settings.pack, lang),
        calendar: calendar_used(settings),
        quarter: quarter.to_string(),
        as_of: settings.as_of,
        publish_within: rules.publish_within,
        take_down_within: rules.take_down_within,
        basis: rules.basis.text(lang).to_owned(),
        decisions: Vec::new(),
        withdrawn: Vec::new(),
        findings: Vec::new(),
        set_aside: Vec::new(),
        diagnostics: diagnostic_reports(&result.sink, &[], lang, false),
    };
    let view = Records { result, settings, lang };
    for violation in &result.violations {
        let (standing, party) = (violation.standing(settings), view.party(violation));
        match (standing, party, violation.day("decided_on")) {
            (Standing::Finding, Some(party), _) => report.findings.push(view.finding(violation, party)),
            (Standing::Withdrawn { on, take_down_by }, Some(party), Some(decided)) => {
                report.withdrawn.push(view.withdrawn(violation, party, decided, (on, take_down_by)));
            }
            (Standing::InForce { publish_by, publication, corrected_on }, Some(party), Some(decided_on)) => {
                let decision = view.decision(violation, party, decided_on, publication);
                report.decisions.push(DecisionReport { publish_by, corrected_on, ..decision });
            }
            _ => report.set_aside.push(set_aside(violation)),
        }
    }
    Some(report)
}

/// The rows of the credit record under its 28 columns; a word is Chinese, as the record is.
pub fn credit_record(result: &CreditResult, settings: &Settings<'_>) -> Table {
    let view = Records { result, settings, lang: Lang::Zh };
    let mut table = Table::new(&COLUMNS.map(|(head, _)| head));
    for violation in &result.violations {
        if let (Standing::InForce { .. }, Some(party)) = (violation.standing(settings), view.party(violation)) {
            table.rows.push(COLUMNS.iter().map(|(_, content)| view.cell(violation, party, *content)).collect());
        }
    }
    table
}

/// What stands in a column of the record.
#[derive(Debug, Clone, Copy)]
enum Content {
    Name,
    Code,
    Kind,
    Text(&'static str),
    Day(&'static str),
    Amount(&'static str),
    /// Another kind of number, which an enterprise with a credit code has not, or one the file does not give.
    Blank,
}

/// The columns of the record in its order, each with what it is filled from.
const COLUMNS: [(&str, Content); 28] = [
    ("行政相对人名称", Content::Name),
    ("行政相对人代码_1(统一社会信用代码)", Content::Code),
    ("行政相对人代码_2(工商注册号)", Content::Blank),
    ("行政相对人代码_3(组织机构代码)", Content::Blank),
    ("行政相对人代码_4(税务登记号)", Content::Blank),
    ("行政相对人代码_5(事业单位证书号)", Content::Blank),
    ("行政相对人代码_6(社会组织登记证号)", Content::Blank),
    ("法定代表人", Content::Text("legal_representative")),
    ("法定代表人身份证号", Content::Blank),
    ("证件类型", Content::Blank),
    ("证件号码", Content::Blank),
    ("行政处罚决定书文号", Content::Text("decision_no")),
    ("违法行为类型", Content::Kind),
    ("违法事实", Content::Text("facts")),
    ("处罚依据", Content::Text("basis")),
    ("处罚类别", Content::Text("penalty_kind")),
    ("处罚内容", Content::Text("penalty")),
    ("罚款金额(万元)", Content::Amount("fine_wan_yuan")),
    ("没收违法所得、没收非法财物的金额(万元)", Content::Amount("confiscated_wan_yuan")),
    ("暂扣或吊销证照名称及编号", Content::Text("licence")),
    ("处罚决定日期", Content::Day("decided_on")),
    ("处罚有效期", Content::Day("valid_until")),
    ("公示截止期", Content::Day("publish_until")),
    ("处罚机关", Content::Text("authority")),
    ("处罚机关统一社会信用代码", Content::Text("authority_code")),
    ("数据来源单位", Content::Text("source_unit")),
    ("数据来源单位统一社会信用代码", Content::Text("source_unit_code")),
    ("备注", Content::Text("note")),
];

/// Violations with what they are looked up in.
struct Records<'a> {
    result: &'a CreditResult,
    settings: &'a Settings<'a>,
    lang: Lang,
}

impl Records<'_> {
    fn party(&self, violation: &Violation) -> Option<&Enterprise> {
        self.result.directory.get(violation.enterprise?)
    }

    /// The pack's own word for the kind in Chinese; its name, spaced, in English.
    fn kind_name(&self, violation: &Violation) -> String {
        let kind = violation.kind.as_deref().unwrap_or("");
        match self.lang {
            Lang::Zh => self.settings.pack.spellings.violation_kind.plain(kind).unwrap_or(kind).to_owned(),
            Lang::En => kind.replace('_', " "),
        }
    }

    fn cell(&self, violation: &Violation, party: &Enterprise, content: Content) -> Cell {
        match content {
            Content::Name => Cell::plain(&party.name),
            Content::Code => Cell::plain(&party.code),
            Content::Kind => Cell::plain(self.kind_name(violation)),
            Content::Text(column) => Cell::plain(violation.text(column)),
            Content::Day(column) => violation.day(column).map_or_else(blank, |day| Cell::day(Some(day))),
            Content::Amount(column) => {
                violation.amount(column).map_or_else(blank, |amount| Cell { value: Value::Amount(amount), ..Cell::plain(amount) })
            }
            Content::Blank => blank(),
        }
    }

    fn decision(&self, violation: &Violation, party: &Enterprise, decided_on: NaiveDate, publication: Publication) -> DecisionReport {
        let (state, published_on, working_days) = match publication {
            Publication::InTime { on } => (PublicationState::InTime, Some(on), None),
            Publication::Late { on, days } => (PublicationState::Late, Some(on), Some(days)),
            Publication::Open { days } => (PublicationState::Open, None, Some(days)),
            Publication::Overdue { days } => (PublicationState::Overdue, None, Some(days)),
            Publication::Unknown => (PublicationState::Unknown, violation.day("published_on"), None),
        };
        let text = |column: &str| violation.text(column).to_owned();
        let amount = |column: &str| violation.amount(column).map(|amount| amount.to_string());
        DecisionReport {
            line: violation.place.line,
            code: party.code.clone(),
            name: party.name.clone(),
            short_name: party.short_name.clone(),
            kind: violation.kind.clone().unwrap_or_default(),
            kind_name: self.kind_name(violation),
            decision_no: text("decision_no"),
            decided_on,
            publish_by: None,
            published_on,
            publication: state,
            working_days,
            corrected_on: None,
            facts: text("facts"),
            basis: text("basis"),
            penalty_kind: text("penalty_kind"),
            penalty: text("penalty"),
            fine_wan_yuan: amount("fine_wan_yuan"),
            confiscated_wan_yuan: amount("confiscated_wan_yuan"),
            authority: text("authority"),
        }
    }

    fn withdrawn(
        &self,
        violation: &Violation,
        party: &Enterprise,
        decided_on: NaiveDate,
        (withdrawn_on, take_down_by): (NaiveDate, Option<NaiveDate>),
    ) -> WithdrawnReport {
        let published_on = violation.day("published_on").filter(|on| *on <= self.settings.as_of);
        WithdrawnReport {
            line: violation.place.line,
            code: party.code.clone(),
            name: party.name.clone(),
            decision_no: violation.text("decision_no").to_owned(),
            decided_on,
            authority: violation.text("authority").to_owned(),
            published_on,
            withdrawn_on,
            // What nobody could read need not be taken down.
            take_down_by: take_down_by.filter(|_| published_on.is_some()),
        }
    }

    fn finding(&self, violation: &Violation, party: &Enterprise) -> UndecidedReport {
        UndecidedReport {
            line: violation.place.line,
            code: party.code.clone(),
            short_name: party.short_name.clone(),
            kind_name: self.kind_name(violation),
            found_on: violation.day("found_on"),
        }
    }
}

fn blank() -> Cell {
    Cell::missing("")
}

fn set_aside(violation: &Violation) -> SetAsideReport {
    let blocks = violation.told.iter().filter(|code| code.tier() == Tier::Block || **code == crate::diag::Code::B504);
    SetAsideReport { line: violation.place.line, codes: blocks.map(|code| code.id().to_owned()).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The list of the design, which follows the sheet of the credit system.
    const EXPECTED: &str = "行政相对人名称;行政相对人代码_1(统一社会信用代码);行政相对人代码_2(工商注册号);行政相对人代码_3(组织机构代码);\
        行政相对人代码_4(税务登记号);行政相对人代码_5(事业单位证书号);行政相对人代码_6(社会组织登记证号);法定代表人;法定代表人身份证号;证件类型;证件号码;\
        行政处罚决定书文号;违法行为类型;违法事实;处罚依据;处罚类别;处罚内容;罚款金额(万元);没收违法所得、没收非法财物的金额(万元);\
        暂扣或吊销证照名称及编号;处罚决定日期;处罚有效期;公示截止期;处罚机关;处罚机关统一社会信用代码;数据来源单位;数据来源单位统一社会信用代码;备注";

    #[test]
    fn the_record_has_its_columns_in_their_order() {
        assert_eq!(COLUMNS.map(|(head, _)| head).join(";"), EXPECTED);
    }

    #[test]
    fn every_column_of_the_record_is_one_of_the_table() {
        for (_, content) in COLUMNS {
            if let Content::Text(column) | Content::Day(column) | Content::Amount(column) = content {
                assert!(crate::domain::tables::VIOLATIONS.contains(&column), "{column}");
            }
        }
    }
}
