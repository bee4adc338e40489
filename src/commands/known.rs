//! Earlier reports (`--known`): what they hold is not made again, but only where everything that decides it is still the same.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{Seek, Write};
use std::path::{Path, PathBuf};

use gascore::domain::{Encoding, Lang, Quarter};
use gascore::report::model::{Change, EarlierSeals, FileSeal, InputChange, Manifest, Tool, first_change};
use gascore::write::terminal::visible;

use super::environment::Environment;
use super::failure::Failure;
use super::judging::Rules;
use super::kept_folder::{kept_file, kept_manifest};
use super::sealed_report::folder_seals;

/// The reports that were named.
pub(super) struct Known<'e> {
    reports: Vec<KnownReport>,
    environment: &'e Environment,
}

/// A report with its manifest.
pub(super) struct KnownReport {
    folder: PathBuf,
    /// By what it was made.
    pub(super) manifest: Manifest,
}

/// Why a report is of no use.
#[derive(Debug)]
pub(super) enum Unlike {
    /// Its manifest is none that this program can read.
    Manifest,
    /// It is about another quarter.
    Quarter,
    /// No case is asked about, and nothing else is taken from it.
    NoCase,
    /// Another version of the program made it.
    Program(String),
    /// It was made by other rules.
    Rules,
    /// It was made by another calendar.
    Calendar,
    /// It was made with another value of an option.
    Option(&'static str),
    /// A file that it was made from is not what it was.
    Input(InputChange),
    /// The files that it was made from cannot be read.
    Inputs(String),
    /// The newer of two quarters has no registry.
    Registry,
    /// A file of it is not the one that its manifest seals.
    Output(&'static str),
    /// A file of it does not hold what it should, and why.
    Unreadable(&'static str, String),
}

impl<'e> Known<'e> {
    /// Reads the manifests of the folders.
    ///
    /// # Errors
    /// When a folder has none.
    pub(super) fn read(folders: &[PathBuf], environment: &'e Environment) -> Result<Self, Failure> {
        let mut known = Self { reports: Vec::new(), environment };
        for folder in folders {
            match kept_manifest(folder, environment.lang)? {
                Some(manifest) => known.reports.push(KnownReport { folder: folder.clone(), manifest }),
                None => known.tell(folder, &Unlike::Manifest),
            }
        }
        Ok(known)
    }

    /// Asks each report on one of the `wanted` quarters; of two on the same, the first that is of use. Of each that is of none is
    /// said why.
    pub(super) fn ask<T>(
        &self,
        wanted: &BTreeSet<Quarter>,
        mut ask: impl FnMut(&KnownReport, Quarter) -> Result<T, Unlike>,
    ) -> BTreeMap<Quarter, T> {
        let mut told = BTreeMap::new();
        for report in &self.reports {
            let quarter = report.manifest.quarter.parse().ok().filter(|quarter| wanted.contains(quarter));
            let answer = match quarter {
                Some(quarter) if told.contains_key(&quarter) => continue,
                Some(quarter) => ask(report, quarter).map(|answer| (quarter, answer)),
                None => Err(Unlike::Quarter),
            };
            match answer {
                Ok((quarter, answer)) => drop(told.insert(quarter, answer)),
                Err(unlike) => self.tell(&report.folder, &unlike),
            }
        }
        told
    }

    /// Says of every report that it is of no use.
    pub(super) fn pass_over(&self, unlike: &Unlike) {
        self.reports.iter().for_each(|report| self.tell(&report.folder, unlike));
    }

    /// Says why a report is of no use.
    fn tell(&self, folder: &Path, unlike: &Unlike) {
        if self.environment.quiet {
            return;
        }
        let (folder, why) = (folder.display(), unlike.text(self.environment.lang));
        let _ = match self.environment.lang {
            Lang::Zh => writeln!(std::io::stderr(), "gascore: {folder}：{why}；未采用，改为读取台账"),
            Lang::En => writeln!(std::io::stderr(), "gascore: {folder}: {why}; it is not used, and the ledgers are read"),
        };
    }
}

impl KnownReport {
    /// The same program read the same words by the same rules and calendar.
    pub(super) fn is_alike(&self, rules: &Rules, encoding: Option<Encoding>) -> Result<(), Unlike> {
        let Manifest { tool, rules: kept_rules, calendar, options, .. } = &self.manifest;
        if *tool != Tool::this() {
            return Err(Unlike::Program(tool.version.clone()));
        }
        if kept_rules.sha256 != rules.pack.sha256 {
            return Err(Unlike::Rules);
        }
        if calendar.sha256 != rules.calendar_sha256 {
            return Err(Unlike::Calendar);
        }
        same(&options.as_known_on, &rules.calendar.known_on(), "--as-known-on")?;
        same(&options.encoding, &encoding.map(|encoding| encoding.to_string()), "--encoding")?;
        same(&options.public, &false, "--public")
    }

    /// The files that it was made from are what they are `now`, those of the earlier quarters that `matter` among them.
    pub(super) fn has_inputs(&self, now: (&[FileSeal], &[EarlierSeals]), matter: impl Fn(&str) -> bool) -> Result<(), Unlike> {
        let earlier: Vec<_> = self.manifest.earlier.iter().filter(|earlier| matter(&earlier.quarter)).cloned().collect();
        first_change((&self.manifest.inputs, &earlier), now).map_or(Ok(()), |change| Err(Unlike::Input(change)))
    }

    /// A file of it at its first byte, where it is the one that its manifest seals.
    pub(super) fn output(&self, name: &'static str) -> Result<File, Unlike> {
        let sealed = self.manifest.outputs.iter().find(|seal| seal.name == name).ok_or(Unlike::Output(name))?;
        let kept = kept_file(&self.folder, name).ok().flatten().ok_or(Unlike::Output(name))?;
        let mut file = kept;
        let seal = FileSeal::of_reader(name, &file).map_err(|error| Unlike::Unreadable(name, error.to_string()))?;
        if seal != *sealed {
            return Err(Unlike::Output(name));
        }
        file.rewind().map_err(|error| Unlike::Unreadable(name, error.to_string()))?;
        Ok(file)
    }
}

/// The value of an option is the one that is asked for now.
pub(super) fn same<T: PartialEq>(kept: &T, now: &T, option: &'static str) -> Result<(), Unlike> {
    if kept == now { Ok(()) } else { Err(Unlike::Option(option)) }
}

/// The seals of a quarter's files as they are now.
pub(super) fn sealed(folder: &Path, lang: Lang) -> Result<Vec<FileSeal>, Unlike> {
    folder_seals(folder).map_err(|failure| Unlike::Inputs(failure.text(lang)))
}

impl Unlike {
    fn text(&self, lang: Lang) -> String {
        match (self, lang) {
            (Self::Manifest, lang) => lang.pick("清单无法识别", "its manifest cannot be read by this program").to_owned(),
            (Self::Quarter, lang) => lang.pick("不是此处所需季度的报告", "it is not about a quarter that is needed here").to_owned(),
            (Self::NoCase, lang) => lang.pick("只用于查找办件所在台账", "it only tells in which ledgers a case stands").to_owned(),
            (Self::Program(version), Lang::Zh) => format!("由程序 {} 版生成", visible(version)),
            (Self::Program(version), Lang::En) => format!("version {} of the program made it", visible(version)),
            (Self::Rules, lang) => lang.pick("所用规则不同", "it was made by other rules").to_owned(),
            (Self::Calendar, lang) => lang.pick("所用日历不同", "it was made by another calendar").to_owned(),
            (Self::Option(option), Lang::Zh) => format!("生成时的 {option} 不同"),
            (Self::Option(option), Lang::En) => format!("it was made with another {option}"),
            (Self::Input(InputChange { name, change }), Lang::Zh) => {
                let name = visible(name);
                match change {
                    Change::Missing => format!("生成以后缺少了 {name}"),
                    Change::New => format!("生成以后新增了 {name}"),
                    Change::Changed => format!("生成以后 {name} 已改动"),
                }
            }
            (Self::Input(InputChange { name, change }), Lang::En) => {
                let change = match change {
                    Change::Missing => "is no longer there",
                    Change::New => "was added since",
                    Change::Changed => "has changed since",
                };
                format!("{} {change}", visible(name))
            }
            (Self::Registry, lang) => lang.pick("后一季没有企业名录", "the newer quarter has no registry").to_owned(),
            (Self::Inputs(why), _) => visible(why),
            (Self::Output(name), Lang::Zh) => format!("其中的 {name} 不是生成时的文件"),
            (Self::Output(name), Lang::En) => format!("its {name} is not the file that was made then"),
            (Self::Unreadable(name, why), Lang::Zh) => format!("其中的 {name} 无法读取（{}）", visible(why)),
            (Self::Unreadable(name, why), Lang::En) => format!("its {name} cannot be read ({})", visible(why)),
        }
    }
}
