//! The columns of the tables beside the case ledger, by their names for machines.

/// `enterprises.csv`: who must report.
pub const REGISTRY: &[&str] =
    &["enterprise", "name", "short_name", "district", "parent", "users", "reporting_since", "risk_class", "last_inspected_on"];

/// `progress.csv`: the work-progress ledger.
pub const PROGRESS: &[&str] = &["point", "status", "evidence", "reason", "responsible_unit", "due_on", "done_on", "progress", "problems"];

/// `statements.csv`: what an enterprise explains.
pub const STATEMENT: &[&str] = &["code", "case_id", "rows", "file", "reason", "signed_by_unit"];

/// `verified.csv`: what inspectors verified.
pub const VERIFIED: &[&str] = &["enterprise", "point", "title", "claimed", "status", "reason", "inspected_on", "inspectors", "note"];

/// `inspectors.csv`: who may be drawn to inspect.
pub const INSPECTORS: &[&str] = &["name", "certificate_no", "authority", "district", "fields", "recuse"];

/// `verified_cases.csv`: cases that inspectors checked, and appeals.
pub const VERIFIED_CASES: &[&str] = &[
    "enterprise",
    "case_id",
    "finding",
    "completed_at",
    "reason",
    "checked_on",
    "inspectors",
    "appealed_on",
    "appeal",
    "decided_on",
    "note",
];

/// `violations.csv`: joint-enforcement findings.
pub const VIOLATIONS: &[&str] = &[
    "enterprise",
    "kind",
    "found_on",
    "authorities",
    "facts",
    "basis",
    "decision_no",
    "decided_on",
    "penalty_kind",
    "penalty",
    "fine_wan_yuan",
    "confiscated_wan_yuan",
    "licence",
    "valid_until",
    "publish_until",
    "authority",
    "authority_code",
    "source_unit",
    "source_unit_code",
    "legal_representative",
    "published_on",
    "withdrawn_on",
    "corrected_on",
    "note",
];

/// Kinds of violations.
pub const VIOLATION_KINDS: &[&str] = &[
    "unlawful_precondition_qualification",
    "unlawful_precondition_testing",
    "forced_sale_appliance",
    "forced_sale_alarm",
    "falsified_ledger",
    "other",
];

/// `nominees.csv`: people and teams put forward for honours.
pub const NOMINEES: &[&str] = &["name", "enterprise", "post", "front_line", "honours_held", "merits", "disqualified_by"];

/// `transfers.csv`: tickets the bureau passed on.
pub const TRANSFERS: &[&str] = &["transfer_no", "enterprise", "service", "transferred_at", "note"];

/// `remarks.csv`: what districts say of what their enterprises handed in.
pub const REMARKS: &[&str] = &["enterprise", "district", "remark", "signed_by_unit", "reviewed_on"];

/// `problems.csv`: problems of enterprises, which stay until they are closed.
pub const PROBLEMS: &[&str] = &["id", "enterprise", "point", "found_on", "due_on", "closed_on", "evidence", "problem", "note"];
