//! Every code there is. A code is never reused; its wording stands in `text/codes.toml`. It is long because every code has its line.

use std::fmt;
use std::str::FromStr;

use super::{Stage, Tier};
use crate::domain::within;

macro_rules! codes {
    ($($code:ident $tier:ident $name:literal,)+) => {
        /// A kind of diagnostic.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs)] // The names are the documentation; `text/codes.toml` has the rest.
        pub enum Code {
            $($code,)+
        }

        impl Code {
            /// Every code, sorted.
            pub const ALL: &[Self] = &[$(Self::$code,)+];

            /// `C201`.
            pub fn id(self) -> &'static str {
                match self {
                    $(Self::$code => stringify!($code),)+
                }
            }

            /// The name that reads well after «allow».
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$code => $name,)+
                }
            }

            /// How bad it is unless overridden.
            pub fn tier(self) -> Tier {
                match self {
                    $(Self::$code => Tier::$tier,)+
                }
            }
        }
    };
}

codes! {
    F001 Block "undecodable-bytes",
    F002 Block "missing-column",
    F003 Note "unknown-column",
    F004 Note "personal-data-column",
    F006 Block "no-header",
    F008 Confirm "column-given-twice",
    F009 Note "rows-passed-over",
    F010 Block "empty-file",
    F011 Block "file-not-read",
    F012 Block "protected-workbook",
    F013 Block "web-page-named-workbook",
    F014 Note "sheet-passed-over",
    F015 Block "damaged-file",
    F016 Confirm "number-kept-as-number",
    F017 Confirm "rows-at-a-spreadsheet-limit",
    F018 Block "file-beyond-limits",
    R101 Block "unreadable-date",
    R102 Confirm "unreadable-side-date",
    R103 Block "ambiguous-date",
    R104 Block "unknown-value",
    R105 Confirm "unknown-side-value",
    R106 Block "missing-required-cell",
    R107 Block "ragged-row",
    R108 Block "unclosed-quote",
    R109 Block "spreadsheet-damage",
    R110 Block "endless-row",
    R111 Confirm "replacement-characters",
    R112 Note "invisible-characters-in-number",
    R113 Note "full-width-number",
    R114 Note "serial-date",
    R115 Confirm "digits-lost",
    R116 Confirm "personal-data-in-cell",
    R117 Block "personal-case-number",
    C201 Block "completed-before-accepted",
    C202 Confirm "completed-earlier-the-same-day",
    C203 Block "completed-without-time",
    C204 Confirm "open-with-completion",
    C205 Confirm "exclusion-without-date-or-reason",
    C206 Confirm "excluded-after-due",
    C207 Confirm "pause-not-allowed",
    C208 Confirm "stand-in-event",
    C209 Confirm "transferred-complaint-called-invalid",
    C210 Block "outside-calendar",
    C211 Block "pause-ends-before-it-begins",
    C212 Block "after-hand-in",
    C214 Confirm "excluded-and-completed",
    C215 Confirm "pauses-overlap",
    C216 Confirm "pause-outside-case",
    C217 Confirm "pause-without-end",
    C218 Confirm "extension-asked-late",
    C219 Confirm "extension-shortens",
    C220 Confirm "extension-incomplete",
    C221 Confirm "stated-due-differs",
    C222 Confirm "reported-back-before-completion",
    C223 Confirm "followed-up-before-completion",
    C224 Confirm "arrived-before-acceptance",
    C225 Note "appointment-before-acceptance",
    C226 Confirm "applied-after-acceptance",
    C227 Confirm "arrived-after-completion",
    C228 Confirm "excluded-before-start",
    C229 Note "validity-not-given",
    C230 Note "late-without-reason",
    C231 Note "satisfaction-without-follow-up",
    C232 Note "reason-without-exclusion",
    C233 Confirm "upheld-but-invalid",
    L301 Block "differing-duplicates",
    L302 Note "identical-duplicates",
    L303 Note "case-of-another-period",
    L304 Note "gaps-in-running-numbers",
    L306 Confirm "numbers-of-differing-length",
    L307 Confirm "many-excluded",
    L308 Confirm "many-set-aside",
    L309 Confirm "all-satisfied",
    L310 Confirm "all-at-midnight",
    L311 Confirm "nothing-completed",
    L312 Confirm "declared-total-differs",
    P401 Confirm "unknown-point",
    P402 Block "point-given-twice",
    P403 Block "unknown-point-status",
    P404 Block "unreadable-progress-row",
    P405 Confirm "not-applicable-with-cases",
    P406 Block "unreadable-statement",
    P407 Block "statement-without-reason",
    P408 Confirm "statement-for-a-block",
    P409 Note "statement-without-unit",
    P410 Confirm "statement-matches-nothing",
    P411 Note "point-not-answered",
    P412 Confirm "met-without-evidence",
    P413 Confirm "not-applicable-without-reason",
    P414 Confirm "done-after-period",
    P415 Confirm "unreadable-progress-date",
    B501 Block "unknown-submitter",
    B502 Block "row-of-another-enterprise",
    B503 Confirm "case-reported-late",
    B504 Confirm "unknown-enterprise",
    B505 Block "submitted-twice",
    B506 Block "unreadable-submission-toml",
    B507 Block "registry-row-unreadable",
    B508 Block "wrong-quarter",
    B509 Confirm "not-declared-empty",
    B510 Confirm "wrong-check-character",
    B511 Confirm "not-submitted",
    B512 Note "handed-in-late",
    B513 Confirm "name-registered-twice",
    B514 Block "submission-without-ledger",
    B531 Block "inspector-row-unusable",
    B532 Block "unknown-recusal",
    B533 Confirm "unknown-risk-class",
    B534 Confirm "unreadable-inspection-day",
    B551 Block "unknown-violation-kind",
    B552 Block "unreadable-violation-date",
    B553 Block "unreadable-amount",
    B554 Confirm "amount-perhaps-in-yuan",
    B555 Block "decision-incomplete",
    B556 Block "decision-still-to-come",
    B557 Confirm "decided-before-found",
    B558 Block "dated-before-the-decision",
    B559 Block "decision-number-twice",
    B560 Confirm "credit-column-blank",
    B561 Confirm "decision-published-late",
    B562 Confirm "decision-not-published",
    B571 Confirm "transfer-left-out",
    B572 Confirm "transfer-dated-otherwise",
    B573 Confirm "bureau-row-not-used",
    B574 Note "transfer-reported-twice",
    B581 Confirm "checked-case-not-found",
    B591 Confirm "closed-without-evidence",
    B592 Confirm "closed-before-found",
    B593 Confirm "blank-remark",
    B594 Confirm "remark-of-another-district",
    K600 Block "rules-unusable",
    K601 Block "rules-not-toml",
    K602 Block "calendar-key-unfit",
    K603 Block "calendar-no-such-day",
    K604 Block "calendar-days-reversed",
    K605 Block "calendar-day-outside",
    K606 Block "calendar-day-arranged-twice",
    K607 Block "calendar-make-up-day-on-weekday",
    K608 Block "calendar-year-without-notice",
    K609 Block "calendar-amendment-fits-nothing",
    K610 Block "calendar-holiday-unclear",
    K611 Block "calendar-nothing-known",
    K620 Block "rules-unknown-key",
    K621 Block "rules-missing-key",
    K622 Block "rules-wrong-value",
    K623 Block "rules-contradiction",
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl Code {
    /// Where on the way of a ledger it is raised.
    pub fn stage(self) -> Stage {
        let of_letter = |stage: &&Stage| self.id().starts_with(stage.letter());
        Stage::ALL.iter().find(of_letter).copied().unwrap_or(Stage::Rules)
    }

    /// Is it about a table that the bureau keeps? That is for the bureau to mend, and nothing for an enterprise to explain.
    pub fn is_of_the_bureau(self) -> bool {
        matches!(
            self,
            Self::B504
                | Self::B511
                | Self::B513
                | Self::B531
                | Self::B532
                | Self::B533
                | Self::B534
                | Self::B554
                | Self::B557
                | Self::B560
                | Self::B561
                | Self::B562
                | Self::B573
                | Self::B581
                | Self::B591
                | Self::B592
                | Self::B593
                | Self::B594
        )
    }

    /// The codes that may have been meant by a text that is none, the likeliest first, three at most.
    pub fn near(text: &str) -> Vec<Self> {
        let text = text.to_ascii_lowercase();
        let mut near: Vec<(usize, Self)> = Self::ALL.iter().filter_map(|code| Some((code.distance(&text)?, *code))).collect();
        near.sort_unstable();
        near.into_iter().take(3).map(|(_, code)| code).collect()
    }

    /// How far a lower-case text is from the code or its name, where it is not far: a slip in the code, a few in the name, or
    /// words of the name.
    fn distance(self, text: &str) -> Option<usize> {
        let id = within(text, &self.id().to_ascii_lowercase(), 1);
        let name = || within(text, self.name(), self.name().len() / 4);
        let is_part = text.len() > 3 && self.name().contains(text);
        id.or_else(name).or_else(|| is_part.then(|| strsim::osa_distance(text, self.name())))
    }
}

impl FromStr for Code {
    type Err = String;

    /// By code or by name, in any letter case.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let found = Self::ALL.iter().find(|code| code.id().eq_ignore_ascii_case(text) || code.name().eq_ignore_ascii_case(text));
        found.copied().ok_or_else(|| {
            let near: Vec<_> = Self::near(text).into_iter().map(Self::id).collect();
            let hint = if near.is_empty() { String::new() } else { format!("; did you mean {}?", near.join(" or ")) };
            format!("there is no diagnostic `{text}`{hint}")
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_ascend_within_a_stage_and_their_names_are_unique() {
        let same_stage = |pair: &&[Code]| pair[0].id()[..1] == pair[1].id()[..1];
        assert!(Code::ALL.windows(2).filter(same_stage).all(|pair| pair[0].id() < pair[1].id()));
        let mut names: Vec<_> = Code::ALL.iter().map(|code| code.name()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Code::ALL.len());
    }

    #[test]
    fn every_code_begins_with_the_letter_of_its_stage_and_stages_follow_each_other() {
        assert!(Code::ALL.iter().all(|code| code.id().starts_with(code.stage().letter())));
        assert!(Code::ALL.windows(2).all(|pair| pair[0].stage() <= pair[1].stage()));
    }

    #[test]
    fn a_code_is_found_in_any_letter_case_and_a_near_miss_names_what_was_meant() {
        let near = |text: &str| text.parse::<Code>().map_err(|_| Code::near(text));
        for (text, expected) in [
            ("c201", Ok(Code::C201)),
            ("Pause-Not-Allowed", Ok(Code::C207)),
            ("C2O1", Err(vec![Code::C201, Code::C211, Code::C221])),
            ("pause-not-alowed", Err(vec![Code::C207])),
            ("duplicates", Err(vec![Code::L301, Code::L302])),
            ("banana", Err(Vec::new())),
            ("", Err(Vec::new())),
        ] {
            assert_eq!(near(text), expected, "{text}");
        }
    }
}
