#![no_main]
//! See [`held::submission`].

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| held::submission(bytes));
