//! The committed codes are what the document gives, and do what it says.

use committed::ReconnectPolicy;
use committed::lighthouse::{CloseCode, Opcode};

#[test]
fn the_codes_are_fresh() {
    spectable_codegen::assert_fresh("spec", "src/codes.rs");
}

#[test]
fn a_client_knows_what_to_do_after_a_close() {
    assert_eq!(CloseCode::on_close(4001), ReconnectPolicy::Stop);
    assert_eq!(CloseCode::on_close(4002), ReconnectPolicy::Reconnect);
    assert_eq!(CloseCode::on_close(9), ReconnectPolicy::Resume);
}

#[test]
fn codes_that_are_not_listed_are_kept() {
    assert!((0..=u8::MAX).all(|code| Opcode::from_code(code).code() == code));
}

#[cfg(feature = "serde")]
#[test]
fn serde_comes_with_the_feature() {
    assert_eq!(serde_json::to_string(&CloseCode::Fog).unwrap(), "4000");
}
