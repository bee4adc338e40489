//! `facts.csv`: a row for each enterprise and service with every count and both parts of every rate, as spreadsheet programs
//! open it without asking: a byte order mark, lines ending in CR LF, and no cell that could be a formula.

use std::fmt::Display;

use csv::{Terminator, WriterBuilder};

use super::FolderError;
use crate::domain::{Outcome, Reading};
use crate::report::model::{EnterpriseReport, Report, ServiceReport, ServiceState, Share};
use crate::write::cell_text::no_formula;

/// A column that says of an enterprise what it is.
type OfEnterprise = (&'static str, fn(&EnterpriseReport) -> String);

/// A column with a count of a service, or what follows from it.
type OfService = (&'static str, fn(&ServiceReport) -> String);

const ENTERPRISE: &[OfEnterprise] = &[
    ("enterprise", |it| no_formula(&it.code)),
    ("enterprise_name", |it| no_formula(&it.name)),
    ("short_name", |it| no_formula(&it.short_name)),
    ("district", |it| it.district.as_deref().map(no_formula).unwrap_or_default()),
    ("parent", |it| it.parent.as_deref().map(no_formula).unwrap_or_default()),
    ("registered", |it| it.registered.to_string()),
    ("reported", |it| it.reported.to_string()),
];

const COUNTS: &[OfService] = &[
    ("state", |it| state(it.state).to_owned()),
    ("decided", |it| it.decided.to_string()),
    ("on_time", |it| it.on_time.to_string()),
    ("late", |it| it.late.to_string()),
    ("overdue", |it| it.overdue.to_string()),
    ("pending", |it| it.pending.to_string()),
    ("excluded", |it| it.excluded.to_string()),
    ("undecidable", |it| it.undecidable.to_string()),
    ("set_aside", |it| it.set_aside.to_string()),
    ("beyond_law", |it| it.beyond_law.to_string()),
    ("extensions", |it| it.extensions.to_string()),
    ("small_number", |it| it.small_number.to_string()),
    ("meets_target", |it| or_empty(it.meets_target)),
    ("interval_95_low", |it| it.interval_95.as_ref().map(|(low, _)| low.clone()).unwrap_or_default()),
    ("interval_95_high", |it| it.interval_95.as_ref().map(|(_, high)| high.clone()).unwrap_or_default()),
    ("median_days", |it| or_empty(it.median_days)),
    ("p90_days", |it| or_empty(it.p90_days)),
    ("median_net_days", |it| or_empty(it.median_net_days)),
    ("p90_net_days", |it| or_empty(it.p90_net_days)),
    ("balance_open_at_start", |it| it.balance.open_at_start.to_string()),
    ("balance_accepted", |it| it.balance.accepted.to_string()),
    ("balance_completed", |it| it.balance.completed.to_string()),
    ("balance_excluded", |it| it.balance.excluded.to_string()),
    ("balance_open_at_end", |it| it.balance.open_at_end.to_string()),
    ("balance_holds", |it| it.balance.holds.to_string()),
];

/// Writes it.
pub fn facts(report: &Report) -> Result<Vec<u8>, FolderError> {
    let mut table = WriterBuilder::new().terminator(Terminator::CRLF).from_writer("\u{feff}".as_bytes().to_vec());
    table.write_record(heads())?;
    for enterprise in &report.enterprises {
        for service in &enterprise.services {
            table.write_record(row(report, enterprise, Some(service)))?;
        }
        if enterprise.unplaced_rows > 0 {
            table.write_record(row(report, enterprise, None))?;
        }
    }
    table.into_inner().map_err(|error| FolderError::Csv(error.into_error().into()))
}

fn heads() -> Vec<String> {
    let mut heads = vec!["quarter".to_owned(), "as_of".to_owned()];
    heads.extend(ENTERPRISE.iter().map(|(head, _)| (*head).to_owned()));
    heads.extend(["service", "service_name", "unplaced_rows"].map(str::to_owned));
    heads.extend(COUNTS.iter().map(|(head, _)| (*head).to_owned()));
    heads.extend(reasons().map(|reason| format!("excluded_{reason}")));
    for rate in
        ["rate", "range_if_late", "range_if_on_time"].into_iter().map(str::to_owned).chain(readings().map(|key| format!("rate_{key}")))
    {
        heads.extend(["part", "whole", "percent"].map(|part| format!("{rate}_{part}")));
    }
    heads
}

/// A service of an enterprise; without one, its rows whose service cannot be read.
fn row(report: &Report, enterprise: &EnterpriseReport, service: Option<&ServiceReport>) -> Vec<String> {
    let mut cells = vec![report.quarter.clone().unwrap_or_default(), report.as_of.to_string()];
    cells.extend(ENTERPRISE.iter().map(|(_, cell)| cell(enterprise)));
    let Some(service) = service else {
        cells.extend([String::new(), String::new(), enterprise.unplaced_rows.to_string()]);
        cells.resize(heads().len(), String::new());
        return cells;
    };
    let name = report.services.iter().find(|info| info.id == service.service).map_or("", |info| &info.name);
    cells.extend([no_formula(&service.service), no_formula(name), String::new()]);
    cells.extend(COUNTS.iter().map(|(_, cell)| cell(service)));
    cells.extend(reasons().map(|reason| service.excluded_by_reason.get(reason).copied().unwrap_or(0).to_string()));
    let range = service.range.as_ref();
    cells.extend(share(service.rate.as_ref()));
    cells.extend(share(range.map(|range| &range.if_late)));
    cells.extend(share(range.map(|range| &range.if_on_time)));
    for key in readings() {
        let reading = service.readings.iter().find(|reading| reading.reading == key);
        cells.extend(share(reading.and_then(|reading| reading.rate.as_ref())));
    }
    cells
}

/// Why cases are left out: every reason has its column, so that columns do not depend on the data.
fn reasons() -> impl Iterator<Item = &'static str> {
    Outcome::ALL.iter().filter(|outcome| matches!(outcome, Outcome::Excluded(_))).map(|outcome| outcome.key())
}

/// The other ways to count.
fn readings() -> impl Iterator<Item = &'static str> {
    Reading::ALL.iter().filter(|reading| **reading != Reading::Official).map(|reading| reading.key())
}

fn share(share: Option<&Share>) -> [String; 3] {
    share.map_or_else(Default::default, |share| [share.part.to_string(), share.whole.to_string(), share.percent.clone()])
}

fn state(state: ServiceState) -> &'static str {
    match state {
        ServiceState::Reported => "reported",
        ServiceState::DeclaredEmpty => "declared_empty",
        ServiceState::NotReported => "not_reported",
    }
}

fn or_empty(value: Option<impl Display>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}
