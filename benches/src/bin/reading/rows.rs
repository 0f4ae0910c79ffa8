//! Documents with as many rows as asked for, in the words and the markup of real pages.

const ADJECTIVES: [&str; 32] = [
    "Invalid", "Missing", "Expired", "Unknown", "Unsupported", "Duplicate", "Rejected", "Malformed",
    "Inactive", "Locked", "Revoked", "Oversized", "Empty", "Stale", "Foreign", "Pending", "Blocked",
    "Outdated", "Broken", "Closed", "Remote", "Local", "Partial", "Early", "Late", "Hidden", "Shared",
    "Public", "Private", "Signed", "Disabled", "Delayed",
];
const NOUNS: [&str; 64] = [
    "session", "token", "payload", "request", "message", "channel", "user", "account", "shard", "stream",
    "frame", "packet", "header", "signature", "certificate", "password", "invite", "webhook", "emoji",
    "sticker", "guild", "role", "permission", "scope", "client", "server", "gateway", "connection", "socket",
    "transport", "codec", "sample", "bitrate", "region", "endpoint", "resource", "version", "protocol",
    "schema", "field", "parameter", "argument", "value", "index", "offset", "cursor", "page", "batch",
    "queue", "topic", "partition", "replica", "leader", "member", "quorum", "ballot", "epoch", "lease",
    "lock", "bucket", "object", "policy", "tenant", "quota",
];
const VERBS: [&str; 16] = [
    "was refused by", "is not known to", "arrived before", "does not match", "was closed by", "has outlived",
    "is missing from", "cannot be read by", "was sent without", "goes beyond", "conflicts with",
    "is held by", "was changed during", "depends on", "stands behind", "was lost by",
];

/// A document with one table of so many rows.
pub(crate) fn text(rows: usize) -> String {
    let mut text = String::with_capacity(rows * 112 + 128);
    text += "# Gateway\n\n## Close Codes\n\n| Code | Name | Description | Reconnect |\n|---|---|---|---|\n";
    for row in 0..rows {
        let code = 4000 + row + row / 7;
        let reconnect = if mixed(row).is_multiple_of(3) { "false" } else { "true" };
        text += &format!("| {code} | {} | {} | {reconnect} |\n", name(row), description(row));
    }
    text
}

/// Two to four words that no other row has.
fn name(row: usize) -> String {
    let (kind, at) = (row % 3, row / 3);
    let (first, second) = (ADJECTIVES[at % 32], NOUNS[at / 32 % 64]);
    // Beyond what two words tell apart, a third does, and then a fourth.
    let (third, fourth) = (at / 2048 % 64, at / 131_072 % 64);
    match kind {
        0 if at < 2048 => format!("{first} {second}"),
        0 | 1 if at < 131_072 => format!("{first} {second} {}{}", NOUNS[third], ["", "s"][kind]),
        _ => format!("{first} {second} {} {}{}", NOUNS[third], NOUNS[fourth], ["", "s", " id"][kind]),
    }
}

/// A sentence of some forty to eighty characters, now and then with markup.
fn description(row: usize) -> String {
    let number = mixed(row);
    let noun = |shift: u32| NOUNS[(number >> shift) as usize % 64];
    let verb = VERBS[(number >> 24) as usize % 16];
    let (subject, object) = (noun(0), noun(6));
    let object = match row % 50 {
        3 => format!("[{object}](https://example.com/docs/{object}#about)"),
        10 | 20 | 30 | 40 => format!("`{object}`"),
        33 => format!("**{object}**"),
        _ => object.to_owned(),
    };
    let end = match number >> 32 & 3 {
        0 => String::new(),
        1 => format!(" of this {}", noun(12)),
        2 => format!(", and the {} is closed", noun(12)),
        _ => format!("; the {} may try again with a {}", noun(12), noun(18)),
    };
    format!("The {subject} {verb} the {object}{end}.")
}

/// A number without a pattern, the same for the same row.
fn mixed(row: usize) -> u64 {
    let number = (row as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (number ^ number >> 31).wrapping_mul(0xbf58_476d_1ce4_e5b9) >> 16
}
