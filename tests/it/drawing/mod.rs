//! The inspection draw: its numbers and results against an independent program, its odds against the stated weights, and its
//! folder from the commit to `verify`.

mod chance;
mod folder;
mod impossible;
mod vectors;

use gascore::draw::{ALGORITHM, Candidate, FrameCase, FrameGroup, Observed, Plan, Pool, Stratum, Target, Weights};

/// SHA-256 of the text `pool`, which stands for a pool's file.
const POOL_SHA256: &str = "27cac5503836765cd10751d27ab4a6e17d7a80d4c948430a5a81513973f9b51e";

/// Two of five targets by weight besides one with full coverage, and two of six inspectors for each, of whom two stand back.
fn pool() -> Pool {
    let target = |(code, weight): (&str, u32)| {
        let others = if code == "B" { 2 } else { 5 };
        target(code, weight, code == "F", &[(Stratum::Late, 'L', 3), (Stratum::Other, 'O', others)])
    };
    let recused = |number| match number {
        1 => vec!["E"],
        2 => vec!["F", "A"],
        _ => Vec::new(),
    };
    Pool {
        algorithm: ALGORITHM.to_owned(),
        plan: Plan { targets: 2, inspectors: 2, same_district: false, late: 1, due_day: 0, other: 3 },
        targets: [("A", 1), ("B", 2), ("C", 3), ("D", 4), ("E", 10), ("F", 5)].map(target).to_vec(),
        inspectors: (1..=6).map(|number| inspector(&format!("I{number}"), &recused(number))).collect(),
    }
}

fn target(code: &str, weight: u32, full_coverage: bool, cases: &[(Stratum, char, u64)]) -> Target {
    let group = |(stratum, letter, count): &(Stratum, char, u64)| FrameGroup {
        stratum: *stratum,
        service: "fault_report".to_owned(),
        file: "cases.csv".to_owned(),
        cases: (1..=*count).map(|line| FrameCase { line, id: format!("{code}-{letter}{line}") }).collect(),
    };
    Target {
        code: code.to_owned(),
        name: format!("{code} Gas"),
        district: None,
        risk_class: None,
        full_coverage,
        observed: Observed {
            score_hundredths: None,
            available_hundredths: None,
            signals: None,
            valid_complaints: 0,
            users: None,
            last_inspected_on: None,
            months_since: None,
        },
        weights: Weights { base: weight, risk_class: 0, score: 0, signals: 0, complaints: 0, months: 0 },
        weight,
        cases: cases.iter().map(group).collect(),
    }
}

fn inspector(certificate_no: &str, recused: &[&str]) -> Candidate {
    Candidate {
        name: format!("Name of {certificate_no}"),
        certificate_no: certificate_no.to_owned(),
        authority: None,
        district: None,
        fields: Vec::new(),
        recused: recused.iter().map(|code| (*code).to_owned()).collect(),
    }
}
