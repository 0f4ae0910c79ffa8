//! Ranges of codes.

use spectable::{discord, discord_es, kettu};

macro_rules! server_errors_are_a_class {
    ($($test:ident: $module:ident,)+) => {$(
        #[test]
        fn $test() {
            use $module::{HttpResponseCode as Code, HttpResponseCodeClass as Class};
            assert_eq!(Class::ALL, [Class::ServerError]);
            assert_eq!((Class::ServerError.first(), Class::ServerError.last()), (500, 599));
            assert_eq!(Class::ServerError.name(), "SERVER ERROR");
            assert_eq!(Class::ServerError.to_string(), "SERVER ERROR");
            assert!(!Class::ServerError.description().is_empty());
            for code in u16::MIN..=u16::MAX {
                let class = (500..=599).contains(&code).then_some(Class::ServerError);
                assert_eq!(Class::of(code), class, "{code}");
                assert_eq!(Class::ServerError.contains(code), class.is_some(), "{code}");
            }
            for code in Code::ALL {
                assert_eq!(code.class(), Class::of(code.code()));
            }
        }
    )+};
}

server_errors_are_a_class! {
    server_errors_are_a_class_in_discord: discord,
    server_errors_are_a_class_in_discord_es: discord_es,
    server_errors_are_a_class_in_kettu: kettu,
}

#[test]
fn a_code_outside_of_every_range_has_no_class() {
    assert_eq!(discord::HttpResponseCode::NotFound.class(), None);
    assert_eq!(
        discord::HttpResponseCode::GatewayUnavailable.class(),
        Some(discord::HttpResponseCodeClass::ServerError)
    );
    // A class holds codes that the document does not list one by one.
    assert_eq!(discord::HttpResponseCode::from_code(503), None);
    assert_eq!(discord::HttpResponseCodeClass::of(503), Some(discord::HttpResponseCodeClass::ServerError));
}

#[test]
fn the_first_digit_classes_a_json_error() {
    use kettu::{JsonErrorCode as Code, JsonErrorCodeClass as Class};
    let classes = [
        (Class::Unknown, 10_000, 12),
        (Class::Restriction, 20_000, 0),
        (Class::Limit, 30_000, 0),
        (Class::Authorization, 40_000, 7),
        (Class::InvalidRequest, 50_000, 8),
    ];
    assert!(classes.iter().map(|(class, ..)| class).eq(Class::ALL));
    for (class, first, count) in classes {
        assert_eq!((class.first(), class.last()), (first, first + 9_999));
        assert_eq!((Class::of(first), Class::of(first + 9_999)), (Some(class), Some(class)));
        assert!(class.contains(first) && !class.contains(first - 1) && !class.contains(first + 10_000));
        assert_eq!(Code::ALL.iter().filter(|code| code.class() == Some(class)).count(), count, "{class:?}");
    }
    assert_eq!(Class::of(9_999), None);
    assert_eq!(Class::of(60_000), None);
    assert_eq!(Code::GeneralError.class(), None);
}
