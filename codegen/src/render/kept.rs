//! What was laid out in the last build: what is the same again is taken from there.
//!
//! Unoptimised, as build scripts are, to lay text out takes several times as long as everything else. An item is known
//! only by all of its text, and what was cut or is of another version counts for nothing.

use std::cmp::Ordering;
use std::ops::Range;
use std::sync::{Mutex, PoisonError};

use super::pretty;
use crate::order;

/// The first line.
const HEADER: &str = concat!("spectable ", env!("CARGO_PKG_VERSION"), "\n");

/// Items, each with what it was laid out to.
pub(crate) struct Kept {
    former: String,
    /// Where those of the last build stand in that, by their texts.
    places: Vec<[Range<usize>; 2]>,
    /// Those of this one, as they are written.
    now: Mutex<String>,
}

impl Kept {
    /// Reads what [`Kept::text`] gave the last time.
    pub(crate) fn new(former: String) -> Self {
        let mut places = places(&former).unwrap_or_default();
        order::sort(&mut places, &|[a, _], [b, _]| compare(&former[a.clone()], &former[b.clone()]));
        Self { former, places, now: Mutex::new(HEADER.to_owned()) }
    }

    /// Lays out an item, unless that was done.
    pub(super) fn format(&self, text: &str) -> Result<String, String> {
        let known = self.places.binary_search_by(|[known, _]| compare(&self.former[known.clone()], text));
        let formatted = match known {
            Ok(at) => self.former[self.places[at][1].clone()].to_owned(),
            Err(_) => pretty::format(text)?,
        };
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

/// Where texts stand by pairs, each pair behind a line of their lengths.
fn places(former: &str) -> Option<Vec<[Range<usize>; 2]>> {
    let mut places = Vec::new();
    let mut rest = former.strip_prefix(HEADER)?;
    while !rest.is_empty() {
        let (lengths, texts) = rest.split_once('\n')?;
        let (text, formatted) = lengths.split_once(' ')?;
        let (text, behind) = texts.split_at_checked(text.parse().ok()?)?;
        let (formatted, behind) = behind.split_at_checked(formatted.parse().ok()?)?;
        let end = former.len() - behind.len();
        let middle = end - formatted.len();
        let start = middle - text.len();
        places.push([start..middle, middle..end]);
        rest = behind;
    }
    Some(places)
}

#[cfg(test)]
mod tests {
    use super::super::pretty::Formatted;
    use super::{HEADER, Kept};
    use crate::emit::Sink as _;

    fn formatted(kept: &Kept) -> String {
        let mut formatted = Formatted::new(String::new(), Some(kept));
        formatted.text().code("struct A (u8) ;");
        formatted.end();
        formatted.into_text().expect("it is Rust")
    }

    fn kept(text: &str) -> String {
        let kept = Kept::new(text.to_owned());
        assert_eq!(formatted(&kept), "struct A(u8);\n");
        kept.text()
    }

    #[test]
    fn what_was_laid_out_is_taken_as_it_is() {
        let text = kept("");
        assert_eq!(kept(&text), text);
        let other = text.replace("A(u8)", "B(u8)");
        assert_eq!(formatted(&Kept::new(other)), "struct B(u8);\n");
    }

    #[test]
    fn what_is_damaged_counts_for_nothing() {
        let text = kept("");
        for length in 0..text.len() {
            assert_eq!(kept(&text[..length]), text);
        }
        for (from, to) in [("A(u8)", "B"), ("A(u8)", "B(u16)"), (HEADER, "spectable 0\n"), (" 14\n", " 15\n")]
        {
            assert_ne!(text.replacen(from, to, 1), text, "{to}");
            assert_eq!(kept(&text.replacen(from, to, 1)), text, "{to}");
        }
    }

    #[test]
    fn what_is_no_rust_is_not_kept() {
        let kept = Kept::new(String::new());
        let mut formatted = Formatted::new(String::new(), Some(&kept));
        formatted.text().code("struct;");
        formatted.end();
        assert!(formatted.into_text().is_err());
        assert_eq!(kept.text(), HEADER);
    }
}
