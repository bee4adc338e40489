//! Names that may have been meant by one that is unknown.

/// The names nearest to what was typed, three at most, the likeliest first: no more than a third of its characters are other ones.
pub fn near<'n>(typed: &str, names: impl IntoIterator<Item = &'n str>) -> Vec<String> {
    let reach = (typed.chars().count() / 3).max(1);
    let mut found: Vec<(usize, &str)> = names.into_iter().map(|name| (strsim::osa_distance(typed, name), name)).collect();
    found.retain(|(distance, name)| *distance <= reach && *distance < name.chars().count());
    found.sort_unstable();
    found.dedup();
    found.into_iter().take(3).map(|(_, name)| name.to_owned()).collect()
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
}
