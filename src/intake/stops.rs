//! Finds the bytes at which something happens in a delimited text: separators, quotes and line ends, 64 bytes at a step.

use wide::u8x16;

/// Bytes of one step: as many as there are bits in a mask.
const BLOCK: usize = 64;

/// Walks over the positions of a few bytes in a buffer. It keeps one block's positions, so a walk can go on where it stopped as
/// long as the bytes of the buffer stay where they are.
#[derive(Debug, Clone)]
pub(super) struct Stops {
    sought: [u8x16; 4],
    /// Where the block begins.
    block: usize,
    /// The positions in the block that were not handed out yet, the first in the lowest bit.
    mask: u64,
}

impl Stops {
    /// Seeks line ends, quotes, and the byte that a separator begins with.
    pub(super) fn new(separator: u8) -> Self {
        Self { sought: [separator, b'"', b'\n', b'\r'].map(u8x16::splat), block: 0, mask: 0 }
    }

    /// Goes to `at`: the next stop is at or behind it. All of `bytes` that will be asked for must be there.
    pub(super) fn seek(&mut self, bytes: &[u8], at: usize) {
        self.block = at;
        self.mask = self.look(bytes);
    }

    /// The next stop, `None` where there is none up to the end of `bytes`.
    #[inline] // Asked for every cell.
    pub(super) fn next(&mut self, bytes: &[u8]) -> Option<usize> {
        if self.mask == 0 && !self.advance(bytes) {
            return None;
        }
        let bit = self.mask.trailing_zeros();
        self.mask &= self.mask - 1;
        Some(self.block + bit as usize)
    }

    /// Goes to the next block with a stop.
    fn advance(&mut self, bytes: &[u8]) -> bool {
        while self.mask == 0 {
            self.block += BLOCK;
            if self.block >= bytes.len() {
                self.block = bytes.len();
                return false;
            }
            self.mask = self.look(bytes);
        }
        true
    }

    /// The stops of the block.
    fn look(&self, bytes: &[u8]) -> u64 {
        let rest = bytes.get(self.block..).unwrap_or_default();
        if let Some(block) = rest.first_chunk::<BLOCK>() {
            return self.mask_of(block);
        }
        // No stop is a zero byte, so what fills up the last block is none.
        let mut block = [0; BLOCK];
        block[..rest.len()].copy_from_slice(rest);
        self.mask_of(&block)
    }

    fn mask_of(&self, block: &[u8; BLOCK]) -> u64 {
        let (quarters, _) = block.as_chunks::<16>();
        let [a, b, c, d] = self.sought;
        let mut mask = 0;
        for quarter in quarters.iter().rev() {
            let bytes = u8x16::new(*quarter);
            let stops = (bytes.simd_eq(a) | bytes.simd_eq(b)) | (bytes.simd_eq(c) | bytes.simd_eq(d));
            mask = mask << 16 | u64::from(stops.to_bitmask());
        }
        mask
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stops(bytes: &[u8], from: usize) -> Vec<usize> {
        let mut stops = Stops::new(b',');
        stops.seek(bytes, from);
        std::iter::from_fn(|| stops.next(bytes)).collect()
    }

    #[test]
    fn every_stop_is_found_wherever_a_block_ends() {
        let text: Vec<u8> = (0..300_u32).map(|number| b"abc,\"\n\rd"[(number * number % 8) as usize]).collect();
        for from in 0..text.len() {
            let expected: Vec<usize> = (from..text.len()).filter(|at| b",\"\n\r".contains(&text[*at])).collect();
            assert_eq!(stops(&text, from), expected, "from {from}");
            assert_eq!(stops(&text[..from], 0), (0..from).filter(|at| b",\"\n\r".contains(&text[*at])).collect::<Vec<_>>());
        }
        assert!(stops(b"", 0).is_empty());
    }
}
