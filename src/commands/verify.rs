//! `verify`: makes a kept report once more, and says what differs.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use anyhow::{Context, anyhow};
use gascore::diag::Code;
use gascore::domain::{Basis, Lang, Quarter};
use gascore::report::model::{Manifest, Verification};
use gascore::write::folder::{MANIFEST, NamedBytes, read_manifest};
use gascore::write::verification;

use super::environment::Environment;
use super::failure::Failure;
use super::judging::Rules;
use super::{Ending, print, sealed_report};
use crate::cli::{Day, Format, Global, Judging, VerifyArgs};

pub(super) fn run(args: &VerifyArgs, global: &Global, environment: &Environment) -> Result<Ending, Failure> {
    let lang = environment.lang;
    let broken = || {
        let why = lang.pick("不是本程序可以识别的报告清单", "not a manifest that this program can read");
        Failure::Input(anyhow!("{}: {why}", args.dir.join(MANIFEST).display()))
    };
    let bytes = kept_file(&args.dir, MANIFEST)?.ok_or_else(|| {
        let why = lang.pick("不存在；请指定 `report -o` 写出的文件夹", "it is not there; name a folder that `report -o` wrote");
        Failure::Input(anyhow!("{}: {why}", args.dir.join(MANIFEST).display()))
    })?;
    let kept = read_manifest(&bytes).ok_or_else(broken)?;
    let as_then = AsThen::read(&kept).ok_or_else(broken)?;
    let rules = Rules::load_as(global, &kept.rules.name, &kept.calendar.name, kept.options.as_known_on, lang)?;
    let now = sealed_report::make(&args.inputs, as_then.quarter, &as_then.judging, &rules, as_then.lang)?;
    let kept_files = kept_files(&args.dir, &now.files)?;
    let result = Verification::new(&kept, &now.manifest, &kept_files, &now.files);
    match args.format {
        Format::Table => print(&verification::human(&result, lang))?,
        Format::Json => print(&verification::json(&result).map_err(|error| Failure::Output(error.into()))?)?,
    }
    Ok(if result.equal { Ending::Clean } else { Ending::Attention })
}

/// What the folder has under the names of the files that are made now: a name that only its manifest tells leads nowhere.
fn kept_files(folder: &Path, now: &[NamedBytes]) -> Result<BTreeMap<String, Vec<u8>>, Failure> {
    let kept = |(name, _): &NamedBytes| Ok(kept_file(folder, name)?.map(|bytes| (name.clone(), bytes)));
    now.iter().filter_map(|made| kept(made).transpose()).collect()
}

/// A file of the folder; one that is not there is no failure but a difference.
fn kept_file(folder: &Path, name: &str) -> Result<Option<Vec<u8>>, Failure> {
    let path = folder.join(name);
    match fs::read(&path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| path.display().to_string()).map_err(Failure::Input),
    }
}

/// How a kept report was made.
struct AsThen {
    quarter: Quarter,
    lang: Lang,
    judging: Judging,
}

impl AsThen {
    /// `None` where the manifest says something that no option can be.
    fn read(manifest: &Manifest) -> Option<Self> {
        let options = &manifest.options;
        let codes = |names: &[String]| names.iter().map(|name| name.parse::<Code>().ok()).collect::<Option<Vec<_>>>();
        let basis = |name: &String| Basis::ALL.iter().find(|(key, _)| key == name).map(|(_, basis)| *basis);
        let quarter = manifest.quarter.parse().ok()?;
        let judging = Judging {
            quarter: Some(quarter),
            as_of: Some(Day(options.as_of)),
            basis: match &options.basis {
                Some(name) => Some(basis(name)?),
                None => None,
            },
            encoding: options.encoding.as_ref().map(|name| name.parse()).transpose().ok()?,
            deny: codes(&options.deny)?,
            warn: codes(&options.warn)?,
            allow: codes(&options.allow)?,
            fail_on: None,
        };
        Some(Self { quarter, lang: options.language.parse().ok()?, judging })
    }
}
