//! A pack as a whole: its files, the parts read from them, and what identifies them.

use sha2::{Digest, Sha256};

use super::checklist::{self, Checklist};
use super::policy::Policy;
use super::problem::{RuleProblem, RuleProblems};
use super::read_policy;
use super::spellings::{self, FieldSpec, Spellings};
use crate::diag::Code;
use crate::domain::fold::fold;
use crate::domain::sha256::hex;
use crate::domain::{Field, ServiceIx, Wording};

/// The texts of a pack.
#[derive(Debug, Clone)]
pub struct PackTexts {
    /// `policy.toml`.
    pub policy: String,
    /// `checklist.toml`, where the policy scores.
    pub checklist: Option<String>,
    /// `ledger.toml`.
    pub ledger: String,
}

impl PackTexts {
    /// The packs that are built in.
    pub const BUILT_IN: &[&str] = &["chongqing-2018", "boston-311"];

    /// The texts of a built-in pack.
    pub fn built_in(id: &str) -> Option<Self> {
        let (policy, checklist, ledger) = match id {
            "chongqing-2018" => (
                include_str!("../../rules/chongqing-2018/policy.toml"),
                Some(include_str!("../../rules/chongqing-2018/checklist.toml")),
                include_str!("../../rules/chongqing-2018/ledger.toml"),
            ),
            "boston-311" => (include_str!("../../rules/boston-311/policy.toml"), None, include_str!("../../rules/boston-311/ledger.toml")),
            _ => return None,
        };
        Some(Self { policy: policy.to_owned(), checklist: checklist.map(str::to_owned), ledger: ledger.to_owned() })
    }
}

/// The columns of a stage that pauses the clock, by their numbers in the case table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StageColumns {
    /// The service.
    pub service: ServiceIx,
    /// The stage's position in the service's list.
    pub stage: u8,
    /// The field with the first day.
    pub start: usize,
    /// The field with the last day.
    pub end: usize,
}

/// A policy, how ledgers spell it, and what it scores.
#[derive(Debug, Clone)]
pub struct Pack {
    /// The policy.
    pub policy: Policy,
    /// What it scores; `None` where it gives rates alone.
    pub checklist: Option<Checklist>,
    /// How ledgers spell it.
    pub spellings: Spellings,
    /// The columns of stages.
    pub stages: Vec<StageColumns>,
    /// SHA-256 over the pack's texts, in hexadecimal.
    pub sha256: String,
}

impl Pack {
    /// Reads a pack. `metrics` are the names of the metrics a checklist may use.
    ///
    /// # Errors
    /// Everything that is wrong with it, at once.
    pub fn read(texts: &PackTexts, metrics: &[&str]) -> Result<Self, RuleProblems> {
        let (policy, mut problems) = read_policy::read("policy.toml", &texts.policy);
        let checklist = texts.checklist.as_ref().map(|text| {
            let (checklist, found) = checklist::read("checklist.toml", text, &policy, metrics);
            problems.extend(found);
            checklist
        });
        let (mut spellings, found) = spellings::read("ledger.toml", &texts.ledger, &policy);
        problems.extend(found);
        problems.extend(unreadable(&policy, &spellings));
        RuleProblems::check((), problems)?;
        let stages = stage_columns(&policy, &mut spellings);
        Ok(Self { policy, checklist, spellings, stages, sha256: digest(texts) })
    }
}

/// A service can only be judged where ledgers can have the events its clock needs.
fn unreadable(policy: &Policy, spellings: &Spellings) -> Vec<RuleProblem> {
    let mut problems = Vec::new();
    let spelled = |field: &Field| {
        spellings.case.fields.get(field.index()).is_some_and(|spec| !spec.headers.is_empty() || !spec.date_headers.is_empty())
    };
    for service in &policy.services {
        for (key, events) in [("start", &service.start), ("end", &service.end)] {
            if !events.is_empty() && !events.iter().any(spelled) {
                let id = &service.id;
                let message = Wording {
                    zh: format!("服务 `{id}` 的 `{key}` 所列事件在 ledger.toml 都没有表头"),
                    en: format!("no event of `{key}` of the service `{id}` has a header in ledger.toml"),
                };
                problems.push(RuleProblem { file: "ledger.toml".to_owned(), line: 1, column: 1, code: Code::K623, message });
            }
        }
    }
    problems
}

