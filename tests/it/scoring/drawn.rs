//! What the charts of a quarter show: every number of theirs is one of the report.

use std::collections::BTreeSet;

use gascore::domain::Lang;
use gascore::report::chart::{BUCKETS, Chart};
use gascore::report::model::{DayState, Report, ServiceReport};
use gascore::write::html::chart::{STYLE, svg};
use roxmltree::Document;

use super::city::{City, folder};

const HOSTILE: &str = "<b onload=\"x\">&'甲]]>";

/// Fault reports, so many on time, the others late by so many working days.
fn faults(on_time: usize, late: &[&str]) -> Vec<String> {
    let on_time = (0..on_time).map(|number| format!("G{number},fault_report,2019-07-01 09:00,2019-07-02 10:00"));
    let late = late.iter().enumerate().map(|(number, day)| format!("L{number},fault_report,2019-07-01 09:00,{day}"));
    on_time.chain(late).collect()
}

fn report() -> Report {
    let hand_in = |name: &str, rows: &[String]| folder(name).cases(&rows.iter().map(String::as_str).collect::<Vec<_>>());
    let mut twice = faults(58, &["2019-07-08 10:00", "2019-07-08 11:00"]);
    // Two copies that differ: both are set aside, and nothing of them stays among the late ones.
    twice.push("L1,fault_report,2019-07-01 09:00,2019-07-09 11:00".to_owned());
    let progress = ["1.1,已落实,文件,", "1.2,未落实,,"];
    City::new("2019Q3")
        .registry(&[
            "A1,示例甲燃气,江北区,,",
            &format!("B2,\"{}\",江北区,,", HOSTILE.replace('"', "\"\"")),
            "C3,示例丙燃气,江北区,,",
            "D4,示例丁燃气,江北区,,",
        ])
        .submission(hand_in("A1", &faults(60, &[])).progress(&progress))
        .submission(hand_in("B2", &faults(30, &["2019-07-05 10:00", "2019-07-08 10:00", "2019-08-20 10:00", ""])).progress(&progress))
        .submission(hand_in("C3", &twice).progress(&progress))
        .run()
        .report
}

/// Every chart of a report.
fn charts(report: &Report) -> Vec<Chart> {
    let mut charts: Vec<_> = [Chart::ranking(report), Chart::heat(report), Chart::late_by(report, &report.city), Chart::calendar(report)]
        .into_iter()
        .flatten()
        .collect();
    charts.extend(Chart::funnels(report));
    charts.extend((0..report.enterprises.len()).filter_map(|position| Chart::profile(report, position)));
    charts
}

/// The texts that a drawing shows, in its order.
fn texts(chart: &Chart) -> Vec<String> {
    let drawn = svg(chart, Lang::En);
    let document = Document::parse(&drawn).unwrap();
    document.descendants().filter(|node| node.has_tag_name("text")).filter_map(|node| node.text()).map(str::to_owned).collect()
}

/// Those among them that are numbers with two decimals, without their marks.
fn decimals(chart: &Chart) -> Vec<String> {
    let texts = texts(chart).into_iter().map(|text| text.trim_start_matches('▼').to_owned());
    texts.filter(|text| text.split_once('.').is_some_and(|(_, rest)| rest.len() == 2) && text.parse::<f64>().is_ok()).collect()
}

#[test]
fn every_drawing_is_well_formed_and_brings_nothing_along() {
    let report = report();
    let mut names = BTreeSet::new();
    for chart in charts(&report) {
        for lang in [Lang::Zh, Lang::En] {
            let drawn = svg(&chart, lang);
            assert_eq!(drawn, svg(&chart, lang));
            let document = Document::parse(&drawn).unwrap();
            let root = document.root_element();
            assert!(root.attribute("viewBox").is_some() && root.attribute("role") == Some("img"), "{drawn}");
            for node in document.descendants().filter(roxmltree::Node::is_element) {
                assert!(["svg", "title", "desc", "text", "path", "circle", "rect", "g"].contains(&node.tag_name().name()), "{node:?}");
                for attribute in node.attributes() {
                    let (name, value) = (attribute.name(), attribute.value());
                    assert!(!["style", "href", "src"].contains(&name) && !name.starts_with("on"), "{name}");
                    assert!(!value.contains("url(") && !value.contains("NaN") && !value.contains("inf"), "{value}");
                    assert!(name != "id" || names.insert((lang.to_string(), value.to_owned())), "{value} is there twice");
                }
            }
            for class in document.descendants().filter_map(|node| node.attribute("class")).flat_map(str::split_whitespace) {
                assert!(STYLE.contains(&format!(".{class}")), "{class}");
            }
        }
    }
    assert!(names.len() >= 28, "{}", names.len());
}

#[test]
fn a_name_that_looks_like_a_tag_is_shown_as_it_is() {
    let report = report();
    let shown: Vec<_> = [Chart::ranking(&report), Chart::heat(&report)].into_iter().flatten().flat_map(|chart| texts(&chart)).collect();
    assert!(shown.iter().any(|text| text.starts_with("<b onload=")), "{shown:?}");
}

#[test]
fn the_ranking_shows_the_score_that_counts() {
    let report = report();
    let scores: Vec<_> = report.enterprises.iter().filter_map(|enterprise| Some(enterprise.score()?.total.clone())).collect();
    assert_eq!(decimals(&Chart::ranking(&report).unwrap()), scores);
    assert_eq!(scores.len(), 3);
}

