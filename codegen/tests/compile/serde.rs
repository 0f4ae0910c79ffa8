//! As much of serde as generated code names, to compile it against.

macro_rules! methods {
    ($($method:ident)*) => {
        $(fn $method<V: de::Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error>;)*
    };
}

pub trait Serialize {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error>;
}

pub trait Serializer: Sized {
    type Ok;
    type Error;
    fn serialize_str(self, text: &str) -> Result<Self::Ok, Self::Error>;
    fn serialize_i128(self, number: i128) -> Result<Self::Ok, Self::Error>;
    fn collect_str<T: std::fmt::Display + ?Sized>(self, text: &T) -> Result<Self::Ok, Self::Error>;
}

pub trait Deserialize<'de>: Sized {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>;
}

pub trait Deserializer<'de>: Sized {
    type Error: de::Error;
    fn deserialize_str<V: de::Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error>;
    fn deserialize_any<V: de::Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error>;
    fn is_human_readable(&self) -> bool;
    methods! {
        deserialize_u8 deserialize_i8 deserialize_u16 deserialize_i16 deserialize_u32 deserialize_i32
        deserialize_u64 deserialize_i64
    }
}

pub mod de {
    use std::fmt;

    pub enum Unexpected<'a> {
        Signed(i64),
        Str(&'a str),
        Unsigned(u64),
    }

    pub trait Expected {}

    impl<'de, V: Visitor<'de>> Expected for V {}

    pub trait Error: Sized {
        fn custom<T: fmt::Display>(message: T) -> Self;
        fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> Self;
    }

    pub trait Visitor<'de>: Sized {
        type Value;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result;
        fn visit_i64<E: Error>(self, number: i64) -> Result<Self::Value, E>;
        fn visit_u64<E: Error>(self, number: u64) -> Result<Self::Value, E>;
        fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E>;
    }
}

macro_rules! integers {
    ($($integer:ident)*) => {$(
        impl Serialize for $integer {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_i128(i128::from(*self))
            }
        }
    )*};
}

integers! { u8 i8 u16 i16 u32 i32 u64 i64 }
