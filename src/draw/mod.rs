//! The inspection draw: whom to inspect, who inspects, and which cases to look at, by a public seed.
//!
//! What may be drawn is fixed in a [`Pool`] before the seed is known; the SHA-256 of its file is published and is a part of
//! every number, so another pool gives other numbers. Anybody who has pool and seed gets the same result.

mod drawing;
mod frame;
mod impossible;
mod numbers;
mod pool;
mod weights;

pub use drawing::{Drawing, DrawnCase, DrawnInspector, DrawnTarget, HowDrawn, Replacement, Step, StepKind, draw};
pub use frame::Frame;
pub use impossible::Impossible;
pub use numbers::{Number, Numbers};
pub use pool::{ALGORITHM, Candidate, FrameCase, FrameGroup, Plan, Pool, Stratum, Target};
pub use weights::{Observed, Weights};
