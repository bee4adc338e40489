//! What the crate that writes workbooks panics over. Long sheets wait in temporary files, and where those cannot be written it has no
//! error to return.

use std::any::Any;

/// Did it panic because the system did not take what was written? Its message then ends with the error of the system.
pub fn is_disk_fault(panic: &(dyn Any + Send)) -> bool {
    panic.downcast_ref::<String>().is_some_and(|message| message.contains("Os { code: "))
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::panic::catch_unwind;

    use super::*;

    fn full() -> io::Result<()> {
        Err(io::Error::from_raw_os_error(28))
    }

    /// Panics and is caught; what it panicked over.
    fn caught(panics: fn()) -> Box<dyn Any + Send> {
        catch_unwind(panics).unwrap_err()
    }

    #[test]
    fn a_full_disk_is_told_from_a_fault_of_the_program() {
        assert!(is_disk_fault(caught(|| full().expect("Couldn't write to xml file")).as_ref()));
        assert!(is_disk_fault(caught(|| full().unwrap()).as_ref()));
        assert!(!is_disk_fault(caught(|| panic!("index out of bounds")).as_ref()));
        assert!(!is_disk_fault(caught(|| panic!("row {}", 1)).as_ref()));
    }
}
