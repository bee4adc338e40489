//! Names that may have been meant by one that is unknown.

/// The names nearest to what was typed, three at most, the likeliest first: no more than a third of its characters are other ones.
pub fn near<'n>(typed: &str, names: impl IntoIterator<Item = &'n str>) -> Vec<String> {
    let reach = (typed.chars().count() / 3).max(1);
    let mut found: Vec<(usize, &str)> = names.into_iter().filter_map(|name| Some((within(typed, name, reach)?, name))).collect();
    found.retain(|(distance, name)| *distance < name.chars().count());
    found.sort_unstable();
    found.dedup();
    found.into_iter().take(3).map(|(_, name)| name.to_owned()).collect()
}

/// How many characters of two texts are other ones, where no more than `reach` are. Texts whose lengths differ by more are not even
/// compared, so that it costs nothing to write something endless where a word is expected.
pub fn within(one: &str, other: &str, reach: usize) -> Option<usize> {
    let may_be = one.chars().count().abs_diff(other.chars().count()) <= reach;
    may_be.then(|| strsim::osa_distance(one, other)).filter(|distance| *distance <= reach)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_seen_and_another_word_is_not() {
        assert_eq!(near("yunlin", ["yunling", "huihuan", "jinqiu"]), ["yunling"]);
        assert_eq!(near("渝背区", ["渝北区", "渝中区", "江北区"]), ["渝中区", "渝北区"]);
        assert_eq!(near("x", ["y", "abc"]), [""; 0]);
    }

    #[test]
    fn something_endless_is_no_slip_and_costs_nothing() {
        let names: Vec<_> = (0..2000).map(|number| format!("grade.excellent.at_least{number}")).collect();
        assert_eq!(near(&"a.".repeat(20_000), names.iter().map(String::as_str)), [""; 0]);
    }
}
