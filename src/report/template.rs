//! The forms a clerk fills in: which columns, what comes filled in, which words may be chosen. By the pack, so that what is
//! written by the form can be read by the pack.

use unicode_width::UnicodeWidthStr;

use crate::diag::{Code, Tier};
use crate::domain::fold::fold;
use crate::domain::{Field, Lang, TimeLimit};
use crate::rules::{FieldSpec, Frequency, Pack, TableSpec};
use crate::text::template::{self as text, Need};

/// All forms of a submission.
#[derive(Debug, Clone)]
pub struct Template {
    /// The language of every word in it.
    pub lang: Lang,
    /// The policy's title.
    pub title: String,
    /// In the order in which they are filled in.
    pub forms: Vec<Form>,
    /// Name for machines and name for people of each service.
    pub services: Vec<(String, String)>,
}

/// A table to fill in.
#[derive(Debug, Clone)]
pub struct Form {
    /// The file's name, without its ending.
    pub file: &'static str,
    /// The sheet's name.
    pub sheet: String,
    /// From left to right.
    pub columns: Vec<FormColumn>,
    /// What comes filled in, a cell a column; blank rows follow.
    pub rows: Vec<Vec<String>>,
    /// Columns that stay in sight when the others are scrolled.
    pub pinned: u16,
}

/// A column to fill in.
#[derive(Debug, Clone)]
pub struct FormColumn {
    /// The header: one that the pack knows.
    pub head: String,
    /// Whether it has to be filled in.
    pub need: Need,
    /// How to fill it in.
    pub help: String,
    /// What may be written.
    pub content: Content,
    /// In half-width characters.
    pub width: u16,
}

/// What a cell may hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Anything.
    Text,
    /// A date, with or without a time of day.
    Time,
    /// One of these words.
    OneOf(Vec<String>),
    /// One of these words, or another.
    Suggested(Vec<String>),
}

/// The columns of the case form, in the order in which a case goes its way. Left out: what several enterprises in one file
/// would need, and a pause in two columns beside the pauses in one.
const CASE_COLUMNS: &[(Field, Need)] = &[
    (Field::CaseId, Need::Always),
    (Field::Service, Need::Always),
    (Field::Scope, Need::Always),
    (Field::Channel, Need::Always),
    (Field::TransferNo, Need::WhereKnown),
    (Field::AppliedAt, Need::WhereKnown),
    (Field::AcceptedAt, Need::Always),
    (Field::DocumentsCompleteAt, Need::WhereKnown),
    (Field::AppointmentAt, Need::WhereKnown),
    (Field::ArrivedAt, Need::Optional),
    (Field::StatedDue, Need::Always),
    (Field::CompletedAt, Need::WhereKnown),
    (Field::Status, Need::Always),
    (Field::Handling, Need::WhereKnown),
    (Field::RecordNo, Need::WhereKnown),
    (Field::ReportedBackAt, Need::WhereKnown),
    (Field::FollowedUpAt, Need::WhereKnown),
    (Field::Satisfaction, Need::WhereKnown),
    (Field::Visits, Need::WhereKnown),
    (Field::Valid, Need::WhereKnown),
    (Field::Upheld, Need::WhereKnown),
    (Field::Accountability, Need::WhereKnown),
    (Field::Paused, Need::WhereKnown),
    (Field::PauseReason, Need::WhereKnown),
    (Field::ExtensionRequestedAt, Need::WhereKnown),
    (Field::ExtendedTo, Need::WhereKnown),
    (Field::ExcludedOn, Need::WhereKnown),
    (Field::ExcludedReason, Need::WhereKnown),
    (Field::LateReason, Need::WhereKnown),
    (Field::ResponsibleUnit, Need::Optional),
    (Field::District, Need::Optional),
];

/// The forms of a pack.
pub fn template(pack: &Pack, lang: Lang) -> Template {
    let services = pack.policy.services.iter().map(|service| (service.id.clone(), service.name.text(lang).to_owned())).collect();
    let forms = [Some(cases(pack, lang)), progress(pack, lang), statements(pack, lang)];
    Template { lang, title: pack.policy.title.text(lang).to_owned(), forms: forms.into_iter().flatten().collect(), services }
}

