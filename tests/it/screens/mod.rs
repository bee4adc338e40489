//! The screens: silent on honest enterprises at the stated rate, not silent on what is planted, and without effect on any score.

mod honest;
mod planted;
mod scores;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use gascore::calendar::WorkCalendar;
use gascore::domain::{Case, EnterpriseIx, FileName, JudgedCase, Quarter, ScreenId, Signal};
use gascore::judge::Judge;
use gascore::screen::Screens;

use super::one_submission::PACK;

static CHINA: LazyLock<WorkCalendar> = LazyLock::new(super::calendar::china);

/// Judges the cases of a quarter of enterprises, each made when it is looked at, and screens them.
fn signals(enterprises: u32, cases_of: impl Fn(u32) -> Vec<Case<'static>> + Sync) -> Vec<Signal> {
    let period = "2019Q3".parse::<Quarter>().unwrap().period();
    let judge = Judge::new(&PACK.policy, &CHINA, period, period.last());
    let each = |enterprise: u32, take: &mut dyn FnMut(EnterpriseIx, &JudgedCase<'_>, u64)| {
        for (case, line) in cases_of(enterprise).iter().zip(2..) {
            let (judgement, others) = (judge.judge(case).unwrap(), judge.other_readings(case).unwrap());
            take(EnterpriseIx(enterprise), &JudgedCase { case, judgement: &judgement, others: &others }, line);
        }
    };
    let half = |odd: u32| {
        let mut screens = Screens::new(&PACK.policy, &CHINA, true);
        for enterprise in (0..enterprises).filter(|enterprise| enterprise % 2 == odd) {
            each(enterprise, &mut |enterprise, judged, _| screens.row(enterprise, judged, 1));
        }
        screens
    };
    let screens = std::thread::scope(|scope| {
        let odd = scope.spawn(|| half(1));
        let mut screens = half(0);
        screens.merge(odd.join().unwrap());
        screens
    });
    let mut findings = screens.find();
    let file = FileName::from("cases.csv");
    let concerned: Vec<u32> = (0..enterprises).filter(|enterprise| findings.concern(EnterpriseIx(*enterprise))).collect();
    for enterprise in concerned {
        each(enterprise, &mut |enterprise, judged, line| findings.row(enterprise, judged, &file, line));
    }
    findings.signals()
}

/// A thousand honest enterprises give each screen a thousand chances of a false alarm at 0.01 % each: 0.1 are expected of a
/// screen, 1 of all ten. More than two of one screen come less often than once in 6,000 runs, more than five of all less than
/// once in 1,600.
#[test]
fn honest_enterprises_raise_no_more_alarms_than_the_pack_states() {
    let found = signals(1000, |enterprise| honest::Enterprise::new(2019, enterprise).cases());
    let mut alarms: BTreeMap<&str, Vec<(u32, u64, u64)>> = BTreeMap::new();
    for signal in &found {
        alarms.entry(signal.screen.key()).or_default().push((signal.enterprise.0, signal.observed, signal.of));
    }
    assert!(alarms.values().all(|of_screen| of_screen.len() <= 2) && found.len() <= 5, "{alarms:?}");
}

/// Among forty honest enterprises one shows what a screen looks for, and no other screen, and nobody else, is heard.
#[test]
fn what_is_planted_is_found() {
    for (name, screen) in ScreenId::ALL {
        let found = signals(40, |enterprise| {
            let honest = honest::Enterprise::new(7, enterprise);
            if enterprise == 17 { planted::cases(&honest.of_size(1500), *screen) } else { honest.cases() }
        });
        let heard: Vec<_> = found.iter().map(|signal| (signal.screen.key(), signal.enterprise.0)).collect();
        assert!(heard.contains(&(name, 17)), "{name}: {heard:?}");
        assert!(heard.iter().all(|(other, enterprise)| other == name && *enterprise == 17), "{name}: {heard:?}");
        for signal in &found {
            assert!(signal.chance >= 4, "{name}: {signal:?}");
            assert!(signal.total >= signal.observed && signal.rows.len() as u64 == signal.total.min(20), "{name}: {signal:?}");
            assert!(signal.rows.windows(2).all(|pair| pair[0].line < pair[1].line), "{name}");
        }
    }
}
