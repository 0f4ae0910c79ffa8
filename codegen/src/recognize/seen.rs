//! A header and a cell as the counts see them.

use std::borrow::Cow;

use super::name;

/// A header without what it says in parentheses.
pub(super) fn hint(header: &str) -> &str {
    let outside = header.split('(').next().unwrap_or(header).trim();
    if outside.is_empty() { header } else { outside }
}

/// A cell as the counts see it.
#[derive(Clone, Copy)]
pub(crate) struct Seen<'a> {
    pub(crate) plain: &'a str,
    /// Whether all of it is one link.
    pub(crate) is_link: bool,
    /// Whether all of it is set as code.
    pub(crate) is_span: bool,
    pub(crate) is_struck: bool,
    /// It and those beside it, where one may hold a mark of deprecation in brackets.
    pub(crate) line: &'a [Cow<'a, str>],
}

impl Seen<'_> {
    /// Whether it is struck, or stands beside a mark of deprecation.
    pub(super) fn is_out_of_use(&self) -> bool {
        let is_marked = |text: &Cow<'_, str>| {
            (text.contains('(') || text.contains('[')) && name::from_plain(text).deprecated
        };
        self.is_struck || self.line.iter().any(is_marked)
    }
}
