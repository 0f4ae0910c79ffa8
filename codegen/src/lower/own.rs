//! What generated code names, whatever the documents say: what no other identifier may look like.

/// Sorted; a test of `emit` holds it complete.
pub(crate) const OWN: [&str; 133] = [
    "ALL", "Both", "C", "Clone", "Copy", "D", "Debug", "Deserialize", "Deserializer", "Direction", "Display",
    "E", "Eq", "Err", "Error", "Formatter", "From", "FromStr", "Hash", "None", "Ok", "Option", "Ord",
    "PartialEq", "PartialOrd", "Receive", "Result", "S", "Self", "Send", "Serialize", "Serializer", "Some",
    "Str", "TryFrom", "Unexpected", "Unknown", "UnknownCode", "UnknownName", "Value", "Visitor", "_",
    "alias", "all", "allow", "as", "bool", "cfg", "class", "clippy", "code", "const", "contains", "convert",
    "core", "custom", "de", "dead_code", "deprecated", "derive", "description", "deserialize",
    "deserialize_str", "deserializer", "doc", "entry", "enum", "enum_name", "error", "expecting", "f",
    "false", "feature", "first", "fmt", "fn", "for", "found", "from", "from_code", "from_name", "from_str",
    "i16", "i32", "i64", "i8", "impl", "invalid_value", "is_deprecated", "is_known", "is_received",
    "is_sent", "last", "let", "map_err", "match", "matches", "mod", "must_use", "mut", "name",
    "non_exhaustive", "non_upper_case_globals", "note", "of", "ok_or", "ok_or_else", "pad", "pedantic",
    "pub", "repr", "result", "self", "serde", "serialize", "serialize_str", "serializer", "static", "str",
    "struct", "super", "text", "true", "try_from", "type", "u16", "u32", "u64", "u8", "unreachable_pub",
    "visit_str", "write", "write_str",
];
