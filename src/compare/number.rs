//! Numbers that continue other numbers: `GZ20190627001-1` continues `GZ20190627001`.

/// Most characters behind the sign.
const LONGEST: usize = 3;

/// The number that `id` continues: what stands before its last sign, where at most three letters or digits follow it.
pub(super) fn continued(id: &str) -> Option<&str> {
    let unclosed = id.strip_suffix(')').unwrap_or(id);
    let at = unclosed.rfind(['-', '_', '/', '.', '(', '#', '+', '—', '之', '补', '重'])?;
    let sign = unclosed[at..].chars().next()?;
    let behind = &unclosed[at + sign.len_utf8()..];
    // A word such as 重 says it all; a sign needs something behind it.
    let fits = behind.chars().count() <= LONGEST && behind.chars().all(char::is_alphanumeric) && (!behind.is_empty() || !sign.is_ascii());
    (fits && !unclosed[..at].is_empty()).then_some(&unclosed[..at])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_with_a_short_tail_continues_another() {
        for (id, expected) in [
            ("A1-1", Some("A1")),
            ("A1-R2", Some("A1")),
            ("2019/0012(2)", Some("2019/0012")),
            ("A1重", Some("A1")),
            ("2019-07-00012", None),
            ("A1-", None),
            ("-1", None),
            ("A12", None),
            ("", None),
        ] {
            assert_eq!(continued(id), expected, "{id}");
        }
    }
}
