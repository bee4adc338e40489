//! Polars where it may be, and a block the house forbids.

use polars::prelude::DataFrame;

fn read(at: *const u8) -> u8 {
    unsafe { *at }
}
