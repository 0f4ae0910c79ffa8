//! The types that all modules share, each only where something uses it.

use super::piece::{Sink, put};
use super::{policy, serde};
use crate::model::{Codes, FieldType, Spec, Table, Unknown};

pub(super) fn items(sink: &mut dyn Sink, spec: &Spec) {
    let mut tables: Vec<&Table> = Vec::new();
    for module in &spec.modules {
        tables.extend(module.tables.iter().filter(|table| table.variants().next().is_some()));
    }
    let directed = |table: &Table| table.fields.iter().any(|field| field.ty == FieldType::Direction);
    let rejects =
        |table: &Table| matches!(table.codes, Codes::Integer(_)) && table.unknown == Unknown::Reject;
    if tables.iter().any(|table| directed(table)) {
        direction(sink);
    }
    if tables.iter().any(|table| table.policies.is_some()) {
        policy::shared(sink);
    }
    if tables.iter().any(|table| rejects(table)) {
        unknown_code(sink);
    }
    if !tables.is_empty() {
        unknown_name(sink);
        serde::shared(sink, spec);
    }
}

fn direction(sink: &mut dyn Sink) {
    put(
        sink,
        "/// Who sends a message, seen from the client.\n\
        #[allow(dead_code, unreachable_pub)] \
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)] \
        pub enum Direction { \
            /// The client sends it.\n\
            Send, \
            /// The client receives it.\n\
            Receive, \
            /// Either side sends it.\n\
            Both, \
        }",
        &[],
    );
    put(
        sink,
        "#[allow(dead_code, unreachable_pub)] \
        impl Direction { \
            /// Whether the client may send it.\n\
            #[must_use] \
            pub const fn is_sent(self) -> bool { \
                ::core::matches!(self, Self::Send | Self::Both) \
            } \
            /// Whether the client may receive it.\n\
            #[must_use] \
            pub const fn is_received(self) -> bool { \
                ::core::matches!(self, Self::Receive | Self::Both) \
            } \
        }",
        &[],
    );
}

fn unknown_code(sink: &mut dyn Sink) {
    put(
        sink,
        "/// A code that its document does not list.\n\
        #[allow(dead_code, unreachable_pub)] \
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)] \
        pub struct UnknownCode<C> { \
            code: C, \
            enum_name: &'static str, \
        }",
        &[],
    );
    put(
        sink,
        "#[allow(dead_code, unreachable_pub)] \
        impl<C: Copy> UnknownCode<C> { \
            /// The code that was given.\n\
            #[must_use] \
            pub const fn code(self) -> C { \
                self.code \
            } \
            /// The enum that has no such code.\n\
            #[must_use] \
            pub const fn enum_name(self) -> &'static str { \
                self.enum_name \
            } \
        }",
        &[],
    );
    put(
        sink,
        "impl<C: ::core::fmt::Display> ::core::fmt::Display for UnknownCode<C> { \
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result { \
                ::core::write!(f, \"unknown code {} for {}\", self.code, self.enum_name) \
            } \
        }",
        &[],
    );
    put(
        sink,
        "impl<C: ::core::fmt::Debug + ::core::fmt::Display> ::core::error::Error for UnknownCode<C> {}",
        &[],
    );
}

fn unknown_name(sink: &mut dyn Sink) {
    put(
        sink,
        "/// A name, identifier or string code that its document does not list.\n\
        #[allow(dead_code, unreachable_pub)] \
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)] \
        pub struct UnknownName { \
            enum_name: &'static str, \
        }",
        &[],
    );
    put(
        sink,
        "#[allow(dead_code, unreachable_pub)] \
        impl UnknownName { \
            /// The enum that has no such name.\n\
            #[must_use] \
            pub const fn enum_name(self) -> &'static str { \
                self.enum_name \
            } \
        }",
        &[],
    );
    put(
        sink,
        "impl ::core::fmt::Display for UnknownName { \
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result { \
                ::core::write!(f, \"unknown name for {}\", self.enum_name) \
            } \
        }",
        &[],
    );
    put(sink, "impl ::core::error::Error for UnknownName {}", &[]);
}
