//! What further columns, headings and struck rows say of an entry.

use spectable::Direction::{self, Both, Receive, Send};
use spectable::{discord, discord_es, discordeno, kettu, omegaup};

use crate::contract::Codes;

/// The codes of the entries that `keep` says yes to.
fn codes<E: Codes>(keep: impl Fn(E) -> bool) -> Vec<E::Code> {
    E::ALL.iter().copied().filter(|&entry| keep(entry)).map(Codes::code).collect()
}

#[test]
fn some_gateway_closures_allow_a_new_connection() {
    use discord::GatewayCloseEventCode as Code;
    let yes = codes(Code::can_reconnect);
    assert_eq!(yes, [4000, 4001, 4002, 4003, 4005, 4007, 4008, 4009]);
    let no = codes(|code: Code| !code.can_reconnect());
    assert_eq!(no, [4004, 4010, 4011, 4012, 4013, 4014]);
}

#[test]
fn opcodes_know_who_sends_them() {
    let by = |direction| codes(|opcode: discord::GatewayOpcode| opcode.direction() == direction);
    assert_eq!(by(Send), [2, 3, 4, 6, 8]);
    assert_eq!(by(Receive), [0, 7, 9, 10, 11]);
    assert_eq!(by(Both), [1]);

    let by = |direction| codes(|opcode: discord::VoiceOpcode| opcode.direction() == direction);
    assert_eq!(by(Send), [0, 1, 3, 7]);
    assert_eq!(by(Receive), [2, 4, 6, 8, 9, 13]);
    assert_eq!(by(Both), [5]);

    let by = |direction| codes(|opcode: discord_es::GatewayOpcode| opcode.direction() == direction);
    assert_eq!(by(Receive), [0, 7, 9, 10, 11]);
    assert_eq!(by(Both), [1]);
    assert_eq!(by(Send).len(), 36);

    let by = |direction| codes(|opcode: discord_es::VoiceOpcode| opcode.direction() == direction);
    assert_eq!(by(Send), [0, 1, 7]);
    assert_eq!(by(Receive), [2, 4, 6, 8, 9, 11, 13, 17, 18, 19, 20]);
    assert_eq!(by(Both), [3, 5, 10, 12, 14, 15, 16]);

    let by = |direction| codes(|opcode: kettu::GatewayOpcode| opcode.direction() == direction);
    assert_eq!(by(Send), [4, 5]);
    assert_eq!(by(Receive), [3]);
    assert_eq!(by(Both), [0, 1]);
}

#[test]
fn a_direction_is_seen_from_the_client() {
    let sides = |direction: Direction| (direction.is_sent(), direction.is_received());
    assert_eq!(sides(Send), (true, false));
    assert_eq!(sides(Receive), (false, true));
    assert_eq!(sides(Both), (true, true));
}

#[test]
fn kettu_recommends_an_action_for_every_closure() {
    use kettu::CloseAction::{Abort, Restart, Resume};
    let by = |action| codes(|code: kettu::GatewayCloseCode| code.action() == action);
    assert_eq!(by(Resume), [4000, 4001, 4002, 4005, 4008]);
    assert_eq!(by(Restart), [4007, 4009, 4010]);
    assert_eq!(by(Abort), [4003, 4004, 4012, 4013, 4014]);

    let words: Vec<_> = kettu::CloseAction::ALL.iter().map(|action| action.name()).collect();
    assert_eq!(words, ["resume", "abort", "restart"]);
    assert_eq!(Restart.to_string(), "restart");
    assert_eq!(format!("{Restart:?}"), "Restart");
}

#[test]
fn kettu_links_a_cat_to_every_status() {
    for code in kettu::HttpResponseCode::ALL {
        assert_eq!(code.cat(), format!("https://http.cat/{}", code.code()));
    }
}

#[test]
fn omegaup_errors_know_their_status_and_its_title() {
    use omegaup::ErrorName;
    let statuses = [
        (400, "Solicitud incorrecta", 9),
        (401, "No autorizado", 3),
        (403, "Prohibido", 5),
        (404, "no encontrado", 7),
        (409, "Conflicto", 3),
        (412, "Condición previa fallida", 5),
        (429, "Demasiadas solicitudes", 2),
        (500, "Error interno del servidor", 2),
        (503, "Servicio no disponible", 1),
    ];
    for (status, title, count) in statuses {
        let names = codes(|error: ErrorName| error.http_status() == status);
        assert_eq!(names.len(), count, "{status}: {names:?}");
        assert_eq!(names, codes(|error: ErrorName| error.http_title() == title), "{title}");
    }
    assert_eq!(ErrorName::AliasInUse.http_status(), 400);
    assert_eq!(ErrorName::CannotSubmit.http_status(), 403);
    assert_eq!(ErrorName::QualityNominationNotFound.http_status(), 404);
    assert_eq!(ErrorName::ServiceUnavailable.http_status(), 503);
}

#[test]
fn discordeno_links_every_code_to_its_definition() {
    use discordeno::GatewayCloseEventCode as Code;
    let file = "https://github.com/deepsarda/discordeno/blob/c6dc30bb/packages/types/src/shared.ts#L";
    let line = |code: &Code| code.defined_in().strip_prefix(file).and_then(|line| line.parse::<u32>().ok());
    let lines: Vec<_> = Code::ALL.iter().filter_map(line).collect();
    assert_eq!(lines, [993, 991, 987, 1009, 1005, 1007, 995, 1001, 981, 989, 997, 999, 1003, 983, 985]);
}

#[test]
fn struck_rows_and_no_others_are_deprecated() {
    fn check<E: Codes>() {
        let deprecated: Vec<_> = codes(E::is_deprecated).iter().map(ToString::to_string).collect();
        let expected = match E::PATH {
            "discord_es::GatewayOpcode" => "12 15 16 23 24 25 26 27 32 33",
            "discord_es::GatewayCloseEventCode" => "4006",
            "discord_es::VoiceOpcode" => "10 17 19",
            _ => "",
        };
        assert_eq!(deprecated.join(" "), expected, "{}", E::PATH);
    }
    every_enum!(check);
}

/// Row 11 stands twice, struck and live: the struck name goes on working, for the live entry.
#[test]
#[allow(deprecated)]
fn a_struck_twin_is_another_name_for_the_live_entry() {
    use discord_es::VoiceOpcode;
    assert_eq!(VoiceOpcode::Reset, VoiceOpcode::ClientConnect);
    assert_eq!(VoiceOpcode::Reset.name(), "Client Connect");
    assert_eq!(VoiceOpcode::ALL.iter().filter(|opcode| opcode.code() == 11).count(), 1);
    assert!(!VoiceOpcode::Reset.is_deprecated());
    assert_eq!("Reset".parse(), Ok(VoiceOpcode::ClientConnect));

    let matched = match VoiceOpcode::from_code(11) {
        Some(VoiceOpcode::Reset) => "reset",
        _ => "another",
    };
    assert_eq!(matched, "reset");
}
