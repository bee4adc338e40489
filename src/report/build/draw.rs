//! A quarter → the pool of an inspection draw; pool and seed → its record.

use super::Context;
use crate::batch::Settings;
use crate::diag::{Code, Sink};
use crate::domain::fold::fold;
use crate::domain::{Inspector, Lang, Score, Scorecard, Wording};
use crate::draw::{ALGORITHM, Candidate, Frame, Impossible, Observed, Plan, Pool, Replacement, Target, Weights, draw};
use crate::report::model::{
    DrawRecord, EnterpriseReport, FileSeal, FormHead, POOL_SCHEMA, PointTitle, PoolFile, RECORD_SCHEMA, Report, Sealed, SealedText, Tool,
};
use crate::report::template;
use crate::rules::{Checklist, DrawRules, InspectorsFrom};
use crate::text;

/// What a pool is made from besides the report.
pub struct PoolInputs<'a> {
    /// The draw the policy asks for.
    pub rules: &'a DrawRules,
    /// Who may be drawn.
    pub inspectors: &'a [Inspector],
    /// The cases that may be looked at.
    pub frame: Frame,
    /// What was read, and how.
    pub sealed: Sealed,
}

/// Makes the pool.
///
/// # Errors
/// Why nothing could be drawn from it.
pub fn draw_pool(context: &Context<'_>, report: &Report, inputs: PoolInputs<'_>) -> Result<PoolFile, Impossible> {
    let PoolInputs { rules, inspectors, mut frame, sealed } = inputs;
    let (settings, policy) = (context.settings, &context.settings.pack.policy);
    let registered = |card: &Scorecard| context.result.unit(card.enterprise).is_some_and(|unit| unit.registered);
    let of_registry: Vec<_> = context.result.cards.iter().zip(&report.enterprises).filter(|(card, _)| registered(card)).collect();
    let mut targets: Vec<_> = of_registry.iter().map(|(card, enterprise)| context.target(card, enterprise, rules, &mut frame)).collect();
    targets.sort_by(|a, b| a.code.cmp(&b.code));
    let of_field: Vec<_> = inspectors.iter().filter(|inspector| is_of_field(inspector, rules)).collect();
    let pool = Pool { algorithm: ALGORITHM.to_owned(), plan: plan(rules, &targets), targets, inspectors: context.candidates(&of_field) };
    pool.check()?;
    let claims = of_registry.iter().map(|(card, enterprise)| {
        let of_points = context.result.claims(card.enterprise).map(|(point, status)| (point.to_owned(), status.key().to_owned()));
        (enterprise.code.clone(), of_points.collect())
    });
    let checklist = settings.pack.checklist.iter();
    let points = checklist.flat_map(Checklist::points).map(|point| PointTitle { id: point.id.clone(), title: point.title.clone() });
    Ok(PoolFile {
        schema: POOL_SCHEMA.to_owned(),
        tool: Tool::this(),
        quarter: report.quarter.clone().unwrap_or_default(),
        as_of: report.as_of,
        encoding: sealed.encoding,
        as_known_on: report.calendar.known_on,
        policy: policy.title.clone(),
        basis: rules.basis.clone(),
        rules: SealedText { name: policy.id.clone(), sha256: settings.pack.sha256.clone() },
        calendar: SealedText { name: report.calendar.name.clone(), sha256: sealed.calendar_sha256 },
        inputs: sealed.inputs,
        earlier: sealed.earlier,
        inspectors_of_other_fields: inspectors.len() - of_field.len(),
        points: points.collect(),
        form: form(settings),
        claims: claims.collect(),
        services: policy.services.iter().map(|service| (service.id.clone(), service.name.clone())).collect(),
        pool,
    })
}

/// What is wrong and doubtful in the directories that a draw rests on, a line each with its place: of all that was told of the
/// quarter what touches weights, and everything that was told of inspectors.
pub fn directory_faults(quarter: &Sink, inspectors: &Sink, lang: Lang) -> Vec<String> {
    let of_weights = |group: &&crate::diag::Group| matches!(group.code, Code::B533 | Code::B534);
    let groups = inspectors.groups().into_iter().chain(quarter.groups().into_iter().filter(of_weights));
    let lines = groups.flat_map(|group| group.samples.iter().map(move |told| (group, told)));
    let line = |(group, told): (&crate::diag::Group, &crate::diag::Diagnostic)| {
        format!("{}: {}[{} {}] {}", told.place, group.tier.key(), group.code, group.code.name(), text::message(told, lang))
    };
    lines.map(line).collect()
}

