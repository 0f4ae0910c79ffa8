//! The codes of the lighthouse protocol, as `spec/lighthouse.md` has them.

include!(concat!(env!("OUT_DIR"), "/spectable.rs"));

#[cfg(test)]
mod tests {
    use super::lighthouse::{CloseCode, CloseCodeClass, ErrorName, Opcode};
    use super::{Direction, ReconnectPolicy};

    #[test]
    fn what_is_not_known_yet_is_kept_as_it_is() {
        let opcodes: Vec<Opcode> = serde_json::from_str("[2, 77]").unwrap();
        assert_eq!(opcodes[0], Opcode::LampChanged);
        assert!(!opcodes[1].is_known());
        assert_eq!(opcodes[1].code(), 77);
        assert_eq!(serde_json::to_string(&opcodes).unwrap(), "[2,77]");
    }

    #[test]
    fn a_column_of_senders_is_a_direction() {
        assert_eq!(Opcode::Watch.direction(), Some(Direction::Send));
        assert_eq!(Opcode::Beat.direction(), Some(Direction::Both));
    }

    #[test]
    fn every_close_code_says_what_is_done_about_it() {
        assert_eq!(CloseCode::Fog.policy(), ReconnectPolicy::Resume);
        assert_eq!(CloseCode::LampReplaced.policy(), ReconnectPolicy::Reconnect);
        assert_eq!(CloseCode::WrongKey.policy(), ReconnectPolicy::Stop);
        // Those that the document does not list, too.
        assert_eq!(CloseCode::on_close(1000), ReconnectPolicy::Stop);
        assert_eq!(CloseCode::on_close(4321), ReconnectPolicy::Resume);
    }

    #[test]
    fn ranges_have_an_enum_of_their_own() {
        assert_eq!(CloseCodeClass::of(4950), Some(CloseCodeClass::PrivateUse));
        assert!(CloseCode::is_reserved(4150) && !CloseCode::is_reserved(4003));
    }

    #[test]
    fn codes_that_are_words_are_looked_up_by_them() {
        assert_eq!(ErrorName::from_code("keyMissing"), Some(ErrorName::KeyMissing));
        let error = serde_json::from_str::<ErrorName>("\"keyLost\"").unwrap_err();
        assert!(error.to_string().starts_with("unknown code \"keyLost\" for ErrorName"));
    }
}
