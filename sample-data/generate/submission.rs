//! The folder an enterprise hands in.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::Datelike;

use crate::case::{Case, Service};
use crate::enterprise::{Enterprise, Quarter, Story};
use crate::layout::{exports, style};
use crate::mess;
use crate::progress::progress;

/// Files by their path below `sample-data`.
pub(crate) type Files = BTreeMap<PathBuf, Vec<u8>>;

/// Adds everything an enterprise hands in for a quarter; the silent one sends nothing in the third.
pub(crate) fn submit(files: &mut Files, enterprise: &Enterprise, index: u64, quarter: Quarter, rows: &[Case]) {
    if enterprise.story == Story::Silent && quarter.index == 1 {
        return;
    }
    // One folder bears the code and holds no submission.toml: the registry says whose it is.
    let bare = enterprise.story == Story::UnitEast && quarter.index == 0;
    let name = if bare { enterprise.code() } else { enterprise.slug.to_owned() };
    let folder = Path::new(quarter.name).join("submissions").join(name);
    if !bare {
        files.insert(folder.join("submission.toml"), header(enterprise, quarter).into_bytes());
    }
    if let Some((name, text)) = progress(enterprise, quarter, index) {
        files.insert(folder.join(name), text.into_bytes());
    }
    ledgers(files, &folder, enterprise, quarter, rows);
}

fn header(enterprise: &Enterprise, quarter: Quarter) -> String {
    let handed_in = match (quarter.index, enterprise.story) {
        (0, _) => "2019-07-03",
        (_, Story::LateHandIn) => "2019-10-09",
        (_, Story::Titled) => "2019-09-30",
        _ => "2019-10-04",
    };
    let mut text = format!(
        "# 虚构样例\nenterprise = \"{}\"\nquarter = \"{}\"\nhanded_in_on = {handed_in}\ncontact_unit = \"{}客服中心（虚构）\"\n",
        enterprise.code(),
        quarter.name,
        enterprise.short
    );
    match enterprise.story {
        Story::ZeroDeclared => text.push_str("zero_report = [\"commercial_application\"]\n"),
        Story::Exports => {
            text.push_str("\n[files]\n\"cases_applications.csv\" = \"commercial_application\"\n\"cases_connections.csv\" = \"residential_connection\"\n");
        }
        _ => {}
    }
    text
}

fn ledgers(files: &mut Files, folder: &Path, enterprise: &Enterprise, quarter: Quarter, rows: &[Case]) {
    match enterprise.story {
        Story::Exports => {
            let services: [&[Service]; 3] =
                [&[Service::Fault, Service::Complaint, Service::Inquiry], &[Service::Application], &[Service::Connection]];
            for ((name, style), services) in exports(enterprise).into_iter().zip(services) {
                let mut records = vec![style.header()];
                records.extend(style.rows(rows.iter().filter(|case| services.contains(&case.service))));
                files.insert(folder.join(name), style.bytes(&records));
            }
        }
        Story::Gbk => {
            // A file a month; what was carried over stands in the first.
            let style = style(enterprise);
            for month in quarter.first.month()..=quarter.last.month() {
                let wanted = |case: &&Case| case.accepted.day.month().max(quarter.first.month()) == month;
                let mut records = vec![style.header()];
                records.extend(style.rows(rows.iter().filter(wanted)));
                files.insert(folder.join(format!("cases_{month:02}.csv")), style.bytes(&records));
            }
        }
        story => {
            let style = style(enterprise);
            let mut records = vec![style.header()];
            records.extend(style.rows(rows));
            records = match story {
                Story::Titled => mess::titled(enterprise, quarter, records),
                Story::BadRows => mess::spoiled(&style, quarter, records),
                _ => records,
            };
            files.insert(folder.join("cases.csv"), style.bytes(&records));
        }
    }
}
