//! The words everything else is written in: plain types that know no file, no format and no policy.

pub mod fraction;
pub mod limit;
pub mod moment;
pub mod period;
pub mod place;
pub mod points;
pub mod rate;
pub mod wording;

pub use fraction::Fraction;
pub use limit::TimeLimit;
pub use moment::{Instant, Moment, TimeOfDay};
pub use period::{Period, Quarter};
pub use place::{Column, Place};
pub use points::Points;
pub use rate::{Interval, Rate};
pub use wording::{Lang, Wording};
