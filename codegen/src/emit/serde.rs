//! serde's traits, by hand: an enum is its code, its name or its identifier, as the manifest says.

use super::enumeration::{Context, ident_of};
use super::find::{self, Keys};
use super::piece::{Sink, Text, block, put};
use super::template::filled;
use super::{code, literal};
use crate::list;
use crate::model::{Entry, Repr, Serde, SerdeAs, Spec};

/// The most codes or names that an error lists; of more, it says how many there are.
const MOST_LISTED: usize = 16;

/// What stands before each item, if serde's traits are emitted.
fn gate(spec: &Spec) -> Option<Text> {
    match &spec.serde {
        Serde::Off => None,
        Serde::On => Some(Text::default()),
        Serde::Feature(feature) => {
            Some(filled("#[cfg(feature = $feature)]", &[("feature", &literal::string(feature))]))
        }
    }
}

/// What all enums are read with.
pub(super) fn shared(sink: &mut dyn Sink, spec: &Spec) {
    let Some(gate) = gate(spec) else { return };
    put(
        sink,
        "/// Reads what stands for a code.\n\
        $gate \
        #[allow(dead_code)] \
        struct CodeVisitor<C, T> { \
            what: &'static str, \
            enum_name: &'static str, \
            expected: &'static str, \
            from_code: Option<fn(C) -> Option<T>>, \
            from_text: Option<fn(&str) -> Option<T>>, \
        }",
        &[("gate", &gate)],
    );
    put(
        sink,
        "$gate \
        #[allow(dead_code)] \
        impl<C, T> CodeVisitor<C, T> { \
            fn unknown<E: ::serde::de::Error>(&self, found: &dyn ::core::fmt::Debug) -> E { \
                E::custom(::core::format_args!( \
                    \"unknown {} {:?} for {}, expected {}\", self.what, found, self.enum_name, self.expected \
                )) \
            } \
        }",
        &[("gate", &gate)],
    );
    put(
        sink,
        "$gate \
        impl<C: ::core::convert::TryFrom<u64> + ::core::convert::TryFrom<i64>, T> ::serde::de::Visitor<'_> \
            for CodeVisitor<C, T> \
        { \
            type Value = T; \
            fn expecting(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result { \
                ::core::write!(f, \"an entry of {} by its {}, {}\", self.enum_name, self.what, self.expected) \
            } \
            $unsigned \
            $signed \
            fn visit_str<E: ::serde::de::Error>(self, text: &str) -> ::core::result::Result<T, E> { \
                match self.from_text { \
                    Some(read) => read(text).ok_or_else(|| self.unknown(&text)), \
                    None => Err(E::invalid_type(::serde::de::Unexpected::Str(text), &self)), \
                } \
            } \
        }",
        &[
            ("gate", &gate),
            ("unsigned", &number("visit_u64", "u64", "Unsigned")),
            ("signed", &number("visit_i64", "i64", "Signed")),
        ],
    );
}

/// A method that reads a number.
fn number(method: &'static str, ty: &'static str, unexpected: &'static str) -> Text {
    filled(
        "fn $method<E: ::serde::de::Error>(self, code: $ty) -> ::core::result::Result<T, E> { \
                match self.from_code { \
                    Some(read) => <C as ::core::convert::TryFrom<$ty>>::try_from(code) \
                        .ok() \
                        .and_then(read) \
                        .ok_or_else(|| self.unknown(&code)), \
                    None => Err(E::invalid_type(::serde::de::Unexpected::$unexpected(code), &self)), \
                } \
            }",
        &[("method", &method), ("ty", &ty), ("unexpected", &unexpected)],
    )
}

/// The impls of an enum.
pub(super) fn items(sink: &mut dyn Sink, spec: &Spec, context: &Context<'_>) {
    let Some(gate) = gate(spec) else { return };
    let name = &context.name;
    put(
        sink,
        "$gate \
        impl ::serde::Serialize for $name { \
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> ::core::result::Result<S::Ok, S::Error> { \
                $serialize \
            } \
        }",
        &[("gate", &gate), ("name", name), ("serialize", &serialize(context))],
    );
    block(
        sink,
        "$gate \
        impl<'de> ::serde::Deserialize<'de> for $name {",
        &[("gate", &gate), ("name", name)],
        &mut |sink| {
            block(
                sink,
                "fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> ::core::result::Result<Self, D::Error> {",
                &[],
                &mut |sink| deserialize(sink, context),
            );
        },
    );
}

