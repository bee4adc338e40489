//! «How a case is judged», rule by rule: every test is named by what it claims.
//!
//! A [`Court`] is the pack, a calendar, a period and a day of judgement; a [`Given`] is one case in the words of a ledger.

mod acceptance;
mod balance;
mod breach;
mod due;
mod exclusion;
mod extension;
mod hours;
mod ledger;
mod outcome;
mod pause;
mod period;
mod reader;

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use chrono::NaiveDate;
use gascore::calendar::{OutsideSpan, WorkCalendar};
use gascore::domain::{
    Basis, Breach, Case, Channel, Due, Exclusion, ExclusionKind, Extension, Judgement, Marks, Moment, Pause, PauseKind, Period, Quarter,
    Reading, Ruling, TimeOfDay,
};
use gascore::judge::Judge;
use gascore::rules::calendar::built_in;
use gascore::rules::{Pack, PackTexts};
use gascore::score::metric;

use crate::calendar::day;

/// Who judges: the built-in pack, with changes where a test makes them, over 2018 to 2020 as of the end of 2020.
struct Court {
    pack: Arc<Pack>,
    /// The policy the pack was read from.
    policy: String,
    calendar: Arc<WorkCalendar>,
    period: Period,
    as_of: NaiveDate,
    beside: Option<Basis>,
}

impl Court {
    fn new() -> Self {
        static BUILT_IN: OnceLock<(Arc<Pack>, Arc<WorkCalendar>)> = OnceLock::new();
        let policy = texts().policy;
        let read = || (read_pack(&policy), Arc::new(built_in("china").unwrap().read(None).unwrap()));
        let (pack, calendar) = BUILT_IN.get_or_init(read).clone();
        Self {
            pack,
            policy,
            calendar,
            period: Period::new(day("2018-01-01"), day("2020-12-31")).unwrap(),
            as_of: day("2020-12-31"),
            beside: None,
        }
    }

    /// For one quarter, as of its last day.
    fn quarter(name: &str) -> Self {
        let period = name.parse::<Quarter>().unwrap().period();
        Self { period, as_of: period.last(), ..Self::new() }
    }

    /// Judging at the end of another day.
    fn at_end_of(self, text: &str) -> Self {
        Self { as_of: day(text), ..self }
    }

    /// By the notices published up to a day.
    fn known_on(self, text: &str) -> Self {
        Self { calendar: Arc::new(built_in("china").unwrap().read(Some(day(text))).unwrap()), ..self }
    }

    /// With another basis beside the official one.
    fn beside(self, basis: Basis) -> Self {
        Self { beside: Some(basis), ..self }
    }

    /// With another option of a service.
    fn service(self, id: &str, key: &str, value: &str) -> Self {
        self.set(&format!("id = \"{id}\""), key, value)
    }

    /// With another option of counting.
    fn counting(self, key: &str, value: &str) -> Self {
        self.set("[counting]", key, value)
    }

    /// Writes `key = "value"` below the line `anchor`, in place of the first such key that follows in the same table.
    fn set(self, anchor: &str, key: &str, value: &str) -> Self {
        let mut lines: Vec<String> = self.policy.lines().map(str::to_owned).collect();
        let anchor = lines.iter().position(|line| line == anchor).unwrap();
        let of_table = |(at, line): &(usize, &String)| *at == anchor || !line.starts_with('[');
        let mut rest = lines.iter().enumerate().skip(anchor).take_while(of_table);
        let old = rest.find(|(_, line)| line.starts_with(&format!("{key} = "))).map(|(at, _)| at);
        let new = format!("{key} = \"{value}\"");
        match old {
            Some(at) => lines[at] = new,
            None => lines.insert(anchor + 1, new),
        }
        let policy = lines.join("\n");
        Self { pack: read_pack(&policy), policy, ..self }
    }

    /// Hands a judge by this pack to `ask`.
    fn with_judge<T>(&self, ask: impl FnOnce(&Pack, &Judge<'_>) -> T) -> T {
        let judge = Judge::new(&self.pack.policy, &self.calendar, self.period, self.as_of).beside(self.beside);
        ask(&self.pack, &judge)
    }

    fn try_judge(&self, given: &Given) -> Result<Judgement, OutsideSpan> {
        self.with_judge(|pack, judge| judge.judge(&given.case(pack)))
    }

    fn judge(&self, given: &Given) -> Judgement {
        self.try_judge(given).unwrap()
    }

    /// The outcome's name in machine output.
    #[allow(clippy::needless_pass_by_value)] // A test hands over what it has just said.
    fn outcome(&self, given: Given) -> &'static str {
        self.judge(&given).outcome.key()
    }

