//! From what was typed to what a run needs: rules, calendar, period.

use std::path::Path;

use chrono::NaiveDate;
use gascore::batch::CountError;
use gascore::calendar::WorkCalendar;
use gascore::domain::{Lang, Period, Quarter, near, sha256};
use gascore::rules::{Change, Changed, Pack, PackTexts, calendar};
use gascore::score::metric;
use gascore::text::misuse::did_you_mean;

use super::failure::Failure;
use super::files;
use crate::cli::{DEFAULT_RULES, Global, Judging};

/// Rules and calendar of a run.
pub(super) struct Rules {
    pub(super) pack: Pack,
    pub(super) calendar: WorkCalendar,
    /// SHA-256 of the calendar's file, in hexadecimal.
    pub(super) calendar_sha256: String,
}

impl Rules {
    /// Loads what `--rules` and `--calendar` name.
    pub(super) fn load(global: &Global, lang: Lang) -> Result<Self, Failure> {
        let pack = Pack::read(&pack_texts(&global.rules, lang)?, &metric::names()).map_err(Failure::Rules)?;
        let known_on = global.as_known_on.map(|day| day.0);
        Self::with_calendar(pack, &global.rules, global.calendar.as_deref(), known_on, lang)
    }

    /// The same with every notice that is known today, whatever earlier state of the calendar was asked for.
    pub(super) fn load_knowing_all(global: &Global, lang: Lang) -> Result<Self, Failure> {
        let pack = Pack::read(&pack_texts(&global.rules, lang)?, &metric::names()).map_err(Failure::Rules)?;
        Self::with_calendar(pack, &global.rules, global.calendar.as_deref(), None, lang)
    }

    /// Loads what a manifest names, unless `--rules` or `--calendar` say where else it is to be found.
    pub(super) fn load_as(global: &Global, rules: &str, calendar: &str, known_on: Option<NaiveDate>, lang: Lang) -> Result<Self, Failure> {
        let asked = if global.rules == DEFAULT_RULES { rules } else { &global.rules };
        let pack = Pack::read(&pack_texts(asked, lang)?, &metric::names()).map_err(Failure::Rules)?;
        let other = Some(calendar).filter(|calendar| *calendar != pack.policy.calendar);
        Self::with_calendar(pack, asked, global.calendar.as_deref().or(other), known_on, lang)
    }

    /// Loads the pack of `--rules` with some values changed, and what was changed; `calendar` takes the place of its own.
    pub(super) fn changed(
        global: &Global,
        changes: &[Change],
        calendar: Option<&str>,
        lang: Lang,
    ) -> Result<(Self, Vec<Changed>), Failure> {
        let read = pack_texts(&global.rules, lang)?.read_changed(changes, &metric::names());
        let (pack, made) = read.map_err(|error| Failure::Usage(anyhow::anyhow!(error.text(lang))))?;
        let known_on = global.as_known_on.map(|day| day.0);
        Ok((Self::with_calendar(pack, &global.rules, calendar, known_on, lang)?, made))
    }

    fn with_calendar(pack: Pack, rules: &str, asked: Option<&str>, known_on: Option<NaiveDate>, lang: Lang) -> Result<Self, Failure> {
        let written = calendar_text(rules, asked, Some(&pack), lang)?;
        let calendar = written.read(known_on)?;
        Ok(Self { pack, calendar, calendar_sha256: sha256::of(written.text.as_bytes()) })
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
        let near = did_you_mean(&near(rules, PackTexts::BUILT_IN.iter().copied()), lang);
        return Err(Failure::Usage(match lang {
            Lang::Zh => anyhow::anyhow!("没有规则包 `{rules}`{near}；内置的有 {known}，也可给出规则包所在文件夹"),
            Lang::En => anyhow::anyhow!("there are no rules `{rules}`{near}; built in are {known}, or name a folder"),
        }));
    }
    let checklist = folder.join("checklist.toml");
    Ok(PackTexts {
        policy: files::text(&folder.join("policy.toml"))?,
        checklist: if checklist.is_file() { Some(files::text(&checklist)?) } else { None },
        ledger: files::text(&folder.join("ledger.toml"))?,
    })
}

/// A calendar as it is written.
struct CalendarText {
    id: String,
    /// What messages call its file.
    file: String,
    text: String,
}

impl CalendarText {
    fn read(&self, known_on: Option<NaiveDate>) -> Result<WorkCalendar, Failure> {
        calendar::read_calendar(&self.id, &self.file, &self.text, known_on).map_err(Failure::Rules)
    }
}

/// The calendar asked for, else that of the pack: beside it, or built in.
pub(super) fn load_calendar(global: &Global, pack: Option<&Pack>, lang: Lang) -> Result<WorkCalendar, Failure> {
    calendar_text(&global.rules, global.calendar.as_deref(), pack, lang)?.read(global.as_known_on.map(|day| day.0))
}

fn calendar_text(rules: &str, asked: Option<&str>, pack: Option<&Pack>, lang: Lang) -> Result<CalendarText, Failure> {
    let id = asked.or(pack.map(|pack| pack.policy.calendar.as_str())).unwrap_or("china");
    let beside = Path::new(rules).join("calendar").join(format!("{id}.toml"));
    let of_file = |path: &Path| -> Result<CalendarText, Failure> {
        let text = files::text(path)?;
        let file = path.file_name().map_or_else(|| id.to_owned(), |name| name.to_string_lossy().into_owned());
        Ok(CalendarText { id: file.trim_end_matches(".toml").to_owned(), file, text })
    };
    if asked.is_none() && beside.is_file() {
        of_file(&beside)
    } else if let Some(built_in) = calendar::built_in(id) {
        Ok(CalendarText { id: built_in.id.to_owned(), file: built_in.file.to_owned(), text: built_in.text.to_owned() })
    } else if Path::new(id).is_file() {
        of_file(Path::new(id))
    } else {
        let near = did_you_mean(&near(id, calendar::BUILT_IN.iter().map(|known| known.id)), lang);
        Err(Failure::Usage(match lang {
            Lang::Zh => anyhow::anyhow!("没有日历 `{id}`{near}；可给出日历文件"),
            Lang::En => anyhow::anyhow!("there is no calendar `{id}`{near}; name a file"),
        }))
    }
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

/// A file that cannot be read, rows that cannot be written, or a fault of our own.
pub(super) fn count_failure(error: CountError) -> Failure {
    match error {
        CountError::Cases(error) => Failure::Output(error.into()),
        CountError::Read { .. } | CountError::Tally(_) => Failure::Input(error.into()),
    }
}
