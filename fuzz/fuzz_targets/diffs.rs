//! Fuzzes [`spectable_fuzz::diffs`].

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| spectable_fuzz::diffs(data));
