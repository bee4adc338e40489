//! `compare`: two quarters beside each other, or two submissions of one quarter.

use std::path::Path;

use gascore::batch::{self, CompareError, Handed, QuarterFiles, QuarterResult, Settings};
use gascore::diag::Sink;
use gascore::domain::{Lang, Quarter};
use gascore::report::model::{Comparison, ContinuityReport, EarlierSeals, Report};
use gascore::report::{build, comparison_page, of_kept_quarters, of_quarters, of_submissions};
use gascore::write::folder::{REPORT_JSON, read_continuity};
use gascore::write::{comparison, terminal};

use super::barred::{is_read_once, with_room};
use super::environment::Environment;
use super::failure::Failure;
use super::inputs::{self, Inputs};
use super::judging::{Rules, Span, count_failure};
use super::known::{Known, Unlike, same, sealed};
use super::{Ending, files, judged, placed, print};
use crate::cli::{CompareArgs, FailOn, Format, Global, Judging};

pub(super) fn run(args: &CompareArgs, global: &Global, environment: &Environment) -> Result<Ending, Failure> {
    let rules = Rules::load(global, environment.lang)?;
    let sides = Sides::find(args, &rules, environment)?;
    let lang = environment.result_lang(args.output.is_some() || args.format == Format::Json, &rules.pack);
    let (compared, ending) = match sides.known()? {
        Some(kept) => sides.kept(kept, lang),
        None if sides.quarters.0 == sides.quarters.1 => sides.twice(lang)?,
        None => sides.following(lang)?,
    };
    let text = || match args.format {
        Format::Json => comparison::json(&compared).map_err(|error| Failure::Output(error.into())),
        Format::Table => Ok(terminal::page(&comparison_page(&compared, lang), environment.terminal)),
    };
    match &args.output {
        Some(path) if is_workbook(path) => {
            let bytes = with_room(|| comparison::workbook(&compared, lang).map_err(|error| Failure::Output(error.into())))?;
            placed::one(path, &bytes)?;
        }
        Some(path) => placed::one(path, text()?.as_bytes())?,
        None => print(&text()?)?,
    }
    Ok(ending)
}

fn is_workbook(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("xlsx"))
}

/// Both sides, whose quarters follow each other or are the same.
struct Sides<'a> {
    args: &'a CompareArgs,
    rules: &'a Rules,
    environment: &'a Environment,
    quarters: (Quarter, Quarter),
    /// How the older side is judged.
    old_judging: Judging,
}

impl<'a> Sides<'a> {
    fn find(args: &'a CompareArgs, rules: &'a Rules, environment: &'a Environment) -> Result<Self, Failure> {
        let lang = environment.lang;
        if [&args.old, &args.new].into_iter().any(|path| is_read_once(path)) {
            return Err(Failure::usage(
                lang,
                "compare 不读标准输入和管道，请指定文件或文件夹",
                "compare reads neither standard input nor pipes; name files or folders",
            ));
        }
        let is_whole = |path: &Path| path.join("submissions").is_dir();
        if is_whole(&args.old) != is_whole(&args.new) {
            return Err(Failure::usage(
                lang,
                "一边是季度文件夹，另一边是一家企业的报送；请指定两个季度，或同一企业的两份报送",
                "one is a quarter's folder and the other one enterprise's; name two quarters, or two submissions of one enterprise",
            ));
        }
        let old_judging = Judging { quarter: args.old_quarter, ..args.judging.clone() };
        let new = quarter_of(&args.new, &args.judging, rules, environment)?;
        let old = quarter_of(&args.old, &old_judging, rules, environment)?.or(new);
        let (Some(old), Some(new)) = (old, new) else {
            return Err(Failure::usage(
                lang,
                "看不出是哪个季度，请用 --quarter 和 --old-quarter 指定，如 --old-quarter 2019Q2 --quarter 2019Q3",
                "nothing says which quarters these are; name them, as in --old-quarter 2019Q2 --quarter 2019Q3",
            ));
        };
        if old != new && old != new.previous() {
            return Err(Failure::Usage(match lang {
                Lang::Zh => anyhow::anyhow!("{old} 与 {new} 既不是相邻的两季（前一季在前），也不是同一季"),
                Lang::En => {
                    anyhow::anyhow!("{old} and {new} neither follow each other, the older one first, nor are they the same quarter")
                }
            }));
        }
        let old_judging = Judging { quarter: Some(old), as_of: if old == new { args.judging.as_of } else { None }, ..old_judging };
        Ok(Self { args, rules, environment, quarters: (old, new), old_judging })
    }

    fn new_judging(&self) -> Judging {
        Judging { quarter: Some(self.quarters.1), ..self.args.judging.clone() }
    }

    fn gather(&self, path: &Path, judging: &Judging) -> Result<Inputs, Failure> {
        inputs::gather(&[path.to_owned()], judging, self.rules, self.environment)
    }

    /// Both sides as they were handed in.
    fn handed(&self) -> Result<(Handed, Handed), Failure> {
        let handed = |path: &Path, judging: &Judging, quarter: Quarter| -> Result<Handed, Failure> {
            let Inputs { files, is_whole, .. } = self.gather(path, judging)?;
            Ok(Handed { quarter, registry: files.registry, submissions: files.submissions, is_whole, is_bare: !path.is_dir() })
        };
        let old = handed(&self.args.old, &self.old_judging, self.quarters.0)?;
        Ok((old, handed(&self.args.new, &self.new_judging(), self.quarters.1)?))
    }

