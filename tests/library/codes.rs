//! From codes to entries and back.

use std::collections::BTreeSet;
use std::fmt::{Debug, Display};
use std::mem::size_of;

use spectable::{UnknownCode, UnknownName, discord, discord_es, kettu, omegaup};

use crate::contract::Codes;

/// The values that a test tries as codes.
trait Candidate: Copy + Debug + Display + PartialEq + 'static {
    fn candidates() -> Vec<Self>;
}

impl Candidate for u8 {
    fn candidates() -> Vec<Self> {
        (Self::MIN..=Self::MAX).collect()
    }
}

impl Candidate for u16 {
    fn candidates() -> Vec<Self> {
        (Self::MIN..=Self::MAX).collect()
    }
}

impl Candidate for &'static str {
    fn candidates() -> Vec<Self> {
        let listed = omegaup::ErrorName::ALL.iter().map(|entry| entry.code());
        listed.chain(["", " ", "400", "ParameterEmpty", "parameterempty", "parameterEmpty "]).collect()
    }
}

#[test]
fn every_code_leads_to_its_entry_and_back() {
    fn check<E: Codes>() {
        for &entry in E::ALL {
            assert_eq!(E::from_code(entry.code()), Some(entry));
            assert_eq!(E::convert(entry.code()).ok(), Some(entry));
        }
    }
    every_enum!(check);
}

#[test]
fn every_other_code_leads_nowhere() {
    fn check<E: Codes<Code: Candidate>>() {
        for code in E::Code::candidates() {
            let listed = E::ALL.iter().copied().find(|entry| entry.code() == code);
            assert_eq!(E::from_code(code), listed, "{code} in {}", E::PATH);
            assert_eq!(E::convert(code).ok(), listed, "{code} in {}", E::PATH);
        }
    }
    every_enum!(check);
}

#[test]
fn no_entry_stands_twice_in_all() {
    fn check<E: Codes>() {
        assert_eq!(E::ALL.iter().collect::<BTreeSet<_>>().len(), E::ALL.len(), "{}", E::PATH);
    }
    every_enum!(check);
}

#[test]
fn entries_convert_into_their_codes() {
    assert_eq!(u8::from(discord::GatewayOpcode::Hello), 10);
    assert_eq!(u16::from(discord::GatewayCloseEventCode::DisallowedIntents), 4014);
    assert_eq!(kettu::JsonErrorCode::InvalidBody as u16, 50004);
    assert_eq!(omegaup::ErrorName::LoginRequired.code(), "loginRequired");
}

#[test]
fn codes_order_as_their_document_numbers_them() {
    use spectable::discordeno::GatewayCloseEventCode as Code;
    assert_eq!(Code::ALL[0].code(), 4005);
    assert_eq!(Code::ALL.iter().min(), Some(&Code::NormalClosure));
    assert_eq!(Code::ALL.iter().max(), Some(&Code::DisallowedIntents));
}

#[test]
fn an_enum_is_as_small_as_its_codes() {
    assert_eq!(size_of::<discord::GatewayOpcode>(), 1);
    assert_eq!(size_of::<discord_es::VoiceOpcode>(), 1);
    assert_eq!(size_of::<discord::GatewayCloseEventCode>(), 2);
    assert_eq!(size_of::<kettu::JsonErrorCode>(), 2);
    assert_eq!(size_of::<omegaup::ErrorName>(), 1);
    assert_eq!(size_of::<Option<discord::GatewayOpcode>>(), 1);
}

#[test]
fn lookups_work_in_constants() {
    const HELLO: Option<discord::GatewayOpcode> = discord::GatewayOpcode::from_code(10);
    const NOTHING: Option<discord::GatewayOpcode> = discord::GatewayOpcode::from_code(5);
    const CODE: u16 = discord::VoiceCloseEventCode::Disconnected.code();
    const COUNT: usize = discord::RpcErrorCode::ALL.len();
    const NAME: &str = omegaup::ErrorName::AliasInUse.name();
    const DESCRIPTION: &str = kettu::GatewayOpcode::Hello.description();
    const DEPRECATED: bool = discord::GatewayOpcode::Hello.is_deprecated();
    const SENT: bool = discord::GatewayOpcode::Heartbeat.direction().is_sent();
    const CLASS: Option<kettu::JsonErrorCodeClass> = kettu::JsonErrorCode::MissingAccess.class();
    const LAST: u16 = discord::HttpResponseCodeClass::ServerError.last();

    assert_eq!(HELLO, Some(discord::GatewayOpcode::Hello));
    assert_eq!(NOTHING, None);
    assert_eq!((CODE, COUNT, NAME), (4014, 16, "aliasInUse"));
    assert_eq!(DESCRIPTION, "arrives first once the link is open");
    assert_eq!((DEPRECATED, SENT), (false, true));
    assert_eq!((CLASS, LAST), (Some(kettu::JsonErrorCodeClass::InvalidRequest), 599));
}

#[test]
fn an_unknown_code_says_which_code_of_which_enum() {
    let error: UnknownCode<u8> = discord::GatewayOpcode::try_from(99).unwrap_err();
    assert_eq!(error.to_string(), "unknown code 99 for GatewayOpcode");
    assert_eq!((error.code(), error.enum_name()), (99, "GatewayOpcode"));

    let error = discord::GatewayCloseEventCode::try_from(4006).unwrap_err();
    assert_eq!(error.to_string(), "unknown code 4006 for GatewayCloseEventCode");
    assert_eq!(error, discord_es::GatewayCloseEventCode::try_from(4006).err().unwrap_or(error));
}

#[test]
fn an_unknown_string_code_says_which_enum() {
    let error: UnknownName = omegaup::ErrorName::try_from("nothingOfTheKind").unwrap_err();
    assert_eq!(error.to_string(), "unknown name for ErrorName");
    assert_eq!(error.enum_name(), "ErrorName");
}

#[test]
fn errors_travel_like_any_other() {
    fn error<E: core::error::Error + Copy + Eq>() {}
    fn number(code: u8) -> Result<u8, Box<dyn std::error::Error + Send + Sync>> {
        let opcode = discord::GatewayOpcode::try_from(code)?;
        let same: discord::GatewayOpcode = opcode.name().parse()?;
        Ok(same.code())
    }
    error::<UnknownCode<u8>>();
    error::<UnknownCode<u64>>();
    error::<UnknownName>();
    assert_eq!(number(10).unwrap(), 10);
    assert!(number(5).unwrap_err().is::<UnknownCode<u8>>());
}
