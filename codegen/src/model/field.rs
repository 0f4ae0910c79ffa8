//! Further columns: their types and values.

use std::fmt;

use super::{ReconnectPolicy, Repr};

/// A further column.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its header as the document spells it; `#number` and `#title` are a heading's.
    pub column: String,
    /// The method that answers it.
    pub accessor: String,
    /// What its values are.
    pub ty: FieldType,
    /// Whether some entries have none.
    pub optional: bool,
}

/// What the values of a field are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldType {
    /// True or false.
    Bool,
    /// Integers.
    Integer(Repr),
    /// Who sends it.
    Direction,
    /// What a client does after the code, as the manifest says.
    Policy,
    /// Words of a closed vocabulary, an enum of its own.
    Vocabulary(Vocabulary),
    /// Addresses.
    Link,
    /// Text.
    Text,
}

impl FieldType {
    /// What kind of type it is, in one word.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Bool => "bool",
            Self::Integer(_) => "integer",
            Self::Direction => "direction",
            Self::Policy => "policy",
            Self::Vocabulary(_) => "vocabulary",
            Self::Link => "link",
            Self::Text => "text",
        }
    }
}

/// A closed vocabulary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vocabulary {
    /// The enum's name.
    pub name: String,
    /// Its words, in the order of the document.
    pub words: Vec<Word>,
}

/// A word of a vocabulary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// As the document spells it.
    pub text: String,
    /// The variant.
    pub ident: String,
}

/// The value of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// None.
    Blank,
    /// Of a [`FieldType::Bool`].
    Bool(bool),
    /// Of a [`FieldType::Integer`].
    Integer(i128),
    /// Of a [`FieldType::Direction`].
    Direction(Direction),
    /// Of a [`FieldType::Policy`].
    Policy(ReconnectPolicy),
    /// Of a [`FieldType::Vocabulary`].
    Word(Box<Word>),
    /// Of a [`FieldType::Link`] or [`FieldType::Text`].
    Text(String),
}

/// The value as a document says it; nothing for none.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Blank => Ok(()),
            Self::Bool(value) => fmt::Display::fmt(value, f),
            Self::Integer(value) => fmt::Display::fmt(value, f),
            Self::Direction(direction) => f.pad(direction.name()),
            Self::Policy(policy) => f.pad(policy.name()),
            Self::Word(word) => f.pad(&word.text),
            Self::Text(text) => f.pad(text),
        }
    }
}

/// Who sends a message, seen from the client.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// The client sends it.
    Send,
    /// The client receives it.
    Receive,
    /// Either side sends it.
    Both,
}

impl Direction {
    /// The same, seen from the other side.
    #[must_use]
    pub const fn reversed(self) -> Self {
        match self {
            Self::Send => Self::Receive,
            Self::Receive => Self::Send,
            Self::Both => Self::Both,
        }
    }

    /// The word for it: `send`, `receive`, `both`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Send => "send",
            Self::Receive => "receive",
            Self::Both => "both",
        }
    }
}
