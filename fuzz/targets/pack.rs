#![no_main]
//! See [`held::pack`].

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| held::pack(bytes));