fn cases(pack: &Pack, lang: Lang) -> Form {
    let spec = &pack.spellings.case;
    let shown = CASE_COLUMNS.iter().filter(|(field, _)| is_asked(*field, pack));
    let mut columns: Vec<_> = shown
        .filter_map(|(field, need)| {
            let help = text::case_field(*field, lang).to_owned() + &clock(*field, pack, lang);
            Some(column(head(spec.fields.get(field.index())?, lang)?, *need, help, content(*field, pack, lang)))
        })
        .collect();
    for stage in &pack.stages {
        let service = pack.policy.service(stage.service).name.text(lang);
        for (number, is_first) in [(stage.start, true), (stage.end, false)] {
            let Some(field) = spec.fields.get(number) else { continue };
            let help = text::stage(service, field.label.text(lang), is_first, lang);
            columns.extend(head(field, lang).map(|head| column(head, Need::WhereKnown, help, Content::Time)));
        }
    }
    Form { file: "cases", sheet: text::cases(lang).to_owned(), columns, rows: Vec::new(), pinned: 1 }
}

/// Does the policy use what the field says?
fn is_asked(field: Field, pack: &Pack) -> bool {
    let any = |asks: fn(&crate::rules::Service) -> bool| pack.policy.services.iter().any(asks);
    match field {
        Field::StatedDue => any(|service| service.limit == TimeLimit::AsStated),
        Field::AppointmentAt => any(|service| service.honours_appointments),
        Field::Valid | Field::Upheld | Field::Accountability => any(|service| service.needs_validity),
        Field::Paused | Field::PauseReason => pack.policy.counting.adjusts_pauses,
        Field::ExtensionRequestedAt | Field::ExtendedTo => pack.policy.counting.honours_extensions,
        _ => true,
    }
}

/// What to say of an event, other than acceptance, that starts the clock of some services once the form has its column.
fn clock(field: Field, pack: &Pack, lang: Lang) -> String {
    let services = pack.policy.services.iter().filter(|service| field != Field::AcceptedAt && service.start.first() == Some(&field));
    let names: Vec<_> = services.map(|service| service.name.text(lang)).collect();
    if names.is_empty() { String::new() } else { text::starts_clock(&names, lang) }
}

fn content(field: Field, pack: &Pack, lang: Lang) -> Content {
    let values = &pack.spellings.values;
    let words = match field {
        Field::Service => values.service.offered(lang),
        Field::Status => values.status.offered(lang),
        Field::Scope => values.special_scope.offered(lang),
        Field::Valid => values.valid.offered(lang),
        Field::Upheld => values.upheld.offered(lang),
        Field::Channel => values.channel.offered(lang),
        Field::Satisfaction => values.satisfaction.offered(lang),
        // Several pauses have several reasons in one cell.
        Field::PauseReason => return Content::Suggested(values.pause_allowed.offered(lang)),
        Field::ExcludedOn | Field::StatedDue | Field::ExtensionRequestedAt | Field::ExtendedTo => return Content::Time,
        _ if field.is_event() => return Content::Time,
        _ => Vec::new(),
    };
    if words.is_empty() { Content::Text } else { Content::OneOf(words) }
}

