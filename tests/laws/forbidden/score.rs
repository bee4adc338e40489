//! Polars outside `tally`, files, the environment and the clock outside `commands`.

use polars_core::prelude::DataFrame;
use std::{env, fs::File};

fn now() {
    let _ = chrono::Local::now();
}
