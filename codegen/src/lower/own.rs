//! What generated code names, whatever the documents say: what no other identifier may look like.

/// Sorted; a test of `emit` holds it complete.
pub(crate) const OWN: [&str; 223] = [
    "ALL", "Both", "C", "CODES", "Clone", "CodeVisitor", "Copy", "D", "DISPLACEMENTS", "Debug",
    "Deserialize", "Deserializer", "Direction", "Display", "E", "ENTRIES", "Eq", "Err", "Error", "Formatter",
    "From", "FromStr", "Hash", "KINDS", "MARKS", "None", "Ok", "Option", "Ord", "PLACES", "PartialEq",
    "PartialOrd", "Receive", "Reconnect", "ReconnectPolicy", "Result", "Resume", "S", "SORTED", "STARTS",
    "Self", "Send", "Serialize", "Serializer", "Signed", "Some", "Stop", "Str", "T", "TEXTS", "TryFrom",
    "Unexpected", "Unknown", "UnknownCode", "UnknownName", "Unsigned", "VALUES", "Value", "Visitor", "_",
    "alias", "all", "allow", "and_then", "as", "as_bytes", "behind", "binary_search_by", "bool", "byte",
    "bytes", "cfg", "class", "clippy", "cmp", "code", "code_at", "collect_str", "concat", "const",
    "contains", "convert", "core", "custom", "de", "dead_code", "debug_tuple", "deprecated", "derive",
    "description", "deserialize", "deserialize_any", "deserialize_i16", "deserialize_i32", "deserialize_i64",
    "deserialize_i8", "deserialize_str", "deserialize_u16", "deserialize_u32", "deserialize_u64",
    "deserialize_u8", "deserializer", "doc", "dyn", "eight", "else", "entry", "enum", "enum_name", "error",
    "expected", "expecting", "f", "false", "feature", "field", "find_any_ident", "find_code", "find_ident",
    "find_name", "finish", "first", "fmt", "fn", "for", "format_args", "found", "from", "from_code",
    "from_ident", "from_le_bytes", "from_name", "from_str", "from_text", "hash", "high", "i16", "i32", "i64",
    "i8", "ident_at", "if", "impl", "in", "invalid_type", "is_deprecated", "is_empty", "is_human_readable",
    "is_known", "is_received", "is_sent", "is_some", "key", "last", "len", "let", "low", "map", "map_err",
    "match", "matches", "middle", "mod", "must_use", "mut", "name", "name_at", "non_exhaustive",
    "non_upper_case_globals", "note", "of", "offset", "ok", "ok_or", "ok_or_else", "on_close", "or_else",
    "pad", "parse", "pedantic", "place", "pub", "read", "repr", "rest", "result", "return", "rotate_left",
    "self", "serde", "serialize", "serialize_str", "serializer", "slot", "split_at", "split_first_chunk",
    "static", "str", "struct", "super", "text", "transparent", "true", "try_from", "type", "u16", "u32",
    "u64", "u8", "unknown", "unreachable_pub", "unwrap_or", "usize", "visit_i64", "visit_str", "visit_u64",
    "visitor", "what", "while", "wrapping_mul", "wrapping_sub", "write", "write_str",
];
