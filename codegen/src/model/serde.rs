//! How serde's traits come with an enum, and what an entry is to them.

/// How the emitted impls of serde's traits are gated.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Serde {
    /// There are none.
    #[default]
    Off,
    /// They are always compiled.
    On,
    /// They are compiled with this feature of the crate that holds them.
    Feature(String),
}

/// What an entry is to serde.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum SerdeAs {
    /// Its code.
    #[default]
    Code,
    /// Its name as the document spells it.
    Name,
    /// Its identifier.
    Ident,
    /// Its code; it is read from its name and its identifier, too.
    Any,
}

impl SerdeAs {
    /// Each of them.
    pub const ALL: [Self; 4] = [Self::Code, Self::Name, Self::Ident, Self::Any];

    /// The word for it: `code`, `name`, `ident`, `any`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Name => "name",
            Self::Ident => "ident",
            Self::Any => "any",
        }
    }
}
