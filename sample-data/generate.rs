//! Writes the sample data.

fn main() {}
