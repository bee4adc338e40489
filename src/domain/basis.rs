//! Which cases a period counts.

/// Which cases a period counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// Those decided in it: completed by the due time, else due.
    Decided,
    /// Those accepted in it.
    Accepted,
    /// Those due in it.
    Due,
    /// Those completed in it.
    Completed,
}

impl Basis {
    /// Every basis with the name packs use for it.
    pub const ALL: &[(&str, Self)] =
        &[("decided", Self::Decided), ("accepted", Self::Accepted), ("due", Self::Due), ("completed", Self::Completed)];

    /// The name packs use for it.
    pub fn key(self) -> &'static str {
        Self::ALL.iter().find(|(_, basis)| *basis == self).map_or("", |(key, _)| key)
    }
}
