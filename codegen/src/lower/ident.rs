//! Identifiers from words: `PascalCase` and `snake_case`, always legal, and the same when made twice.

use unicode_ident::{is_xid_continue, is_xid_start};

use super::{camel, unicode};
use crate::{fold, hidden};

const KEYWORDS: [&str; 51] = [
    "as", "async", "await", "break", "const", "continue", "crate", "dyn", "else", "enum", "extern", "false",
    "fn", "for", "if", "impl", "in", "let", "loop", "match", "mod", "move", "mut", "pub", "ref", "return",
    "self", "static", "struct", "super", "trait", "true", "type", "unsafe", "use", "where", "while",
    "abstract", "become", "box", "do", "final", "gen", "macro", "override", "priv", "try", "typeof",
    "unsized", "virtual", "yield",
];

/// Types that the emitted text names bare.
const BARE: [&str; 6] = ["Option", "Some", "None", "Ok", "Err", "Self"];

/// A variant's name; none where the text has no letter or digit, or one that rustc calls uncommon.
pub(crate) fn variant(text: &str) -> Option<String> {
    pascal(text).map(|ident| if ident == "Self" { "Self_".to_owned() } else { ident })
}

/// An enum's name.
pub(crate) fn ty(text: &str) -> Option<String> {
    pascal(text).map(|ident| if BARE.contains(&ident.as_str()) { ident + "_" } else { ident })
}

/// A method's or a module's name.
pub(crate) fn snake(text: &str) -> Option<String> {
    let mut lower: Vec<String> = Vec::new();
    for word in words(text) {
        lower.extend(humps(&word).iter().map(|hump| hump.to_lowercase()));
    }
    let ident = legal(lower.join("_"))?;
    Some(if KEYWORDS.contains(&ident.as_str()) { ident + "_" } else { ident })
}

/// The first letter of a text that rustc calls uncommon in an identifier.
pub(crate) fn uncommon(text: &str) -> Option<char> {
    words(text).iter().find_map(|word| word.chars().find(|&c| unicode::is_uncommon(c)))
}

/// Whether a text is an identifier as it stands.
fn is_legal(text: &str) -> bool {
    let starts = text.starts_with(|c| is_xid_start(c) || c == '_');
    let (bytes, mut at) = (text.as_bytes(), 0);
    while at < bytes.len() && (bytes[at].is_ascii_alphanumeric() || bytes[at] == b'_') {
        at += 1;
    }
    // Of what Rust keeps, `Self` alone begins with a capital.
    let is_kept = || if bytes[0].is_ascii_uppercase() { text == "Self" } else { KEYWORDS.contains(&text) };
    starts && text[at..].chars().all(is_xid_continue) && text != "_" && !is_kept()
}

/// Whether it is one in normal form, of letters that rustc does not call uncommon.
fn is_common(text: &str) -> bool {
    is_legal(text) && !text.chars().any(unicode::is_uncommon) && fold::normal(text) == text
}

/// Whether a text can be an enum's or a variant's name as it stands, and no lint says otherwise.
pub(crate) fn is_camel(text: &str) -> bool {
    let core = text.trim_matches('_');
    let is_cased = |c: char| c.is_lowercase() || c.is_uppercase();
    let parts: Vec<&str> = core.split('_').collect();
    let joins = parts.windows(2).all(|pair| !pair[0].ends_with(is_cased) && !pair[1].starts_with(is_cased));
    is_common(text) && !core.starts_with(char::is_lowercase) && !core.contains("__") && joins
}

/// Whether a text can be a variant's name as it stands, and is no name that every enum has for something else.
pub(crate) fn is_variant(text: &str) -> bool {
    is_legal(text) && text != "ALL"
}

/// Whether a text can be a method's or a module's name as it stands, and no lint says otherwise.
pub(crate) fn is_snake(text: &str) -> bool {
    is_common(text) && !text.trim_matches('_').contains("__") && !text.chars().any(char::is_uppercase)
}

/// Whether a text can be an enum's name as it stands.
pub(crate) fn is_type(text: &str) -> bool {
    is_camel(text) && !BARE.contains(&text)
}

