//! What codes are: words, or integers of a type.

/// What the codes of a table are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Codes {
    /// Integers of this representation.
    Integer(Repr),
    /// Words.
    String,
}

/// An integer type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names say it all")]
pub enum Repr {
    U8,
    I8,
    U16,
    I16,
    U32,
    I32,
    U64,
    I64,
}

impl Repr {
    /// Every representation, the smallest first.
    pub const ALL: [Self; 8] =
        [Self::U8, Self::I8, Self::U16, Self::I16, Self::U32, Self::I32, Self::U64, Self::I64];

    /// The type's name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::U8 => "u8",
            Self::I8 => "i8",
            Self::U16 => "u16",
            Self::I16 => "i16",
            Self::U32 => "u32",
            Self::I32 => "i32",
            Self::U64 => "u64",
            Self::I64 => "i64",
        }
    }

    /// The lowest and the highest value.
    #[must_use]
    pub const fn limits(self) -> (i128, i128) {
        match self {
            Self::U8 => (u8::MIN as i128, u8::MAX as i128),
            Self::I8 => (i8::MIN as i128, i8::MAX as i128),
            Self::U16 => (u16::MIN as i128, u16::MAX as i128),
            Self::I16 => (i16::MIN as i128, i16::MAX as i128),
            Self::U32 => (u32::MIN as i128, u32::MAX as i128),
            Self::I32 => (i32::MIN as i128, i32::MAX as i128),
            Self::U64 => (u64::MIN as i128, u64::MAX as i128),
            Self::I64 => (i64::MIN as i128, i64::MAX as i128),
        }
    }

    /// Whether it holds a value.
    #[must_use]
    pub const fn holds(self, value: i128) -> bool {
        let (first, last) = self.limits();
        first <= value && value <= last
    }

    /// The smallest that holds both values: unsigned where neither is negative.
    #[must_use]
    pub fn smallest(first: i128, last: i128) -> Option<Self> {
        Self::ALL.into_iter().find(|repr| repr.holds(first) && repr.holds(last))
    }
}
