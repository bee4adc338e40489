//! A quarter from its files to its report, all of it in memory.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use gascore::batch::{QuarterFiles, QuarterResult, Settings, SubmissionFiles, run};
use gascore::calendar::WorkCalendar;
use gascore::diag::Sink;
use gascore::domain::{Lang, Quarter};
use gascore::intake::{Memory, Source};
use gascore::report::model::{EnterpriseReport, Report, ServiceReport};
use gascore::report::{Context, build};
use gascore::rules::calendar::built_in;
use gascore::rules::{Pack, PackTexts};

use super::{Paper, pack};

/// The files of a quarter, as texts.
pub(crate) struct City {
    quarter: Quarter,
    pack: Pack,
    registry: Option<String>,
    verified: Option<String>,
    violations: Option<String>,
    /// Other tables of the bureau, by name.
    tables: BTreeMap<&'static str, String>,
    folders: Vec<Folder>,
    earlier: Option<Box<City>>,
}

/// What one enterprise hands in.
#[derive(Default, Clone)]
pub(crate) struct Folder {
    name: String,
    about: Option<String>,
    cases: Vec<String>,
    progress: Option<String>,
}

/// A folder with this name.
pub(crate) fn folder(name: &str) -> Folder {
    Folder { name: name.to_owned(), ..Folder::default() }
}

impl Folder {
    /// The lines of `submission.toml`.
    pub(crate) fn about(self, text: &str) -> Self {
        Self { about: Some(text.to_owned()), ..self }
    }

    /// A ledger: a line a case with its number, service, acceptance and completion.
    pub(crate) fn cases(self, rows: &[&str]) -> Self {
        self.ledger("case_id,service,accepted_at,completed_at", rows)
    }

    /// A ledger with these headers.
    pub(crate) fn ledger(mut self, headers: &str, rows: &[&str]) -> Self {
        self.cases.push(format!("{headers}\n{}\n", rows.join("\n")));
        self
    }

    /// A ledger of so many inquiries answered at once.
    pub(crate) fn inquiries(self, count: usize) -> Self {
        let rows: Vec<_> = (0..count).map(|number| format!("ZX{number},inquiry,2019-07-01 09:00,2019-07-01 10:00")).collect();
        self.cases(&rows.iter().map(String::as_str).collect::<Vec<_>>())
    }

    /// A progress ledger: a line a point with its number, status, evidence and reason.
    pub(crate) fn progress(self, rows: &[&str]) -> Self {
        Self { progress: Some(format!("point,status,evidence,reason\n{}\n", rows.join("\n"))), ..self }
    }

    /// A progress ledger with all its columns but those for evidence and reasons; every status stands with its evidence.
    pub(super) fn tasks(self, rows: &[&str]) -> Self {
        let heads = "point,status,evidence,responsible_unit,due_on,done_on,progress,problems";
        Self { progress: Some(format!("{heads}\n{}\n", rows.join("\n"))), ..self }
    }

    /// A progress ledger: a line a point with its number, status, evidence and the day it was done.
    pub(crate) fn progress_with_days(self, rows: &[&str]) -> Self {
        Self { progress: Some(format!("point,status,evidence,done_on\n{}\n", rows.join("\n"))), ..self }
    }

    /// A progress ledger in TOML.
    pub(super) fn progress_toml(self, text: &str) -> Self {
        Self { progress: Some(text.to_owned()), ..self }
    }

    fn files(&self) -> SubmissionFiles {
        let name = &self.name;
        let form = if self.progress.as_deref().is_some_and(|text| text.starts_with('[')) { "toml" } else { "csv" };
        let number = |(number, text): (usize, &String)| source(&format!("submissions/{name}/cases_{number}.csv"), text);
        SubmissionFiles {
            folder: name.clone(),
            about: self.about.as_deref().map(|text| source(&format!("submissions/{name}/submission.toml"), text)),
            cases: self.cases.iter().enumerate().map(number).collect(),
            progress: self.progress.as_deref().map(|text| source(&format!("submissions/{name}/progress.{form}"), text)),
            ..SubmissionFiles::default()
        }
    }
}

impl City {
    /// A quarter by the built-in rules, without a registry.
    pub(crate) fn new(quarter: &str) -> Self {
        static BUILT_IN: OnceLock<Pack> = OnceLock::new();
        Self {
            quarter: quarter.parse().unwrap(),
            pack: BUILT_IN.get_or_init(|| pack(&super::built_in())).clone(),
            registry: None,
            verified: None,
            violations: None,
            tables: BTreeMap::new(),
            folders: Vec::new(),
            earlier: None,
        }
    }

