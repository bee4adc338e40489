//! `submission.toml`: what is known filled in, the rest as lines to uncomment.

use chrono::NaiveDate;

use crate::domain::Quarter;
use crate::report::template::Template;
use crate::text::template as text;

/// What the enterprise says of itself already.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// Code or name.
    pub enterprise: Option<String>,
    /// The quarter.
    pub quarter: Option<Quarter>,
    /// The last day to hand in.
    pub deadline: Option<NaiveDate>,
}

/// The text of `submission.toml`.
pub fn about(template: &Template, known: &Known) -> String {
    let lang = template.lang;
    let words = text::about(lang);
    let string = |text: &str| toml::Value::String(text.to_owned()).to_string();
    let line = |key: &str, value: Option<String>, example: &str| match value {
        Some(value) => format!("{key} = {value}\n"),
        None => format!("# {key} = {example}\n"),
    };
    let services: Vec<_> = template.services.iter().map(|(id, name)| format!("#   {id}  {name}\n")).collect();
    let first = template.services.first().map_or("", |(id, _)| id.as_str());
    let day = known.deadline.map_or_else(|| "2019-10-05".to_owned(), |day| day.to_string());
    let quarter = known.quarter.map(|quarter| string(&quarter.to_string()));
    let mut toml = format!("# {}\n# {}\n", template.title, words.uncomment);
    for (comment, lines) in [
        (words.enterprise, line("enterprise", known.enterprise.as_deref().map(string), &string(words.enterprise_example))),
        (words.quarter, line("quarter", quarter, "\"2019Q3\"")),
        (words.handed_in_on, line("handed_in_on", None, &day)),
        (words.zero_report, services.concat() + &line("zero_report", None, &format!("[{}]", string(first)))),
        (words.contact_unit, line("contact_unit", None, &string(words.contact_unit_example))),
    ] {
        toml.extend(["\n# ", comment, "\n", &lines]);
    }
    toml
}
