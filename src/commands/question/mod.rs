//! `explain` of a number: a case, a rate, a point or the score of an enterprise, back to its rows and rules.

mod case;
mod holding;

use std::path::{Path, PathBuf};

use gascore::batch::{self, Differing, QuarterResult, Settings};
use gascore::diag::Sink;
use gascore::domain::fold::fold;
use gascore::domain::{EnterpriseIx, Lang, ServiceIx, near};
use gascore::ledger::case_id;
use gascore::report::model::Explanation;
use gascore::report::{Question, explain_rate, explain_score, explanation_page};
use gascore::rules::{Checklist, Pack};
use gascore::text::misuse::did_you_mean;
use gascore::write::{json, terminal};

use super::barred::is_read_once;
use super::environment::Environment;
use super::failure::Failure;
use super::inputs::{self, Inputs};
use super::judging::{Rules, Span, count_failure};
use super::known::{Known, Unlike};
use super::progress::Progress;
use super::{Ending, judged, print};
use crate::cli::{ExplainArgs, ExplainFormat, FailOn, Global};

/// What is asked about.
enum Asked {
    Score,
    Point(String),
    Rate(ServiceIx),
    Case(String),
}

impl Asked {
    fn read(what: &str, pack: &Pack) -> Self {
        let folded = fold(what);
        let policy = &pack.policy;
        let is_named = |service: &ServiceIx| {
            let service = policy.service(*service);
            [&service.id, &service.name.zh, &service.name.en].iter().any(|name| fold(name) == folded)
        };
        if folded == "score" {
            return Self::Score;
        }
        if pack.checklist.iter().flat_map(Checklist::points).any(|point| point.id == what.trim()) {
            return Self::Point(what.trim().to_owned());
        }
        let service = policy.service_indices().find(is_named).or_else(|| pack.spellings.values.service.get(&folded).copied());
        service.map_or_else(|| Self::Case(case_id(what).into_owned()), Self::Rate)
    }
}

/// Where to look where nobody says: this folder, if it holds a quarter or a submission.
pub(super) fn default_path() -> Option<PathBuf> {
    let here = Path::new(".");
    let holds = here.join("submissions").is_dir() || here.join("submission.toml").is_file() || here.join("cases.csv").is_file();
    holds.then(|| here.to_owned())
}

pub(super) fn run(what: &str, path: &Path, args: &ExplainArgs, global: &Global, environment: &Environment) -> Result<Ending, Failure> {
    if is_read_once(path) || args.format == ExplainFormat::Markdown {
        let (zh, en) = (
            "解释办件、比率或得分时，--in 须为文件或文件夹，格式为 table 或 json",
            "to explain a case, a rate or a score, --in names a file or folder, and the format is table or json",
        );
        return Err(Failure::usage(environment.lang, zh, en));
    }
    let rules = Rules::load(global, environment.lang)?;
    let today = global.as_known_on.map(|_| Rules::load_knowing_all(global, environment.lang)).transpose()?;
    let lang = environment.result_lang(args.format == ExplainFormat::Json, &rules.pack);
    let span = gather(path, args, &rules, environment)?.span(&args.judging, &rules)?;
    let span = span.ok_or_else(|| {
        let why = environment
            .lang
            .pick("没有可用的行，无法确定统计期；请用 --quarter 指定", "no usable row, so the period is not known; name it with --quarter");
        Failure::Input(anyhow::anyhow!("{}: {why}", path.display()))
    })?;
    let desk = Desk { path, args, environment, rules: &rules, today: today.as_ref(), span, lang };
    let asked = Asked::read(what, &rules.pack);
    if !matches!(asked, Asked::Case(_)) {
        Known::read(&args.known, environment)?.pass_over(&Unlike::NoCase);
    }
    match asked {
        Asked::Score => desk.score(None),
        Asked::Point(point) => desk.score(Some(&point)),
        Asked::Rate(service) => desk.rate(service),
        Asked::Case(number) => desk.case(&number),
    }
}

fn gather(path: &Path, args: &ExplainArgs, rules: &Rules, environment: &Environment) -> Result<Inputs, Failure> {
    inputs::gather(&[path.to_owned()], &args.judging, rules, environment)
}

/// Everything a question is answered with.
struct Desk<'a> {
    path: &'a Path,
    args: &'a ExplainArgs,
    environment: &'a Environment,
    rules: &'a Rules,
    /// The same rules by the calendar known today, where an earlier state of it was asked for.
    today: Option<&'a Rules>,
    span: Span,
    lang: Lang,
}

impl<'a> Desk<'a> {
    fn inputs(&self) -> Result<Inputs, Failure> {
        gather(self.path, self.args, self.rules, self.environment)
    }