    /// By another checklist.
    pub(super) fn by(self, paper: &Paper) -> Self {
        let texts = PackTexts { checklist: Some(paper.0.clone()), ..super::built_in() };
        Self { pack: pack(&texts), ..self }
    }

    /// A registry: a line an enterprise with its code, name, district, parent company and first day to report for.
    pub(crate) fn registry(self, rows: &[&str]) -> Self {
        Self { registry: Some(format!("enterprise,name,district,parent,reporting_since\n{}\n", rows.join("\n"))), ..self }
    }

    /// What inspectors found: enterprise, point, status, reason.
    pub(crate) fn verified(self, rows: &[&str]) -> Self {
        Self { verified: Some(format!("enterprise,point,status,reason\n{}\n", rows.join("\n"))), ..self }
    }

    /// What enforcement found: enterprise, kind, decision number, day of the decision, day it was withdrawn.
    pub(crate) fn violations(self, rows: &[&str]) -> Self {
        Self { violations: Some(format!("enterprise,kind,decision_no,decided_on,withdrawn_on\n{}\n", rows.join("\n"))), ..self }
    }

    /// Another table that the bureau keeps: its headers, and a line a row.
    pub(crate) fn table(mut self, name: &'static str, headers: &str, rows: &[&str]) -> Self {
        self.tables.insert(name, format!("{headers}\n{}\n", rows.join("\n")));
        self
    }

    pub(crate) fn submission(mut self, folder: Folder) -> Self {
        self.folders.push(folder);
        self
    }

    /// With the quarter before beside it.
    pub(crate) fn after(self, earlier: Self) -> Self {
        Self { earlier: Some(Box::new(earlier)), ..self }
    }

    fn files(&self) -> QuarterFiles {
        let table = |name: &str, text: &Option<String>| text.as_deref().map(|text| source(name, text));
        let kept = |name: &str| self.tables.get(name).map(|text| source(&format!("{name}.csv"), text));
        let earlier_problems = self.earlier.as_ref().and_then(|earlier| {
            let list = earlier.tables.get("problems")?;
            Some((earlier.quarter, source("problems.csv", list)))
        });
        QuarterFiles {
            registry: table("enterprises.csv", &self.registry),
            verified: table("verified.csv", &self.verified),
            verified_cases: kept("verified_cases"),
            violations: table("violations.csv", &self.violations),
            transfers: kept("transfers"),
            problems: kept("problems"),
            remarks: kept("remarks"),
            inspectors: kept("inspectors"),
            earlier_problems: earlier_problems.into_iter().collect(),
            submissions: self.folders.iter().map(Folder::files).collect(),
            earlier: self.earlier.as_ref().map(|earlier| (earlier.quarter, Box::new(earlier.files()))),
        }
    }

    /// Runs the quarter as of its last day.
    pub(crate) fn run(&self) -> Outcome {
        static CHINA: OnceLock<WorkCalendar> = OnceLock::new();
        let period = self.quarter.period();
        let settings = Settings {
            pack: &self.pack,
            calendar: CHINA.get_or_init(|| built_in("china").unwrap().read(None).unwrap()),
            quarter: Some(self.quarter),
            period,
            as_of: period.last(),
            basis: None,
            encoding: None,
            is_whole: true,
            continuity: false,
            screens: false,
        };
        let result = run(self.files(), &settings, Sink::default(), None).unwrap();
        let report = build(&Context { settings: &settings, result: &result, lang: Lang::En });
        Outcome { result, report }
    }
}

/// What became of a quarter.
pub(crate) struct Outcome {
    pub(crate) result: QuarterResult,
    pub(crate) report: Report,
}

impl Outcome {
    /// An enterprise by its code.
    pub(crate) fn enterprise(&self, code: &str) -> &EnterpriseReport {
        self.report.enterprises.iter().find(|enterprise| enterprise.code == code).unwrap()
    }

    pub(crate) fn service(&self, code: &str, service: &str) -> &ServiceReport {
        self.enterprise(code).services.iter().find(|found| found.service == service).unwrap()
    }

    /// State, points earned and source of a point of the claimed score.
    pub(crate) fn point(&self, code: &str, point: &str) -> (String, String, Option<String>) {
        let score = self.enterprise(code).claimed.as_ref().unwrap();
        let found = score.areas.iter().flat_map(|area| &area.points).find(|found| found.id == point).unwrap();
        (found.state.clone(), found.earned.clone(), found.source.clone())
    }

    /// How often each of these codes was told.
    pub(crate) fn told(&self, code: &str) -> u64 {
        self.result.sink.groups().iter().filter(|group| group.code.id() == code).map(|group| group.total).sum()
    }
}

fn source(name: &str, text: &str) -> Box<dyn Source> {
    Box::new(Memory::new(name, text.as_bytes().to_vec()))
}
