//! From names to entries and back, and how entries are printed.

use std::collections::BTreeSet;

use spectable::{UnknownName, discord, discord_es, kettu, omegaup};

use crate::contract::Codes;

#[test]
fn a_name_leads_to_the_first_entry_that_bears_it() {
    fn check<E: Codes>() {
        for &entry in E::ALL {
            let first = E::ALL.iter().copied().find(|other| other.name() == entry.name());
            assert_eq!(E::from_name(entry.name()), first);
        }
    }
    every_enum!(check);
}

#[test]
fn only_two_entries_share_a_name() {
    use discord_es::VoiceCloseEventCode as Code;

    fn check<E: Codes>() {
        let names: BTreeSet<_> = E::ALL.iter().map(|entry| entry.name()).collect();
        let shared = usize::from(E::PATH == "discord_es::VoiceCloseEventCode");
        assert_eq!(names.len() + shared, E::ALL.len(), "{}", E::PATH);
    }
    every_enum!(check);
    assert_eq!(Code::Disconnected.name(), "Desconectado.");
    assert_eq!(Code::CallTerminated.name(), "Desconectado.");
    assert_eq!(Code::from_name("Desconectado."), Some(Code::Disconnected));
}

#[test]
fn a_name_is_taken_as_the_document_spells_it() {
    fn check<E: Codes>() {
        for name in ["", " ", "nothing of the kind", "DISPATCH", "Dispatch ", "4000"] {
            assert_eq!(E::from_name(name), None, "`{name}` in {}", E::PATH);
            assert!(name.parse::<E>().is_err(), "`{name}` in {}", E::PATH);
        }
    }
    every_enum!(check);
}

#[test]
fn names_and_identifiers_parse() {
    fn check<E: Codes>() {
        for &entry in E::ALL {
            assert_eq!(entry.name().parse(), Ok(E::from_name(entry.name()).unwrap()));
            // An identifier is read where it is no other entry's name.
            let identifier = entry.identifier();
            let expected = E::from_name(&identifier).unwrap_or(entry);
            assert_eq!(identifier.parse(), Ok(expected), "{}", E::PATH);
        }
    }
    every_enum!(check);
    assert_eq!("Heartbeat ACK".parse(), Ok(discord::GatewayOpcode::HeartbeatAck));
    assert_eq!("HeartbeatAck".parse(), Ok(discord::GatewayOpcode::HeartbeatAck));
    assert_eq!("parameterEmpty".parse(), Ok(omegaup::ErrorName::ParameterEmpty));
    assert_eq!("ParameterEmpty".parse(), Ok(omegaup::ErrorName::ParameterEmpty));
}

#[test]
fn an_unknown_name_says_which_enum() {
    let error: UnknownName = "nothing of the kind".parse::<kettu::JsonErrorCode>().unwrap_err();
    assert_eq!(error.to_string(), "unknown name for JsonErrorCode");
    assert_eq!(error.enum_name(), "JsonErrorCode");
}

#[test]
fn an_entry_prints_its_name_and_debugs_its_identifier() {
    fn check<E: Codes>() {
        for &entry in E::ALL {
            assert_eq!(entry.to_string(), entry.name());
            assert!(entry.identifier().starts_with(|first: char| first.is_ascii_uppercase()));
            assert!(entry.identifier().chars().all(|c| c.is_ascii_alphanumeric()), "{entry:?}");
        }
    }
    every_enum!(check);
}

#[test]
fn printing_heeds_width_and_precision() {
    let code = discord::GatewayOpcode::Hello;
    assert_eq!(format!("{code:>12}|"), "       Hello|");
    assert_eq!(format!("{code:<12}|"), "Hello       |");
    assert_eq!(format!("{code:-^11}|"), "---Hello---|");
    assert_eq!(format!("{code:.4}|"), "Hell|");
    assert_eq!(format!("{:>8}|", kettu::CloseAction::Abort), "   abort|");
    assert_eq!(format!("{:>14}|", discord::HttpResponseCodeClass::ServerError), "  SERVER ERROR|");
}

#[test]
fn every_entry_is_described_in_plain_text() {
    fn check<E: Codes>() {
        for &entry in E::ALL {
            let description = entry.description();
            assert!(!description.trim().is_empty(), "{entry:?} in {}", E::PATH);
            assert_eq!(description, description.trim());
            assert!(!description.contains("](") && !description.contains("~~"), "{description}");
        }
    }
    every_enum!(check);
    assert_eq!(
        discord::VoiceCloseEventCode::UnknownOpcode.description(),
        "The opcode in the payload does not exist."
    );
}

/// The Spanish documents name the codes in Spanish; the identifiers are those of the English ones.
#[test]
fn translated_codes_keep_the_identifiers_of_the_original() {
    fn renamed<Original: Codes, Translation: Codes<Code = Original::Code>>() -> Vec<String> {
        let mut own = Vec::new();
        for &entry in Translation::ALL {
            match Original::from_code(entry.code()) {
                Some(original) if original.identifier() == entry.identifier() => {
                    assert_ne!(original.name(), entry.name(), "{entry:?} is not translated");
                }
                _ => own.push(format!("{} {entry:?}", entry.code())),
            }
        }
        own
    }
    assert_eq!(
        renamed::<discord::GatewayCloseEventCode, discord_es::GatewayCloseEventCode>(),
        ["4006 SessionNoLongerValid", "4016 ConnectionRequestCanceled"]
    );
    assert_eq!(
        renamed::<discord::VoiceCloseEventCode, discord_es::VoiceCloseEventCode>(),
        ["4020 BadRequest", "4021 RateLimited", "4022 CallTerminated"]
    );
}
