//! Places in the page: an enum's and a code's, which stay what they are as long as those do.

use std::collections::BTreeSet;

/// The places that are taken.
#[derive(Default)]
pub(super) struct Anchors(BTreeSet<String>);

impl Anchors {
    /// A place by its path: of a document, an enum or a code. A further one with the same path is counted.
    pub(super) fn of(&mut self, path: &[&str]) -> String {
        let path = path.iter().map(|part| encoded(part)).collect::<Vec<_>>().join("/");
        let mut anchor = path.clone();
        let mut count = 1;
        while !self.0.insert(anchor.clone()) {
            count += 1;
            anchor = format!("{path}~{count}");
        }
        anchor
    }
}

/// A part of a path in the characters that an address keeps as they are.
fn encoded(part: &str) -> String {
    let mut encoded = String::new();
    for byte in part.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded += &format!("%{byte:02X}");
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::Anchors;

    #[test]
    fn places_are_unique_and_free_of_what_addresses_escape() {
        let mut anchors = Anchors::default();
        assert_eq!(anchors.of(&["chat", "Opcode", "-1"]), "chat/Opcode/-1");
        assert_eq!(anchors.of(&["chat", "Opcode", "-1"]), "chat/Opcode/-1~2");
        assert_eq!(anchors.of(&["chat", "Código", "a b/\"~"]), "chat/C%C3%B3digo/a%20b%2F%22%7E");
    }
}