fn pascal(text: &str) -> Option<String> {
    let (joined_once, is_settled) = joined(text);
    if is_settled {
        return Some(joined_once);
    }
    let mut ident = legal(joined_once)?;
    // `A B` gives `AB`, and that `Ab`: only what stays as it is names the same thing twice.
    loop {
        let again = legal(joined(&ident).0)?;
        if again == ident {
            return Some(ident);
        }
        ident = again;
    }
}

/// The words of a text in `PascalCase`, and whether that is beyond doubt what they give when joined again.
fn joined(text: &str) -> (String, bool) {
    camel::joined(text).unwrap_or_else(|| {
        let joined = joined_words(text);
        let is_settled = camel::is_settled(&joined);
        (joined, is_settled)
    })
}

fn joined_words(text: &str) -> String {
    let mut joined = String::new();
    for word in words(text) {
        for hump in humps(&word) {
            joined += &capitalized(&hump);
        }
    }
    joined
}

/// Runs of letters and digits, folded; a plural mark such as `(s)` stays with its word.
fn words(text: &str) -> Vec<String> {
    let text = fold::latin(text);
    let is_seen = |&c: &char| !hidden::is_hidden(c) || c.is_whitespace();
    let mut characters: Vec<char> = text.chars().filter(is_seen).collect();
    let plural = |at: usize, characters: &[char]| {
        characters[at] == '('
            && at > 0
            && characters[at - 1].is_alphanumeric()
            && characters[at + 1..].iter().take(4).position(|&c| c == ')').is_some_and(|length| {
                (1..=3).contains(&length)
                    && characters[at + 1..at + 1 + length].iter().all(|c| c.is_lowercase())
            })
    };
    let mut at = 0;
    while at < characters.len() {
        if plural(at, &characters) {
            characters.remove(at);
            if let Some(length) = characters[at..].iter().position(|&c| c == ')') {
                characters.remove(at + length);
            }
        }
        at += 1;
    }
    let is_apostrophe = |at: usize| {
        matches!(characters[at], '\'' | '’')
            && at > 0
            && characters[at - 1].is_alphabetic()
            && characters.get(at + 1).is_some_and(|c| c.is_alphabetic())
    };
    let mut words = vec![String::new()];
    for (at, &c) in characters.iter().enumerate() {
        if is_xid_continue(c) && c != '_' && (c.is_alphanumeric() || fold::is_combining_mark(c)) {
            words.last_mut().expect("there is always a last word").push(c);
        } else if !is_apostrophe(at) {
            words.push(String::new());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// The parts of a word in camel case; a run of capitals is a part of its own.
fn humps(word: &str) -> Vec<String> {
    let characters: Vec<char> = word.chars().collect();
    if characters.len() > 2
        && characters.ends_with(&['s'])
        && characters[..characters.len() - 1].iter().all(|c| c.is_uppercase())
    {
        return vec![word.to_owned()];
    }
    if !characters.iter().any(|c| c.is_lowercase()) {
        return vec![word.to_owned()];
    }
    let mut humps: Vec<String> = Vec::new();
    for (at, &c) in characters.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| characters[at]);
        let after = characters.get(at + 1);
        let rises = c.is_uppercase() && before.is_some_and(|before| !before.is_uppercase());
        let ends_run = c.is_uppercase()
            && before.is_some_and(char::is_uppercase)
            && after.is_some_and(|after| after.is_lowercase());
        let plural = ends_run && characters.get(at + 1) == Some(&'s') && characters.len() == at + 2;
        match humps.last_mut() {
            Some(hump) if !rises && (!ends_run || plural) => hump.push(c),
            _ => humps.push(c.to_string()),
        }
    }
    humps
}

/// First letter large; the others small where all of them are large.
fn capitalized(hump: &str) -> String {
    let mut characters = hump.chars();
    let Some(first) = characters.next() else { return String::new() };
    let rest = characters.as_str();
    let acronym = rest.chars().all(|c| !c.is_lowercase())
        || rest.strip_suffix('s').is_some_and(|rest| {
            !rest.is_empty() && rest.chars().all(char::is_uppercase) && first.is_uppercase()
        });
    let rest = if acronym { rest.to_lowercase() } else { rest.to_owned() };
    first.to_uppercase().collect::<String>() + &rest
}

fn legal(ident: String) -> Option<String> {
    if ident.is_ascii() && ident.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return Some(ident);
    }
    // A letter's other case may be several, in no normal form.
    let ident = if ident.is_ascii() { ident } else { fold::normal(&ident) };
    let first = ident.chars().next()?;
    let ident = if is_xid_start(first) { ident } else { format!("_{ident}") };
    (!ident.chars().any(unicode::is_uncommon)).then_some(ident)
}

