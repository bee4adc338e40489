//! The calendar year up to this quarter.

use std::collections::BTreeMap;

use super::figures::{ComplaintFigures, QuarterFigures, ServiceFigures};
use crate::domain::{Quarter, Rate};
use crate::report::model::{
    ComplaintsReport, EnterpriseYear, PerUsers, Report, Share, YearComplaints, YearReport, YearService, YearToDateReport,
};

/// Sums over the quarters of this year that are at hand, the oldest first; `None` where there is only this one.
pub(super) fn year_to_date(quarters: &[&QuarterFigures], now: &QuarterFigures, report: &Report) -> Option<YearToDateReport> {
    let year = now.quarter.year();
    let of_year: Vec<&QuarterFigures> = quarters.iter().copied().filter(|figures| figures.quarter.year() == year).collect();
    if of_year.len() < 2 {
        return None;
    }
    let name = |figures: &&QuarterFigures| figures.quarter.to_string();
    let all = (1..=now.quarter.number()).filter_map(|number| Quarter::new(year, number));
    let is_missing = |quarter: &Quarter| !of_year.iter().any(|figures| figures.quarter == *quarter);
    let enterprises = now.enterprises.iter().zip(&report.enterprises).map(|(one, own)| {
        let found: Vec<_> = of_year.iter().filter_map(|figures| Some((figures, figures.enterprise(&one.code)?))).collect();
        let services = found.iter().flat_map(|(_, figures)| &figures.services);
        let complaints = found.iter().flat_map(|(_, figures)| &figures.complaints);
        EnterpriseYear {
            code: one.code.clone(),
            short_name: one.short_name.clone(),
            reported: found.iter().filter(|(_, figures)| figures.reported).map(|(quarter, _)| name(quarter)).collect(),
            sums: sums(services, complaints, &own.complaints, own.users),
        }
    });
    let enterprises: Vec<EnterpriseYear> = enterprises.collect();
    let city = sums(
        of_year.iter().flat_map(|figures| &figures.city),
        of_year.iter().flat_map(|figures| &figures.complaints),
        &report.complaints,
        None,
    );
    let city = YearReport { complaints: per_users_of_city(city.complaints, &enterprises), ..city };
    Some(YearToDateReport {
        year,
        quarters: of_year.iter().map(name).collect(),
        missing: all.filter(is_missing).map(|quarter| quarter.to_string()).collect(),
        city,
        enterprises,
    })
}

/// Sums by service, in the order of this quarter's report.
fn sums<'a>(
    services: impl Iterator<Item = &'a ServiceFigures>,
    complaints: impl Iterator<Item = &'a ComplaintFigures>,
    order: &[ComplaintsReport],
    users: Option<u64>,
) -> YearReport {
    let mut by_service: Vec<YearService> = Vec::new();
    for figures in services {
        let position = by_service.iter().position(|sum| sum.service == figures.service).unwrap_or_else(|| {
            by_service.push(nothing(&figures.service));
            by_service.len() - 1
        });
        let sum = &mut by_service[position];
        sum.accepted += figures.accepted;
        sum.completed += figures.completed;
        sum.decided += figures.decided;
        sum.on_time += figures.on_time;
        sum.late += figures.late;
        sum.overdue += figures.overdue;
        sum.rate = Rate::new(sum.on_time, sum.decided).map(Share::from);
    }
    let mut by_complaint: BTreeMap<&str, (u64, u64, u64)> = BTreeMap::new();
    for figures in complaints {
        let (received, valid, upheld) = by_complaint.entry(&figures.service).or_default();
        *received += figures.received;
        *valid += figures.valid;
        *upheld += figures.upheld;
    }
    let complaint = |own: &ComplaintsReport| {
        let (received, valid, upheld) = by_complaint.get(own.service.as_str()).copied().unwrap_or_default();
        let per_users = |count| users.and_then(|users| PerUsers::new(count, users));
        YearComplaints {
            service: own.service.clone(),
            received,
            valid,
            upheld,
            received_per_10000: per_users(received),
            valid_per_10000: per_users(valid),
        }
    };
    YearReport { services: by_service, complaints: order.iter().map(complaint).collect() }
}

fn nothing(service: &str) -> YearService {
    YearService { service: service.to_owned(), accepted: 0, completed: 0, decided: 0, on_time: 0, late: 0, overdue: 0, rate: None }
}

/// The city for every 10,000 users: over the enterprises whose number of users is known.
fn per_users_of_city(city: Vec<YearComplaints>, enterprises: &[EnterpriseYear]) -> Vec<YearComplaints> {
    let sum = |service: &str, of: fn(&YearComplaints) -> Option<&PerUsers>| {
        let own = enterprises.iter().flat_map(|one| &one.sums.complaints).filter(|complaints| complaints.service == service);
        let (count, users) = own.filter_map(of).fold((0, 0), |(count, users), own| (count + own.count, users + own.users));
        PerUsers::new(count, users)
    };
    let with_users = |complaints: YearComplaints| YearComplaints {
        received_per_10000: sum(&complaints.service, |own| own.received_per_10000.as_ref()),
        valid_per_10000: sum(&complaints.service, |own| own.valid_per_10000.as_ref()),
        ..complaints
    };
    city.into_iter().map(with_users).collect()
}
