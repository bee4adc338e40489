//! The integration tests.

mod recount;
