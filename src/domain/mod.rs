//! The words everything else is written in: plain types that know no file, no format and no policy.

pub mod basis;
pub mod case;
pub mod case_list;
pub mod case_row;
pub mod encoding;
pub mod enterprise;
pub mod facts;
pub mod field;
pub mod fold;
pub mod fraction;
pub mod judgement;
pub mod late_reason;
pub mod limit;
pub mod marks;
pub mod moment;
pub mod period;
pub mod place;
pub mod points;
pub mod progress;
pub mod rate;
pub mod received;
pub mod row_text;
pub mod running_number;
pub mod scorecard;
pub mod screen;
pub mod service;
pub mod sha256;
pub mod tables;
pub mod wording;

pub use basis::Basis;
pub use case::{Case, Channel, Exclusion, ExclusionKind, Extension, Pause, PauseKind};
pub use case_list::{CaseList, CaseLists, ListKind, ListedCase};
pub use case_row::{CaseRow, JudgedCase};
pub use encoding::Encoding;
pub use enterprise::{Enterprise, EnterpriseIx};
pub use facts::{Balance, Days, Facts, OutcomeCounts, ServiceFacts};
pub use field::Field;
pub use fraction::Fraction;
pub use judgement::{Breach, Due, ExclusionReason, Flow, Judgement, Outcome, Reading, Ruling, UndecidableReason};
pub use late_reason::{LateReason, Lateness};
pub use limit::TimeLimit;
pub use marks::{Mark, Marks, Satisfaction};
pub use moment::{Instant, Moment, TimeOfDay};
pub use period::{Period, Quarter};
pub use place::{Column, FileName, Place};
pub use points::{NoPoints, Points};
pub use progress::{PointClaim, PointStatus, Progress, Verification};
pub use rate::{Interval, Rate};
pub use received::{Assessment, Received, Way};
pub use row_text::{RowText, SentCell, SentRow};
pub use scorecard::{
    AreaScore, Attested, BestGradeBar, Cause, Finding, Grade, Measured, MetricValue, PointScore, PointState, Score, Scorecard, StatusSource,
};
pub use screen::{ScreenId, Signal, SignalRow};
pub use service::ServiceIx;
pub use wording::{Lang, Wording};
