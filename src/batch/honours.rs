//! Honours: what each unit achieved over several quarters, who is put forward, and which criteria each meets. Nobody is awarded
//! anything here.

use std::io;

use super::Directory;
use super::quarter::{QuarterResult, Settings};
use super::table_rows;
use crate::diag::Sink;
use crate::domain::fold::fold;
use crate::domain::personal::covered;
use crate::domain::{Encoding, Enterprise, EnterpriseIx, Fraction, Place, Points, Quarter, Rate, ServiceIx};
use crate::intake::Source;
use crate::rules::{Ask, Honour, Pack};

/// A unit in one quarter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitQuarter {
    /// The quarter.
    pub quarter: Quarter,
    /// It handed something in.
    pub reported: bool,
    /// The rates of its services with cases, each with whether it meets the promise.
    pub rates: Vec<(ServiceIx, Rate, bool)>,
    /// The score that counts.
    pub score: Option<Points>,
    /// Inspectors verified it.
    pub verified: bool,
    /// Decided cases over all services.
    pub decided: u64,
    /// Vetoes, by position in the policy's list.
    pub vetoes: Vec<usize>,
    /// Numbers of the decisions against it that stand.
    pub decisions: Vec<String>,
    /// Diagnostics to correct.
    pub to_correct: u64,
    /// Diagnostics to confirm that nobody explained.
    pub unexplained: u64,
}

/// A unit over the quarters looked at.
#[derive(Debug, Clone)]
pub struct UnitRecord {
    /// The unit, as the last quarter that knows it has it.
    pub enterprise: Enterprise,
    /// Its quarters, the oldest first; one that does not know it is missing.
    pub quarters: Vec<UnitQuarter>,
}

/// Somebody put forward, as the row says.
#[derive(Debug, Clone)]
pub struct Nominee {
    /// Where it stands.
    pub place: Place,
    /// Name of the person or team.
    pub name: String,
    /// The enterprise as it is named.
    pub enterprise: String,
    /// Its code, where the registry knows it.
    pub code: Option<String>,
    /// The post.
    pub post: String,
    /// A team and no person.
    pub is_team: bool,
    /// Works on the front line; `None` where that is not said in words the pack knows.
    pub front_line: Option<bool>,
    /// Honours held already.
    pub honours_held: String,
    /// Merits.
    pub merits: String,
    /// What whoever checked holds against it.
    pub disqualified_by: String,
}

/// The units of a quarter with what each achieved.
pub fn unit_quarters(result: &QuarterResult, quarter: Quarter, settings: &Settings<'_>) -> Vec<(Enterprise, UnitQuarter)> {
    let of = |unit: &super::Unit| {
        let enterprise = result.enterprise(unit.enterprise)?;
        Some((enterprise.clone(), unit_quarter(result, unit, quarter, settings)))
    };
    result.units.iter().filter_map(of).collect()
}

fn unit_quarter(result: &QuarterResult, unit: &super::Unit, quarter: Quarter, settings: &Settings<'_>) -> UnitQuarter {
    let policy = &settings.pack.policy;
    let card = result.cards.iter().find(|card| card.enterprise == unit.enterprise);
    let score = card.and_then(|card| card.score());
    let rate = |service: ServiceIx| {
        let rate = result.facts().services.get(&(unit.enterprise, service))?.official.rate()?;
        let kept = Fraction::new(rate.part().into(), rate.whole().into())? >= policy.service(service).target;
        Some((service, rate, kept))
    };
    let against = |enterprise: EnterpriseIx| result.violations.iter().filter(move |one| one.enterprise == Some(enterprise));
    UnitQuarter {
        quarter,
        reported: unit.handed_in.is_some(),
        rates: policy.service_indices().filter_map(rate).collect(),
        // What is scored in part alone says nothing about the whole.
        score: score.filter(|score| !score.measured_only).map(|score| score.total),
        verified: card.is_some_and(|card| card.verified.is_some()),
        decided: card.map_or(0, |card| card.decided),
        vetoes: score.and_then(|score| score.grade.as_ref()).map(|grade| grade.vetoes.clone()).unwrap_or_default(),
        decisions: against(unit.enterprise)
            .filter(|one| one.stands(settings.as_of))
            .map(|one| one.text("decision_no").to_owned())
            .collect(),
        to_correct: unit.told.block,
        unexplained: unit.told.confirm.saturating_sub(unit.told.explained),
    }
}

