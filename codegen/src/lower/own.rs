//! What generated code names, whatever the documents say: what no other identifier may look like.

/// Sorted; a test of `emit` holds it complete.
pub(crate) const OWN: [&str; 191] = [
    "ALL", "Both", "C", "CODES", "Clone", "Copy", "D", "DISPLACEMENTS", "Debug", "Deserialize",
    "Deserializer", "Direction", "Display", "E", "ENTRIES", "Eq", "Err", "Error", "Formatter", "From",
    "FromStr", "Hash", "KINDS", "MARKS", "None", "Ok", "Option", "Ord", "PLACES", "PartialEq", "PartialOrd",
    "Receive", "Reconnect", "ReconnectPolicy", "Result", "Resume", "S", "SORTED", "STARTS", "Self", "Send",
    "Serialize", "Serializer", "Some", "Stop", "Str", "TEXTS", "TryFrom", "Unexpected", "Unknown",
    "UnknownCode", "UnknownName", "VALUES", "Value", "Visitor", "_", "alias", "all", "allow", "as",
    "as_bytes", "behind", "binary_search_by", "bool", "byte", "bytes", "cfg", "class", "clippy", "cmp",
    "code", "code_at", "concat", "const", "contains", "convert", "core", "custom", "de", "dead_code",
    "debug_tuple", "deprecated", "derive", "description", "deserialize", "deserialize_str", "deserializer",
    "doc", "eight", "else", "entry", "enum", "enum_name", "error", "expecting", "f", "false", "feature",
    "field", "find_code", "find_ident", "find_name", "finish", "first", "fmt", "fn", "for", "found", "from",
    "from_code", "from_le_bytes", "from_name", "from_str", "hash", "high", "i16", "i32", "i64", "i8",
    "ident_at", "if", "impl", "in", "invalid_value", "is_deprecated", "is_empty", "is_known", "is_received",
    "is_sent", "is_some", "key", "last", "len", "let", "low", "map_err", "match", "matches", "middle", "mod",
    "must_use", "mut", "name", "name_at", "non_exhaustive", "non_upper_case_globals", "note", "of", "offset",
    "ok_or", "ok_or_else", "on_close", "pad", "pedantic", "place", "pub", "repr", "rest", "result", "return",
    "rotate_left", "self", "serde", "serialize", "serialize_str", "serializer", "slot", "split_at",
    "split_first_chunk", "static", "str", "struct", "super", "text", "transparent", "true", "try_from",
    "type", "u16", "u32", "u64", "u8", "unreachable_pub", "unwrap_or", "usize", "visit_str", "while",
    "wrapping_mul", "wrapping_sub", "write", "write_str",
];