/// The body of `serialize`.
fn serialize(context: &Context<'_>) -> &'static str {
    let is_text = context.table.repr().is_none();
    // What is not listed has no identifier: it is its code, which no identifier is, as a text.
    match (context.table.serde_as, context.is_open()) {
        (SerdeAs::Code | SerdeAs::Any, _) if !is_text => {
            "::serde::Serialize::serialize(&self.code(), serializer)"
        }
        (SerdeAs::Code | SerdeAs::Any, _) => "serializer.serialize_str(self.code())",
        (SerdeAs::Name, false) => "serializer.serialize_str(self.name())",
        (SerdeAs::Name, true) => {
            "match self.name() { \
                Some(name) => serializer.serialize_str(name), \
                None => serializer.collect_str(&self.code()), \
            }"
        }
        (SerdeAs::Ident, false) => "serializer.collect_str(&::core::format_args!(\"{:?}\", self))",
        (SerdeAs::Ident, true) => {
            "if self.is_known() { \
                serializer.collect_str(&::core::format_args!(\"{:?}\", self)) \
            } else { \
                serializer.collect_str(&self.code()) \
            }"
        }
    }
}

fn deserialize(sink: &mut dyn Sink, context: &Context<'_>) {
    let (table, name, is_open) = (context.table, &context.name, context.is_open());
    if table.serde_as == SerdeAs::Ident {
        from_ident(sink, context);
    }
    let (what, from_text) = from_text(context);
    let repr = table.repr().filter(|_| matches!(table.serde_as, SerdeAs::Code | SerdeAs::Any));
    let from_code = match repr {
        Some(_) if is_open => "Some(|code| Some($name::from_code(code)))",
        Some(_) => "Some($name::from_code)",
        None => "None::<fn(u8) -> Option<$name>>",
    };
    let read = if table.serde_as == SerdeAs::Any && repr.is_some() {
        // Others need not say what they hold.
        "if deserializer.is_human_readable() { \
            deserializer.deserialize_any(visitor) \
        } else { \
            deserializer.deserialize_$ty(visitor) \
        }"
    } else {
        "deserializer.deserialize_$ty(visitor)"
    };
    put(
        sink,
        "let visitor = super::CodeVisitor { \
            what: $what, \
            enum_name: $enum_name, \
            expected: $expected, \
            from_code: $from_code, \
            from_text: $from_text, \
        }; \
        $read",
        &[
            ("what", &literal::string(what)),
            ("enum_name", &context.quoted),
            ("expected", &literal::string(&expected(context))),
            ("from_code", &filled(from_code, &[("name", name)])),
            ("from_text", &filled(from_text, &[("name", name)])),
            ("read", &filled(read, &[("ty", &repr.map_or("str", Repr::name))])),
        ],
    );
}

/// What an enum is read as from a text, and how. Keys are texts in many formats, those that are numbers too; so is what
/// is not listed in the place of a name.
fn from_text(context: &Context<'_>) -> (&'static str, &'static str) {
    let is_number = context.table.repr().is_some();
    match (context.table.serde_as, context.is_open()) {
        (SerdeAs::Code, _) if is_number => ("code", "None"),
        (SerdeAs::Code, _) => ("code", "Some($name::from_code)"),
        (SerdeAs::Any, _) if !is_number => (
            "code",
            "Some(|text| $name::from_code(text) \
                .or_else(|| <$name as ::core::str::FromStr>::from_str(text).ok()))",
        ),
        (SerdeAs::Any, true) => (
            "code",
            "Some(|text| <$name as ::core::str::FromStr>::from_str(text) \
                .ok() \
                .or_else(|| text.parse().ok().map($name::from_code)))",
        ),
        (SerdeAs::Any, false) => (
            "code",
            "Some(|text| <$name as ::core::str::FromStr>::from_str(text) \
                .ok() \
                .or_else(|| text.parse().ok().and_then($name::from_code)))",
        ),
        (SerdeAs::Name, false) => ("name", "Some($name::from_name)"),
        (SerdeAs::Name, true) => (
            "name",
            "Some(|text| $name::from_name(text).or_else(|| text.parse().ok().map($name::from_code)))",
        ),
        (SerdeAs::Ident, false) => ("identifier", "Some(from_ident)"),
        (SerdeAs::Ident, true) => (
            "identifier",
            "Some(|text| from_ident(text).or_else(|| text.parse().ok().map($name::from_code)))",
        ),
    }
}

/// A function that finds the entry of an identifier, and of nothing else.
fn from_ident(sink: &mut dyn Sink, context: &Context<'_>) {
    block(sink, "fn from_ident(text: &str) -> Option<$name> {", &[("name", &context.name)], &mut |sink| {
        if let Some(tables) = &context.tables {
            let places = tables.order.iter().map(|&at| ident_of(context.variants[at])).zip(0..);
            find::function(sink, "find_any_ident", &Keys::new(&mut { places }), "ident_at");
        }
        let idents: Vec<(&str, &Entry)> = list::of(&context.variants, &|entry| (ident_of(entry), *entry));
        find::body(sink, context, &idents, ["text", "find_any_ident"], &context.table.name);
    });
}

/// What an error says that there may be: all of few, how many there are of many.
fn expected(context: &Context<'_>) -> String {
    let Context { table, variants, .. } = context;
    let count = variants.len();
    let list = |of: &dyn Fn(&Entry) -> String, what: &str| {
        if count > MOST_LISTED {
            return format!("one of {count} {what}");
        }
        let listed: Vec<String> = list::of(variants, &|entry| of(entry));
        format!("one of {}", listed.join(", "))
    };
    let any = if table.serde_as == SerdeAs::Any { "a name, an identifier, or " } else { "" };
    let listed = match (table.serde_as, table.repr()) {
        (SerdeAs::Name, _) => list(&|entry| format!("{:?}", entry.name), "names"),
        (SerdeAs::Ident, _) => list(&|entry| format!("{:?}", ident_of(entry)), "identifiers"),
        (_, Some(repr)) if context.is_open() => {
            let (first, last) = repr.limits();
            return format!("{any}an integer from {first} to {last}");
        }
        (_, Some(_)) => list(&|entry| entry.code.to_string(), "codes"),
        (_, None) => list(&|entry| format!("{:?}", code::word(entry)), "codes"),
    };
    let kept = if context.is_open() { ", or a code in digits" } else { "" };
    format!("{any}{listed}{kept}")
}
