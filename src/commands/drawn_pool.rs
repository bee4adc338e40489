//! The pool of a quarter: what `draw --commit` seals and `verify` makes once more.

use std::cell::RefCell;
use std::path::Path;

use anyhow::anyhow;
use gascore::batch;
use gascore::diag::Sink;
use gascore::domain::{CaseRow, Encoding, Quarter};
use gascore::draw::{Frame, Impossible};
use gascore::intake::Source;
use gascore::report::model::{EarlierSeals, FileSeal, PoolFile, Sealed};
use gascore::report::{Context, PoolInputs, build, directory_faults, draw_pool};

use super::environment::Environment;
use super::failure::Failure;
use super::inputs::Inputs;
use super::judging::{Rules, Span, count_failure};
use super::progress::Progress;
use super::{files, judged, sealed_report};
use crate::cli::{Day, Judging};

/// A pool, and what is wrong with the directories it was made from.
pub(super) struct MadePool {
    pub(super) file: PoolFile,
    pub(super) faults: Vec<String>,
}

/// Makes the pool of a quarter. Inputs are hashed before and after, so it names the bytes that were read.
pub(super) fn make(
    path: &Path,
    quarter: Quarter,
    as_of: Option<Day>,
    encoding: Option<Encoding>,
    rules: &Rules,
    environment: &Environment,
) -> Result<MadePool, Failure> {
    let lang = environment.lang;
    let Some(draw_rules) = &rules.pack.policy.draw else {
        return Err(Failure::usage(lang, "规则包没有 [draw]，无法抽取", "the rules have no [draw], so nothing can be drawn"));
    };
    let Some(inspectors) = files::inspectors(path) else {
        let why = lang.pick("缺少检查人员名录 inspectors.csv", "there is no directory of inspectors, inspectors.csv");
        return Err(Failure::unfit(format!("{}: {why}", path.display())));
    };
    let before = seals(path, quarter, inspectors.as_ref())?;
    let judging = Judging {
        quarter: Some(quarter),
        as_of,
        basis: None,
        encoding,
        deny: Vec::new(),
        warn: Vec::new(),
        allow: Vec::new(),
        fail_on: None,
    };
    let mut inputs = Inputs { continuity: false, ..sealed_report::inputs(path, quarter)? };
    let progress = Progress::of(&mut inputs.files, environment);
    let frame = RefCell::new(Frame::default());
    let mut take = |row: &CaseRow<'_>| {
        frame.borrow_mut().take(row);
        Ok(())
    };
    let sealed = Sealed {
        public: false,
        encoding: encoding.map(|encoding| encoding.to_string()),
        deny: Vec::new(),
        warn: Vec::new(),
        allow: Vec::new(),
        calendar_sha256: rules.calendar_sha256.clone(),
        inputs: before.0.clone(),
        earlier: before.1.clone(),
    };
    let pool_of = |context: &Context<'_>| {
        let mut sink = Sink::default();
        let read = batch::inspectors(inspectors.as_ref(), &rules.pack, &context.result.directory, encoding, &mut sink);
        let inspectors = read.map_err(count_failure)?;
        let inputs = PoolInputs { rules: draw_rules, inspectors: &inspectors, frame: frame.take(), sealed };
        let file = draw_pool(context, &build(context), inputs).map_err(|why: Impossible| Failure::unfit(why.text(lang)));
        let faults = directory_faults(&context.result.sink, &sink, lang);
        file.map(|file| MadePool { file, faults })
    };
    let span = Span::quarter(quarter, &judging);
    let (_, made) =
        judged::run_with_rows(inputs, rules, &span, &judging, Sink::default(), rules.pack.policy.language, pool_of, Some(&mut take))?;
    drop(progress);
    if seals(path, quarter, inspectors.as_ref())? != before {
        let why = lang.pick("读取期间内容发生变化", "it changed while it was being read");
        return Err(Failure::Input(anyhow!("{}: {why}", path.display())));
    }
    made
}

/// The seals of a quarter's files, those who inspect included, and of the files of the quarter before.
fn seals(path: &Path, quarter: Quarter, inspectors: &dyn Source) -> Result<(Vec<FileSeal>, Vec<EarlierSeals>), Failure> {
    let mut seals = sealed_report::folder_seals(path)?;
    let before = files::earlier_folders(path, quarter, 1)?.into_iter();
    let earlier =
        before.map(|(before, folder)| Ok(EarlierSeals { quarter: before.to_string(), inputs: sealed_report::folder_seals(&folder)? }));
    let earlier = earlier.collect::<Result<_, Failure>>()?;
    let name = inspectors.name().to_string();
    let sealed = inspectors.open().and_then(|reader| FileSeal::of_reader(&name, reader));
    seals.push(sealed.map_err(|error| Failure::Input(anyhow!(error).context(path.join(&name).display().to_string())))?);
    seals.sort_by(|a, b| a.name.cmp(&b.name));
    Ok((seals, earlier))
}

/// The quarter and the day of a pool, so that it can be made once more.
pub(super) fn make_again(kept: &PoolFile, path: &Path, rules: &Rules, environment: &Environment) -> Result<MadePool, Failure> {
    let broken =
        || Failure::Input(anyhow!(environment.lang.pick("名单库所记的季度或编码有误", "the pool names no quarter or encoding").to_owned()));
    let quarter = kept.quarter.parse().map_err(|_| broken())?;
    let encoding = kept.encoding.as_ref().map(|name| name.parse()).transpose().map_err(|_| broken())?;
    make(path, quarter, Some(Day(kept.as_of)), encoding, rules, environment)
}
