//! Which characters the bytes of a file stand for.

use std::io::{self, Read};

use encoding_rs::{Decoder, DecoderResult, GB18030, UTF_16LE};

use crate::domain::Encoding;

/// Bytes looked at in one step while the encoding is sought.
const STEP: usize = 1 << 20;

/// Bytes beyond ASCII, sixteen Chinese characters of them, that are valid UTF-8 in no text of another encoding: of a character in
/// GB18030 about one in eight is.
const SURE: usize = 48;

/// An encoding, and the length of the byte order mark before the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Detected {
    /// The encoding.
    pub encoding: Encoding,
    /// Bytes to skip.
    pub mark: usize,
}

/// A byte order mark decides; else UTF-8 if the first MiB that holds anything but ASCII is valid UTF-8, or begins as nothing else
/// does, else GB18030.
pub(super) fn detect(mut reader: impl Read) -> io::Result<Detected> {
    let mut step = Vec::with_capacity(STEP);
    let mut first = true;
    loop {
        step.clear();
        let read = reader.by_ref().take(STEP as u64).read_to_end(&mut step)?;
        if first {
            if step.starts_with(b"\xef\xbb\xbf") {
                return Ok(Detected { encoding: Encoding::Utf8, mark: 3 });
            }
            if step.starts_with(b"\xff\xfe") {
                return Ok(Detected { encoding: Encoding::Utf16Le, mark: 2 });
            }
        }
        first = false;
        if !step.is_ascii() {
            let encoding = if is_utf8_so_far(&step) { Encoding::Utf8 } else { Encoding::Gb18030 };
            return Ok(Detected { encoding, mark: 0 });
        }
        if read < STEP {
            return Ok(Detected { encoding: Encoding::Utf8, mark: 0 });
        }
    }
}

/// Valid UTF-8, or cut in the middle of a character at the very end; or so long UTF-8 before the first fault that it is one of a few
/// bytes and not of the encoding.
fn is_utf8_so_far(bytes: &[u8]) -> bool {
    match std::str::from_utf8(bytes) {
        Ok(_) => true,
        Err(error) if error.error_len().is_none() => true,
        Err(error) => bytes[..error.valid_up_to()].iter().filter(|byte| !byte.is_ascii()).count() >= SURE,
    }
}

/// Turns UTF-16LE or GB18030 into UTF-8 as it is read; what does not decode becomes U+FFFD, which the reader of rows reports.
pub(super) struct Transcoder<R> {
    reader: R,
    decoder: Decoder,
    input: Vec<u8>,
    input_at: usize,
    output: Vec<u8>,
    output_at: usize,
    ended: bool,
}

impl<R: Read> Transcoder<R> {
    pub(super) fn new(reader: R, encoding: Encoding) -> Self {
        let from = if encoding == Encoding::Utf16Le { UTF_16LE } else { GB18030 };
        Self {
            reader,
            decoder: from.new_decoder_without_bom_handling(),
            input: Vec::new(),
            input_at: 0,
            output: Vec::new(),
            output_at: 0,
            ended: false,
        }
    }

    /// Reads some bytes of the input; a signal in between is no fault of the file.
    fn fill(&mut self) -> io::Result<usize> {
        loop {
            match self.reader.read(&mut self.input) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                read => return read,
            }
        }
    }

    fn refill(&mut self) -> io::Result<()> {
        if self.input_at == self.input.len() && !self.ended {
            self.input.resize(1 << 16, 0);
            let read = self.fill();
            self.input.truncate(*read.as_ref().unwrap_or(&0));
            self.input_at = 0;
            let read = read?;
            self.ended = read == 0;
        }
        self.output.resize(1 << 17, 0);
        let source = &self.input[self.input_at..];
        let (result, read, written) = self.decoder.decode_to_utf8_without_replacement(source, &mut self.output, self.ended);
        self.input_at += read;
        self.output.truncate(written);
        self.output_at = 0;
        if matches!(result, DecoderResult::Malformed(..)) {
            self.output.extend_from_slice("\u{fffd}".as_bytes());
        }
        Ok(())
    }
}

impl<R: Read> Read for Transcoder<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.output_at == self.output.len() {
            if self.ended && self.input_at == self.input.len() {
                return Ok(0);
            }
            self.refill()?;
        }
        let read = (self.output.len() - self.output_at).min(buffer.len());
        buffer[..read].copy_from_slice(&self.output[self.output_at..][..read]);
        self.output_at += read;
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn detected(bytes: &[u8]) -> (Encoding, usize) {
        let detected = detect(bytes).unwrap();
        (detected.encoding, detected.mark)
    }

    #[test]
    fn the_encoding_is_found_by_its_mark_or_by_its_bytes() {
        assert_eq!(detected("受理".as_bytes()), (Encoding::Utf8, 0));
        assert_eq!(detected("\u{feff}受理".as_bytes()), (Encoding::Utf8, 3));
        assert_eq!(detected(&GB18030.encode("受理时间").0), (Encoding::Gb18030, 0));
        assert_eq!(detected(b"\xff\xfea\0"), (Encoding::Utf16Le, 2));
        assert_eq!(detected(b"plain"), (Encoding::Utf8, 0));
        assert_eq!(detected(b""), (Encoding::Utf8, 0));
    }

    #[test]
    fn a_damaged_byte_behind_a_whole_header_does_not_decide() {
        let header = "受理编号,业务类型,受理时间,办结时间\n";
        assert_eq!(detected(&[header.as_bytes(), b"GZ1,\xff\n"].concat()), (Encoding::Utf8, 0));
        assert_eq!(detected(&[&header.as_bytes()[..24], b"\xff\n"].concat()), (Encoding::Gb18030, 0));
        let long = GB18030.encode(&header.repeat(50)).0.into_owned();
        assert_eq!(detected(&long), (Encoding::Gb18030, 0));
    }

    #[test]
    fn a_megabyte_of_ascii_does_not_decide() {
        let mut bytes = vec![b'a'; STEP + 10];
        bytes.extend_from_slice(&GB18030.encode("受理").0);
        assert_eq!(detected(&bytes), (Encoding::Gb18030, 0));
    }

    #[test]
    fn utf16_reads_as_utf8_and_a_broken_unit_shows() {
        let text: Vec<u8> = "受理,A\n".encode_utf16().chain([0xd800]).chain("x".encode_utf16()).flat_map(u16::to_le_bytes).collect();
        let mut out = String::new();
        Transcoder::new(text.as_slice(), Encoding::Utf16Le).read_to_string(&mut out).unwrap();
        assert_eq!(out, "受理,A\n\u{fffd}x");
    }
}
