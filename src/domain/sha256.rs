//! SHA-256, the seal of files: anybody can check it with what the system brings along.

use std::io::{self, Read};

use sha2::{Digest, Sha256};

/// Bytes that are hashed at a time.
const AT_A_TIME: usize = 1 << 16;

/// Bytes in hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The SHA-256 of bytes at hand, in hexadecimal.
pub fn of(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// How many bytes a reader gives, and their SHA-256 in hexadecimal.
pub fn of_reader(mut reader: impl Read) -> io::Result<(u64, String)> {
    let mut hash = Sha256::new();
    let mut part = vec![0; AT_A_TIME];
    let mut bytes = 0;
    loop {
        match reader.read(&mut part) {
            Ok(0) => return Ok((bytes, hex(&hash.finalize()))),
            Ok(read) => {
                hash.update(&part[..read]);
                bytes += read as u64;
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The vectors of FIPS 180-4 for nothing and for `abc`.
    #[test]
    fn both_ways_to_hash_give_the_published_values() {
        let vectors = [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        ];
        for (text, expected) in vectors {
            assert_eq!(of(text.as_bytes()), expected);
            assert_eq!(of_reader(text.as_bytes()).unwrap(), (text.len() as u64, expected.to_owned()));
        }
    }
}
