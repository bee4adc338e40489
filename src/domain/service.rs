//! Which of a policy's services something belongs to.

/// The number of a service in its policy, from 0; a policy has at most [`ServiceIx::MOST`] services.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ServiceIx(pub u8);

impl ServiceIx {
    /// More services than this cannot be told apart in a batch.
    pub const MOST: usize = 64;

    /// As an index into the policy's list.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}
