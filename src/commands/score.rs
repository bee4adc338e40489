//! `score`: what the bureau will see of one submission.

use gascore::diag::Sink;
use gascore::domain::Lang;
use gascore::report::{Context, build_first, build_to_write, score_page};
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
    let (result, written) = judged::run(inputs, &rules, &span, &args.judging, Sink::default(), lang, |context| {
        drop(progress);
        match args.format {
            Format::Json => print_with(|out| json::report(&build_to_write(context), out)),
            Format::Table => print_pages(context, environment),
        }
    })?;
    written?;
    Ok(judged::ending(&result, &args.judging, FailOn::Confirm, environment))
}

/// Prints the first enterprises, each on its page, and says how many there are besides.
fn print_pages(context: &Context<'_>, environment: &Environment) -> Result<(), Failure> {
    let report = build_first(context, PAGES);
    for page in (0..report.enterprises.len()).filter_map(|position| score_page(&report, position, context.lang)) {
        print(&terminal::page(&page, environment.terminal))?;
        print("\n")?;
    }
    let besides = context.result.cards.len() - report.enterprises.len();
    if besides > 0 {
        print(&match context.lang {
            Lang::Zh => format!("另有{besides}家企业未列出，全部结果见 --format json。\n"),
            Lang::En => format!("{besides} more enterprises are not shown here; --format json has all of them.\n"),
        })?;
    }
    Ok(())
}
