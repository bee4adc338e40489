//! Letters of the competent authority to an enterprise.

/// What kind of letter, the mildest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LetterKind {
    /// 提醒函.
    Reminder,
    /// 督办函.
    Urging,
    /// 整改通知书.
    Rectification,
}

impl LetterKind {
    /// Every kind with the name used in machine output.
    pub const ALL: &[(&str, Self)] = &[("reminder", Self::Reminder), ("urging", Self::Urging), ("rectification", Self::Rectification)];

    /// The name used in machine output.
    pub fn key(self) -> &'static str {
        Self::ALL.iter().find(|(_, kind)| *kind == self).map_or("", |(key, _)| key)
    }
}
