//! What is said of a point, by the enterprise and by inspectors.

use gascore::domain::{Cause, PointState, PointStatus, Quarter, StatusSource};

use super::{Desk, Paper, at, available, day, earned, lost};

fn one() -> Paper {
    Paper::new().attested("1.1", 1)
}

/// A point with these keys beside another that is met.
fn beside(keys: &str) -> Desk {
    Desk::new(&Paper::new().attested("1.1", 1).point("1.2", 1, keys)).claims("1.1", "met")
}

#[test]
fn met_earns_all_partly_half_and_not_met_nothing() {
    let paper = Paper::new().attested("1.1", 50).attested("1.2", 30).attested("1.3", 20);
    let score = Desk::new(&paper).claims("1.1", "met").claims("1.2", "partly").claims("1.3", "not_met").claimed();
    assert_eq!(earned(&score), ["50.00", "15.00", "0.00"]);
    assert_eq!((score.met, score.applicable), (1, 3), "the flat count stands beside");
}

#[test]
fn a_claim_without_evidence_earns_nothing_and_is_a_finding() {
    for status in ["met", "partly"] {
        let card = Desk::new(&one()).claims_but("1.1", status, |claim| claim.evidenced = false).card();
        let findings = card.findings();
        assert_eq!((findings.len(), findings[0].lost.to_string(), &findings[0].causes), (1, "100.00".to_owned(), &vec![Cause::NoEvidence]));
    }
}

#[test]
fn a_verified_status_replaces_the_claim_and_both_scores_stand_side_by_side() {
    let desk = Desk::new(&one()).claims("1.1", "met").finds("1.1", "partly");
    assert_eq!((desk.total(), desk.verified().total.to_string()), ("100.00".to_owned(), "50.00".to_owned()));
    assert_eq!(at(&desk.verified(), 0).causes, [Cause::Verified(PointStatus::Partly)]);
    let up = Desk::new(&one()).claims("1.1", "not_met").finds("1.1", "met");
    assert_eq!((up.total(), up.verified().total.to_string()), ("0.00".to_owned(), "100.00".to_owned()));
}

#[test]
fn a_verified_status_needs_no_evidence_and_no_claim() {
    let bare = Desk::new(&one()).claims_but("1.1", "met", |claim| claim.evidenced = false).finds("1.1", "met");
    assert_eq!(bare.verified().total.to_string(), "100.00");
    let unanswered = Desk::new(&one()).finds("1.1", "met").verified();
    assert_eq!((unanswered.total.to_string(), at(&unanswered, 0).attested.unwrap().source), ("100.00".to_owned(), StatusSource::Verified));
}

#[test]
fn points_that_nobody_verified_keep_their_claim_in_the_verified_score() {
    let paper = Paper::new().attested("1.1", 60).attested("1.2", 40);
    let score = Desk::new(&paper).claims("1.1", "met").claims("1.2", "met").finds("1.2", "not_met").verified();
    assert_eq!(earned(&score), ["60.00", "0.00"]);
    assert_eq!(Desk::new(&paper).claims("1.1", "met").card().verified, None, "nobody verified anything");
}

#[test]
fn a_falsified_claim_earns_nothing() {
    let score = Desk::new(&one()).claims("1.1", "met").finds("1.1", "falsified").verified();
    assert_eq!((score.total.to_string(), at(&score, 0).causes), ("0.00".to_owned(), vec![Cause::Falsified]));
}

#[test]
fn a_point_nobody_answered_is_not_met() {
    let card = Desk::new(&one()).card();
    assert_eq!((lost(&card).to_string(), &card.findings()[0].causes), ("100.00".to_owned(), &vec![Cause::Unanswered]));
}

#[test]
fn a_point_not_yet_due_leaves_the_denominator() {
    let later = "how = \"attested\"\nfirst_due = 2019-10-01";
    for desk in [beside(later), beside(later).claims("1.2", "not_met")] {
        let score = desk.claimed();
        assert_eq!((available(&score), at(&score, 1).state), (vec!["100.00".to_owned(), "0.00".to_owned()], PointState::NotYetDue));
        assert_eq!((score.met, score.applicable), (1, 1));
    }
    assert_eq!(earned(&beside(later).claims("1.2", "met").claimed()), ["50.00", "50.00"], "what is done early counts");
    let due_now = beside("how = \"attested\"\nfirst_due = 2019-09-30").claimed();
    assert_eq!((at(&due_now, 1).state, at(&due_now, 1).causes), (PointState::Scored, vec![Cause::Unanswered]));
}

#[test]
fn what_is_due_yearly_or_half_yearly_runs_out_and_what_is_due_once_does_not() {
    let total = |frequency: &str, done_on: &str| {
        let keys = format!("how = \"attested\"\nfrequency = \"{frequency}\"");
        let desk = Desk::new(&Paper::new().point("1.1", 1, &keys));
        desk.claims_but("1.1", "met", |claim| claim.done_on = Some(day(done_on))).total()
    };
    assert_eq!((total("once", "2010-01-01"), total("quarter", "2010-01-01")), ("100.00".to_owned(), "100.00".to_owned()));
    assert_eq!((total("year", "2018-01-01"), total("year", "2017-12-31")), ("100.00".to_owned(), "0.00".to_owned()));
    assert_eq!((total("half_year", "2019-01-01"), total("half_year", "2018-12-31")), ("100.00".to_owned(), "0.00".to_owned()));
}

#[test]
fn a_status_carried_forward_earns_and_names_its_quarter() {
    let quarter: Quarter = "2019Q2".parse().unwrap();
    let score = Desk::new(&one()).claims_but("1.1", "met", |claim| claim.carried_from = Some(quarter)).claimed();
    assert_eq!((score.total.to_string(), at(&score, 0).attested.unwrap().source), ("100.00".to_owned(), StatusSource::Carried(quarter)));
}

#[test]
fn not_applicable_leaves_the_denominator_only_where_allowed_and_with_a_reason() {
    let allowed = "how = \"attested\"\nnot_applicable = true";
    let counts = beside(allowed).claims("1.2", "not_applicable").claimed();
    assert_eq!((available(&counts), at(&counts, 1).state), (vec!["100.00".to_owned(), "0.00".to_owned()], PointState::NotApplicable));
    assert_eq!(at(&counts, 1).attested.unwrap().status, PointStatus::NotApplicable, "it is shown");
    let bare = beside(allowed).claims_but("1.2", "not_applicable", |claim| claim.reasoned = false).claimed();
    let forbidden = beside("how = \"attested\"").claims("1.2", "not_applicable").claimed();
    for score in [bare, forbidden] {
        assert_eq!(
            (earned(&score), at(&score, 1).causes),
            (vec!["50.00".to_owned(), "0.00".to_owned()], vec![Cause::NotApplicableRefused])
        );
    }
}

#[test]
fn inspectors_too_may_say_not_applicable_only_where_the_pack_allows_it() {
    let allowed = beside("how = \"attested\"\nnot_applicable = true").finds("1.2", "not_applicable").verified();
    assert_eq!(at(&allowed, 1).state, PointState::NotApplicable);
    let forbidden = beside("how = \"attested\"").finds("1.2", "not_applicable").verified();
    assert_eq!(at(&forbidden, 1).causes, [Cause::NotApplicableRefused]);
}
