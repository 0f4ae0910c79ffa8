//! What generated enums are to serde, in formats for people and in compact ones, as values and as keys.

// The documents of the cases are compiled in.
mod generated {
    include!("cases/serde-as/expected.rs");
}
mod plain {
    include!("cases/serde-on/expected.rs");
}

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::hash::Hash;

use generated::ferry::{
    Berth, CargoError, CargoWarning, DeckCode, FerryProtocolCloseCode as CloseCode,
    FerryProtocolFlagCode as FlagCode, HornCode, RopeCode,
};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// Something to read and to write.
trait Value: Serialize + DeserializeOwned + PartialEq + Debug {}

impl<T: Serialize + DeserializeOwned + PartialEq + Debug> Value for T {}

/// What a format makes of a value, and what comes back.
fn through_each<T: Value>(value: &T) -> [T; 4] {
    let json = serde_json::to_string(value).expect("JSON holds it");
    let packed = rmp_serde::to_vec(value).expect("MessagePack holds it");
    let named = rmp_serde::to_vec_named(value).expect("MessagePack holds it");
    let configuration = bincode::config::standard();
    let bytes = bincode::serde::encode_to_vec(value, configuration).expect("bincode holds it");
    [
        serde_json::from_str(&json).expect(&json),
        rmp_serde::from_slice(&packed).expect("it is read again"),
        rmp_serde::from_slice(&named).expect("it is read again"),
        bincode::serde::decode_from_slice(&bytes, configuration).expect("it is read again").0,
    ]
}

fn survives<T: Value + Copy + Ord>(entries: &[T]) {
    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Holder<T: Ord> {
        alone: T,
        perhaps: Option<T>,
        never: Option<T>,
        keyed: BTreeMap<T, T>,
    }
    for &entry in entries {
        let holder = || Holder {
            alone: entry,
            perhaps: Some(entry),
            never: None,
            keyed: BTreeMap::from([(entry, entry)]),
        };
        assert!(through_each(&entry).iter().all(|found| *found == entry), "{entry:?}");
        assert!(through_each(&holder()).iter().all(|found| *found == holder()), "{entry:?}");
    }
}

/// For enums without an order, which have values that no document lists.
fn survives_open<T: Value + Copy + Eq + Hash>(entries: impl IntoIterator<Item = T>) {
    for entry in entries {
        let keyed = || std::collections::HashMap::from([(entry, Some(entry))]);
        assert!(through_each(&entry).iter().all(|found| *found == entry), "{entry:?}");
        assert!(through_each(&keyed()).iter().all(|found| *found == keyed()), "{entry:?}");
    }
}

fn json<T: Serialize>(value: T) -> String {
    serde_json::to_string(&value).expect("JSON holds it")
}

fn error<T: Value>(json: &str) -> String {
    let error = serde_json::from_str::<T>(json).expect_err(json).to_string();
    error.split(" at line ").next().unwrap_or_default().to_owned()
}

#[test]
fn every_listed_entry_survives_every_format() {
    survives(CloseCode::ALL);
    survives(RopeCode::ALL);
    survives(CargoError::ALL);
    survives(CargoWarning::ALL);
    survives(Berth::ALL);
    survives(plain::lantern::LanternProtocolOpcode::ALL);
}

#[test]
fn every_code_survives_where_all_are_kept() {
    survives_open((0..=u8::MAX).map(DeckCode::from_code));
    survives_open((i8::MIN..=i8::MAX).map(HornCode::from_code));
    survives_open([0, 69_999, 70_000, 70_001, 80_000, u32::MAX].map(FlagCode::from_code));
}