/// Adds the columns of the policy's stages to the case table.
fn stage_columns(policy: &Policy, spellings: &mut Spellings) -> Vec<StageColumns> {
    let mut columns = Vec::new();
    for service in policy.service_indices() {
        for (position, stage) in policy.service(service).stages.iter().enumerate() {
            let mut add = |part: &str, headers: &[String]| {
                let headers: Vec<_> = headers.iter().map(|header| fold(header)).collect();
                for header in &headers {
                    spellings.ignored.remove(header);
                }
                spellings.case.fields.push(FieldSpec {
                    key: format!("{}.{part}", stage.id),
                    label: stage.name.clone(),
                    headers,
                    date_headers: Vec::new(),
                    free_text: false,
                    time_headers: Vec::new(),
                });
                spellings.case.fields.len() - 1
            };
            let (start, end) = (add("start", &stage.start_headers), add("end", &stage.end_headers));
            columns.push(StageColumns { service, stage: u8::try_from(position).unwrap_or(u8::MAX), start, end });
        }
    }
    columns
}

fn digest(texts: &PackTexts) -> String {
    let mut hash = Sha256::new();
    for text in [Some(&texts.policy), texts.checklist.as_ref(), Some(&texts.ledger)].into_iter().flatten() {
        hash.update(text.len().to_le_bytes());
        hash.update(text.as_bytes());
    }
    hex(&hash.finalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    const METRICS: &[&str] = &[
        "on_time_rate",
        "closed_loop_rate",
        "phone_or_online_rate",
        "one_stop_rate",
        "follow_up_rate",
        "traced_rate",
        "channels_open",
        "backlog_days",
        "satisfaction_rate",
        "statement_rate",
        "handed_in_on_time",
    ];

    #[test]
    fn the_built_in_packs_have_no_problem() {
        for id in PackTexts::BUILT_IN {
            let texts = PackTexts::built_in(id).unwrap();
            let pack = Pack::read(&texts, METRICS);
            let problems = pack.as_ref().err().map(|invalid| invalid.text(crate::domain::Lang::En));
            assert_eq!(problems, None, "{id}");
            assert_eq!(pack.unwrap().policy.id, *id);
        }
    }

    #[test]
    fn the_policy_has_five_services_six_areas_and_26_points() {
        let pack = Pack::read(&PackTexts::built_in("chongqing-2018").unwrap(), METRICS).unwrap();
        let checklist = pack.checklist.unwrap();
        assert_eq!((pack.policy.services.len(), checklist.areas.len(), checklist.points().count()), (5, 6, 26));
        assert_eq!(pack.policy.milestones.len(), 3);
    }

    /// Every fault of a pack is told with its line, in one go.
    #[test]
    fn all_problems_of_a_pack_are_told_at_once() {
        let mut texts = PackTexts::built_in("chongqing-2018").unwrap();
        texts.policy = texts
            .policy
            .replace("limit = \"20 working days\"", "limit = \"20 fortnights\"")
            .replace("cap = \"pass\"", "cap = \"superb\"")
            .replace("small_number = 25", "small_numbers = 25");
        texts.checklist = texts.checklist.map(|text| text.replacen("how = \"attested\"", "how = \"guessed\"", 1));
        let problems = Pack::read(&texts, METRICS).unwrap_err();
        let line = |text: &str, needle: &str| text.lines().position(|line| line.contains(needle)).unwrap() + 1;
        let expected = [
            ("policy.toml", line(&texts.policy, "20 fortnights"), Code::K622),
            ("policy.toml", line(&texts.policy, "[counting]"), Code::K621),
            ("policy.toml", line(&texts.policy, "small_numbers"), Code::K620),
            ("policy.toml", line(&texts.policy, "superb"), Code::K623),
            ("checklist.toml", line(texts.checklist.as_ref().unwrap(), "guessed"), Code::K622),
        ];
        let found: Vec<_> = problems.iter().map(|problem| (problem.file.as_str(), problem.line, problem.code)).collect();
        assert_eq!(found, expected);
    }
}
