//! What became of a report that was made once more: for people, and as JSON.

use crate::domain::Lang;
use crate::report::model::{Change, InputChange, OutputCheck, OutputState, Replaced, Verification};
use crate::write::json_text;
use crate::write::terminal::visible;

/// As JSON, with a line end behind it.
///
/// # Errors
/// When it cannot be written as JSON, which none should ever cause.
pub fn json(verification: &Verification) -> serde_json::Result<String> {
    json_text::pretty(verification)
}

/// The JSON Schema (2020-12) it follows.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn schema() -> serde_json::Result<String> {
    json_text::pretty(&schemars::schema_for!(Verification))
}

/// For people: what it comes to, then what differs, causes first.
pub fn human(verification: &Verification, lang: Lang) -> String {
    let mut lines = vec![outcome(verification, lang)];
    let causes = [
        (&verification.program, lang.pick("程序版本", "program version")),
        (&verification.rules, lang.pick("规则", "rules")),
        (&verification.calendar, lang.pick("日历", "calendar")),
    ];
    lines.extend(causes.into_iter().filter_map(|(replaced, what)| replaced.as_ref().map(|replaced| cause(what, replaced, lang))));
    lines.extend(verification.inputs.iter().map(|input| input_line(input, lang)));
    lines.extend(verification.outputs.iter().map(|output| output_line(output, lang)));
    lines.join("\n") + "\n"
}

fn outcome(verification: &Verification, lang: Lang) -> String {
    let quarter = &verification.quarter;
    if let Some(hash) = &verification.pool_sha256 {
        let hash = visible(hash);
        let said = match (verification.equal, lang) {
            (true, Lang::Zh) => format!("一致：{quarter} 的抽查重新抽取后逐字节相同"),
            (true, Lang::En) => format!("equal: the draw for {quarter}, made again, is the same to the last byte"),
            (false, Lang::Zh) => format!("不一致：{quarter} 的抽查重新抽取后有所不同"),
            (false, Lang::En) => format!("different: the draw for {quarter}, made again, is not the same"),
        };
        let hold = lang.pick("名单库 SHA-256（请与公布的核对）：", "SHA-256 of the pool, to hold against the published one: ");
        return format!("{said}\n  {hold}{hash}");
    }
    match (verification.equal, lang) {
        (true, Lang::Zh) => format!("一致：{quarter} 的报告重新生成后逐字节相同"),
        (true, Lang::En) => format!("equal: the report on {quarter}, made again, is the same to the last byte"),
        (false, Lang::Zh) => format!("不一致：{quarter} 的报告重新生成后有所不同"),
        (false, Lang::En) => format!("different: the report on {quarter}, made again, is not the same"),
    }
}

/// A file that was read and is not what it was.
pub(super) fn input_line(input: &InputChange, lang: Lang) -> String {
    let change = match input.change {
        Change::Missing => lang.pick("缺少", "missing"),
        Change::New => lang.pick("新增", "new"),
        Change::Changed => lang.pick("已改动", "changed"),
    };
    match lang {
        Lang::Zh => format!("  输入 {}：{change}", visible(&input.name)),
        Lang::En => format!("  input {}: {change}", visible(&input.name)),
    }
}

/// Enough of a hash to tell two apart; versions are shorter.
pub(super) fn cause(what: &str, replaced: &Replaced, lang: Lang) -> String {
    let short = |text: &str| match text.char_indices().nth(12) {
        Some((end, _)) => format!("{}…", visible(&text[..end])),
        None => visible(text),
    };
    let (kept, now) = (short(&replaced.kept), short(&replaced.now));
    match lang {
        Lang::Zh => format!("  {what}：原为 {kept}，现为 {now}"),
        Lang::En => format!("  {what}: was {kept}, now {now}"),
    }
}

fn output_line(output: &OutputCheck, lang: Lang) -> String {
    let name = visible(&output.name);
    let state = match (output.state, output.first_difference) {
        (OutputState::Missing, _) => lang.pick("缺少", "missing").to_owned(),
        (OutputState::Unknown, _) => lang.pick("本程序不生成此文件", "not a file that this program makes").to_owned(),
        (OutputState::Different, Some(first)) => match lang {
            Lang::Zh => format!("自第 {} 字节起不同（第 {} 行）", first.offset + 1, first.line),
            Lang::En => format!("differs from byte {} on (line {})", first.offset + 1, first.line),
        },
        (OutputState::Different | OutputState::Same, _) => lang.pick("相同", "the same").to_owned(),
    };
    let edited = if output.edited { lang.pick("；生成后被改动过", "; it was edited after it was written") } else { "" };
    match lang {
        Lang::Zh => format!("  输出 {name}：{state}{edited}"),
        Lang::En => format!("  output {name}: {state}{edited}"),
    }
}
