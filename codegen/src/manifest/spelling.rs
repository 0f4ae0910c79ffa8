//! TOML as a manifest's owner is to write it.

/// A key as TOML writes it: bare where it may be, quoted otherwise.
#[must_use]
pub fn toml_key(key: &str) -> String {
    let bare = !key.is_empty()
        && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    if bare { key.to_owned() } else { toml_string(key) }
}

/// A text as TOML writes it.
#[must_use]
pub fn toml_string(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            _ if c.is_control() => quoted += &format!("\\u{:04X}", u32::from(c)),
            _ => quoted.push(c),
        }
    }
    quoted + "\""
}

/// The line that settles something of a table, and the stanza of a document's table that it belongs under.
pub(crate) fn remedy(setting: &str, table: &str, document: &str) -> String {
    format!("write `{setting}` under `[document.tables.{}]` of `{document}`", toml_key(table))
}
