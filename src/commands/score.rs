//! `score`: what the bureau will see of one submission.

use gascore::diag::Sink;
use gascore::report::{build, score_page};
use gascore::write::{json, terminal};

use super::environment::Environment;
use super::failure::Failure;
use super::inputs;
use super::judging::Rules;
use super::progress::Progress;
use super::{Ending, judged, print, print_with, sealed_submission};
use crate::cli::{FailOn, Format, Global, ScoreArgs};

/// Enterprises of one ledger that are shown in full; the JSON has all of them.
const PAGES: usize = 20;

pub(super) fn run(args: &ScoreArgs, global: &Global, environment: &Environment) -> Result<Ending, Failure> {
    let rules = Rules::load(global, environment.lang)?;
    if let Some(seal) = &args.seal {
        sealed_submission::write(&args.path, seal, &args.judging, &rules, environment)?;
    }
    let mut inputs = inputs::gather(std::slice::from_ref(&args.path), &args.judging, &rules, environment)?;
    if inputs.is_whole {
        return Err(Failure::usage(
            environment.lang,
            "这是一个季度文件夹，请用 `gascore report`；自查请指定其中一份报送",
            "this is a quarter's folder: use `gascore report`, or name one submission in it",
        ));
    }
    inputs.screens = true;
    let progress = Progress::of(&mut inputs.files, environment);
    let span = inputs.span(&args.judging, &rules)?.ok_or_else(|| {
        let name = args.path.display();
        let why = environment
            .lang
            .pick("没有可用的行，无法确定统计期；请用 --quarter 指定", "no usable row, so the period is not known; name it with --quarter");
        Failure::Input(anyhow::anyhow!("{name}: {why}"))
    })?;
    let lang = environment.result_lang(args.format == Format::Json, &rules.pack);
    let (result, report) = judged::run(inputs, &rules, &span, &args.judging, Sink::default(), lang, build)?;
    drop(progress);
    match args.format {
        Format::Json => print_with(|out| json::report(&report, out))?,
        Format::Table => {
            let pages = (0..report.enterprises.len()).filter_map(|position| score_page(&report, position, lang));
            for page in pages.take(PAGES) {
                print(&terminal::page(&page, environment.terminal))?;
                print("\n")?;
            }
        }
    }
    Ok(judged::ending(&result, &args.judging, FailOn::Confirm, environment))
}
