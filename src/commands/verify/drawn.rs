//! A draw that was kept: its pool is held against its seal, its seed draws once more, and the pool is made anew where the
//! quarter is at hand.

use std::path::Path;

use gascore::domain::{Lang, sha256};
use gascore::report::draw_record;
use gascore::report::model::{Compared, DrawRecord, FileSeal, KeptDraw, PoolFile, Verification};
use gascore::write::draw::{self as write, POOL, POOL_SEAL, RECORD};

use super::{compared, tell};
use crate::cli::{Global, VerifyArgs};
use crate::commands::Ending;
use crate::commands::barred::with_room;
use crate::commands::draw::{read_pool, read_record};
use crate::commands::drawn_pool;
use crate::commands::environment::Environment;
use crate::commands::failure::Failure;
use crate::commands::files;
use crate::commands::judging::Rules;
use crate::commands::made_file::MadeFile;

/// Does the folder hold a draw, or what is sealed for one?
pub(super) fn is_one(folder: &Path) -> bool {
    folder.join(POOL).is_file()
}

pub(super) fn run(args: &VerifyArgs, global: &Global, environment: &Environment) -> Result<Ending, Failure> {
    let lang = environment.lang;
    let (bytes, pool) = read_pool(&args.dir.join(POOL), lang)?;
    let record = if args.dir.join(RECORD).is_file() { Some(read_record(&args.dir.join(RECORD), lang)?) } else { None };
    let sealed = match &record {
        Some(record) => record.pool.sha256.clone(),
        None => files::bytes(&args.dir.join(POOL_SEAL)).map(|seal| write::read_pool_seal(&seal).unwrap_or_default().to_owned())?,
    };
    let sha256 = sha256::of(&bytes);
    let mut files = Vec::new();
    // From another pool something else is drawn; that it is another says all.
    if let Some(record) = record.as_ref().filter(|_| sealed == sha256) {
        files = drawn(&args.dir, &bytes, &pool, record, lang)?;
    }
    let now = match &args.inputs {
        Some(inputs) => {
            let rules = Rules::load_as(global, &pool.rules.name, &pool.calendar.name, pool.as_known_on, lang)?;
            Some(drawn_pool::make_again(&pool, inputs, &rules, environment)?.file)
        }
        None => None,
    };
    if let Some(now) = &now {
        files.retain(|file: &Compared| file.name != POOL);
        let made = write::pool(now).map_err(|error| Failure::Output(error.into()))?;
        files.insert(0, compared(&args.dir, &MadeFile::of_bytes(POOL, made))?);
    }
    let made_by = record.as_ref().map_or(&pool.tool, |record| &record.tool);
    let kept = KeptDraw { pool: &pool, made_by, sealed: &sealed, sha256: &sha256 };
    tell(&Verification::of_draw(&kept, now.as_ref(), &files), args, lang)
}

/// The files of the folder, held against those that the seed gives now.
fn drawn(folder: &Path, bytes: &[u8], pool: &PoolFile, record: &DrawRecord, lang: Lang) -> Result<Vec<Compared>, Failure> {
    let language = record.language.parse().unwrap_or(Lang::Zh);
    let seal = FileSeal::of(POOL, bytes);
    let now = draw_record(pool, seal, &record.seed, record.replacements.clone(), language).map_err(|why| Failure::unfit(why.text(lang)))?;
    let made = with_room(|| write::outputs(bytes, pool, &now).map_err(|error| Failure::Output(error.into())))?;
    made.into_iter().map(|(name, bytes)| compared(folder, &MadeFile::of_bytes(&name, bytes))).collect()
}
