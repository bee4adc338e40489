#![no_main]
//! See [`held::words`].

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| held::words(bytes));
