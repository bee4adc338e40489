//! Allowed by the table, but `domain` knows it: a circle. Nothing else here is an import: crate::batch.

use crate::domain::day;

const TEXT: &str = "crate::score";

/* use crate::report; */
fn lifetime<'a>(text: &'a str) -> &'a str {
    text
}

#[cfg(test)]
mod tests {
    use crate::rules::Policy;
}

#[cfg(test)]
mod only_tests;
