//! `calendar`: working days, and due days counted with them.

use gascore::calendar::iso_day;
use gascore::domain::TimeLimit;
use gascore::write::calendar::{due_lines, due_page, overview_page, year_page};

use super::environment::Environment;
use super::failure::Failure;
use super::{Ending, judging, print};
use crate::cli::{CalendarArgs, CalendarVerb, Global};

pub(super) fn run(args: &CalendarArgs, global: &Global, environment: &Environment) -> Result<Ending, Failure> {
    let lang = environment.lang;
    let pack = judging::Rules::load(global, lang)?.pack;
    let calendar = judging::load_calendar(global, Some(&pack), lang)?;
    let usage = |text: String| Failure::Usage(anyhow::anyhow!(text));
    match (&args.verb, args.year) {
        (None, None) => print(&overview_page(&calendar, lang))?,
        (None, Some(year)) => {
            let terminal = environment.terminal;
            let page = year_page(&calendar, year, lang, terminal.width, terminal.colour, terminal.ascii);
            print(&page.map_err(|outside| usage(outside.text(lang)))?)?;
        }
        (Some(CalendarVerb::Due { start, limit: None }), _) if start == "-" => {
            let out = std::io::BufWriter::new(std::io::stdout().lock());
            due_lines(std::io::stdin().lock(), out, &calendar).map_err(|error| usage(error.text(lang)))?;
        }
        (Some(CalendarVerb::Due { start, limit }), _) => {
            let day = iso_day(start).ok_or_else(|| {
                usage(format!("`{start}` {}", lang.pick("不是日期，请写作 2019-09-30", "is not a day; write it as 2019-09-30")))
            })?;
            let limit = limit.as_deref().ok_or_else(|| {
                Failure::usage(lang, "请写明时限，如 \"7 working days\" 或 \"7个工作日\"", "name the limit, as in \"7 working days\"")
            })?;
            let limit: TimeLimit = limit.parse().map_err(|error| usage(format!("{error}")))?;
            print(&due_page(&calendar, day, limit, lang).map_err(|error| usage(error.text(lang)))?)?;
        }
    }
    Ok(Ending::Clean)
}
