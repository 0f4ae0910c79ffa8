//! What a client does after a close: for every code that there may be.

use spectable::ReconnectPolicy::{self, Reconnect, Resume, Stop};
use spectable::{discord, discord_es, kettu};

/// The codes after which a client does something else than resume, over all that there are.
macro_rules! other_than_resume {
    ($enumeration:path) => {{
        use $enumeration as Code;
        let codes = |wanted: ReconnectPolicy| -> Vec<u16> {
            (0..=u16::MAX).filter(|&code| Code::on_close(code) == wanted).collect()
        };
        for &code in Code::ALL {
            assert_eq!(code.policy(), Code::on_close(code.code()), "{code:?}");
        }
        assert_eq!(codes(Resume).len() + codes(Reconnect).len() + codes(Stop).len(), 0x1_0000);
        (codes(Reconnect), codes(Stop))
    }};
}

#[test]
fn gateways_say_which_sessions_are_gone_and_which_connections_are_of_no_use() {
    let gone = vec![1000, 1001, 4003, 4007, 4009];
    let useless = vec![4004, 4010, 4011, 4012, 4013, 4014];
    assert_eq!(other_than_resume!(discord::GatewayCloseEventCode), (gone, useless));
    let gone = vec![1000, 1001, 4003, 4006, 4007, 4009];
    let useless = vec![4004, 4010, 4011, 4012, 4013, 4014, 4016];
    assert_eq!(other_than_resume!(discord_es::GatewayCloseEventCode), (gone, useless));
}

#[test]
fn voice_connections_have_policies_of_their_own() {
    let gone = vec![1000, 1001, 4003, 4006, 4009];
    let useless = vec![4004, 4011, 4012, 4014, 4016];
    assert_eq!(other_than_resume!(discord::VoiceCloseEventCode), (gone.clone(), useless.clone()));
    let useless = [useless, vec![4020, 4021, 4022]].concat();
    assert_eq!(other_than_resume!(discord_es::VoiceCloseEventCode), (gone, useless));
}

#[test]
fn the_policies_of_kettu_are_its_actions() {
    let gone = vec![1000, 1001, 4007, 4009, 4010];
    let useless = vec![4003, 4004, 4012, 4013, 4014];
    assert_eq!(other_than_resume!(kettu::GatewayCloseCode), (gone, useless));
    for &code in kettu::GatewayCloseCode::ALL {
        let expected = match code.action() {
            kettu::CloseAction::Resume => Resume,
            kettu::CloseAction::Restart => Reconnect,
            kettu::CloseAction::Abort => Stop,
            other => panic!("{other:?}"),
        };
        assert_eq!(code.policy(), expected, "{code:?}");
    }
}

#[test]
fn policies_are_known_at_compile_time() {
    const AFTER: ReconnectPolicy = kettu::GatewayCloseCode::on_close(4012);
    assert_eq!(AFTER, Stop);
}
