//! A forbidden import in the middle of code.

fn day() -> crate::calendar::Day {
    crate::calendar::Day
}
