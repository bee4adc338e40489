#![no_main]
//! See [`held::check`].

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| held::check(bytes));
