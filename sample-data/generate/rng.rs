//! A small pseudo-random generator (splitmix64): the same seed gives the same samples on every machine, for ever.

/// The generator; its whole state is one number.
pub(crate) struct Rng(u64);

impl Rng {
    /// Starts a stream of its own for every pair of numbers.
    pub(crate) fn new(seed: u64, stream: u64) -> Self {
        let mut rng = Self(seed ^ stream.wrapping_mul(0xA24B_AED4_963E_E407));
        rng.next();
        rng
    }

    /// The next 64 bits.
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number from `low` to `high`, both included.
    pub(crate) fn range(&mut self, low: u32, high: u32) -> u32 {
        let span = u64::from(high - low) + 1;
        low + u32::try_from(self.next() % span).unwrap_or(0)
    }

    /// True in `permille` of a thousand cases.
    pub(crate) fn chance(&mut self, permille: u32) -> bool {
        self.range(0, 999) < permille
    }

    /// One of the items, each as likely.
    pub(crate) fn pick<T: Copy>(&mut self, items: &[T]) -> T {
        let index = self.next() % items.len() as u64;
        items[usize::try_from(index).unwrap_or(0)]
    }

    /// The index of one of the weights, as likely as the weight says.
    pub(crate) fn weighted(&mut self, weights: &[u32]) -> usize {
        let mut rest = self.range(0, weights.iter().sum::<u32>() - 1);
        for (index, &weight) in weights.iter().enumerate() {
            if rest < weight {
                return index;
            }
            rest -= weight;
        }
        0
    }
}
