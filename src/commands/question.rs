//! `explain` of a number: a case, a rate, a point or the score of an enterprise, back to its rows and rules.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};

use gascore::batch::{self, Differing, Found, QuarterResult, Settings};
use gascore::diag::Sink;
use gascore::domain::fold::fold;
use gascore::domain::{self, EnterpriseIx, Lang, RowText, ServiceIx, near};
use gascore::intake::covered;
use gascore::ledger::case_id;
use gascore::report::model::Explanation;
use gascore::report::{CaseInputs, Question, explain_case, explain_rate, explain_score, explanation_page};
use gascore::rules::{Checklist, Pack};
use gascore::text::misuse::did_you_mean;
use gascore::write::{json, terminal};

use super::barred::is_read_once;
use super::environment::Environment;
use super::failure::Failure;
use super::inputs::{self, Inputs};
use super::judging::{Rules, Span, count_failure};
use super::progress::Progress;
use super::{Ending, judged, print};
use crate::cli::{ExplainArgs, ExplainFormat, FailOn, Global};

/// Ledgers of no more bytes than this are counted for a case without being asked: a second's work.
const COUNTED_UNASKED: u64 = 32 << 20;

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
    match Asked::read(what, &rules.pack) {
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

    /// A case: its rows first, without counting the others; then the counts of the submissions that hold it.
    fn case(&self, number: &str) -> Result<Ending, Failure> {
        let inputs = self.inputs()?;
        let settings = self.settings(self.rules, inputs.is_whole);
        let find = |settings: &Settings<'a>, files| batch::find(files, settings, Some(number), self.sink()).map_err(count_failure);
        let mut found = find(&settings, inputs.files)?;
        let mut today = self.today.map(|today| find(&self.settings(today, inputs.is_whole), self.inputs()?.files)).transpose()?;
        let before = self.inputs()?.files.earlier;
        let mut before = match before {
            Some((quarter, files)) => {
                let period = quarter.period();
                let then = Settings { quarter: Some(quarter), period, as_of: period.last(), ..self.settings(self.rules, inputs.is_whole) };
                Some((quarter, find(&then, *files)?))
            }
            None => None,
        };
        if let Some(named) = &self.args.enterprise {
            let all = [Some(&mut found), today.as_mut(), before.as_mut().map(|(_, found)| found)];
            all.into_iter().flatten().for_each(|found| keep(found, named));
        }
        if found.rows.is_empty() && before.as_ref().is_none_or(|(_, found)| found.rows.is_empty()) {
            return self.not_found(number, &settings);
        }
        let counted = self.counts(&found)?;
        let inputs = CaseInputs {
            number,
            found: &found,
            before: before.as_ref().map(|(quarter, found)| (*quarter, found)),
            today: today.as_ref(),
            counts: counted.as_ref().map_err(Clone::clone),
        };
        let question = Question { settings: &settings, lang: self.lang, differing: None };
        self.answer(&explain_case(question, &inputs).map_err(count_failure)?)?;
        Ok(counted.map_or(Ending::Clean, |result| self.ending(&result)))
    }

    /// The counts of the submissions that hold the rows; the ledgers of the others are left out, since no rate of theirs is
    /// asked for. Or why they were not made.
    fn counts(&self, found: &Found<'_>) -> Result<Result<QuarterResult, String>, Failure> {
        let holding: BTreeSet<&str> = found.rows.iter().map(|row| row.place.file.path()).collect();
        let mut inputs = self.inputs()?;
        for submission in &mut inputs.files.submissions {
            if !submission.cases.iter().any(|source| holding.contains(source.name().path())) {
                submission.cases.clear();
            }
        }
        let cases = inputs.files.submissions.iter().flat_map(|submission| &submission.cases);
        let bytes: u64 = cases.filter_map(|source| source.bytes()).sum();
        if bytes > COUNTED_UNASKED && !self.args.full {
            let size = bytes >> 20;
            return Ok(Err(match self.lang {
                Lang::Zh => format!("所在台账共 {size} MiB，未计算其影响的比率和得分；加 --full 计算"),
                Lang::En => format!("its ledgers have {size} MiB, so the rate and points it moves were not counted; --full counts them"),
            }));
        }
        self.count(inputs, self.rules).map(Ok)
    }

    fn count(&self, inputs: Inputs, rules: &Rules) -> Result<QuarterResult, Failure> {
        let mut inputs = inputs;
        let progress = Progress::of(&mut inputs.files, self.environment);
        let (result, ()) = judged::run(inputs, rules, &self.span, &self.args.judging, Sink::default(), self.lang, |_| ())?;
        drop(progress);
        Ok(result)
    }

    fn not_found(&self, number: &str, settings: &Settings<'_>) -> Result<Ending, Failure> {
        let mut near = batch::near(self.inputs()?.files, settings, number).map_err(count_failure)?;
        let services = &self.rules.pack.policy.services;
        near.extend(domain::near(number, services.iter().map(|service| service.id.as_str())));
        let is_personal = self.rules.pack.spellings.personal_patterns.in_number(number.as_bytes()).is_some();
        let number = if is_personal { RowText::COVERED.to_owned() } else { covered(number) };
        let place = self.path.display();
        let text = match (near.is_empty(), self.environment.lang) {
            (true, Lang::Zh) => format!("{place} 中没有编号为“{number}”的办件"),
            (true, Lang::En) => format!("there is no case “{number}” in {place}"),
            (false, Lang::Zh) => format!("{place} 中没有编号为“{number}”的办件，是否指：{}", near.join("、")),
            (false, Lang::En) => format!("there is no case “{number}” in {place}; did you mean {}?", near.join(" or ")),
        };
        let _ = writeln!(std::io::stderr(), "gascore: {text}");
        Ok(Ending::Attention)
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

/// Keeps the rows of one enterprise.
fn keep(found: &mut Found<'_>, named: &str) {
    let wanted = found.directory.find(named);
    let in_folder = |path: &str| path.split('/').any(|part| part == named);
    found.rows.retain(|row| wanted.map_or_else(|| in_folder(row.place.file.path()), |wanted| row.enterprise == wanted));
}
