//! What the cases generate does what it says: here it is compiled in and called.

mod class {
    include!("cases/class-overlapping/expected.rs");
}
mod extra {
    include!("cases/extra/expected.rs");
}
mod full {
    include!("cases/codes-every-u8/expected.rs");
}
mod keep {
    include!("cases/keep/expected.rs");
}
mod names {
    include!("cases/variants-reserved/expected.rs");
}
mod negative {
    include!("cases/codes-negative/expected.rs");
}
mod reserved {
    include!("cases/class-reserved/expected.rs");
}
mod twin {
    include!("cases/twin/expected.rs");
}
mod whole {
    include!("cases/class-whole/expected.rs");
}
mod words {
    include!("cases/merged-headings/expected.rs");
}

use std::collections::BTreeSet;

#[test]
fn every_code_of_a_full_table_leads_to_its_variant_and_back() {
    use full::tiles::TileCode;
    let found: Vec<TileCode> = (0..=u8::MAX).filter_map(TileCode::from_code).collect();
    assert_eq!(found, TileCode::ALL);
    assert!((0..=u8::MAX).zip(&found).all(|(code, found)| found.code() == code));
    assert!(found.iter().all(|found| found.name().parse() == Ok(*found)));
    assert_eq!(TileCode::from_name("Amber Band"), Some(TileCode::AmberBand));
    assert_eq!("AmberBand".parse(), Ok(TileCode::AmberBand));
}

#[test]
fn negative_codes_are_discriminants() {
    use negative::well::WellPumpErrorCode;
    assert_eq!(WellPumpErrorCode::BadHandle as i16, -32700);
    assert_eq!(WellPumpErrorCode::try_from(-1), Ok(WellPumpErrorCode::Dry));
    let error = WellPumpErrorCode::try_from(-2).expect_err("no such code is listed");
    assert_eq!((error.code(), error.enum_name()), (-2, "WellPumpErrorCode"));
    assert_eq!(error.to_string(), "unknown code -2 for WellPumpErrorCode");
}

#[test]
fn an_open_enum_keeps_what_it_does_not_list() {
    use keep::post::ParcelServiceResponseCode;
    for code in 0..=u16::MAX {
        let kept = ParcelServiceResponseCode::from(code);
        assert_eq!(u16::from(kept), code);
        assert_eq!(kept.is_known(), ParcelServiceResponseCode::ALL.contains(&kept));
        assert_eq!(kept.name().is_some(), kept.is_known());
    }
    let kept: BTreeSet<u16> = ParcelServiceResponseCode::ALL.iter().map(|known| known.code()).collect();
    assert_eq!(kept, BTreeSet::from([200, 404]));
    assert_eq!(format!("{:>6}", ParcelServiceResponseCode::from(418)), "   418");
    assert_eq!(format!("{:>6}", ParcelServiceResponseCode::Ok), "    OK");
}

#[test]
fn the_narrowest_range_holds_a_code() {
    use class::wire::LineRangeClass;
    for code in 0..=u16::MAX {
        let holding = LineRangeClass::ALL.iter().copied().filter(|range| range.contains(code));
        let narrowest = holding.min_by_key(|range| range.last() - range.first());
        assert_eq!(LineRangeClass::of(code), narrowest, "{code}");
    }
}

#[test]
fn ranges_may_cover_every_code() {
    use whole::wire::{CopperWireFrameType, CopperWireFrameTypeClass};
    assert!((0..=u8::MAX).all(|code| CopperWireFrameTypeClass::of(code).is_some()));
    assert_eq!(CopperWireFrameType::Ring.class(), Some(CopperWireFrameTypeClass::Standard));
}

#[test]
#[expect(deprecated, reason = "the constant is deprecated, and meant to be")]
fn a_struck_row_stays_a_name_for_its_code() {
    use twin::lantern::LanternProtocolOpcode;
    assert!(matches!(LanternProtocolOpcode::KeeperJoined, LanternProtocolOpcode::Reset));
    assert_eq!("Reset".parse(), Ok(LanternProtocolOpcode::KeeperJoined));
    assert_eq!(LanternProtocolOpcode::from_name("Reset"), None);
    assert_eq!(LanternProtocolOpcode::ALL.len(), 7);
}

#[test]
fn words_are_codes_as_numbers_are() {
    use words::bakery::OrderError;
    for &error in OrderError::ALL {
        assert_eq!(OrderError::try_from(error.code()), Ok(error));
        assert!(error.to_string() == error.code() && error.http_status() >= 400);
    }
    let error = OrderError::try_from("breadStale").expect_err("no such code is listed");
    assert_eq!(error.to_string(), "unknown name for OrderError");
}

#[test]
fn variants_may_be_called_as_what_the_text_is_made_of() {
    use names::lantern::LanternProtocolOpcode;
    assert_eq!("self".parse(), Ok(LanternProtocolOpcode::Self_));
    assert_eq!("2 lamps".parse(), Ok(LanternProtocolOpcode::_2Lamps));
    assert_eq!(LanternProtocolOpcode::try_from(0), Ok(LanternProtocolOpcode::None));
    assert_eq!("Ok".parse(), Ok(LanternProtocolOpcode::Ok));
}

#[test]
fn what_the_manifest_adds_is_as_good_as_a_row() {
    use extra::Direction;
    use extra::harbor::HarborRadioOpcode;
    assert_eq!(HarborRadioOpcode::from_code(511), Some(HarborRadioOpcode::Tow));
    assert!(HarborRadioOpcode::Tow.direction().is_some_and(Direction::is_sent));
    let flagged: Vec<&str> = HarborRadioOpcode::ALL
        .iter()
        .filter(|opcode| opcode.is_deprecated())
        .map(|opcode| opcode.description())
        .collect();
    assert_eq!(flagged, ["Flag up"]);
}

#[test]
fn a_code_is_reserved_where_the_narrowest_range_that_holds_it_says_so() {
    use reserved::harbour::{BerthClass, Lamp, MastClass};
    use reserved::harbour::{HarbourProtocolCloseCode as Code, HarbourProtocolCloseCodeClass as Class};
    let is_reserved = |code: u16| match code {
        _ if Code::from_code(code).is_some() => false,
        1004..=1006 => true,
        2100..=2199 => false,
        _ => matches!(code, 2000..=2999 | 4000..=4999),
    };
    for code in 0..=u16::MAX {
        assert_eq!(Code::is_reserved(code), is_reserved(code), "{code}");
        assert_eq!(Class::is_reserved(code), is_reserved(code), "{code}");
    }
    for code in 0..=u8::MAX {
        assert_eq!(BerthClass::is_reserved(code), code >= 0x80, "{code}");
        assert_eq!(Lamp::is_reserved(code), code == 3 || code == 4, "{code}");
        assert!(MastClass::is_reserved(code), "{code}");
    }
}
