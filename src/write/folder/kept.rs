//! What of `report.json` is used again.

use std::io::{BufReader, Read};

use serde::Deserialize;
use serde_json::Result;

use crate::report::QuarterFigures;
use crate::report::model::ContinuityReport;

/// Its name in the folder.
pub const REPORT_JSON: &str = "report.json";

/// The figures of its quarter.
pub fn read_figures(json: impl Read) -> Result<QuarterFigures> {
    serde_json::from_reader(BufReader::new(json))
}

/// What it says of the quarter before; `None` where that was not at hand.
pub fn read_continuity(json: impl Read) -> Result<Option<ContinuityReport>> {
    #[derive(Deserialize)]
    struct Kept {
        continuity: Option<ContinuityReport>,
    }
    serde_json::from_reader(BufReader::new(json)).map(|Kept { continuity }| continuity)
}
