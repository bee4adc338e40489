//! From what was typed to what a run needs: rules, calendar, period.

use std::path::Path;

use chrono::NaiveDate;
use gascore::batch::CountError;
use gascore::calendar::WorkCalendar;
use gascore::domain::{Lang, Period, Quarter};
use gascore::rules::{Pack, PackTexts, RuleProblems, calendar};
use gascore::score::metric;

use super::failure::Failure;
use super::files;
use crate::cli::{Global, Judging};

/// Rules and calendar of a run.
pub(super) struct Rules {
    pub(super) pack: Pack,
    pub(super) calendar: WorkCalendar,
}

impl Rules {
    /// Loads what `--rules` and `--calendar` name.
    pub(super) fn load(global: &Global, lang: Lang) -> Result<Self, Failure> {
        let pack = Pack::read(&pack_texts(&global.rules, lang)?, &metric::names()).map_err(Failure::Rules)?;
        let calendar = load_calendar(global, Some(&pack), lang)?;
        Ok(Self { pack, calendar })
    }
}

/// The texts of a built-in pack or of a folder.
pub(super) fn pack_texts(rules: &str, lang: Lang) -> Result<PackTexts, Failure> {
    if let Some(texts) = PackTexts::built_in(rules) {
        return Ok(texts);
    }
    let folder = Path::new(rules);
    if !folder.is_dir() {
        let known = PackTexts::BUILT_IN.join(", ");
        return Err(Failure::Usage(match lang {
            Lang::Zh => anyhow::anyhow!("没有规则包 `{rules}`；内置的有 {known}，也可给出规则包所在文件夹"),
            Lang::En => anyhow::anyhow!("there are no rules `{rules}`; built in are {known}, or name a folder"),
        }));
    }
    let checklist = folder.join("checklist.toml");
    Ok(PackTexts {
        policy: files::text(&folder.join("policy.toml"))?,
        checklist: if checklist.is_file() { Some(files::text(&checklist)?) } else { None },
        ledger: files::text(&folder.join("ledger.toml"))?,
    })
}

/// The calendar asked for, else that of the pack: beside it, or built in.
pub(super) fn load_calendar(global: &Global, pack: Option<&Pack>, lang: Lang) -> Result<WorkCalendar, Failure> {
    let known_on = global.as_known_on.map(|day| day.0);
    let asked = global.calendar.as_deref();
    let id = asked.or(pack.map(|pack| pack.policy.calendar.as_str())).unwrap_or("china");
    let beside = Path::new(&global.rules).join("calendar").join(format!("{id}.toml"));
    let read = |path: &Path| -> Result<Result<WorkCalendar, RuleProblems>, Failure> {
        let text = files::text(path)?;
        let name = path.file_name().map_or_else(|| id.to_owned(), |name| name.to_string_lossy().into_owned());
        let id = name.trim_end_matches(".toml").to_owned();
        Ok(calendar::read_calendar(&id, &name, &text, known_on))
    };
    let calendar = if asked.is_none() && beside.is_file() {
        read(&beside)?
    } else if let Some(built_in) = calendar::built_in(id) {
        built_in.read(known_on)
    } else if Path::new(id).is_file() {
        read(Path::new(id))?
    } else {
        return Err(Failure::Usage(match lang {
            Lang::Zh => anyhow::anyhow!("没有日历 `{id}`；可给出日历文件"),
            Lang::En => anyhow::anyhow!("there is no calendar `{id}`; name a file"),
        }));
    };
    calendar.map_err(Failure::Rules)
}

/// The days that are judged, and the day of judgement.
pub(super) struct Span {
    pub(super) quarter: Option<Quarter>,
    pub(super) period: Period,
    pub(super) as_of: NaiveDate,
}

impl Span {
    /// A quarter; the day of judgement is its last one unless another was asked for.
    pub(super) fn quarter(quarter: Quarter, judging: &Judging) -> Self {
        let period = quarter.period();
        Self { quarter: Some(quarter), period, as_of: judging.as_of.map_or(period.last(), |day| day.0) }
    }

    /// A period of its own.
    pub(super) fn period(period: Period, judging: &Judging) -> Self {
        Self { quarter: None, period, as_of: judging.as_of.map_or(period.last(), |day| day.0) }
    }
}

/// A file that cannot be read, or a fault of our own.
pub(super) fn count_failure(error: CountError) -> Failure {
    Failure::Input(error.into())
}
