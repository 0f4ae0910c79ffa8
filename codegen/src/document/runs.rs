//! The runs of a text, which are one for nearly every cell: that one takes no room of its own.

use std::ops::{Deref, DerefMut};

use super::Run;

/// Runs, one after the other.
#[derive(Clone, Default)]
pub(crate) enum Runs<'a> {
    #[default]
    None,
    One(Run<'a>),
    Several(Vec<Run<'a>>),
}

impl<'a> Runs<'a> {
    pub(crate) fn push(&mut self, run: Run<'a>) {
        *self = match std::mem::take(self) {
            Self::None => Self::One(run),
            Self::One(first) => Self::Several(vec![first, run]),
            Self::Several(mut runs) => {
                runs.push(run);
                Self::Several(runs)
            }
        };
    }

    /// Leaves out those after the first `count`.
    pub(crate) fn truncate(&mut self, count: usize) {
        match self {
            Self::Several(runs) => runs.truncate(count),
            Self::One(_) if count == 0 => *self = Self::None,
            Self::None | Self::One(_) => {}
        }
    }
}

impl<'a> FromIterator<Run<'a>> for Runs<'a> {
    fn from_iter<I: IntoIterator<Item = Run<'a>>>(runs: I) -> Self {
        let mut all = Self::None;
        runs.into_iter().for_each(|run| all.push(run));
        all
    }
}

impl<'a> Deref for Runs<'a> {
    type Target = [Run<'a>];

    fn deref(&self) -> &Self::Target {
        match self {
            Self::None => &[],
            Self::One(run) => std::slice::from_ref(run),
            Self::Several(runs) => runs,
        }
    }
}

impl DerefMut for Runs<'_> {
    fn deref_mut(&mut self) -> &mut Self::Target {
        match self {
            Self::None => &mut [],
            Self::One(run) => std::slice::from_mut(run),
            Self::Several(runs) => runs,
        }
    }
}

#[cfg(test)]
impl std::fmt::Debug for Runs<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        (**self).fmt(f)
    }
}
