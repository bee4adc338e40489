//! `submission.toml`: whose ledgers a folder holds, for which quarter, and when they came.

use std::collections::BTreeMap;
use std::io::{self, Read};

use chrono::NaiveDate;
use serde::Deserialize;

use crate::diag::{Code, Diagnostic, Sink};
use crate::domain::{Place, Quarter, ServiceIx};
use crate::intake::Source;
use crate::rules::Pack;

/// The files of one submission.
#[derive(Default)]
pub struct SubmissionFiles {
    /// The folder's name, or the name of a bare ledger.
    pub folder: String,
    /// `submission.toml`.
    pub about: Option<Box<dyn Source>>,
    /// Tables and workbooks, mostly of cases; what each of them holds is seen by its headers.
    pub cases: Vec<Box<dyn Source>>,
    /// The progress ledger, where a file is named so.
    pub progress: Option<Box<dyn Source>>,
    /// What the enterprise explains.
    pub statements: Option<Box<dyn Source>>,
    /// Ledgers in a form that is not read.
    pub unread: Vec<Box<dyn Source>>,
}

/// What `submission.toml` says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct About {
    /// It is there and could be read, so what it leaves out was left out on purpose.
    pub(super) is_read: bool,
    /// Code or name.
    pub enterprise: Option<String>,
    /// The quarter.
    pub quarter: Option<Quarter>,
    /// When it was handed in.
    pub handed_in_on: Option<NaiveDate>,
    /// Services declared to be without cases.
    pub zero_report: Vec<ServiceIx>,
    /// The service of a file, by the file's name.
    pub services: BTreeMap<String, ServiceIx>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    enterprise: Option<String>,
    quarter: Option<String>,
    handed_in_on: Option<toml::value::Datetime>,
    #[serde(default)]
    zero_report: Vec<String>,
    /// Whom to ask; read so that it is no unknown key.
    #[allow(dead_code)]
    contact_unit: Option<String>,
    #[serde(default)]
    files: BTreeMap<String, String>,
}

/// Reads a `submission.toml`; what is wrong with it goes to the sink.
pub(super) fn read(source: &dyn Source, pack: &Pack, sink: &mut Sink) -> io::Result<About> {
    let mut bytes = Vec::new();
    source.open()?.read_to_end(&mut bytes)?;
    let Ok(text) = String::from_utf8(bytes) else {
        sink.push(Diagnostic::new(Code::F001, Place::file(source.name())));
        return Ok(About::default());
    };
    let written: Written = match toml::from_str(text.trim_start_matches('\u{feff}')) {
        Ok(written) => written,
        Err(error) => {
            sink.push(toml_fault(Code::B506, source, &text, &error));
            return Ok(About::default());
        }
    };
    let mut fault = |what: &str, what_en: &str, value: &str| {
        let diagnostic = Diagnostic::new(Code::B506, Place::file(source.name()));
        let diagnostic = diagnostic.fact("why", format!("{what}“{value}”无法识别"));
        sink.push(diagnostic.fact("why_en", format!("unknown {what_en} “{value}”")));
    };
    let mut service = |id: &str| {
        let found = pack.policy.service_by_id(id);
        if found.is_none() {
            fault("业务类型", "service", id);
        }
        found
    };
    let zero_report = written.zero_report.iter().filter_map(|id| service(id)).collect();
    let services = written.files.into_iter().filter_map(|(file, id)| Some((file, service(&id)?))).collect();
    let quarter = written.quarter.as_deref().map(str::parse);
    if let (Some(Err(_)), Some(text)) = (&quarter, &written.quarter) {
        fault("季度", "quarter", text);
    }
    Ok(About {
        is_read: true,
        enterprise: written.enterprise,
        quarter: quarter.and_then(Result::ok),
        handed_in_on: written.handed_in_on.and_then(toml_day),
        zero_report,
        services,
    })
}

/// The quarter that a `submission.toml` names; what is wrong with it is told when it is read in full.
///
/// # Errors
/// When it cannot be read.
pub fn quarter_of(source: &dyn Source, pack: &Pack) -> io::Result<Option<Quarter>> {
    Ok(read(source, pack, &mut Sink::default())?.quarter)
}

/// The day of a TOML date.
pub(super) fn toml_day(written: toml::value::Datetime) -> Option<NaiveDate> {
    let date = written.date?;
    NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into())
}

/// A diagnostic at the line where a TOML file is wrong.
pub(super) fn toml_fault(code: Code, source: &dyn Source, text: &str, error: &toml::de::Error) -> Diagnostic {
    let start = error.span().map_or(0, |span| span.start);
    let line = text.get(..start).unwrap_or("").matches('\n').count() + 1;
    let place = Place::line(source.name(), u64::try_from(line).unwrap_or(u64::MAX));
    let message = error.message();
    Diagnostic::new(code, place).fact("why", format!("TOML 有误（{message}）")).fact("why_en", message)
}
