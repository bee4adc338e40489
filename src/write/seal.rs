//! The seal of a submission and what became of it: as JSON, and for people.

use super::verification::{cause, input_line};
use crate::domain::Lang;
use crate::report::model::{Exchanged, SEAL_SCHEMA, Seal, SealCheck};
use crate::text::continuity;
use crate::write::json_text;
use crate::write::terminal::visible;

/// The seal as JSON, with a line end behind it.
///
/// # Errors
/// When it cannot be written as JSON, which none should ever cause.
pub fn seal(seal: &Seal) -> serde_json::Result<String> {
    json_text::pretty(seal)
}

/// Reads a seal; `None` where it is not one of this shape.
pub fn read_seal(bytes: &[u8]) -> Option<Seal> {
    serde_json::from_slice(bytes).ok().filter(|seal: &Seal| seal.schema == SEAL_SCHEMA)
}

/// The JSON Schema (2020-12) of a seal.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn seal_schema() -> serde_json::Result<String> {
    json_text::pretty(&schemars::schema_for!(Seal))
}

/// What became of a seal as JSON, with a line end behind it.
///
/// # Errors
/// When it cannot be written as JSON, which none should ever cause.
pub fn check_json(check: &SealCheck) -> serde_json::Result<String> {
    json_text::pretty(check)
}

/// The JSON Schema (2020-12) of what became of a seal.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn check_schema() -> serde_json::Result<String> {
    json_text::pretty(&schemars::schema_for!(SealCheck))
}

/// For people: whether it is the same, then what differs, causes first.
pub fn human(check: &SealCheck, lang: Lang) -> String {
    let verdict = continuity::verdict(&check.verdict, lang);
    let mut lines = vec![match (check.equal, lang) {
        (true, Lang::Zh) => format!("一致：与自查时封存的是同一套文件，结果相同（{verdict}）"),
        (true, Lang::En) => format!("equal: the same files as sealed at home, with the same result ({verdict})"),
        (false, Lang::Zh) => format!("不一致：与自查时封存的有所不同（本次结果：{verdict}）"),
        (false, Lang::En) => format!("different: not what was sealed at home (result now: {verdict})"),
    }];
    let causes = [
        (&check.program, lang.pick("程序版本", "program version")),
        (&check.rules, lang.pick("规则", "rules")),
        (&check.calendar, lang.pick("日历", "calendar")),
    ];
    lines.extend(causes.into_iter().filter_map(|(replaced, what)| replaced.as_ref().map(|replaced| cause(what, replaced, lang))));
    lines.extend(check.options.iter().map(|option| exchanged(lang.pick("选项", "option"), option, lang)));
    lines.extend(check.files.iter().map(|file| input_line(file, lang)));
    lines.extend(check.result.iter().map(|part| exchanged(lang.pick("结果", "result"), part, lang)));
    lines.join("\n") + "\n"
}

fn exchanged(kind: &str, part: &Exchanged, lang: Lang) -> String {
    let said = |value: &Option<String>| value.as_deref().map_or_else(|| lang.pick("无", "none").to_owned(), visible);
    let (what, kept, now) = (visible(&part.what), said(&part.kept), said(&part.now));
    match lang {
        Lang::Zh => format!("  {kind} {what}：原为 {kept}，现为 {now}"),
        Lang::En => format!("  {kind} {what}: was {kept}, now {now}"),
    }
}
