#![no_main]
//! See [`held::packed`].

// What a library panics over in a broken workbook is caught where the workbook is read, and told as damage. So the hook that ends the
// run at every panic gives way to the default one; what nobody catches still ends it.
libfuzzer_sys::fuzz_target!(init: drop(std::panic::take_hook()), |bytes: &[u8]| held::packed(bytes));
