//! `man`: the help of every verb as manual pages.

use gascore::domain::Lang;
use gascore::write::man;

use super::environment::Environment;
use super::failure::Failure;
use super::{Ending, placed, print};
use crate::cli::{ManArgs, page, pages};

pub(super) fn run(args: &ManArgs, environment: &Environment) -> Result<Ending, Failure> {
    let Some(dir) = &args.dir else {
        print(&man::text(&page("gascore", environment.lang), environment.lang))?;
        return Ok(Ending::Clean);
    };
    let langs = environment.asked.map_or_else(|| vec![Lang::En, Lang::Zh], |lang| vec![lang]);
    for lang in langs {
        // The folders in which man(1) looks for each language.
        let folder = dir.join(lang.pick("zh_CN/man1", "man1"));
        let files: Vec<_> = pages(lang).iter().map(|page| (man::file_name(page), man::text(page, lang).into_bytes())).collect();
        placed::all(&folder, &files, args.force, environment.lang)?;
        print(&format!("{}\n", folder.display()))?;
    }
    Ok(Ending::Clean)
}
