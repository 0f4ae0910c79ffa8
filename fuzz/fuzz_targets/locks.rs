//! Fuzzes [`spectable_fuzz::locks`].

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| spectable_fuzz::locks(data));
