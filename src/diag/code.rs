//! Every code there is. A code is never reused; its wording stands in `text/codes.toml`.

use std::fmt;
use std::str::FromStr;

/// How bad a thing is for the submission.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// Good to know (提示).
    Note,
    /// Correct it or explain it (需核实说明).
    Confirm,
    /// The row is set aside, the submission is not acceptable (必须更正).
    Block,
}

impl Tier {
    /// The name used in machine output.
    pub fn key(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Confirm => "confirm",
            Self::Block => "block",
        }
    }
}

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

            /// What it looks at: `file`, `cell`, `case`, `ledger`, `progress` or `batch`.
            pub fn stage(self) -> &'static str {
                match self.id().as_bytes()[0] {
                    b'F' => "file",
                    b'R' => "cell",
                    b'C' => "case",
                    b'L' => "ledger",
                    b'P' => "progress",
                    _ => "batch",
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
    L301 Block "differing-duplicates",
    L302 Note "identical-duplicates",
    L303 Note "case-of-another-period",
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
    B501 Block "unknown-submitter",
    B502 Block "row-of-another-enterprise",
    B503 Confirm "case-reported-late",
    B504 Confirm "unknown-enterprise",
    B505 Block "submitted-twice",
    B506 Block "unreadable-submission-toml",
    B507 Block "registry-row-unreadable",
    B508 Block "wrong-quarter",
    B509 Confirm "not-declared-empty",
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl FromStr for Code {
    type Err = String;

    /// By code or by name.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let found = Self::ALL.iter().find(|code| code.id().eq_ignore_ascii_case(text) || code.name() == text);
        found.copied().ok_or_else(|| format!("there is no diagnostic `{text}`"))
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
}
