//! serde's traits: an entry is its code.

use serde::Serialize;
use serde::de::DeserializeOwned;
use spectable::{discord, omegaup};

use crate::contract::Codes;

#[test]
fn every_entry_goes_out_as_its_code_and_comes_back() {
    fn check<E: Codes<Code: Serialize> + Serialize + DeserializeOwned>() {
        for &entry in E::ALL {
            let json = serde_json::to_string(&entry).unwrap();
            assert_eq!(json, serde_json::to_string(&entry.code()).unwrap());
            assert_eq!(serde_json::from_str::<E>(&json).unwrap(), entry);
        }
    }
    every_enum!(check);
}

#[test]
fn codes_stand_in_larger_documents() {
    let json = r#"[[10, "loginRequired"], [0, "alias\u0049nUse"]]"#;
    let pairs: Vec<(discord::GatewayOpcode, omegaup::ErrorName)> = serde_json::from_str(json).unwrap();
    assert_eq!(serde_json::to_string(&pairs).unwrap(), r#"[[10,"loginRequired"],[0,"aliasInUse"]]"#);
}

#[test]
fn what_is_no_code_is_refused() {
    let error = serde_json::from_str::<discord::GatewayOpcode>("99").unwrap_err();
    assert!(error.to_string().starts_with("unknown code 99 for GatewayOpcode"), "{error}");
    for json in ["256", "-1", "1.5", "\"Hello\"", "null"] {
        assert!(serde_json::from_str::<discord::GatewayOpcode>(json).is_err(), "{json}");
    }
    let error = serde_json::from_str::<omegaup::ErrorName>("\"nothingOfTheKind\"").unwrap_err();
    assert!(
        error
            .to_string()
            .starts_with(r#"unknown code "nothingOfTheKind" for ErrorName, expected one of 37 codes"#),
        "{error}"
    );
    assert!(serde_json::from_str::<omegaup::ErrorName>("400").is_err());
}
