#![no_main]
//! See [`held::calendar`].

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| held::calendar(bytes));
