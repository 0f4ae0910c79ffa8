//! What is measured: one function for each lookup of each peer on each set, under a symbol of its own.

mod functions;
mod keys;

pub use functions::all;
pub use keys::{Keys, Lookups, ROUND, lookups};

/// Whose lookup it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Peer {
    /// Generated from documents.
    Spectable,
    /// Derived: `TryFromPrimitive`.
    NumEnum,
    /// Derived: `FromRepr`, `EnumString`, `IntoStaticStr`, `EnumMessage`.
    Strum,
    /// A map.
    Phf,
    /// Nothing but the call.
    Nothing,
}

impl Peer {
    /// What it is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Spectable => "spectable",
            Self::NumEnum => "num_enum",
            Self::Strum => "strum",
            Self::Phf => "phf",
            Self::Nothing => "the call alone",
        }
    }
}

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// Which variant has a code.
    FromCode,
    /// Which variant has a name.
    FromName,
    /// The name of a variant.
    Name,
    /// The description of a variant.
    Description,
    /// A further column of a variant, true or false.
    Bool,
    /// A further column of a variant, a number.
    Integer,
}

impl Question {
    /// The function's name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::FromCode => "from_code",
            Self::FromName => "from_name",
            Self::Name => "name",
            Self::Description => "description",
            Self::Bool => "field (bool)",
            Self::Integer => "field (integer)",
        }
    }

    /// Whether some answers are that there is none.
    #[must_use]
    pub const fn can_miss(self) -> bool {
        matches!(self, Self::FromCode | Self::FromName)
    }
}

/// A function that is measured.
#[derive(Clone, Copy)]
pub struct Probe {
    /// The set's module.
    pub set: &'static str,
    /// Whose it is.
    pub peer: Peer,
    /// What it answers.
    pub question: Question,
    /// Its symbol.
    pub symbol: &'static str,
    /// Makes its arguments of keys; what comes out calls it once for each.
    pub prepare: fn(&Keys) -> Box<dyn Fn()>,
}
