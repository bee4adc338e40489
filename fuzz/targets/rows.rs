#![no_main]
//! See [`held::rows`].

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| held::rows(bytes));
