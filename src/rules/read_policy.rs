//! `policy.toml` as written → [`Policy`].

use std::collections::BTreeSet;

use super::grades::{best_grade, grade, grades_descend, no_best_grade, veto};
use super::policy::{
    CodeStandard, Counting, Milestone, MilestoneKind, Policy, RestDayAcceptance, Service, Stage, Statutory, SubmissionRules,
};
use super::problem::RuleProblem;
use super::reader::{Document, Section};
use super::{credit, draw, honours, ledger_limits, letters, publication, screens};
use crate::domain::{Basis, Channel, Field, Fraction, Lang, Mark, Satisfaction, ServiceIx, TimeLimit, Wording};

const LANGUAGES: &[(&str, Lang)] = &[("zh", Lang::Zh), ("en", Lang::En)];
const LOOP_MARKS: &[(&str, Mark)] = &[
    ("handled", Mark::Handled),
    ("recorded", Mark::Recorded),
    ("reported_back", Mark::ReportedBack),
    ("followed_up", Mark::FollowedUp),
    ("completed", Mark::Completed),
];
const MILESTONE_KINDS: &[(&str, MilestoneKind)] =
    &[("participation", MilestoneKind::Participation), ("rates", MilestoneKind::Rates), ("mechanisms", MilestoneKind::Mechanisms)];
const HONOUR: &[(&str, bool)] = &[("honour", true), ("ignore", false)];
const ADJUST: &[(&str, bool)] = &[("adjust", true), ("ignore", false)];
const CODE_STANDARDS: &[(&str, CodeStandard)] = &[("gb32100", CodeStandard::Gb32100)];

/// Reads a policy; the value is only to be used where there is no problem.
pub(super) fn read(file: &str, text: &str) -> (Policy, Vec<RuleProblem>) {
    let document = Document::new(file, text);
    let policy = document.read(policy);
    (policy, document.finish())
}

fn policy(mut root: Section<'_, '_>) -> Policy {
    schema(&mut root);
    let services: Vec<_> = root.sections("service").into_iter().map(service).collect();
    if services.is_empty() || services.len() > ServiceIx::MOST {
        let most = ServiceIx::MOST;
        root.contradiction(format!("服务须有1至{most}项"), format!("there must be 1 to {most} services"));
    }
    let grades: Vec<_> = root.sections("grade").into_iter().map(grade).collect();
    let screen_list = root.sections("screen");
    let screens = root.section("screens");
    if screens.is_none() && !screen_list.is_empty() {
        root.contradiction_at(
            "screen",
            "`[[screen]]` 须与 `[screens]` 并用".to_owned(),
            "`[[screen]]` needs `[screens]` beside it".to_owned(),
        );
    }
    let screens = screens.map(|section| screens::read(section, screen_list, &services));
    let vetoes = root.sections("veto").into_iter().map(|section| veto(section, &grades)).collect();
    let policy = Policy {
        id: root.required_string("id"),
        version: root.required_string("version"),
        title: root.required_wording("title"),
        language: root.required_choice("language", LANGUAGES).unwrap_or(Lang::Zh),
        calendar: root.required_string("calendar"),
        source: root.required_wording("source"),
        effective_from: root.required_date("effective_from"),
        counting: counting(&mut root),
        submission: root.section("submission").map(submission),
        letters: root.section("letters").map(letters::read),
        publication: root.section("publication").map(publication::read),
        registry_code: root.section("registry").and_then(registry_code),
        ledger_limits: root.section("check").map(ledger_limits::read).unwrap_or_default(),
        screens,
        draw: root.section("draw").map(draw::read),
        milestones: root.sections("milestone").into_iter().map(milestone).collect(),
        best_grade: root.section("best_grade").map_or_else(no_best_grade, best_grade),
        credit: root.section("credit").map(credit::read),
        honours: root.sections("honour").into_iter().map(honours::read).collect(),
        services,
        grades,
        vetoes,
    };
    distinct(&root, "service", policy.services.iter().map(|service| service.id.as_str()));
    distinct(&root, "screen", policy.screens.iter().flat_map(|screens| &screens.list).map(|screen| screen.id.key()));
    distinct(&root, "milestone", policy.milestones.iter().map(|milestone| milestone.id.as_str()));
    distinct(&root, "grade", policy.grades.iter().map(|grade| grade.id.as_str()));
    distinct(&root, "veto", policy.vetoes.iter().map(|veto| veto.id.as_str()));
    distinct(&root, "honour", policy.honours.iter().map(|honour| honour.id.as_str()));
    grades_descend(&root, &policy.grades);
    root.done();
    policy
}

