//! What an independent program (Python, written from the method in the record) computes.

use gascore::draw::{DrawnTarget, Numbers, Replacement, draw};

use super::{POOL_SHA256, pool};

#[test]
fn numbers_are_those_that_an_independent_program_computes() {
    let bounds = [1, 10, 97, 1 << 32, (1 << 63) + 1, (1 << 63) + 1, 7];
    let check = |seed: &str, expected: [(u64, u64, u64); 7]| {
        let mut numbers = Numbers::new(POOL_SHA256, seed);
        let found = bounds.map(|bound| numbers.below(bound).map(|number| (number.index, number.value, number.result)).unwrap());
        assert_eq!(found, expected, "{seed}");
    };
    // The number of index 5 lies above the largest multiple of 2^63 + 1 and is passed over.
    check(
        "2019118",
        [
            (0, 967_526_786_128_122_759, 0),
            (1, 1_609_841_218_575_698_215, 5),
            (2, 6_685_978_581_923_144_827, 4),
            (3, 10_352_441_266_141_781_515, 1_652_153_867),
            (4, 7_396_604_161_797_054_765, 7_396_604_161_797_054_765),
            (6, 7_244_448_185_546_414_567, 7_244_448_185_546_414_567),
            (7, 7_052_605_571_691_703_110, 3),
        ],
    );
    check(
        "双色球 2019118",
        [
            (0, 16_928_637_770_858_443_718, 0),
            (1, 13_559_304_963_703_807_623, 3),
            (2, 9_749_543_563_023_698_653, 95),
            (3, 8_425_570_591_850_820_104, 222_229_000),
            (4, 5_745_877_534_112_933_596, 5_745_877_534_112_933_596),
            (5, 3_098_822_226_808_434_060, 3_098_822_226_808_434_060),
            (6, 16_313_615_911_747_888_599, 5),
        ],
    );
    assert_eq!(Numbers::new(POOL_SHA256, "2019118").below(0), None);
}

/// `F: I3 I5; F-L3 F-O2`, a replaced one with the number of its replacement behind `!`.
fn shown(target: &DrawnTarget) -> String {
    let out = |number: Option<usize>| number.map(|number| format!("!{number}")).unwrap_or_default();
    let inspectors: Vec<_> = target.inspectors.iter().map(|sent| format!("{}{}", sent.certificate_no, out(sent.replaced_by))).collect();
    let cases: Vec<_> = target.cases.iter().map(|case| case.id.as_str()).collect();
    format!("{}{}: {}; {}", target.code, out(target.replaced_by), inspectors.join(" "), cases.join(" "))
}

#[test]
fn draws_are_those_that_an_independent_program_makes() {
    let check = |seed: &str, replaced: &[&str], next: u64, expected: &[&str]| {
        let replacement = |what: &&str| Replacement { what: (*what).to_owned(), at: None, reason: "ill".to_owned() };
        let replacements: Vec<_> = replaced.iter().map(replacement).collect();
        let drawing = draw(&pool(), POOL_SHA256, seed, &replacements).unwrap();
        assert_eq!(drawing.targets.iter().map(shown).collect::<Vec<_>>(), expected, "{seed}");
        assert_eq!(drawing.steps.last().map(|step| step.index + 1), Some(next), "{seed}");
        assert_eq!(drawing.steps.iter().filter(|step| step.replacement.is_none()).count(), if next == 17 { 17 } else { 20 });
    };
    check("seed 0", &[], 17, &["F: I3 I5; F-L3 F-O2 F-O4 F-O3", "E: I5 I2; E-L2 E-O2 E-O4 E-O5", "B: I4 I1; B-L2 B-O1 B-O2"]);
    let first = ["F: I4 I6; F-L1 F-O2 F-O5 F-O1", "E: I5 I4; E-L1 E-O1 E-O4 E-O5", "C: I3 I4; C-L1 C-O3 C-O5 C-O1"];
    check("2019118", &[], 20, &first);
    check(
        "2019118",
        &["E", "I4"],
        29,
        &[
            "F: I4!2 I6 I1; F-L1 F-O2 F-O5 F-O1",
            "E!1: I5 I4; E-L1 E-O1 E-O4 E-O5",
            "C: I3 I4!2 I2; C-L1 C-O3 C-O5 C-O1",
            "D: I1 I5; D-L2 D-O3 D-O4 D-O5",
        ],
    );
}
