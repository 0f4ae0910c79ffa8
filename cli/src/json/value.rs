//! Codes and the values of fields in JSON.

use serde::ser::SerializeMap as _;
use serde::{Serialize, Serializer};
use spectable_codegen::model::{Code, Field, Value};

/// A code: an integer or a text.
pub(super) struct CodeView<'a>(pub(super) &'a Code);

impl Serialize for CodeView<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Code::Integer(code) => integer(code, serializer),
            Code::Text(code) => serializer.serialize_str(code),
        }
    }
}

/// Integers within 64 bits as such, since not every format has wider ones.
pub(super) fn integer<S: Serializer>(value: &i128, serializer: S) -> Result<S::Ok, S::Error> {
    match (u64::try_from(*value), i64::try_from(*value)) {
        (Ok(value), _) => serializer.serialize_u64(value),
        (_, Ok(value)) => serializer.serialize_i64(value),
        _ => serializer.serialize_i128(*value),
    }
}

/// The values of an entry's fields, by accessor.
pub(super) struct Values<'a> {
    pub(super) fields: &'a [Field],
    pub(super) values: &'a [Value],
}

impl Serialize for Values<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.values.len()))?;
        for (field, value) in self.fields.iter().zip(self.values) {
            map.serialize_entry(&field.accessor, &ValueView(value))?;
        }
        map.end()
    }
}

struct ValueView<'a>(&'a Value);

impl Serialize for ValueView<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Blank => serializer.serialize_none(),
            Value::Bool(value) => serializer.serialize_bool(*value),
            Value::Integer(value) => integer(value, serializer),
            Value::Direction(direction) => serializer.serialize_str(direction.name()),
            Value::Policy(policy) => serializer.serialize_str(policy.name()),
            Value::Word(word) => serializer.serialize_str(&word.text),
            Value::Text(text) => serializer.serialize_str(text),
        }
    }
}