/// Draws, and writes down what came of it.
///
/// # Errors
/// Why nothing can be drawn.
pub fn draw_record(
    file: &PoolFile,
    seal: FileSeal,
    seed: &str,
    replacements: Vec<Replacement>,
    lang: Lang,
) -> Result<DrawRecord, Impossible> {
    let drawing = draw(&file.pool, &seal.sha256, seed, &replacements)?;
    Ok(DrawRecord {
        schema: RECORD_SCHEMA.to_owned(),
        tool: Tool::this(),
        language: lang.to_string(),
        quarter: file.quarter.clone(),
        pool: seal,
        seed: seed.to_owned(),
        method: text::draw::method(lang).into_iter().map(str::to_owned).collect(),
        replacements,
        drawing,
    })
}

impl Context<'_> {
    fn target(&self, card: &Scorecard, enterprise: &EnterpriseReport, rules: &DrawRules, frame: &mut Frame) -> Target {
        let unit = self.result.enterprise(card.enterprise);
        let score = card.score().filter(|_| card.reported);
        let hundredths = |part: fn(&Score) -> crate::domain::Points| score.map(|score| part(score).hundredths());
        let last_inspected_on = unit.and_then(|unit| unit.last_inspected_on);
        let signals = self.result.signals.iter().filter(|signal| signal.enterprise == card.enterprise).count();
        let observed = Observed {
            score_hundredths: hundredths(|score| score.total),
            available_hundredths: hundredths(|score| score.available),
            signals: self.settings.pack.policy.screens.as_ref().map(|_| signals as u64),
            valid_complaints: enterprise.complaints.iter().map(|complaints| complaints.valid).sum(),
            users: enterprise.users,
            last_inspected_on,
            months_since: last_inspected_on.map(|day| Observed::months_between(day, self.result.as_of)),
        };
        let risk_class = unit.and_then(|unit| unit.risk_class.clone());
        let weights = Weights::of(rules, risk_class.as_deref(), &observed);
        Target {
            code: enterprise.code.clone(),
            name: enterprise.name.clone(),
            district: enterprise.district.clone(),
            full_coverage: risk_class.as_deref().and_then(|class| rules.class(class)).is_some_and(|class| class.full_coverage),
            weight: u32::try_from(weights.sum()).unwrap_or(u32::MAX),
            cases: frame.of(&enterprise.code),
            risk_class,
            observed,
            weights,
        }
    }

    fn candidates(&self, inspectors: &[&Inspector]) -> Vec<Candidate> {
        let candidate = |inspector: &&Inspector| {
            let codes = inspector.recused.iter().filter_map(|enterprise| Some(self.result.enterprise(*enterprise)?.code.clone()));
            Candidate {
                name: inspector.name.clone(),
                certificate_no: inspector.certificate_no.clone(),
                authority: inspector.authority.clone(),
                district: inspector.district.clone(),
                fields: inspector.fields.clone(),
                recused: codes.collect(),
            }
        };
        let mut candidates: Vec<_> = inspectors.iter().map(candidate).collect();
        candidates.sort_by(|a, b| a.certificate_no.cmp(&b.certificate_no));
        candidates
    }
}

fn is_of_field(inspector: &Inspector, rules: &DrawRules) -> bool {
    let is_one = |field: &String| rules.fields.iter().any(|wanted| fold(wanted) == fold(field));
    rules.fields.is_empty() || inspector.fields.iter().any(is_one)
}

fn plan(rules: &DrawRules, targets: &[Target]) -> Plan {
    let drawable = targets.iter().filter(|target| !target.full_coverage).count();
    let share = rules.share.ceiling_of(u32::try_from(drawable).unwrap_or(u32::MAX));
    Plan {
        targets: share.max(rules.at_least),
        inspectors: rules.inspectors,
        same_district: rules.inspectors_from == InspectorsFrom::District,
        late: rules.cases.late,
        due_day: rules.cases.due_day,
        other: rules.cases.other,
    }
}

/// The columns of what inspectors fill in, with heads that the pack can read again.
fn form(settings: &Settings<'_>) -> Vec<FormHead> {
    let spec = &settings.pack.spellings.verified;
    let head = |key: &str| {
        let in_language = |lang| template::field(spec, key, lang);
        Some(FormHead { key: key.to_owned(), head: Wording { zh: in_language(Lang::Zh)?, en: in_language(Lang::En)? } })
    };
    spec.fields.iter().filter_map(|field| head(&field.key)).collect()
}
