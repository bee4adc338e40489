//! The program `gascore`.

fn main() {}
