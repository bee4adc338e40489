//! The bytes of a workbook, the same on every system. A workbook is a ZIP package, and the directory of a package names for each part
//! the system it was made on; the crate that writes workbooks tells the truth there, and a report made on Windows would be another one.

use rust_xlsxwriter::{Workbook, XlsxError};

/// What every part is said to be made on: Unix (APPNOTE 6.3.10, 4.4.2.2).
const SYSTEM: u8 = 3;

/// Length of the record that ends a package without a comment (4.3.16).
const END: usize = 22;

/// How an entry of the directory begins, and its length without what follows it (4.3.12).
const ENTRY: (&[u8], usize) = (b"PK\x01\x02", 46);

/// The bytes of a workbook.
///
/// # Errors
/// When the workbook cannot be written.
pub(in crate::write) fn saved(workbook: &mut Workbook) -> Result<Vec<u8>, XlsxError> {
    Ok(made_anywhere(workbook.save_to_buffer()?))
}

/// The package, made on no system in particular.
fn made_anywhere(mut package: Vec<u8>) -> Vec<u8> {
    for place in systems(&package) {
        package[place] = SYSTEM;
    }
    package
}

/// Where the directory of a package names systems.
fn systems(package: &[u8]) -> Vec<usize> {
    let number = |at: usize, length: usize| {
        let bytes = package.get(at..at.checked_add(length)?)?;
        Some(bytes.iter().rev().fold(0, |number, byte| number << 8 | usize::from(*byte)))
    };
    let end = package.len().saturating_sub(END);
    let (entries, mut at) = (number(end + 10, 2).unwrap_or(0), number(end + 16, 4).unwrap_or(0));
    let next = |_| {
        let (entry, (signature, length)) = (at, ENTRY);
        package.get(entry..)?.starts_with(signature).then_some(())?;
        at = entry + length + number(entry + 28, 2)? + number(entry + 30, 2)? + number(entry + 32, 2)?;
        Some(entry + 5)
    };
    (0..entries).map_while(next).collect()
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use zip::write::SimpleFileOptions;
    use zip::{DateTime, System, ZipWriter};

    use super::*;

    fn package(system: System) -> Vec<u8> {
        let options = SimpleFileOptions::default().last_modified_time(DateTime::DEFAULT).unix_permissions(0o600).system(system);
        let mut package = ZipWriter::new(Cursor::new(Vec::new()));
        for name in ["[Content_Types].xml", "xl/工作表.xml", "xl/media/1.bin"] {
            package.start_file(name, options).unwrap();
            package.write_all(name.repeat(50).as_bytes()).unwrap();
        }
        package.finish().unwrap().into_inner()
    }

    #[test]
    fn a_workbook_does_not_tell_on_which_system_it_was_made() {
        let (dos, unix) = (package(System::Dos), package(System::Unix));
        assert_ne!(dos, unix);
        assert_eq!(made_anywhere(dos), unix);
        assert_eq!(made_anywhere(unix.clone()), unix);
    }

    #[test]
    fn what_is_no_package_stays_as_it_is() {
        for bytes in [b"".as_slice(), b"PK\x05\x06", &[0xff; 40], &package(System::Dos)[..50]] {
            assert_eq!(made_anywhere(bytes.to_vec()), bytes);
        }
    }
}
