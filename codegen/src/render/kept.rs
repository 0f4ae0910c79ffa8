//! What was laid out in the last build: what is the same again is taken from there.
//!
//! Unoptimised, as build scripts are, to lay out a text takes several times as long as everything else. A text is known
//! only by all of it, and what was cut or is of another version counts for nothing.

use std::cmp::Ordering;
use std::sync::{Mutex, PoisonError};

use super::pretty;
use crate::order;

/// The first line.
const HEADER: &str = concat!("spectable ", env!("CARGO_PKG_VERSION"), "\n");

/// Texts, each with what it was laid out to.
pub(crate) struct Kept<'t> {
    /// Those of the last build, in order.
    former: Vec<[&'t str; 2]>,
    /// Those of this one, as they are written.
    now: Mutex<String>,
}

impl<'t> Kept<'t> {
    /// Reads what [`Kept::text`] gave the last time.
    pub(crate) fn new(text: &'t str) -> Self {
        let mut former = text.strip_prefix(HEADER).and_then(pairs).unwrap_or_default();
        order::sort(&mut former, &|[a, _], [b, _]| compare(a, b));
        Self { former, now: Mutex::new(HEADER.to_owned()) }
    }

    /// Lays out the text of a file, unless that was done.
    pub(crate) fn format(&self, text: &str) -> Result<String, String> {
        let known = self.former.binary_search_by(|[known, _]| compare(known, text));
        let formatted =
            known.map_or_else(|_| pretty::format(text), |at| Ok(self.former[at][1].to_owned()))?;
        let mut now = self.now.lock().unwrap_or_else(PoisonError::into_inner);
        *now += &format!("{} {}\n", text.len(), formatted.len());
        now.extend([text, &formatted]);
        Ok(formatted)
    }

    /// What was laid out, for the next build.
    pub(crate) fn text(self) -> String {
        self.now.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Any order will do; most texts differ in their lengths.
fn compare(a: &str, b: &str) -> Ordering {
    a.len().cmp(&b.len()).then_with(|| a.cmp(b))
}

/// Texts by pairs, each behind a line of their lengths.
fn pairs(mut rest: &str) -> Option<Vec<[&str; 2]>> {
    let mut pairs = Vec::new();
    while !rest.is_empty() {
        let (lengths, texts) = rest.split_once('\n')?;
        let (text, formatted) = lengths.split_once(' ')?;
        let (text, behind) = texts.split_at_checked(text.parse().ok()?)?;
        let (formatted, behind) = behind.split_at_checked(formatted.parse().ok()?)?;
        pairs.push([text, formatted]);
        rest = behind;
    }
    Some(pairs)
}

#[cfg(test)]
mod tests {
    use super::{HEADER, Kept};

    const TEXT: &str = "struct  A ;";

    fn kept(text: &str) -> String {
        let kept = Kept::new(text);
        assert_eq!(kept.format(TEXT).as_deref(), Ok("struct A;\n"));
        kept.text()
    }

    #[test]
    fn what_was_laid_out_is_taken_as_it_is() {
        let text = kept("");
        assert_eq!(kept(&text), text);
        let other = text.replace("A;", "B;");
        assert_eq!(Kept::new(&other).format(TEXT).as_deref(), Ok("struct B;\n"));
    }

    #[test]
    fn what_is_damaged_counts_for_nothing() {
        let text = kept("");
        for length in 0..text.len() {
            assert_eq!(kept(&text[..length]), text);
        }
        for (from, to) in
            [("A;", "B"), ("A;", "B;;"), (HEADER, "spectable 0\n"), ("11 ", "12 "), ("\n", "\r\n")]
        {
            assert_eq!(kept(&text.replacen(from, to, 1)), text, "{to}");
        }
    }

    #[test]
    fn what_is_no_rust_is_not_kept() {
        let kept = Kept::new("");
        assert!(kept.format("struct").is_err());
        assert_eq!(kept.text(), HEADER);
    }
}
