//! `draw`: the inspection draw. First what may be drawn is sealed, then a public seed draws from it.

use std::io::Write;
use std::path::Path;

use anyhow::anyhow;
use gascore::domain::{Lang, sha256};
use gascore::draw::Replacement;
use gascore::report::draw::{DrawView, drawing_page, pool_page};
use gascore::report::draw_record;
use gascore::report::model::{DrawRecord, FileSeal, PoolFile};
use gascore::write::draw::{self as write, POOL, POOL_SEAL, RECORD};
use gascore::write::terminal;

use super::barred::with_room;
use super::drawn_pool::{self, MadePool};
use super::environment::Environment;
use super::failure::Failure;
use super::judging::Rules;
use super::made_file::MadeFile;
use super::placed_folder::PlacedFolder;
use super::{Ending, files, print};
use crate::cli::{DrawArgs, Global};

pub(super) fn run(args: &DrawArgs, global: &Global, environment: &Environment) -> Result<Ending, Failure> {
    match (&args.seed, &args.pool, &args.again) {
        (Some(seed), Some(pool), _) => by_seed(args, seed, pool, global, environment)?,
        (.., Some(folder)) => replace(args, folder, environment)?,
        _ => commit(args, global, environment)?,
    }
    Ok(Ending::Clean)
}

/// Seals what may be drawn.
fn commit(args: &DrawArgs, global: &Global, environment: &Environment) -> Result<(), Failure> {
    let lang = environment.lang;
    let path = args.path.as_deref().unwrap_or(Path::new("."));
    let rules = Rules::load(global, lang)?;
    let quarter = args.quarter.or_else(|| files::quarter_of(path)).ok_or_else(|| {
        Failure::usage(
            lang,
            "从文件夹名看不出季度，请用 --quarter 指定，如 --quarter 2019Q3",
            "the folder's name says no quarter; name it, as in --quarter 2019Q3",
        )
    })?;
    let place = PlacedFolder::find(&args.output, false, lang)?;
    let MadePool { file, faults } = drawn_pool::make(path, quarter, args.as_of, args.encoding, &rules, environment)?;
    for fault in faults.iter().filter(|_| !environment.quiet) {
        let _ = writeln!(std::io::stderr(), "gascore: {fault}");
    }
    let bytes = write::pool(&file).map_err(|error| Failure::Output(error.into()))?;
    let hash = sha256::of(&bytes);
    let seal = write::pool_seal(&bytes);
    place.put(&[MadeFile::of_bytes(POOL, bytes), MadeFile::of_bytes(POOL_SEAL, seal)])?;
    print(&terminal::page(&pool_page(&file, &hash, lang), environment.terminal))
}

/// Draws.
fn by_seed(args: &DrawArgs, seed: &str, path: &Path, global: &Global, environment: &Environment) -> Result<(), Failure> {
    let lang = environment.lang;
    let (bytes, file) = read_pool(path, lang)?;
    let beside = path.with_file_name(POOL_SEAL);
    let published = if beside.is_file() { Some(files::bytes(&beside)?) } else { None };
    if published.is_some_and(|published| write::read_pool_seal(&published) != Some(&sha256::of(&bytes))) {
        return Err(changed(path, lang));
    }
    if let Some(quarter) = args.path.as_deref().and_then(files::quarter_of).filter(|quarter| quarter.to_string() != file.quarter) {
        let sealed = &file.quarter;
        return Err(Failure::Usage(match lang {
            Lang::Zh => anyhow!("名单库属于 {sealed}，不是 {quarter}"),
            Lang::En => anyhow!("the pool is of {sealed}, not of {quarter}"),
        }));
    }
    let language = match environment.asked {
        Some(asked) => asked,
        None => Rules::load(global, lang)?.pack.policy.language,
    };
    let record =
        draw_record(&file, FileSeal::of(POOL, &bytes), seed, Vec::new(), language).map_err(|why| Failure::unfit(why.text(lang)))?;
    put(args, &bytes, &file, &record, environment)
}

/// Goes on with a draw.
fn replace(args: &DrawArgs, folder: &Path, environment: &Environment) -> Result<(), Failure> {
    let lang = environment.lang;
    let (bytes, file) = read_pool(&folder.join(POOL), lang)?;
    let kept = read_record(&folder.join(RECORD), lang)?;
    if kept.pool.sha256 != sha256::of(&bytes) {
        return Err(changed(&folder.join(POOL), lang));
    }
    let code = |named: &String| {
        file.pool.targets.iter().find(|target| target.name == *named).map_or_else(|| named.clone(), |target| target.code.clone())
    };
    let mut replacements = kept.replacements;
    replacements.push(Replacement {
        what: args.replace.as_ref().map(code).unwrap_or_default(),
        at: args.at.as_ref().map(code),
        reason: args.reason.clone().unwrap_or_default(),
    });
    let language = kept.language.parse().unwrap_or(Lang::Zh);
    let record =
        draw_record(&file, FileSeal::of(POOL, &bytes), &kept.seed, replacements, language).map_err(|why| Failure::unfit(why.text(lang)))?;
    put(args, &bytes, &file, &record, environment)
}

/// Writes the folder of a draw, and shows what was drawn.
fn put(args: &DrawArgs, pool: &[u8], file: &PoolFile, record: &DrawRecord, environment: &Environment) -> Result<(), Failure> {
    let made = with_room(|| write::outputs(pool, file, record).map_err(|error| Failure::Output(error.into())))?;
    let made: Vec<_> = made.into_iter().map(|(name, bytes)| MadeFile::of_bytes(&name, bytes)).collect();
    PlacedFolder::find(&args.output, false, environment.lang)?.put(&made)?;
    print(&terminal::page(&drawing_page(DrawView { file, record, lang: environment.lang }), environment.terminal))
}

fn changed(path: &Path, lang: Lang) -> Failure {
    let why = lang.pick("名单库在封存后被改动，不能抽取", "the pool was changed after it was sealed; nothing is drawn from it");
    Failure::unfit(format!("{}: {why}", path.display()))
}

/// A pool as bytes and as what it says.
pub(super) fn read_pool(path: &Path, lang: Lang) -> Result<(Vec<u8>, PoolFile), Failure> {
    let bytes = files::bytes(path)?;
    let why = lang.pick("不是本程序写出的名单库", "not a pool that this program wrote");
    let file = write::read_pool(&bytes).ok_or_else(|| Failure::Input(anyhow!("{}: {why}", path.display())))?;
    Ok((bytes, file))
}

/// A record.
pub(super) fn read_record(path: &Path, lang: Lang) -> Result<DrawRecord, Failure> {
    let why = lang.pick("不是本程序写出的抽取记录", "not a record that this program wrote");
    write::read_record(&files::bytes(path)?).ok_or_else(|| Failure::Input(anyhow!("{}: {why}", path.display())))
}
