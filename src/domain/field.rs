//! The columns a case ledger can have, independent of how a pack spells their headers.

macro_rules! fields {
    ($($(#[$doc:meta])* $name:ident = $key:literal,)+) => {
        /// A canonical column of the case ledger.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum Field {
            $($(#[$doc])* $name,)+
        }

        impl Field {
            /// Every field, in the order of the format.
            pub const ALL: &[Self] = &[$(Self::$name,)+];

            /// The name used in packs and in machine output.
            pub fn key(self) -> &'static str {
                match self {
                    $(Self::$name => $key,)+
                }
            }
        }
    };
}

fields! {
    /// The case's number, unique within an enterprise.
    CaseId = "case_id",
    /// Which service was asked for.
    Service = "service",
    /// When the enterprise took the case on.
    AcceptedAt = "accepted_at",
    /// When the case was completed.
    CompletedAt = "completed_at",
    /// Where the case stands.
    Status = "status",
    /// Ordinary, emergency or major.
    Scope = "scope",
    /// Whether a complaint is valid.
    Valid = "valid",
    /// How the case came in.
    Channel = "channel",
    /// What was done; only its presence counts.
    Handling = "handling",
    /// Number of the record; only its presence counts.
    RecordNo = "record_no",
    /// When the user was told the result.
    ReportedBackAt = "reported_back_at",
    /// When the user was asked about it.
    FollowedUpAt = "followed_up_at",
    /// What the user thought of it.
    Satisfaction = "satisfaction",
    /// How often the user had to come.
    Visits = "visits",
    /// Intervals in which the clock stood still.
    Paused = "paused",
    /// First day of a pause, where it has a column of its own.
    PausedFrom = "paused_from",
    /// Last day of a pause, where it has a column of its own.
    PausedTo = "paused_to",
    /// Why the clock stood still.
    PauseReason = "pause_reason",
    /// When more time was asked for.
    ExtensionRequestedAt = "extension_requested_at",
    /// Until when more time was asked for.
    ExtendedTo = "extended_to",
    /// When the user applied.
    AppliedAt = "applied_at",
    /// When the user's papers were complete.
    DocumentsCompleteAt = "documents_complete_at",
    /// The day the user asked for.
    AppointmentAt = "appointment_at",
    /// When somebody arrived on site.
    ArrivedAt = "arrived_at",
    /// The day a case left the count.
    ExcludedOn = "excluded_on",
    /// Why a case left the count.
    ExcludedReason = "excluded_reason",
    /// Whether a complaint was upheld.
    Upheld = "upheld",
    /// Why a case was late; only its presence counts.
    LateReason = "late_reason",
    /// The superior's or the hotline's ticket.
    TransferNo = "transfer_no",
    /// The due time as the enterprise wrote it.
    StatedDue = "stated_due",
    /// Who was responsible.
    ResponsibleUnit = "responsible_unit",
    /// What followed for those responsible; only its presence counts.
    Accountability = "accountability",
    /// The district.
    District = "district",
    /// The enterprise, in files that hold several.
    Enterprise = "enterprise",
}

impl Field {
    /// The field a pack calls `key`.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|field| field.key() == key)
    }

    /// As an index into [`Field::ALL`].
    pub fn index(self) -> usize {
        self as usize
    }

    /// Does the field hold a time that can start or end a clock?
    pub fn is_event(self) -> bool {
        matches!(
            self,
            Self::AcceptedAt
                | Self::CompletedAt
                | Self::ReportedBackAt
                | Self::FollowedUpAt
                | Self::AppliedAt
                | Self::DocumentsCompleteAt
                | Self::AppointmentAt
                | Self::ArrivedAt
        )
    }
}