/// Every rule file says which shape it has, so that an older program refuses a newer one.
pub(super) fn schema(root: &mut Section<'_, '_>) {
    if root.required_integer("schema") != 1 {
        root.contradiction_at("schema", "本程序只认 schema = 1".to_owned(), "this program knows schema = 1 alone".to_owned());
    }
}

fn distinct<'a>(root: &Section<'_, '_>, key: &str, ids: impl Iterator<Item = &'a str>) {
    let mut seen = BTreeSet::new();
    for id in ids {
        if !seen.insert(id) {
            root.contradiction_at(key, format!("`{key}` 的 id `{id}` 重复"), format!("two entries of `{key}` have the id `{id}`"));
        }
    }
}

fn service(mut section: Section<'_, '_>) -> Service {
    let events: Vec<(&str, Field)> = Field::ALL.iter().filter(|field| field.is_event()).map(|field| (field.key(), *field)).collect();
    let fields = |section: &mut Section<'_, '_>, key: &str| section.choices(key, &events).unwrap_or_default();
    let start = fields(&mut section, "start");
    let end = fields(&mut section, "end");
    for (key, events) in [("start", &start), ("end", &end)] {
        if events.is_empty() {
            section.contradiction(format!("`service.{key}` 至少写一个事件"), format!("`service.{key}` needs at least one event"));
        }
    }
    let service = Service {
        id: section.required_string("id"),
        name: section.required_wording("name"),
        rate_name: section.required_wording("rate_name"),
        limit: section.required_parsed("limit").unwrap_or(TimeLimit::SameDay),
        target: section.required_parsed("target").unwrap_or(Fraction::ONE),
        needs_validity: section.boolean("validity").unwrap_or(false),
        start_stand_ins: fields(&mut section, "start_stand_ins"),
        end_stand_ins: fields(&mut section, "end_stand_ins"),
        honours_appointments: section.required_choice("appointments", HONOUR).unwrap_or(false),
        rest_day_acceptance: rest_day_acceptance(&mut section),
        cutoff: section.parsed::<ClockTime>("cutoff").map(|time| time.0),
        closed_loop: section.choices("closed_loop", LOOP_MARKS).unwrap_or_else(|| vec![Mark::Handled, Mark::Recorded, Mark::ReportedBack]),
        statutory: section.section("statutory").map(statutory),
        stages: section.sections("stage").into_iter().map(stage).collect(),
        basis: section.required_wording("basis"),
        line: section.line(),
        start,
        end,
    };
    let shifts = service.rest_day_acceptance != RestDayAcceptance::AsMade || service.cutoff.is_some();
    if matches!(service.limit, TimeLimit::AsStated) && (shifts || service.honours_appointments || service.statutory.is_some()) {
        section.contradiction_at(
            "limit",
            "`as stated` 以台账所填时限为准，不能与休息日受理、截止时刻、预约或法定时限并用".to_owned(),
            "`as stated` takes the ledger's own due time; it cannot stand beside rest-day acceptance, a cut-off, appointments or a statutory limit".to_owned(),
        );
    }
    section.done();
    service
}

/// `17:00`, as seconds after midnight.
struct ClockTime(u32);

impl std::str::FromStr for ClockTime {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let error = "write a time such as `17:00`";
        let (hour, minute) = text.split_once(':').ok_or(error)?;
        let (hour, minute): (u32, u32) = (hour.parse().map_err(|_| error)?, minute.parse().map_err(|_| error)?);
        if hour < 24 && minute < 60 { Ok(Self(hour * 3600 + minute * 60)) } else { Err(error) }
    }
}

