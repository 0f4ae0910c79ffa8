//! What a client does when a connection was closed.

use std::collections::BTreeMap;

/// What a client does when a connection was closed with a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReconnectPolicy {
    /// It connects again, and goes on with the session that it had.
    Resume,
    /// It connects again, with a new session.
    Reconnect,
    /// It does not connect again: the same would happen.
    Stop,
}

impl ReconnectPolicy {
    /// Each of them.
    pub const ALL: [Self; 3] = [Self::Resume, Self::Reconnect, Self::Stop];

    /// The word for it: `resume`, `reconnect`, `stop`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Resume => "resume",
            Self::Reconnect => "reconnect",
            Self::Stop => "stop",
        }
    }

    /// The variant that stands for it in generated code.
    #[must_use]
    pub const fn ident(self) -> &'static str {
        match self {
            Self::Resume => "Resume",
            Self::Reconnect => "Reconnect",
            Self::Stop => "Stop",
        }
    }
}

/// The policies of a table, beside those of its entries, which are values of its field of type `policy`.
#[derive(Clone, Debug)]
pub struct Policies {
    /// The column whose values decide, where one does.
    pub column: Option<String>,
    /// What the manifest says of single codes, whether the document lists them or not.
    pub codes: BTreeMap<i128, ReconnectPolicy>,
    /// What is done after any code that neither the document nor the manifest names.
    pub otherwise: ReconnectPolicy,
}