#[test]
fn the_map_shows_every_rate_and_then_those_of_the_city() {
    let report = report();
    let rates = |services: &[ServiceReport]| -> Vec<String> {
        services.iter().filter_map(|service| Some(service.rate.as_ref()?.percent.trim_end_matches('%').to_owned())).collect()
    };
    let mut expected: Vec<_> = report.enterprises.iter().flat_map(|enterprise| rates(&enterprise.services)).collect();
    expected.extend(rates(&report.city));
    assert_eq!(decimals(&Chart::heat(&report).unwrap()), expected);
    assert_eq!(expected.len(), 4);
}

#[test]
fn the_columns_of_lateness_hold_every_late_case() {
    let report = report();
    for enterprise in report.enterprises.iter().filter(|enterprise| enterprise.reported) {
        for service in &enterprise.services {
            let sum = |count: fn(&gascore::report::model::LateByReport) -> u64| service.late_by.iter().map(count).sum::<u64>();
            assert_eq!((sum(|by| by.late), sum(|by| by.overdue)), (service.late, service.overdue), "{}", enterprise.code);
        }
    }
    let by = |code: &str| {
        let enterprise = report.enterprises.iter().find(|enterprise| enterprise.code == code).unwrap();
        let service = enterprise.services.iter().find(|service| service.service == "fault_report").unwrap();
        service.late_by.iter().map(|by| (by.days, by.late, by.overdue)).collect::<Vec<_>>()
    };
    assert_eq!(by("A1"), []);
    // Due on 4 July; 30 September is the day of judgement, 62 working days later.
    assert_eq!(by("B2"), [(1, 1, 0), (2, 1, 0), (33, 1, 0), (62, 0, 1)]);
    assert_eq!(by("C3"), [(2, 1, 0)]);

    let Some(Chart::LateBy(drawn)) = Chart::late_by(&report, &report.city) else { panic!("cases are late") };
    let totals: Vec<_> = drawn.rows.iter().map(|row| (row.service.clone(), row.total())).collect();
    assert!(totals.contains(&("Fault report".to_owned(), 5)), "{totals:?}");
    let bars: Vec<_> = texts(&Chart::LateBy(drawn)).into_iter().filter(|text| text.parse::<u64>().is_ok()).collect();
    // One late by a day, two by two, two by more than twenty; behind them the lengths themselves.
    let lengths = BUCKETS.iter().filter(|(first, last)| first == last).map(|(first, _)| first.to_string());
    assert_eq!(bars, ["1", "2", "2"].map(str::to_owned).into_iter().chain(lengths).collect::<Vec<_>>());
    assert_eq!(Chart::late_by(&report, &report.enterprises.iter().find(|one| one.code == "A1").unwrap().services), None);
}

#[test]
fn the_funnel_has_a_mark_for_every_rate_and_names_who_lies_beyond() {
    let report = report();
    let funnels = Chart::funnels(&report);
    let [chart] = funnels.as_slice() else { panic!("only fault reports have cases: {funnels:?}") };
    let drawn = svg(chart, Lang::Zh);
    let document = Document::parse(&drawn).unwrap();
    let marks = document.descendants().filter(|node| node.has_tag_name("g")).filter_map(|mark| mark.first_element_child()?.text());
    let marks: BTreeSet<_> = marks.map(str::to_owned).collect();
    let told = report.enterprises.iter().filter_map(|enterprise| {
        let rate = enterprise.services.iter().find_map(|service| service.rate.as_ref())?;
        Some(format!("{} {} ({}/{})", enterprise.short_name, rate.percent, rate.part, rate.whole))
    });
    assert_eq!(marks, told.collect());
    let Chart::Funnel(funnel) = chart else { panic!("{chart:?}") };
    assert_eq!((funnel.target, funnel.centre.part, funnel.centre.whole), (10_000, 148, 153));
    let city = format!("全市 {}", funnel.centre.percent);
    assert!(document.descendants().any(|node| node.text() == Some(city.as_str())), "{drawn}");
}

#[test]
fn a_profile_shows_what_each_area_earned_of_what() {
    let report = report();
    for (position, enterprise) in report.enterprises.iter().enumerate() {
        let Some(score) = enterprise.score() else {
            assert_eq!(Chart::profile(&report, position), None);
            continue;
        };
        let shown = texts(&Chart::profile(&report, position).unwrap());
        for area in &score.areas {
            assert!(shown.contains(&format!("{} / {}", area.earned, area.available)), "{shown:?}");
        }
    }
}

#[test]
fn the_calendar_has_every_day_of_the_quarter_and_its_notices() {
    let report = report();
    assert_eq!(report.days.len(), 92);
    let of = |state: DayState| report.days.iter().filter(|day| day.state == state).map(|day| day.date.to_string()).collect::<Vec<_>>();
    assert_eq!((of(DayState::Holiday), of(DayState::MakeUp)), (vec!["2019-09-13".to_owned()], vec!["2019-09-29".to_owned()]));
    let works = report.days.iter().filter(|day| day.state.works() == Some(true)).count();
    let shown = texts(&Chart::calendar(&report).unwrap());
    assert_eq!(shown[0], format!("Working days of the period: {works}"));
    let days: Vec<_> = shown.iter().filter_map(|text| text.parse::<u32>().ok()).collect();
    assert_eq!(days, (1..=31).chain(1..=31).chain(1..=30).collect::<Vec<_>>());
    assert!(shown.iter().any(|line| line.contains("off 09-13") && line.contains("国办发明电")), "{shown:?}");
}

#[test]
fn nothing_is_drawn_where_there_is_nothing_to_see() {
    let alone = City::new("2019Q3").submission(folder("A1")).run().report;
    let drawn = [Chart::ranking(&alone), Chart::heat(&alone), Chart::late_by(&alone, &alone.city)];
    assert_eq!(drawn, [None, None, None]);
    assert_eq!(Chart::funnels(&alone), []);
    assert_eq!(Chart::profile(&alone, 7), None);
}
