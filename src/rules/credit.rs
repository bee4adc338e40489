//! `[credit]` of `policy.toml`: what a decision of joint enforcement needs before it can stand in the credit record, and by when
//! it has to be published.

use super::reader::Section;
use crate::domain::tables::VIOLATIONS;
use crate::domain::{Amount, TimeLimit, Wording};

/// How decisions reach the credit record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreditRules {
    /// Working days after the decision by whose end it has to be published.
    pub publish_within: u32,
    /// Working days after a withdrawal by whose end the record has to be taken down.
    pub take_down_within: u32,
    /// From this sum on, an amount was perhaps written in yuan.
    pub perhaps_yuan_from: Amount,
    /// Columns of `violations.csv` that the record cannot do without.
    pub required: Vec<String>,
    /// What it rests on.
    pub basis: Wording,
}

/// Reads `[credit]`.
pub(super) fn read(mut section: Section<'_, '_>) -> CreditRules {
    let columns: Vec<_> = VIOLATIONS.iter().map(|column| (*column, *column)).collect();
    let rules = CreditRules {
        publish_within: working_days(&mut section, "publish_within"),
        take_down_within: working_days(&mut section, "take_down_within"),
        perhaps_yuan_from: section.required_parsed("perhaps_yuan_from").unwrap_or_default(),
        required: section.choices("required", &columns).unwrap_or_default().into_iter().map(str::to_owned).collect(),
        basis: section.required_wording("basis"),
    };
    section.done();
    rules
}

/// `"7 working days"`; in no other unit.
fn working_days(section: &mut Section<'_, '_>, key: &str) -> u32 {
    match section.required_parsed(key) {
        Some(TimeLimit::WorkingDays(days)) if days > 0 => days.into(),
        Some(_) => {
            section.contradiction_at(
                key,
                "须为工作日，如 `7 working days`".to_owned(),
                "must be working days, as in `7 working days`".to_owned(),
            );
            0
        }
        None => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::reader::Document;

    fn problems(text: &str) -> Vec<&'static str> {
        let basis = "basis = { zh = \"默认\", en = \"default\" }\n";
        let text = format!("[credit]\n{basis}{text}");
        let document = Document::new("policy.toml", &text);
        document.read(|mut root| root.section("credit").map(read));
        document.finish().into_iter().map(|problem| problem.code.id()).collect()
    }

    #[test]
    fn clocks_count_working_days_and_columns_are_known() {
        let good = "publish_within = \"7 working days\"\ntake_down_within = \"3 working days\"\nperhaps_yuan_from = \"1000\"\n";
        assert_eq!(problems(good), [""; 0]);
        assert_eq!(problems(&good.replace("7 working days", "7 days")), ["K623"]);
        assert_eq!(problems(&good.replace("7 working days", "0 working days")), ["K623"]);
        assert_eq!(problems(&good.replace("\"1000\"", "\"-5\"")), ["K622"]);
        assert_eq!(problems(&format!("{good}required = [\"colour\"]\n")), ["K622"]);
        assert_eq!(problems("").len(), 3);
    }
}