#[test]
fn an_entry_is_what_the_manifest_says() {
    assert_eq!(json(CloseCode::FogBank), r#""Fog bank""#);
    assert_eq!(json([DeckCode::CarDeck, DeckCode::from_code(3)]), r#"["Car deck","3"]"#);
    assert_eq!(json([HornCode::LongBlast, HornCode::from_code(-7)]), r#"["LongBlast","-7"]"#);
    assert_eq!(json([FlagCode::from_code(70_000), FlagCode::from_code(7)]), "[70000,7]");
    assert_eq!(json(RopeCode::First), "1");
    assert_eq!(json(CargoError::TooWide), r#""TooWide""#);
    assert_eq!(json(CargoWarning::NearlyFull), r#""nearlyFull""#);
    assert_eq!(json(Berth::Berth40), r#""Berth40""#);
}

#[test]
fn any_spelling_is_read_where_the_manifest_says_so() {
    for (text, entry) in [
        ("1", RopeCode::First),
        (r#""1""#, RopeCode::First),
        (r#""Bow line""#, RopeCode::First),
        (r#""First""#, RopeCode::First),
        // The name of one, whatever another's words would give.
        (r#""BowLine""#, RopeCode::Third),
        (r#""Third""#, RopeCode::Third),
    ] {
        assert_eq!(serde_json::from_str::<RopeCode>(text).expect(text), entry);
    }
    for text in ["70000", r#""70000""#, r#""Blue flag""#, r#""BlueFlag""#] {
        assert_eq!(serde_json::from_str::<FlagCode>(text).expect(text), FlagCode::BlueFlag);
    }
    for text in [r#""nearlyFull""#, r#""NearlyFull""#] {
        assert_eq!(serde_json::from_str::<CargoWarning>(text).expect(text), CargoWarning::NearlyFull);
    }
    let key: BTreeMap<RopeCode, u8> =
        serde_json::from_str(r#"{"Stern line":1,"3":2}"#).expect("keys are texts");
    assert_eq!(key, BTreeMap::from([(RopeCode::SternLine, 1), (RopeCode::Third, 2)]));
}

#[test]
fn a_code_that_is_listed_is_never_kept_as_one_that_is_not() {
    assert_eq!(serde_json::from_str::<DeckCode>(r#""5""#).expect("it is read"), DeckCode::CarDeck);
    assert_eq!(serde_json::from_str::<HornCode>(r#""3""#).expect("it is read"), HornCode::ThreeBlasts);
}

#[test]
fn an_error_says_what_was_found_and_what_was_expected() {
    use plain::lantern::LanternProtocolOpcode as Opcode;
    assert_eq!(
        error::<CloseCode>(r#""Rain""#),
        r#"unknown name "Rain" for FerryProtocolCloseCode, expected one of "Storm", "Fog bank", "Sunk""#
    );
    assert_eq!(
        error::<CloseCode>("4000"),
        r#"invalid type: integer `4000`, expected an entry of FerryProtocolCloseCode by its name, one of "Storm", "Fog bank", "Sunk""#
    );
    assert_eq!(
        error::<DeckCode>(r#""256""#),
        r#"unknown name "256" for DeckCode, expected one of "Upper deck", "Lower deck", "Car deck", or a code in digits"#
    );
    assert_eq!(
        error::<Berth>(r#""Berth41""#),
        r#"unknown identifier "Berth41" for Berth, expected one of 40 identifiers"#
    );
    assert_eq!(
        error::<FlagCode>("-1"),
        "unknown code -1 for FerryProtocolFlagCode, expected a name, an identifier, or an integer from 0 to 4294967295"
    );
    assert_eq!(
        error::<RopeCode>(r#""First mate""#),
        r#"unknown code "First mate" for RopeCode, expected a name, an identifier, or one of 1, 2, 3"#
    );
    for unknown in ["99", "256", "-1", "18446744073709551615"] {
        let listed: Vec<String> = Opcode::ALL.iter().map(|opcode| opcode.code().to_string()).collect();
        let expected = format!(
            "unknown code {unknown} for LanternProtocolOpcode, expected one of {}",
            listed.join(", ")
        );
        assert_eq!(error::<Opcode>(unknown), expected);
    }
    assert!(error::<Opcode>(r#""1""#).starts_with(
        "invalid type: string \"1\", expected an entry of LanternProtocolOpcode by its code, one of "
    ));
    assert!(error::<Opcode>("1.5").starts_with(
        "invalid type: floating point `1.5`, expected an entry of LanternProtocolOpcode by its code"
    ));
    assert!(
        error::<CargoError>("true")
            .starts_with("invalid type: boolean `true`, expected an entry of CargoError by its identifier")
    );
}

#[test]
fn what_is_missing_is_none() {
    #[derive(Debug, PartialEq, Deserialize)]
    struct Closed {
        #[serde(default)]
        code: Option<DeckCode>,
    }
    for text in ["{}", r#"{"code":null}"#] {
        assert_eq!(serde_json::from_str::<Closed>(text).expect(text), Closed { code: None });
    }
    let found: Closed = serde_json::from_str(r#"{"code":"Upper deck"}"#).expect("it is read");
    assert_eq!(found, Closed { code: Some(DeckCode::UpperDeck) });
}
