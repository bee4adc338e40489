#![no_main]
//! See [`held::bureau`].

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| held::bureau(bytes));
