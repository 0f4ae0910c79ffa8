//! Tables of words that only refer to the codes of other tables of a document, by their names.

use std::cell::OnceCell;
use std::collections::HashSet;

use super::candidate::{self, Candidate};
use super::naming::Naming;
use super::number;
use super::roles::Roles;

/// Why such a table is refused.
const REFERS: &str = "its words name codes of another table";

/// The names that the tables of numbers give, once anything asks for them.
pub(super) struct Names<'c> {
    candidates: &'c [Candidate<'c>],
    shapes: &'c [Vec<String>],
    known: OnceCell<HashSet<&'c str>>,
}

impl<'c> Names<'c> {
    pub(super) fn new(candidates: &'c [Candidate<'c>], shapes: &'c [Vec<String>]) -> Self {
        Self { candidates, shapes, known: OnceCell::new() }
    }

    /// The roles of a code table's columns, or why it is none: its words may be defined elsewhere, where they come second.
    pub(super) fn verdict(&self, candidate: &'c Candidate<'_>) -> Result<&'c Roles, &'static str> {
        let roles = candidate::verdict(candidate, self.shapes)?;
        if !roles.is_text || roles.code == 0 || candidate.settings.is_some() {
            return Ok(roles);
        }
        let names = self.known.get_or_init(|| self.all());
        let mut words = candidate.grid.column(roles.code).filter(|word| !number::is_blank(word));
        if words.all(|word| names.contains(word.trim())) { Err(REFERS) } else { Ok(roles) }
    }

    fn all(&self) -> HashSet<&'c str> {
        let mut names = HashSet::new();
        for candidate in self.candidates {
            let Ok(roles) = candidate::verdict(candidate, self.shapes) else { continue };
            if let (false, Naming::Column(at)) = (roles.is_text, roles.naming) {
                names.extend(candidate.grid.column(at).map(|name| name.trim()));
            }
        }
        names
    }
}
