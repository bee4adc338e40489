//! `verify`: makes a kept report once more, and says what differs.

mod drawn;

use std::path::Path;

use anyhow::{Context, anyhow};
use gascore::diag::Code;
use gascore::domain::{Basis, Lang, Quarter};
use gascore::report::model::{Compared, KeptFile, Manifest, Verification};
use gascore::write::folder::MANIFEST;
use gascore::write::verification;

use super::environment::Environment;
use super::failure::Failure;
use super::judging::Rules;
use super::kept_folder::{kept_file, kept_manifest};
use super::made_file::MadeFile;
use super::sealed_report::Asked;
use super::{Ending, print, sealed_report};
use crate::cli::{Day, Format, Global, Judging, VerifyArgs};

pub(super) fn run(args: &VerifyArgs, global: &Global, environment: &Environment) -> Result<Ending, Failure> {
    let lang = environment.lang;
    if drawn::is_one(&args.dir) {
        return drawn::run(args, global, environment);
    }
    let inputs = args.inputs.as_deref().ok_or_else(|| {
        Failure::usage(
            lang,
            "核验报告须用 --inputs 指明季度文件夹",
            "a report is made again from its quarter's folder; name it with --inputs",
        )
    })?;
    let broken = || {
        let why = lang.pick("不是本程序可以识别的报告清单", "not a manifest that this program can read");
        Failure::Input(anyhow!("{}: {why}", args.dir.join(MANIFEST).display()))
    };
    let kept = kept_manifest(&args.dir, lang)?.ok_or_else(broken)?;
    let as_then = AsThen::read(&kept).ok_or_else(broken)?;
    let rules = Rules::load_as(global, &kept.rules.name, &kept.calendar.name, kept.options.as_known_on, lang)?;
    let scratch = tempfile::tempfile().map_err(|error| Failure::Output(error.into()))?;
    let district = kept.options.district.as_deref();
    let public = kept.options.public;
    let asked = Asked { path: inputs, quarter: as_then.quarter, district, public, known: &[], judging: &as_then.judging };
    let now = sealed_report::make(asked, &rules, as_then.lang, scratch, environment)?;
    let compared = now.files.iter().map(|made| compared(&args.dir, made)).collect::<Result<Vec<_>, _>>()?;
    tell(&Verification::new(&kept, &now.manifest, &compared), args, lang)
}

/// Says what came of it.
fn tell(result: &Verification, args: &VerifyArgs, lang: Lang) -> Result<Ending, Failure> {
    match args.format {
        Format::Table => print(&verification::human(result, lang))?,
        Format::Json => print(&verification::json(result).map_err(|error| Failure::Output(error.into()))?)?,
    }
    Ok(if result.equal { Ending::Clean } else { Ending::Attention })
}

/// A file that is made now, and what the folder has under its name: a name that only its manifest tells leads nowhere.
fn compared(folder: &Path, made: &MadeFile) -> Result<Compared, Failure> {
    let kept = match kept_file(folder, &made.name)? {
        Some(kept) => {
            let path = || folder.join(&made.name).display().to_string();
            let now = made.open().map_err(|error| Failure::Output(error.into()))?;
            Some(KeptFile::compare(&made.name, kept, now).with_context(path).map_err(Failure::Input)?)
        }
        None => None,
    };
    Ok(Compared { name: made.name.clone(), kept })
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