fn progress(pack: &Pack, lang: Lang) -> Option<Form> {
    let (spec, checklist) = (&pack.spellings.progress, pack.checklist.as_ref()?);
    let given = |head: &str, width| FormColumn {
        head: head.to_owned(),
        need: Need::Given,
        help: text::given(lang).to_owned(),
        content: Content::Text,
        width,
    };
    let [area, title, often, evidence] = text::given_heads(lang);
    let mut columns = vec![given(area, 16), given(title, 26), given(often, 10), given(evidence, 36)];
    columns.insert(
        1,
        FormColumn {
            width: 9,
            ..column(field(spec, "point", lang)?, Need::Given, help(text::progress_field, "point", lang), Content::Text)
        },
    );
    let statuses = Content::OneOf(pack.spellings.progress_status.offered(lang));
    for (key, need, content, width) in [
        ("status", Need::Always, statuses, 12),
        ("evidence", Need::WhereKnown, Content::Text, 26),
        ("reason", Need::WhereKnown, Content::Text, 16),
        ("responsible_unit", Need::Optional, Content::Text, 12),
        ("due_on", Need::Optional, Content::Time, 13),
        ("done_on", Need::WhereKnown, Content::Time, 13),
        ("progress", Need::Optional, Content::Text, 20),
        ("problems", Need::Optional, Content::Text, 18),
    ] {
        let fits = |column: FormColumn| FormColumn { width, ..column };
        columns.extend(field(spec, key, lang).map(|head| fits(column(head, need, help(text::progress_field, key, lang), content))));
    }
    let points = checklist.areas.iter().flat_map(|area| area.points.iter().map(move |point| (area, point)));
    let blank = columns.len().saturating_sub(5);
    let rows = points.map(|(area, point)| {
        let mut evidence: String = point.evidence.iter().map(|one| one.text(lang)).collect::<Vec<_>>().join(lang.pick("；", "; "));
        if point.may_not_apply {
            evidence.push_str(text::may_not_apply(lang));
        }
        let area = format!("{} {}", area.id, area.name.text(lang));
        let given = [area, point.id.clone(), point.title.text(lang).to_owned(), often_word(point.frequency, lang).to_owned(), evidence];
        given.into_iter().chain(std::iter::repeat_n(String::new(), blank)).collect()
    });
    Some(Form { file: "progress", sheet: text::progress(lang).to_owned(), rows: rows.collect(), columns, pinned: 3 })
}

fn often_word(frequency: Frequency, lang: Lang) -> &'static str {
    match frequency {
        Frequency::Once => lang.pick("一次", "once"),
        Frequency::Quarter => lang.pick("每季度", "quarter"),
        Frequency::HalfYear => lang.pick("每半年", "half-year"),
        Frequency::Year => lang.pick("每年", "year"),
    }
}

fn statements(pack: &Pack, lang: Lang) -> Option<Form> {
    let spec = &pack.spellings.statement;
    // What is said of statements themselves is mended, not explained.
    let is_mended = |code: &Code| code.is_of_the_bureau() || matches!(code, Code::P408 | Code::P410);
    let explained = |code: &&Code| code.tier() == Tier::Confirm && !is_mended(code);
    let codes = Code::ALL.iter().filter(explained).map(|code| code.id().to_owned()).collect();
    let mut columns = Vec::new();
    for (key, need, content, width) in [
        ("code", Need::Always, Content::Suggested(codes), 14),
        ("case_id", Need::WhereKnown, Content::Text, 22),
        ("rows", Need::WhereKnown, Content::Text, 16),
        ("file", Need::WhereKnown, Content::Text, 20),
        ("reason", Need::Always, Content::Text, 60),
        ("signed_by_unit", Need::Always, Content::Text, 22),
    ] {
        let column = column(field(spec, key, lang)?, need, help(text::statement_field, key, lang), content);
        columns.push(FormColumn { width, ..column });
    }
    Some(Form { file: "statements", sheet: text::statements(lang).to_owned(), columns, rows: Vec::new(), pinned: 0 })
}

fn help(words: fn(&str, Lang) -> &'static str, key: &str, lang: Lang) -> String {
    words(key, lang).to_owned()
}

/// The header of a field, as a form has it.
pub(super) fn field(spec: &TableSpec, key: &str, lang: Lang) -> Option<String> {
    head(spec.fields.get(spec.position(key)?)?, lang)
}

/// The field's label where it is also a header, else its first header; `None` where the pack spells none.
fn head(field: &FieldSpec, lang: Lang) -> Option<String> {
    let label = field.label.text(lang);
    if field.headers.contains(&fold(label)) { Some(label.to_owned()) } else { field.headers.first().cloned() }
}

/// Wide enough for its head and for what is usually written.
fn column(head: String, need: Need, help: String, content: Content) -> FormColumn {
    let longest = |words: &[String]| words.iter().map(|word| word.width()).max().unwrap_or(0) + 4;
    let usual = match &content {
        Content::Text => 20,
        Content::Time => 18,
        Content::OneOf(words) | Content::Suggested(words) => longest(words),
    };
    let width = u16::try_from(usual.max(head.width() + 4)).unwrap_or(u16::MAX);
    FormColumn { head, need, help, content, width }
}
