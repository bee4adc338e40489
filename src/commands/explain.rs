//! `explain`: what a check is about, why it is made, and how to mend what raises it; every other number is a question of its own.

use gascore::diag::Code;
use gascore::domain::{Lang, ScreenId};
use gascore::report::catalogue::{check_page, checks_page, screen_page};
use gascore::text::{self, Explanation};
use gascore::write::catalogue::checks_markdown;
use gascore::write::{json, terminal};

use super::environment::Environment;
use super::failure::Failure;
use super::judging::Rules;
use super::{Ending, print, question};
use crate::cli::{ExplainArgs, ExplainFormat, Global};

pub(super) fn run(args: &ExplainArgs, global: &Global, environment: &Environment) -> Result<Ending, Failure> {
    let screens: Vec<ScreenId> = args.what.iter().filter_map(|text| screen(text)).collect();
    if !screens.is_empty() && args.format != ExplainFormat::Table {
        let text = environment.lang.pick("疑点线索只能以页面说明", "screens are explained as pages only");
        return Err(Failure::Usage(anyhow::anyhow!(text)));
    }
    if let [what] = args.what.as_slice()
        && what.parse::<Code>().is_err()
        && screens.is_empty()
        && let Some(path) = args.path.clone().or_else(question::default_path)
    {
        return question::run(what, &path, args, global, environment);
    }
    let named: Vec<String> = args.what.iter().filter(|text| screen(text).is_none()).cloned().collect();
    let codes = codes(&named, environment.lang)?;
    if !screens.is_empty() {
        let pages = screens.iter().map(|screen| terminal::page(&screen_page(*screen, environment.lang), environment.terminal));
        let codes = codes.iter().map(|code| terminal::page(&check_page(*code, environment.lang), environment.terminal));
        print(&pages.chain(codes).collect::<Vec<_>>().join("\n"))?;
        return Ok(Ending::Clean);
    }
    if args.format == ExplainFormat::Table {
        print(&pages(&codes, environment))?;
        return Ok(Ending::Clean);
    }
    // What is written for files or programs follows the pack where no language is asked for, never the locale.
    let lang = environment.asked.map_or_else(|| Rules::load(global, environment.lang).map(|rules| rules.pack.policy.language), Ok)?;
    let codes = if codes.is_empty() { Code::ALL } else { &codes };
    let checks: Vec<Explanation> = codes.iter().map(|code| text::explain(*code, lang)).collect();
    match args.format {
        ExplainFormat::Markdown => print(&checks_markdown(&checks, lang))?,
        ExplainFormat::Json | ExplainFormat::Table => print(&json::checks(&checks).map_err(|error| Failure::Output(error.into()))?)?,
    }
    Ok(Ending::Clean)
}

/// The screen of a name.
fn screen(text: &str) -> Option<ScreenId> {
    ScreenId::ALL.iter().find(|(key, _)| *key == text).map(|(_, id)| *id)
}

/// A page for each code, or one with all of them.
fn pages(codes: &[Code], environment: &Environment) -> String {
    let lang = environment.lang;
    if codes.is_empty() {
        return terminal::page(&checks_page(lang), environment.terminal);
    }
    let pages: Vec<String> = codes.iter().map(|code| terminal::page(&check_page(*code, lang), environment.terminal)).collect();
    pages.join("\n")
}

/// The codes that are named; every text that names none is told, with what may have been meant.
fn codes(named: &[String], lang: Lang) -> Result<Vec<Code>, Failure> {
    let unknown: Vec<String> = named.iter().filter(|text| text.parse::<Code>().is_err()).map(|text| unknown(text, lang)).collect();
    if unknown.is_empty() {
        return Ok(named.iter().filter_map(|text| text.parse().ok()).collect());
    }
    Err(Failure::Usage(anyhow::anyhow!(unknown.join("\n"))))
}

fn unknown(text: &str, lang: Lang) -> String {
    let near: Vec<String> = Code::near(text).into_iter().map(|code| format!("{code} {}", code.name())).collect();
    match (near.is_empty(), lang) {
        (true, Lang::Zh) => format!("没有检查项“{text}”；gascore explain 列出全部"),
        (true, Lang::En) => format!("there is no check “{text}”; gascore explain lists them all"),
        (false, Lang::Zh) => format!("没有检查项“{text}”，是否指：{}", near.join("、")),
        (false, Lang::En) => format!("there is no check “{text}”; did you mean {}?", near.join(" or ")),
    }
}