    /// The due time: `2019-07-04` is the end of that day, `2019-07-04 15:00` an instant.
    #[allow(clippy::needless_pass_by_value)] // A test hands over what it has just said.
    fn due(&self, given: Given) -> String {
        shown(self.judge(&given).due)
    }

    /// What another reading makes of the case; `None` where it is not shown.
    fn reading(&self, reading: Reading, given: &Given) -> Option<Judgement> {
        let all = self.with_judge(|pack, judge| judge.other_readings(&given.case(pack)).unwrap());
        all.into_iter().find(|(name, _)| *name == reading).map(|(_, judgement)| judgement)
    }
}

fn texts() -> PackTexts {
    PackTexts::built_in("chongqing-2018").unwrap()
}

fn read_pack(policy: &str) -> Arc<Pack> {
    let texts = PackTexts { policy: policy.to_owned(), ..texts() };
    let read = Pack::read(&texts, &metric::names());
    Arc::new(read.map_err(|problems| problems.text(gascore::domain::Lang::En)).unwrap())
}

/// By the built-in pack, without a quarter.
fn outcome(given: Given) -> &'static str {
    Court::new().outcome(given)
}

/// By the built-in pack, without a quarter.
fn due(given: Given) -> String {
    Court::new().due(given)
}

fn shown(due: Option<Due>) -> String {
    match due {
        None => "none".to_owned(),
        Some(Due::EndOf(day)) => day.to_string(),
        Some(due @ Due::At(_)) => due.moment().unwrap().to_string(),
    }
}

/// A case in the words of a ledger, on its way to the judge.
#[derive(Clone, Debug)]
struct Given {
    service: &'static str,
    case: Case<'static>,
}

/// A case of `service`, taken on at `accepted`.
fn case(service: &'static str, accepted: &str) -> Given {
    let case = Case {
        id: Cow::Borrowed("1"),
        service: gascore::domain::ServiceIx(0),
        started: moment(accepted),
        completed: None,
        exclusion: None,
        special_scope: false,
        channel: None,
        transferred_in: false,
        appointment: None,
        pauses: Vec::new(),
        extension: None,
        stated_due: None,
        late_reason: None,
        reported_back_on: None,
        followed_up_on: None,
        marks: Marks::default(),
    };
    Given { service, case }
}

/// A fault, due on the third working day.
fn fault(accepted: &str) -> Given {
    case("fault_report", accepted)
}

/// An inquiry that came by this channel, due the same day.
fn inquiry(accepted: &str, channel: Channel) -> Given {
    let mut given = case("inquiry", accepted);
    given.case.channel = Some(channel);
    given
}

impl Given {
    fn case(&self, pack: &Pack) -> Case<'static> {
        Case { service: pack.policy.service_by_id(self.service).unwrap(), ..self.case.clone() }
    }

    fn completed(mut self, at: &str) -> Self {
        self.case.completed = Some(moment(at));
        self
    }

    /// With an allowed reason; without an end where `to` is empty.
    fn paused(self, from: &str, to: &str) -> Self {
        self.pause(from, to, PauseKind::Allowed)
    }

    fn pause(mut self, from: &str, to: &str, kind: PauseKind) -> Self {
        let to = if to.is_empty() { None } else { Some(moment(to)) };
        self.case.pauses.push(Pause { from: moment(from), to, kind });
        self
    }

    fn appointment(mut self, on: &str) -> Self {
        self.case.appointment = Some(day(on));
        self
    }

    fn extension(mut self, requested_on: &str, until: &str) -> Self {
        self.case.extension = Some(Extension { requested_on: day(requested_on), until: day(until) });
        self
    }

    fn stated(mut self, due: &str) -> Self {
        self.case.stated_due = Some(moment(due));
        self
    }

    /// Withdrawn with a reason; without a date where `on` is empty.
    fn withdrawn(self, on: &str) -> Self {
        self.left(ExclusionKind::Withdrawn, on, true)
    }

    fn left(mut self, kind: ExclusionKind, on: &str, reasoned: bool) -> Self {
        let on = if on.is_empty() { None } else { Some(day(on)) };
        self.case.exclusion = Some(Exclusion { kind, on, reasoned });
        self
    }

    fn special(mut self) -> Self {
        self.case.special_scope = true;
        self
    }

    fn transferred_in(mut self) -> Self {
        self.case.transferred_in = true;
        self
    }
}

/// `2019-09-30`, `2019-09-30 16:00` or `2019-09-30 16:00:59`.
fn moment(text: &str) -> Moment {
    let Some((date, time)) = text.split_once(' ') else { return Moment::day(day(text)) };
    let parts: Vec<u32> = time.split(':').map(|part| part.parse().unwrap()).collect();
    let second = parts.get(2).copied().unwrap_or(0);
    Moment::at(day(date), TimeOfDay::from_hms(parts[0], parts[1], second).unwrap())
}
