//! All cases of an enterprise over both quarters, and what a quarter's ledger shows of them.

use chrono::{Datelike, Days, NaiveDate};

use crate::calendar::Calendar;
use crate::case::{Case, Service, Status};
use crate::draw::{Manner, draw};
use crate::enterprise::{Enterprise, Numbering, Quarter, Story, day, quarters};
use crate::rng::Rng;
use crate::stories;

/// The seed of the samples.
const SEED: u64 = 20_190_930;

/// Every case of the enterprise as it really happened, in the order of acceptance, numbered.
pub(crate) fn stream(enterprise: &Enterprise, index: u64, calendar: &Calendar) -> Vec<Case> {
    let mut rng = Rng::new(SEED, index + 1);
    let mut cases = Vec::new();
    for quarter in quarters() {
        let count = enterprise.cases[quarter.index];
        let manner = manner(enterprise, quarter.index);
        if quarter.index == 0 {
            // The tail of the first quarter: some of these are still open when the second begins.
            add(&mut cases, &mut rng, calendar, (day(3, 4), day(3, 31)), (count / 4, manner));
        }
        add(&mut cases, &mut rng, calendar, (quarter.first, quarter.last), (count, manner));
    }
    cases.retain(|case| keeps(enterprise.story, case));
    stories::script(enterprise.story, &mut cases, &mut rng, calendar);
    cases.sort_by_key(|case| (case.accepted, case.service));
    number(&mut cases, enterprise.numbering(), index);
    cases
}

fn manner(enterprise: &Enterprise, quarter: usize) -> Manner {
    let story = enterprise.story;
    Manner {
        late: enterprise.late[quarter],
        care: enterprise.care,
        drops: !matches!(story, Story::Tiny | Story::Exports),
        clocks: matches!(
            story,
            Story::Clean | Story::Gbk | Story::Holiday | Story::Overdue | Story::UnitWest | Story::Exports | Story::Continuity
        ),
        applies: story == Story::Exports,
    }
}

fn keeps(story: Story, case: &Case) -> bool {
    match (story, case.service) {
        (Story::ZeroDeclared, Service::Application) => false,
        (Story::ZeroSilent, Service::Application) => case.accepted.day <= day(4, 20),
        _ => true,
    }
}

fn add(cases: &mut Vec<Case>, rng: &mut Rng, calendar: &Calendar, span: (NaiveDate, NaiveDate), (count, manner): (u32, Manner)) {
    let days: Vec<NaiveDate> = span.0.iter_days().take_while(|&day| day <= span.1).collect();
    for (service, share) in Service::ALL.into_iter().zip([180, 22, 300, 30, 468]) {
        let weights: Vec<u32> = days.iter().map(|&day| busy(calendar, service, day)).collect();
        let expected = count * share;
        let wanted = expected / 1000 + u32::from(rng.chance(expected % 1000));
        for _ in 0..wanted {
            let day = days[rng.weighted(&weights)];
            cases.push(draw(rng, calendar, service, day, manner));
        }
    }
}

/// How many of a service's cases a day brings, beside other days.
fn busy(calendar: &Calendar, service: Service, day: NaiveDate) -> u32 {
    if calendar.works(day) {
        return if day.weekday().number_from_monday() == 1 { 130 } else { 100 };
    }
    match service {
        Service::Fault => 55,
        Service::Inquiry => 35,
        Service::Complaint => 20,
        Service::Connection => 10,
        Service::Application => 0,
    }
}

fn number(cases: &mut [Case], numbering: Numbering, enterprise: u64) {
    let mut serial = 0_u32;
    let mut today = NaiveDate::default();
    for (running, case) in (1_u32..).zip(cases.iter_mut()) {
        let date = case.accepted.day;
        serial = if date == today { serial + 1 } else { 1 };
        today = date;
        let stamp = date.format("%Y%m%d");
        case.id = match numbering {
            Numbering::Prefixed => format!("{}{stamp}{serial:03}", case.service.names().2),
            Numbering::Long => format!("{stamp}50{serial:06}"),
            Numbering::Zeros => format!("{:08}", 1200 + running),
        };
        if case.channel == "12345" && case.transfer_no.is_empty() {
            case.transfer_no = format!("12345-{stamp}-{:04}", enterprise * 100 + u64::from(serial));
        }
    }
}

/// What the enterprise's ledger of the quarter holds: cases accepted in it or open when it began, as far as they were known.
pub(crate) fn ledger(enterprise: &Enterprise, cases: &[Case], quarter: Quarter) -> Vec<Case> {
    let mut until = quarter.last;
    if enterprise.story == Story::LateHandIn && quarter.index == 1 {
        // Handed in on the ninth of October, so it knows more than it should.
        until = until + Days::new(8);
    }
    let belongs = |case: &&Case| case.accepted.day <= until && (case.accepted.day >= quarter.first || case.open_at(quarter.first));
    let mut rows: Vec<Case> = cases.iter().filter(belongs).map(|case| case.known_at(until)).collect();
    stories::distort(enterprise.story, quarter, &mut rows);
    rows
}

/// Tickets the bureau passed on in the quarter: 12345 cases, whatever the enterprise wrote down.
pub(crate) fn passed_on(cases: &[Case], quarter: Quarter) -> impl Iterator<Item = &Case> {
    cases.iter().filter(move |case| {
        let day = case.accepted.day;
        !case.transfer_no.is_empty() && quarter.first <= day && day <= quarter.last && case.status != Status::Duplicate
    })
}
