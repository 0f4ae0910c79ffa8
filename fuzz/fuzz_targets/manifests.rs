//! Fuzzes [`spectable_fuzz::manifests`].

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| spectable_fuzz::manifests(data));