fn rest_day_acceptance(section: &mut Section<'_, '_>) -> RestDayAcceptance {
    let shifts = section.required_choice("rest_day_acceptance", &[("as_made", false), ("next_working_day", true)]);
    let channels = section.choices("rest_day_channels", Channel::ALL);
    match (shifts, channels) {
        (Some(true), Some(channels)) => RestDayAcceptance::NextWorkingDayFor(channels),
        (Some(true), None) => RestDayAcceptance::NextWorkingDay,
        (Some(false), Some(_)) => {
            section.contradiction_at(
                "rest_day_channels",
                "`rest_day_channels` 只与 `next_working_day` 并用".to_owned(),
                "`rest_day_channels` only goes with `next_working_day`".to_owned(),
            );
            RestDayAcceptance::AsMade
        }
        _ => RestDayAcceptance::AsMade,
    }
}

fn statutory(mut section: Section<'_, '_>) -> Statutory {
    let statutory = Statutory {
        limit: section.required_parsed("limit").unwrap_or(TimeLimit::SameDay),
        from: section.required_date("from"),
        basis: section.required_wording("basis"),
        line: section.line(),
    };
    section.done();
    statutory
}

fn stage(mut section: Section<'_, '_>) -> Stage {
    let stage = Stage {
        id: section.required_string("id"),
        name: section.required_wording("name"),
        start_headers: section.strings("start_headers").unwrap_or_default(),
        end_headers: section.strings("end_headers").unwrap_or_default(),
        basis: section.required_wording("basis"),
    };
    if stage.start_headers.is_empty() || stage.end_headers.is_empty() {
        section.contradiction("环节须写明起、止列的表头".to_owned(), "a stage needs headers for its start and its end".to_owned());
    }
    section.done();
    stage
}

fn counting(root: &mut Section<'_, '_>) -> Counting {
    let Some(mut section) = root.section("counting") else {
        root.contradiction("缺少 `[counting]`".to_owned(), "`[counting]` is missing".to_owned());
        return Counting {
            basis: Basis::Decided,
            adjusts_pauses: false,
            allowed_pause_reasons: Vec::new(),
            honours_extensions: false,
            small_number: 0,
            satisfied: Vec::new(),
            notes: Vec::new(),
            basis_text: Wording::none(),
            line: 0,
        };
    };
    let counting = Counting {
        basis: section.required_choice("basis", Basis::ALL).unwrap_or(Basis::Decided),
        adjusts_pauses: section.required_choice("pauses", ADJUST).unwrap_or(false),
        allowed_pause_reasons: section.strings("allowed_pause_reasons").unwrap_or_default(),
        honours_extensions: section.required_choice("extensions", HONOUR).unwrap_or(false),
        small_number: section.required_integer("small_number").into(),
        satisfied: section.choices("satisfied", &Satisfaction::WORDS).unwrap_or_default(),
        notes: section.wordings("notes"),
        basis_text: section.required_wording("basis_text"),
        line: section.line(),
    };
    section.done();
    counting
}

fn submission(mut section: Section<'_, '_>) -> SubmissionRules {
    let deadline_day = section.required_integer("deadline_day");
    if !(1..=28).contains(&deadline_day) {
        section.contradiction_at("deadline_day", "须为1至28日".to_owned(), "must be a day from 1 to 28".to_owned());
    }
    let rules = SubmissionRules { deadline_day, basis: section.required_wording("basis") };
    section.done();
    rules
}

/// What `[registry]` says of the codes of enterprises.
fn registry_code(mut section: Section<'_, '_>) -> Option<CodeStandard> {
    let code = section.required_choice("code", CODE_STANDARDS);
    section.required_wording("basis");
    section.done();
    code
}

fn milestone(mut section: Section<'_, '_>) -> Milestone {
    let milestone = Milestone {
        id: section.required_string("id"),
        name: section.required_wording("name"),
        by: section.required_date("by"),
        kind: section.required_choice("kind", MILESTONE_KINDS).unwrap_or(MilestoneKind::Participation),
        target: section.required_parsed("target").unwrap_or(Fraction::ONE),
        basis: section.required_wording("basis"),
    };
    section.done();
    milestone
}
