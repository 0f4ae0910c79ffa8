//! serde's traits, by hand: an enum is its code, its name or its identifier, as the manifest says.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::code;
use super::enumeration::{Context, ident_of};
use super::find::{self, Keys};
use super::piece::{Sink, block};
use crate::list;
use crate::model::{Entry, Repr, Serde, SerdeAs, Spec};

/// The most codes or names that an error lists; of more, it says how many there are.
const MOST_LISTED: usize = 16;

/// What stands before each item, if serde's traits are emitted.
fn gate(spec: &Spec) -> Option<TokenStream> {
    match &spec.serde {
        Serde::Off => None,
        Serde::On => Some(TokenStream::new()),
        Serde::Feature(feature) => Some(quote!(#[cfg(feature = #feature)])),
    }
}

/// What all enums are read with.
pub(super) fn shared(spec: &Spec) -> Vec<TokenStream> {
    let Some(gate) = gate(spec) else { return Vec::new() };
    let structure = quote! {
        /// Reads what stands for a code.
        #gate
        #[allow(dead_code)]
        struct CodeVisitor<C, T> {
            what: &'static str,
            enum_name: &'static str,
            expected: &'static str,
            from_code: Option<fn(C) -> Option<T>>,
            from_text: Option<fn(&str) -> Option<T>>,
        }
    };
    let methods = quote! {
        #gate
        #[allow(dead_code)]
        impl<C, T> CodeVisitor<C, T> {
            fn unknown<E: ::serde::de::Error>(&self, found: &dyn ::core::fmt::Debug) -> E {
                E::custom(::core::format_args!(
                    "unknown {} {:?} for {}, expected {}", self.what, found, self.enum_name, self.expected
                ))
            }
        }
    };
    let number = |method: TokenStream, ty: TokenStream, unexpected: TokenStream| {
        quote! {
            fn #method<E: ::serde::de::Error>(self, code: #ty) -> ::core::result::Result<T, E> {
                match self.from_code {
                    Some(read) => <C as ::core::convert::TryFrom<#ty>>::try_from(code)
                        .ok()
                        .and_then(read)
                        .ok_or_else(|| self.unknown(&code)),
                    None => Err(E::invalid_type(::serde::de::Unexpected::#unexpected(code), &self)),
                }
            }
        }
    };
    let unsigned = number(quote!(visit_u64), quote!(u64), quote!(Unsigned));
    let signed = number(quote!(visit_i64), quote!(i64), quote!(Signed));
    let visitor = quote! {
        #gate
        impl<C: ::core::convert::TryFrom<u64> + ::core::convert::TryFrom<i64>, T> ::serde::de::Visitor<'_>
            for CodeVisitor<C, T>
        {
            type Value = T;
            fn expecting(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::write!(f, "an entry of {} by its {}, {}", self.enum_name, self.what, self.expected)
            }
            #unsigned
            #signed
            fn visit_str<E: ::serde::de::Error>(self, text: &str) -> ::core::result::Result<T, E> {
                match self.from_text {
                    Some(read) => read(text).ok_or_else(|| self.unknown(&text)),
                    None => Err(E::invalid_type(::serde::de::Unexpected::Str(text), &self)),
                }
            }
        }
    };
    vec![structure, methods, visitor]
}

/// The impls of an enum.
pub(super) fn items(sink: &mut dyn Sink, spec: &Spec, context: &Context<'_>) {
    let Some(gate) = gate(spec) else { return };
    let name = &context.name;
    let serialize = serialize(context);
    sink.put(quote! {
        #gate
        impl ::serde::Serialize for #name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> ::core::result::Result<S::Ok, S::Error> {
                #serialize
            }
        }
    });
    block(sink, quote!(#gate impl<'de> ::serde::Deserialize<'de> for #name), |sink| {
        let head = quote! {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> ::core::result::Result<Self, D::Error>
        };
        block(sink, head, |sink| deserialize(sink, context));
    });
}

fn serialize(context: &Context<'_>) -> TokenStream {
    let is_text = context.table.repr().is_none();
    let text = match context.table.serde_as {
        SerdeAs::Code | SerdeAs::Any if is_text => quote!(serializer.serialize_str(self.code())),
        SerdeAs::Code | SerdeAs::Any => {
            return quote!(::serde::Serialize::serialize(&self.code(), serializer));
        }
        SerdeAs::Name if context.is_open() => {
            return quote! {
                match self.name() {
                    Some(name) => serializer.serialize_str(name),
                    None => serializer.collect_str(&self.code()),
                }
            };
        }
        SerdeAs::Name => quote!(serializer.serialize_str(self.name())),
        SerdeAs::Ident => quote!(serializer.collect_str(&::core::format_args!("{:?}", self))),
    };
    // What is not listed has no identifier: it is its code, which no identifier is, as a text.
    if context.is_open() {
        quote!(if self.is_known() { #text } else { serializer.collect_str(&self.code()) })
    } else {
        text
    }
}

fn deserialize(sink: &mut dyn Sink, context: &Context<'_>) {
    let table = context.table;
    let name = &context.name;
    let number =
        if context.is_open() { quote!(map(#name::from_code)) } else { quote!(and_then(#name::from_code)) };
    // Keys are texts in many formats, those that are numbers too; so is what is not listed in the place of a name.
    let number = quote!(text.parse().ok().#number);
    let word = quote!(<#name as ::core::str::FromStr>::from_str(text).ok());
    let listed = |read: TokenStream| {
        if context.is_open() { quote!(|text| #read(text).or_else(|| #number)) } else { read }
    };
    let (what, from_text) = match (table.serde_as, table.repr()) {
        (SerdeAs::Code, Some(_)) => ("code", None),
        (SerdeAs::Code, None) => ("code", Some(quote!(#name::from_code))),
        (SerdeAs::Any, Some(_)) => ("code", Some(quote!(|text| #word.or_else(|| #number)))),
        (SerdeAs::Any, None) => ("code", Some(quote!(|text| #name::from_code(text).or_else(|| #word)))),
        (SerdeAs::Name, _) => ("name", Some(listed(quote!(#name::from_name)))),
        (SerdeAs::Ident, _) => {
            from_ident(sink, context);
            ("identifier", Some(listed(quote!(from_ident))))
        }
    };
    let from_text = from_text.map_or_else(|| quote!(None), |read| quote!(Some(#read)));
    let repr = table.repr().filter(|_| matches!(table.serde_as, SerdeAs::Code | SerdeAs::Any));
    let from_code = match repr {
        Some(_) if context.is_open() => quote!(Some(|code| Some(#name::from_code(code)))),
        Some(_) => quote!(Some(#name::from_code)),
        None => quote!(None::<fn(u8) -> Option<#name>>),
    };
    let method = format_ident!("deserialize_{}", repr.map_or("str", Repr::name));
    let read = if table.serde_as == SerdeAs::Any && repr.is_some() {
        // Others need not say what they hold.
        quote! {
            if deserializer.is_human_readable() {
                deserializer.deserialize_any(visitor)
            } else {
                deserializer.#method(visitor)
            }
        }
    } else {
        quote!(deserializer.#method(visitor))
    };
    let (enum_name, expected) = (&table.name, expected(context));
    sink.put(quote! {
        let visitor = super::CodeVisitor {
            what: #what,
            enum_name: #enum_name,
            expected: #expected,
            from_code: #from_code,
            from_text: #from_text,
        };
        #read
    });
}

/// A function that finds the entry of an identifier, and of nothing else.
fn from_ident(sink: &mut dyn Sink, context: &Context<'_>) {
    let name = &context.name;
    block(sink, quote!(fn from_ident(text: &str) -> Option<#name>), |sink| {
        if let Some(tables) = &context.tables {
            let places = tables.order.iter().map(|&at| ident_of(context.variants[at])).zip(0..);
            let find = format_ident!("find_any_ident");
            find::function(sink, &find, &Keys::new(&mut { places }), &format_ident!("ident_at"));
        }
        let idents: Vec<(&str, &Entry)> = list::of(&context.variants, &|entry| (ident_of(entry), *entry));
        find::body(sink, context, &idents, ["text", "find_any_ident", &context.table.name]);
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