    fn settings(&self, span: &Span) -> Settings<'a> {
        Settings {
            pack: &self.rules.pack,
            calendar: &self.rules.calendar,
            quarter: span.quarter,
            period: span.period,
            as_of: span.as_of,
            basis: None,
            encoding: self.args.judging.encoding,
            is_whole: false,
            continuity: false,
            screens: false,
        }
    }

    /// Two quarters that follow each other.
    fn following(&self, lang: Lang) -> Result<(Comparison, Ending), Failure> {
        let (old, new) = self.handed()?;
        let span = Span::quarter(self.quarters.1, &self.args.judging);
        let found = batch::continuity(old, new, &self.settings(&span)).map_err(|error| self.failure(error))?;
        let any = found.units.iter().any(|(_, one)| one.has_findings());
        Ok((of_quarters(&found, &self.rules.pack, lang), self.ending(any)))
    }

    /// The same as a report on the newer quarter has it.
    fn kept(&self, kept: ContinuityReport, lang: Lang) -> (Comparison, Ending) {
        let ending = self.ending(kept.total.has_findings());
        (of_kept_quarters(self.quarters, kept, &self.rules.pack, lang), ending)
    }

    fn ending(&self, any: bool) -> Ending {
        let asked = self.args.judging.fail_on.unwrap_or(FailOn::Never).tier().is_some();
        if asked && any { Ending::Attention } else { Ending::Clean }
    }

    /// What an earlier report says of the two quarters, where it still does. Neither the day of judgement nor the options that change
    /// codes have a say in it.
    fn known(&self) -> Result<Option<ContinuityReport>, Failure> {
        let (CompareArgs { old, new, .. }, lang) = (self.args, self.environment.lang);
        let known = Known::read(&self.args.known, self.environment)?;
        let is_of_two = self.quarters.0 != self.quarters.1 && new.join("submissions").is_dir();
        let mut told = known.ask(&is_of_two.then_some(self.quarters.1).into_iter().collect(), |report, _| {
            report.is_alike(self.rules, self.args.judging.encoding)?;
            same(&report.manifest.options.district, &None, "--district")?;
            let before = EarlierSeals { quarter: self.quarters.0.to_string(), inputs: sealed(old, lang)? };
            report.has_inputs((&sealed(new, lang)?, std::slice::from_ref(&before)), |quarter| quarter == before.quarter)?;
            // A report looks up no unit in the registry of another quarter.
            if files::quarter_tables(new).registry.is_none() && files::quarter_tables(old).registry.is_some() {
                return Err(Unlike::Registry);
            }
            let read = read_continuity(report.output(REPORT_JSON)?);
            read.map_err(|error| Unlike::Unreadable(REPORT_JSON, error.to_string()))?.ok_or(Unlike::Quarter)
        });
        Ok(told.remove(&self.quarters.1))
    }

    /// One quarter handed in twice.
    fn twice(&self, lang: Lang) -> Result<(Comparison, Ending), Failure> {
        let (old, new) = self.handed()?;
        let span = Span::quarter(self.quarters.1, &self.args.judging);
        let changes = batch::changes(old, new, span.as_of, &self.settings(&span)).map_err(|error| self.failure(error))?;
        let sides = ((&*self.args.old, &self.old_judging), (&*self.args.new, &self.new_judging()));
        let judge = |own: (&Path, &Judging), other: (&Path, &Judging)| -> Result<(QuarterResult, Report), Failure> {
            judged::run(self.beside(own, other)?, self.rules, &span, own.1, Sink::default(), lang, build)
        };
        let (before, after) = (judge(sides.0, sides.1)?, judge(sides.1, sides.0)?);
        let sides = ((&before.0, &before.1), (&after.0, &after.1));
        let compared = of_submissions(self.quarters.1, sides.0, sides.1, &changes, &self.rules.pack, lang);
        Ok((compared, judged::ending(&after.0, &self.args.judging, FailOn::Never, self.environment)))
    }

    /// A submission with the tables of its quarter. Where only the other one stands in a quarter's folder, its tables serve both, so
    /// that what differs comes from the submissions alone.
    fn beside(&self, (path, judging): (&Path, &Judging), (other, other_judging): (&Path, &Judging)) -> Result<Inputs, Failure> {
        let mut inputs = self.gather(path, judging)?;
        if path.is_dir() && other.is_dir() && !inputs.is_whole && inputs.files.registry.is_none() {
            let tables = self.gather(other, other_judging)?.files;
            inputs.files = QuarterFiles { submissions: inputs.files.submissions, ..tables };
        }
        Ok(inputs)
    }

    fn failure(&self, error: CompareError) -> Failure {
        match (error, self.environment.lang) {
            (CompareError::Count(error), _) => count_failure(error),
            (CompareError::Strangers { old, new }, Lang::Zh) => Failure::Usage(anyhow::anyhow!("两份报送分属两家企业：{old}、{new}")),
            (CompareError::Strangers { old, new }, Lang::En) => {
                Failure::Usage(anyhow::anyhow!("these are submissions of two enterprises: {old} and {new}"))
            }
        }
    }
}

/// The quarter that was named, that the side itself says, or that a ledger's name or folder says.
fn quarter_of(path: &Path, judging: &Judging, rules: &Rules, environment: &Environment) -> Result<Option<Quarter>, Failure> {
    if path.is_dir() {
        return Ok(inputs::gather(&[path.to_owned()], judging, rules, environment)?.quarter);
    }
    let full = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let stem = full.file_name().map(|name| name.to_string_lossy().split('.').next().unwrap_or_default().to_owned());
    let of_name = stem.and_then(|stem| stem.parse().ok());
    let of_folder = || full.ancestors().skip(1).take(3).find_map(files::quarter_of);
    Ok(judging.quarter.or(of_name).or_else(of_folder))
}