/// Quarters to units, in the order of the newest registry; `quarters` begin with the oldest.
pub fn unit_records(quarters: Vec<Vec<(Enterprise, UnitQuarter)>>) -> Vec<UnitRecord> {
    let mut records: Vec<UnitRecord> = Vec::new();
    for (enterprise, own) in quarters.into_iter().rev().flatten() {
        match records.iter_mut().find(|record| record.enterprise.code == enterprise.code) {
            Some(record) => record.quarters.insert(0, own),
            None => records.push(UnitRecord { enterprise, quarters: vec![own] }),
        }
    }
    records
}

/// Reads `nominees.csv`.
///
/// # Errors
/// When it cannot be read.
pub fn nominees(
    source: &dyn Source,
    pack: &Pack,
    directory: &Directory,
    encoding: Option<Encoding>,
    sink: &mut Sink,
) -> io::Result<Vec<Nominee>> {
    let spec = &pack.spellings.nominees;
    let mut nominees = Vec::new();
    for row in table_rows::read(source, spec, pack, encoding, sink)? {
        let written = |key: &str| row.get(spec, key).filter(|text| !pack.spellings.blank.contains(text)).map_or("", str::trim);
        let text = |key: &str| covered(written(key)).into_owned();
        let (enterprise, post) = (text("enterprise"), text("post"));
        let known = directory.find(written("enterprise")).and_then(|found| directory.get(found));
        nominees.push(Nominee {
            code: known.map(|known| known.code.clone()),
            is_team: pack.spellings.team.get(&fold(&post)).is_some(),
            front_line: pack.spellings.front_line.get(&fold(&text("front_line"))).copied(),
            name: text("name"),
            honours_held: text("honours_held"),
            merits: text("merits"),
            disqualified_by: text("disqualified_by"),
            place: row.place,
            enterprise,
            post,
        });
    }
    Ok(nominees)
}

/// Is what an honour asks for there? Without a record of the unit, nothing about it is.
fn meets(ask: Ask, unit: Option<&UnitRecord>, nominee: Option<&Nominee>, asked_quarters: usize) -> bool {
    let of_unit = |holds: &dyn Fn(&UnitRecord) -> bool| unit.is_some_and(holds);
    let in_each = |holds: &dyn Fn(&UnitQuarter) -> bool| of_unit(&|unit| unit.quarters.iter().all(holds));
    let of_nominee = |holds: &dyn Fn(&Nominee) -> bool| nominee.is_some_and(holds);
    match ask {
        Ask::Reported(least) => of_unit(&|unit| {
            let reported = unit.quarters.iter().filter(|own| own.reported).count();
            reported == asked_quarters && u32::try_from(reported).is_ok_and(|reported| reported >= least)
        }),
        Ask::Targets => in_each(&|own| !own.rates.is_empty() && own.rates.iter().all(|(_, _, kept)| *kept)),
        Ask::Score(from) => in_each(&|own| own.score.is_some_and(|score| score >= from)),
        Ask::Verified => of_unit(&|unit| unit.quarters.last().is_some_and(|own| own.verified)),
        Ask::Trend => of_unit(&|unit| match (unit.quarters.first(), unit.quarters.last()) {
            (Some(first), Some(last)) => last.score.is_some() && last.score >= first.score,
            _ => false,
        }),
        Ask::Volume(least) => of_unit(&|unit| unit.quarters.iter().map(|own| own.decided).sum::<u64>() >= least),
        Ask::NoVeto => in_each(&|own| own.vetoes.is_empty()),
        Ask::NoViolation => in_each(&|own| own.decisions.is_empty()),
        Ask::NoOpenDoubt => in_each(&|own| own.to_correct + own.unexplained == 0),
        Ask::FrontLine => of_nominee(&|nominee| nominee.front_line == Some(true)),
        Ask::Merits => of_nominee(&|nominee| !nominee.merits.is_empty()),
        Ask::NotDisqualified => of_nominee(&|nominee| nominee.disqualified_by.is_empty()),
    }
}

/// Everything an honour asks for, in its order, each with whether it is there.
pub fn weigh(honour: &Honour, unit: Option<&UnitRecord>, nominee: Option<&Nominee>, asked_quarters: usize) -> Vec<(Ask, bool)> {
    honour.criteria.iter().map(|criterion| (criterion.ask, meets(criterion.ask, unit, nominee, asked_quarters))).collect()
}
