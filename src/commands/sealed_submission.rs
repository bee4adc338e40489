//! A submission sealed at home, and held against its seal where it comes in.

use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow};
use gascore::batch::QuarterFiles;
use gascore::diag::{Code, Sink};
use gascore::report::model::{FileSeal, Seal, SealCheck, SealOptions, Sealing};
use gascore::report::{self, build};
use gascore::write::seal as write;

use super::barred::is_read_once;
use super::environment::Environment;
use super::failure::Failure;
use super::inputs::{self, Inputs};
use super::judging::Rules;
use super::progress::Progress;
use super::{Ending, judged, placed, print};
use crate::cli::{CheckArgs, CheckFormat, Global, Judging};

/// What every submission is called while it is sealed: the name of its folder is nothing that it says.
const NAME: &str = "submission";

/// Writes the seal of a submission.
pub(super) fn write(path: &Path, seal: &Path, judging: &Judging, rules: &Rules, environment: &Environment) -> Result<(), Failure> {
    let made = make(path, judging, rules, environment)?;
    placed::one(seal, write::seal(&made).map_err(|error| Failure::Output(error.into()))?.as_bytes())
}

/// Holds a submission against its seal: by the rules, the calendar and the options of whoever looks, never by those that the
/// seal tells.
pub(super) fn check(args: &CheckArgs, seal: &Path, global: &Global, environment: &Environment) -> Result<Ending, Failure> {
    let lang = environment.lang;
    let one = <&[PathBuf; 1]>::try_from(args.paths.as_slice());
    let [path] = one.map_err(|_| Failure::usage(lang, "--seal 每次核对一份报送", "--seal is held against one submission at a time"))?;
    let written = match args.format {
        CheckFormat::Human | CheckFormat::Json => args.format,
        _ => return Err(Failure::usage(lang, "--seal 只有 human 和 json 两种格式", "with --seal the format is human or json")),
    };
    let bytes = std::fs::read(seal).with_context(|| seal.display().to_string()).map_err(Failure::Input)?;
    let kept = write::read_seal(&bytes).ok_or_else(|| {
        let why = lang.pick("不是 `score --seal` 写出的封存文件", "not a seal that `score --seal` wrote");
        Failure::Input(anyhow!("{}: {why}", seal.display()))
    })?;
    let rules = Rules::load(global, lang)?;
    let now = make(path, &args.judging, &rules, environment)?;
    let broken = |error: serde_json::Error| Failure::Output(error.into());
    let check = SealCheck::new(&kept, &now).map_err(broken)?;
    let text = if written == CheckFormat::Json { write::check_json(&check).map_err(broken)? } else { write::human(&check, lang) };
    match &args.output {
        Some(path) => placed::one(path, text.as_bytes())?,
        None => print(&text)?,
    }
    Ok(if check.equal { Ending::Clean } else { Ending::Attention })
}

/// Seals a submission. Its files are hashed before and after, so the seal names the bytes that were read.
fn make(path: &Path, judging: &Judging, rules: &Rules, environment: &Environment) -> Result<Seal, Failure> {
    let lang = environment.lang;
    let mut inputs = alone(path, judging, rules, environment)?;
    let files = seals(&inputs, path)?;
    let progress = Progress::of(&mut inputs.files, environment);
    let span = inputs.span(judging, rules)?.ok_or_else(|| {
        let why = lang
            .pick("没有可用的行，无法确定统计期；请用 --quarter 指定", "no usable row, so the period is not known; name it with --quarter");
        Failure::Input(anyhow!("{}: {why}", path.display()))
    })?;
    let made = |context: &report::Context<'_>| (report::check(context), build(context));
    let language = environment.result_lang(true, &rules.pack);
    let (_, (check, report)) = judged::run(inputs, rules, &span, judging, Sink::default(), language, made)?;
    drop(progress);
    if seals(&alone(path, judging, rules, environment)?, path)? != files {
        let why = lang.pick("读取期间内容发生变化", "it changed while it was being read");
        return Err(Failure::Input(anyhow!("{}: {why}", path.display())));
    }
    let options = SealOptions {
        as_of: span.as_of,
        encoding: judging.encoding.map(|encoding| encoding.to_string()),
        as_known_on: report.calendar.known_on,
        deny: names(&judging.deny),
        warn: names(&judging.warn),
        allow: names(&judging.allow),
    };
    Ok(Seal::new(&check, &report, Sealing { options, calendar_sha256: rules.calendar_sha256.clone(), files }))
}

/// The submission by its own files: the registry and the quarter before, which only the bureau has beside it, have no say.
fn alone(path: &Path, judging: &Judging, rules: &Rules, environment: &Environment) -> Result<Inputs, Failure> {
    let lang = environment.lang;
    if is_read_once(path) {
        return Err(Failure::usage(
            lang,
            "标准输入和管道无法封存，请指定文件",
            "neither standard input nor a pipe can be sealed; name a file",
        ));
    }
    let gathered = inputs::gather(&[path.to_owned()], judging, rules, environment)?;
    if gathered.is_whole {
        return Err(Failure::usage(
            lang,
            "封存的是一份报送，不是整个季度文件夹；请指定其中一份报送",
            "a submission is sealed, not a quarter's folder; name one submission in it",
        ));
    }
    let mut submissions = gathered.files.submissions;
    for submission in &mut submissions {
        NAME.clone_into(&mut submission.folder);
    }
    let files = QuarterFiles { submissions, ..QuarterFiles::default() };
    Ok(Inputs { files, quarter: gathered.quarter, is_whole: false, continuity: false, screens: false })
}

/// The seals of the files that are read, by name, and of those that should be and cannot.
fn seals(inputs: &Inputs, path: &Path) -> Result<Vec<FileSeal>, Failure> {
    let mut seals = Vec::new();
    for submission in &inputs.files.submissions {
        let single = [&submission.about, &submission.progress, &submission.statements].into_iter().flatten();
        for source in single.chain(&submission.cases).chain(&submission.unread) {
            let name = source.name().to_string();
            let sealed = source.open().and_then(|reader| FileSeal::of_reader(&name, reader));
            seals.push(sealed.with_context(|| path.join(&name).display().to_string()).map_err(Failure::Input)?);
        }
    }
    seals.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(seals)
}

/// Neither the order of options nor saying one twice changes a result.
fn names(codes: &[Code]) -> Vec<String> {
    let names: std::collections::BTreeSet<_> = codes.iter().map(ToString::to_string).collect();
    names.into_iter().collect()
}
