//! Fuzzes [`spectable_fuzz::documents`].

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| spectable_fuzz::documents(data));
