//! libFuzzer's way in; what is looked at stands in the library.
#![no_main]
libfuzzer_sys::fuzz_target!(|data: &[u8]| fineprint_fuzz::report(data));
