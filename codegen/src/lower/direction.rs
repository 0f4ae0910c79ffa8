//! Directions: who sends a message, however a cell says so.

use crate::fold;
use crate::model::Direction;
use crate::recognize::words::split;

const SEND: [&str; 9] = ["send", "sent", "sends", "enviar", "envia", "enviado", "envio", "c2s", "outgoing"];
const RECEIVE: [&str; 9] =
    ["receive", "received", "receives", "recibir", "recibe", "recibido", "recepcion", "s2c", "incoming"];
const BOTH: [&str; 6] = ["both", "bidirectional", "ambos", "ambas", "bidireccional", "either"];
/// What heads a column of mere sides.
const OF_SIDES: [&str; 21] = [
    "direction", "sent", "send", "sender", "by", "from", "source", "origin", "originator", "initiator",
    "side", "client", "server", "direccion", "sentido", "emisor", "remitente", "origen", "enviado", "por",
    "lado",
];
const TO: [&str; 7] = ["to", "recipient", "receiver", "destination", "target", "destino", "received"];

/// Who sends a message, seen from the client.
pub(super) fn read(header: &str, plain: &str) -> Option<Direction> {
    let text = fold::lower(plain);
    if ["<->", "<=>", "↔", "⇔", "<-->"].iter().any(|arrow| text.contains(arrow)) {
        return Some(Direction::Both);
    }
    let arrowed = ["-->", "->", "=>", "⇒", "→", " to "]
        .iter()
        .fold(text.clone(), |text, arrow| text.replace(arrow, " → "));
    if arrowed.contains('→') {
        return from_to(&arrowed);
    }
    let (mut sides, mut verbs, mut both) = (Vec::new(), Vec::new(), false);
    for word in split(&text) {
        let word = word.as_str();
        match word {
            "client" | "cliente" => sides.push(Direction::Send),
            "server" | "servidor" => sides.push(Direction::Receive),
            "and" | "y" | "or" | "o" | "e" | "by" | "the" | "el" | "la" | "por" => {}
            _ if SEND.contains(&word) => verbs.push(Direction::Send),
            _ if RECEIVE.contains(&word) => verbs.push(Direction::Receive),
            _ if BOTH.contains(&word) => both = true,
            _ => return None,
        }
    }
    let of = |words: &[Direction]| match words {
        [] => None,
        [first, rest @ ..] if rest.iter().all(|word| word == first) => Some(*first),
        _ => Some(Direction::Both),
    };
    let header = split(header);
    let header = |words: &[&str]| header.iter().any(|word| words.contains(&word.as_str()));
    // What the server does, the client sees from the other side.
    let servers = header(&["server", "servidor"]) && !header(&["client", "cliente"]);
    let found = match (of(&sides), of(&verbs)) {
        _ if both => Direction::Both,
        (Some(Direction::Both), Some(_)) => Direction::Both,
        (Some(Direction::Receive), Some(verb)) => verb.reversed(),
        // Under `Sent to`, the one who is named receives it.
        (Some(side), None) if header(&TO) => side.reversed(),
        (Some(side), None) if header(&OF_SIDES) => side,
        (None, Some(verb)) if servers => verb.reversed(),
        (_, Some(verb)) => verb,
        // What is the client's, or the server's, need not be sent.
        (_, None) => return None,
    };
    Some(found)
}

/// Who sends what goes from one side to the other: `client → server`, or several such one behind the other.
fn from_to(text: &str) -> Option<Direction> {
    let side = |word: &str| match word {
        "client" | "c" | "cliente" => Some(Direction::Send),
        "server" | "s" | "servidor" => Some(Direction::Receive),
        _ => None,
    };
    let is_between = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '/' | '&' | '|');
    let words: Vec<&str> =
        text.split(is_between).filter(|word| !matches!(*word, "" | "or" | "and" | "o" | "y")).collect();
    if let [from, "→", rest @ ..] = words.as_slice() {
        // Whoever receives it may be called anything.
        if !rest.is_empty() && !rest.contains(&"→") {
            return side(from);
        }
    }
    let both: Option<Vec<Direction>> = words
        .chunks(3)
        .map(|words| match words {
            [from, "→", to] if side(from) != side(to) => side(to).and(side(from)),
            _ => None,
        })
        .collect();
    let both = both?;
    let (first, rest) = both.split_first()?;
    Some(if rest.iter().all(|other| other == first) { *first } else { Direction::Both })
}
