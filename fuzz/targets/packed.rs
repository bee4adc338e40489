#![no_main]
//! See [`held::packed`].

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| held::packed(bytes));