#[cfg(test)]
mod tests {
    use super::{camel, joined_words};
    use super::{is_camel, is_snake, is_type, snake, ty, variant};

    #[test]
    fn variants_are_named_by_their_words() {
        for (name, ident) in [
            ("Dispatch", "Dispatch"),
            ("Heartbeat ACK", "HeartbeatAck"),
            ("Invalid intent(s)", "InvalidIntents"),
            ("Intención(es) inválida(s).", "IntencionesInvalidas"),
            ("Invalid `seq`", "InvalidSeq"),
            ("OAuth2 error", "OAuth2Error"),
            ("QoS Heartbeat", "QoSHeartbeat"),
            ("Request Deleted Entity IDs", "RequestDeletedEntityIds"),
            ("parameterEmpty", "ParameterEmpty"),
            ("METADATA_PUSH", "MetadataPush"),
            ("SetupConnection.Success", "SetupConnectionSuccess"),
            ("APIVersion", "ApiVersion"),
            ("A B", "Ab"),
            ("I/O Error", "IoError"),
            ("2FA required", "_2faRequired"),
            ("Self", "Self_"),
            ("回调地址验证", "回调地址验证"),
            ("Sesión caducada.", "SesionCaducada"),
            ("You can't", "YouCant"),
            ("ǿre Ǣrie", "OreAerie"),
            ("sub\u{200b}tract\u{202e}ed", "Subtracted"),
            ("ﬁnd Ｆｕｌｌ 𝐁𝐨𝐥𝐝", "FindFullBold"),
        ] {
            let found = variant(name).unwrap();
            assert_eq!(found, ident, "{name}");
            assert_eq!(variant(&found).as_deref(), Some(found.as_str()), "{name} named twice");
        }
        assert_eq!(variant("||"), None);
        assert_eq!(variant("ʁoar"), None);
    }

    #[test]
    fn words_of_ascii_are_joined_as_all_others_are() {
        for text in [
            "", "-", "Heartbeat ACK", "parameterEmpty", "HTTPServer", "PDUs", "userIDs", "IDs x", "ABCs2",
            "Ab1C", "a B c", "OAuth2Error", "QoS", "ASs", "x2Y", "METADATA_PUSH", "As", "aBs", "1ABs", "ABc",
            "Close 4",
        ] {
            let (joined, is_settled) = camel::joined(text).unwrap();
            assert_eq!((joined.as_str(), is_settled), (&*joined_words(text), camel::is_settled(&joined)));
            if camel::is_settled(text) {
                assert_eq!(joined_words(text), text);
            }
        }
    }

    #[test]
    fn methods_and_types_avoid_what_rust_keeps() {
        assert_eq!(snake("Client Action").as_deref(), Some("client_action"));
        assert_eq!(snake("type").as_deref(), Some("type_"));
        assert_eq!(snake("HTTPStatus").as_deref(), Some("http_status"));
        assert_eq!(snake("gen").as_deref(), Some("gen_"));
        assert_eq!(ty("Option").as_deref(), Some("Option_"));
    }

    #[test]
    fn names_that_a_lint_refuses_are_told() {
        for text in ["Hello", "HTTPCode", "Self_", "_2fa", "V1_2", "回调"] {
            assert!(is_camel(text), "{text}");
        }
        for text in ["hello", "Hello_World", "HELLO_WORLD", "A__B", "Self", "_", "2fa", "a b"] {
            assert!(!is_camel(text), "{text}");
        }
        assert!(is_snake("can_reconnect") && is_snake("type_") && is_snake("回调"));
        assert!(!is_snake("canReconnect") && !is_snake("can__reconnect") && !is_snake("type"));
        assert!(is_type("Opcode") && !is_type("Option"));
    }
}
