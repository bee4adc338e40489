//! Numbers that nobody can foresee without the seed, and everybody can compute with it.

use sha2::{Digest, Sha256};

use super::pool::ALGORITHM;

/// The numbers of a draw, one after the other.
///
/// The number of index `i`, counted from 0, is the first 16 hexadecimal digits of the SHA-256 of the UTF-8 text
/// `gascore/draw/v1⏎POOL⏎SEED⏎i`, where `⏎` is one line feed, `POOL` the SHA-256 of the pool's file in lower-case hexadecimal,
/// `SEED` the seed as it was published, and `i` is written in decimal. `printf 'gascore/draw/v1\n…\n…\n0' | sha256sum` shows it.
#[derive(Debug, Clone)]
pub struct Numbers {
    /// Everything before the index, hashed once.
    head: Sha256,
    next: u64,
}

/// A number below a bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Number {
    /// Its index in the sequence.
    pub index: u64,
    /// The number as it came, below 2^64.
    pub value: u64,
    /// The bound.
    pub below: u64,
    /// The remainder of the division by the bound.
    pub result: u64,
}

impl Numbers {
    /// The numbers of a pool and a seed, from the first.
    pub fn new(pool_sha256: &str, seed: &str) -> Self {
        Self { head: Sha256::new_with_prefix(format!("{ALGORITHM}\n{pool_sha256}\n{seed}\n")), next: 0 }
    }

    /// The next number below a bound, every one of them equally likely; `None` where the bound is 0.
    ///
    /// 2^64 is rarely a multiple of the bound, so the highest numbers, as many as the remainder, are passed over.
    pub fn below(&mut self, bound: u64) -> Option<Number> {
        if bound == 0 {
            return None;
        }
        // 2^64 mod bound, without 2^64.
        let surplus = bound.wrapping_neg() % bound;
        loop {
            let index = self.next;
            self.next += 1;
            let value = self.value(index);
            if value <= u64::MAX - surplus {
                return Some(Number { index, value, below: bound, result: value % bound });
            }
        }
    }

    fn value(&self, index: u64) -> u64 {
        let hash = self.head.clone().chain_update(index.to_string()).finalize();
        // Sixteen hexadecimal digits are eight bytes, the highest first.
        hash.iter().take(8).fold(0, |value, byte| value << 8 | u64::from(*byte))
    }
}
