//! Compressed files, read as what is in them.

use std::io::{self, BufRead, BufReader, Read};

use flate2::bufread::MultiGzDecoder;
use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};

use super::Source;
use crate::domain::FileName;

/// Times its own size that a file may unpack to, beyond [`UNDISPUTED`]. Ledgers compress to a tenth, very dull ones to a fiftieth.
const MAX_RATIO: u64 = 200;

/// Unpacked bytes that no file is refused for.
const UNDISPUTED: u64 = 1 << 26;

/// A compressed file under its own name, read as what is in it.
pub(super) struct Unpacked<'s> {
    packed: Box<dyn Source + 's>,
    packing: Packing,
}

/// How a file is compressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Packing {
    Gzip,
    Zstd,
}

/// What is wrong with a compressed file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PackingFault {
    /// It breaks off, or its bytes are not what they were.
    Damaged,
    /// It unpacks to far more than a ledger can hold.
    TooLarge,
}

impl<'s> Unpacked<'s> {
    pub(super) fn new(packed: Box<dyn Source + 's>, packing: Packing) -> Self {
        Self { packed, packing }
    }

    /// Reads the file to its end, so that one that is damaged anywhere is not read in part.
    ///
    /// # Errors
    /// When the packed bytes themselves cannot be read.
    pub(super) fn check(&self) -> io::Result<Result<(), PackingFault>> {
        let packed_size = io::copy(&mut self.packed.open()?, &mut io::sink())?;
        let most = packed_size.saturating_mul(MAX_RATIO).max(UNDISPUTED);
        Ok(match io::copy(&mut self.open()?.take(most + 1), &mut io::sink()) {
            Ok(unpacked) if unpacked > most => Err(PackingFault::TooLarge),
            Ok(_) => Ok(()),
            Err(_) => Err(PackingFault::Damaged),
        })
    }
}

impl Source for Unpacked<'_> {
    fn name(&self) -> FileName {
        self.packed.name()
    }

    fn open(&self) -> io::Result<Box<dyn Read + Send>> {
        let packed = BufReader::with_capacity(1 << 16, self.packed.open()?);
        Ok(match self.packing {
            Packing::Gzip => Box::new(MultiGzDecoder::new(packed)),
            Packing::Zstd => Box::new(ZstdFrames { packed, decoder: FrameDecoder::new(), within: false }),
        })
    }
}

/// The frames of a zstd file one after the other; ruzstd reads one at a time.
struct ZstdFrames {
    packed: BufReader<Box<dyn Read + Send>>,
    decoder: FrameDecoder,
    /// A frame has begun and its end has not been handed out.
    within: bool,
}

impl Read for ZstdFrames {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while !buffer.is_empty() {
            if !self.within {
                if self.packed.fill_buf()?.is_empty() {
                    return Ok(0);
                }
                self.within = self.begin_frame()?;
                continue;
            }
            while self.decoder.can_collect() == 0 && !self.decoder.is_finished() {
                self.decoder.decode_blocks(&mut self.packed, BlockDecodingStrategy::UptoBlocks(1)).map_err(io::Error::other)?;
            }
            let read = self.decoder.read(buffer)?;
            if read > 0 {
                return Ok(read);
            }
            self.within = false;
            let (said, found) = (self.decoder.get_checksum_from_data(), self.decoder.get_calculated_checksum());
            if said.is_some() && said != found {
                return Err(io::ErrorKind::InvalidData.into());
            }
        }
        Ok(0)
    }
}

impl ZstdFrames {
    /// Reads the head of a frame; whether it holds data, or only what programs leave for each other.
    fn begin_frame(&mut self) -> io::Result<bool> {
        match self.decoder.init(&mut self.packed) {
            Ok(()) => Ok(true),
            Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame { length, .. })) => {
                io::copy(&mut self.packed.by_ref().take(length.into()), &mut io::sink())?;
                Ok(false)
            }
            Err(error) => Err(io::Error::other(error)),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::GzEncoder;
    use ruzstd::encoding::{CompressionLevel, compress_to_vec};

    use super::*;
    use crate::intake::Memory;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn zstd(bytes: &[u8]) -> Vec<u8> {
        compress_to_vec(bytes, CompressionLevel::Fastest)
    }

    fn unpacked(packing: Packing, packed: Vec<u8>) -> Result<Vec<u8>, PackingFault> {
        let file = Unpacked::new(Box::new(Memory::new("a", packed)), packing);
        file.check().unwrap()?;
        let mut bytes = Vec::new();
        file.open().unwrap().read_to_end(&mut bytes).unwrap();
        Ok(bytes)
    }

    #[test]
    fn several_parts_of_a_file_read_as_one() {
        let text = "受理编号,受理时间\n".repeat(5000).into_bytes();
        let both = [text.as_slice(), b"end"].concat();
        assert_eq!(unpacked(Packing::Gzip, [gzip(&text), gzip(b"end")].concat()), Ok(both.clone()));
        let skipped = [0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3];
        assert_eq!(unpacked(Packing::Zstd, [zstd(&text), skipped.to_vec(), zstd(b""), zstd(b"end")].concat()), Ok(both));
    }

    #[test]
    fn a_file_damaged_anywhere_is_not_read_in_part() {
        let text: Vec<u8> = (0..60_000_u32).flat_map(|number| number.wrapping_mul(2_654_435_761).to_le_bytes()).collect();
        for (packing, whole) in [(Packing::Gzip, gzip(&text)), (Packing::Zstd, zstd(&text))] {
            for length in [3, 20, whole.len() / 2, whole.len() - 1] {
                assert_eq!(unpacked(packing, whole[..length].to_vec()), Err(PackingFault::Damaged), "{packing:?} {length}");
            }
            let mut changed = whole.clone();
            changed[whole.len() / 2] ^= 0x10;
            assert_eq!(unpacked(packing, changed), Err(PackingFault::Damaged), "{packing:?}");
        }
    }

    #[test]
    fn what_unpacks_without_end_is_declined() {
        let zeros = vec![0; usize::try_from(UNDISPUTED).unwrap() + 1];
        for (packing, packed) in [(Packing::Gzip, gzip(&zeros)), (Packing::Zstd, zstd(&zeros))] {
            let file = Unpacked::new(Box::new(Memory::new("a", packed)), packing);
            assert_eq!(file.check().unwrap(), Err(PackingFault::TooLarge), "{packing:?}");
        }
    }
}
