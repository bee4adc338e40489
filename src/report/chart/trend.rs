//! How rates or points went over the quarters.

/// Several lines over the same quarters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trend {
    /// What the values are.
    pub unit: Unit,
    /// The quarters, the earliest first.
    pub quarters: Vec<String>,
    /// The lines.
    pub series: Vec<Series>,
}

/// What hundredths stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Hundredths of a percent: 9,853 is 98.53 %.
    Percent,
    /// Hundredths of a point.
    Points,
}

/// A line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// What it is about.
    pub name: String,
    /// In hundredths of the unit, one for each quarter; `None` where there is nothing.
    pub values: Vec<Option<u64>>,
}