    fn settings(&self, rules: &'a Rules, is_whole: bool) -> Settings<'a> {
        judged::settings(rules, &self.span, &self.args.judging, is_whole)
    }

    fn sink(&self) -> Sink {
        Sink::default().overridden(judged::overrides(&self.args.judging))
    }

    fn count(&self, inputs: Inputs, rules: &Rules) -> Result<QuarterResult, Failure> {
        let mut inputs = inputs;
        let progress = Progress::of(&mut inputs.files, self.environment);
        let (result, ()) = judged::run(inputs, rules, &self.span, &self.args.judging, Sink::default(), self.lang, |_| ())?;
        drop(progress);
        Ok(result)
    }

    fn rate(&self, service: ServiceIx) -> Result<Ending, Failure> {
        self.about_unit(Some(service), |question, result, unit| explain_rate(question, result, unit, service))
    }

    fn score(&self, point: Option<&str>) -> Result<Ending, Failure> {
        self.about_unit(None, |question, result, unit| explain_score(question, result, unit, point))
    }

    /// A question about the counts of one enterprise.
    fn about_unit(
        &self,
        service: Option<ServiceIx>,
        make: impl FnOnce(Question<'_>, &QuarterResult, EnterpriseIx) -> Option<Explanation>,
    ) -> Result<Ending, Failure> {
        let inputs = self.inputs()?;
        let is_whole = inputs.is_whole;
        let settings = self.settings(self.rules, is_whole);
        let result = self.count(inputs, self.rules)?;
        let unit = self.unit(&result)?;
        let differing = self.differing(is_whole, unit, service)?;
        let known_on = self.rules.calendar.known_on();
        let question = Question { settings: &settings, lang: self.lang, differing: known_on.zip(differing.as_deref()) };
        let answer = make(question, &result, unit);
        let lang = self.environment.lang;
        let answer = answer.ok_or_else(|| {
            Failure::usage(
                lang,
                "该企业没有得分：未报送，或规则不计分",
                "this enterprise has no score: it handed nothing in, or the rules give rates only",
            )
        })?;
        self.answer(&answer)?;
        Ok(self.ending(&result))
    }

    /// The cases of the enterprise that the calendar known today judges otherwise.
    fn differing(&self, is_whole: bool, unit: EnterpriseIx, service: Option<ServiceIx>) -> Result<Option<Vec<Differing>>, Failure> {
        let Some(today) = self.today else { return Ok(None) };
        let settings = self.settings(today, is_whole);
        let mut cases = batch::differing(self.inputs()?.files, &settings, &self.rules.calendar).map_err(count_failure)?;
        cases.retain(|case| case.enterprise == unit && service.is_none_or(|service| case.service == service));
        Ok(Some(cases))
    }

    /// The enterprise that is asked about.
    fn unit(&self, result: &QuarterResult) -> Result<EnterpriseIx, Failure> {
        let in_folder = |name: &str| {
            let mut units = result.units.iter();
            units.find(|unit| unit.handed_in.as_ref().is_some_and(|handed_in| handed_in.folder == name)).map(|unit| unit.enterprise)
        };
        let lang = self.environment.lang;
        if let Some(name) = &self.args.enterprise {
            let found = result.directory.find(name).or_else(|| in_folder(name));
            return found.ok_or_else(|| {
                let folders = result.units.iter().filter_map(|unit| unit.handed_in.as_ref()).map(|handed_in| handed_in.folder.as_str());
                let names = result.cards.iter().filter_map(|card| result.directory.get(card.enterprise));
                let names = names.flat_map(|known| [known.short_name.as_str(), &known.name, &known.code]);
                let near = did_you_mean(&near(name, folders.chain(names)), lang);
                Failure::Usage(match lang {
                    Lang::Zh => anyhow::anyhow!("没有企业“{name}”{near}"),
                    Lang::En => anyhow::anyhow!("there is no enterprise “{name}”{near}"),
                })
            });
        }
        match &result.cards[..] {
            [only] => Ok(only.enterprise),
            _ => Err(Failure::usage(
                lang,
                "此处有多家企业，请用 --enterprise 指定代码、名称或报送文件夹",
                "there are several enterprises: name one with --enterprise, by code, name or folder",
            )),
        }
    }

    fn answer(&self, answer: &Explanation) -> Result<(), Failure> {
        match self.args.format {
            ExplainFormat::Json => print(&json::explanation(answer).map_err(|error| Failure::Output(error.into()))?),
            ExplainFormat::Table | ExplainFormat::Markdown => {
                print(&terminal::page(&explanation_page(answer, self.lang), self.environment.terminal))
            }
        }
    }

    /// What is wrong with the data decides only where that is asked for.
    fn ending(&self, result: &QuarterResult) -> Ending {
        judged::ending(result, &self.args.judging, FailOn::Never, self.environment)
    }
}
