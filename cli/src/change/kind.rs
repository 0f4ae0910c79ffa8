//! The kinds of change, how much each weighs, and what each is called.

/// How much a change weighs, in the words of semantic versioning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Level {
    /// Words alone differ.
    Patch,
    /// Something is there that was not, is deprecated, or has another value.
    Minor,
    /// What compiles today may not tomorrow, or a code means something else.
    Major,
}

impl Level {
    /// Every level, the heaviest first.
    pub(crate) const ALL: [Self; 3] = [Self::Major, Self::Minor, Self::Patch];

    /// The level in one word.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Major => "major",
            Self::Minor => "minor",
            Self::Patch => "patch",
        }
    }
}

/// The highest level of some changes, in one word: `none` where there are none.
pub(crate) fn verdict(level: Option<Level>) -> &'static str {
    level.map_or("none", Level::name)
}

/// Whether a change adds, removes or alters something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    Added,
    Removed,
    Altered,
}

impl Mark {
    /// The mark as one character.
    pub(crate) const fn sign(self) -> &'static str {
        match self {
            Self::Added => "+",
            Self::Removed => "-",
            Self::Altered => "~",
        }
    }
}

macro_rules! kinds {
    ($($kind:ident $code:literal $level:ident $mark:ident $meaning:literal)+) => {
        /// What a change does.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Kind {
            $($kind,)+
        }

        impl Kind {
            /// Every kind.
            pub(crate) const ALL: &'static [Self] = &[$(Self::$kind),+];

            /// The stable code, in kebab case.
            pub(crate) const fn code(self) -> &'static str {
                match self { $(Self::$kind => $code,)+ }
            }

            /// How much a change of this kind weighs.
            pub(crate) const fn level(self) -> Level {
                match self { $(Self::$kind => Level::$level,)+ }
            }

            /// Whether it adds, removes or alters something.
            pub(crate) const fn mark(self) -> Mark {
                match self { $(Self::$kind => Mark::$mark,)+ }
            }

            /// What it means, as a sentence.
            pub(crate) const fn meaning(self) -> &'static str {
                match self { $(Self::$kind => $meaning,)+ }
            }
        }
    };
}

kinds! {
    TableAdded "table-added" Minor Added "A table of codes is new."
    TableRemoved "table-removed" Major Removed "A table of codes is gone."
    TableRenamed "table-renamed" Major Altered "The enum of a table has another path."
    CodeAdded "code-added" Minor Added "A code is new."
    CodeRemoved "code-removed" Major Removed "A code is gone."
    CodeRenumbered "code-renumbered" Major Altered "An identifier has another code."
    CodeRenamed "code-renamed" Major Altered "A code has another identifier."
    Deprecated "deprecated" Minor Altered "A code is deprecated now."
    Undeprecated "undeprecated" Minor Altered "A code is no longer deprecated."
    Reworded "reworded" Patch Altered "A name or a description is worded otherwise."
    FieldAdded "field-added" Minor Added "A field is new."
    FieldRemoved "field-removed" Major Removed "A field is gone."
    FieldRetyped "field-retyped" Major Altered "A field has another type."
    FieldChanged "field-changed" Minor Altered "The value of a field is another."
    RangeAdded "range-added" Minor Added "A range of codes is new."
    RangeRemoved "range-removed" Major Removed "A range of codes is gone."
    RangeChanged "range-changed" Major Altered "A range has other ends or another identifier."
    ReprChanged "repr-changed" Major Altered "The codes of an enum have another type."
    Reshaped "reshaped" Major Altered "An enum has become a newtype, or a newtype an enum."
    Opened "opened" Major Altered "An enum keeps codes that it does not list, which it rejected."
    Closed "closed" Major Altered "An enum rejects codes that it does not list, which it kept."
}
