//! Near misses: the known word that a misspelt one is closest to.

/// The known word nearest to `word`, where one is near enough to suggest.
#[must_use]
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    Suggestions::default().nearest(word, &mut known.into_iter())
}

/// How much looking for suggestions may cost: as many words may be misspelt as there are known ones.
#[derive(Clone, Debug)]
pub(crate) struct Suggestions {
    /// Pairs of characters that may yet be compared.
    left: usize,
}

impl Default for Suggestions {
    fn default() -> Self {
        Self { left: 10_000_000 }
    }
}

/// Nothing longer is a misspelt word.
const LONGEST: usize = 256;

/// What looking for suggestions may cost in any document: a hundred misspelt words among a hundred.
const ENOUGH: usize = 1_000_000;

impl Suggestions {
    /// What one of so many parts may cost, whatever the others do.
    pub(crate) fn share(&self, parts: usize) -> Self {
        Self { left: (self.left / parts.max(1)).max(ENOUGH) }
    }

    /// The known word nearest to `word`; none once too much was looked through.
    pub(crate) fn nearest<'a>(
        &mut self,
        word: &str,
        known: &mut dyn Iterator<Item = &'a str>,
    ) -> Option<&'a str> {
        if word.len() > LONGEST {
            return None;
        }
        let length = word.chars().count();
        // A single character is near to every other.
        let most = if length < 2 { 0 } else { 1 + length / 4 };
        let word: Vec<char> = lower(word).collect();
        let mut nearest = None;
        for candidate in known {
            let other = lower(candidate).take(word.len() + most + 1).count();
            let is_near = other.abs_diff(word.len()) <= most;
            self.left = self.left.checked_sub(if is_near { 1 + word.len() * other } else { 1 })?;
            if is_near {
                let found = (distance(&word, candidate), candidate);
                if found.0 <= most && nearest.is_none_or(|nearest| found < nearest) {
                    nearest = Some(found);
                }
            }
        }
        nearest.map(|(_, candidate)| candidate)
    }
}

fn lower(word: &str) -> impl Iterator<Item = char> {
    word.chars().flat_map(char::to_lowercase)
}

/// Whether one slip of the pen makes one text of the other: a character put in, left out or mistaken, or two swapped.
pub(crate) fn is_slip(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let (short, long) = if one.len() <= other.len() { (&one, &other) } else { (&other, &one) };
    let start = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let (short, long) = (&short[start..], &long[start..]);
    match (short, long) {
        ([a, b, short @ ..], [c, d, long @ ..]) if (a, b) == (d, c) && short == long => true,
        ([_, rest @ ..], [_, long @ ..]) if rest == long => true,
        (short, [_, rest @ ..]) => short == rest,
        _ => false,
    }
}

/// What two texts have in common that are one slip apart: each of them without one of its characters, or as it is.
pub(crate) fn traces(text: &str) -> impl Iterator<Item = String> {
    let without = |(at, c): (usize, char)| format!("{}{}", &text[..at], &text[at + c.len_utf8()..]);
    text.char_indices().map(without).chain([text.to_owned()])
}

/// How many characters must be put in, taken out or replaced.
fn distance(a: &[char], b: &str) -> usize {
    let b: Vec<char> = lower(b).collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, &left) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, &right) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(left != right);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::{is_slip, nearest, traces};

    #[test]
    fn one_slip_is_told_from_none_and_from_two() {
        for (one, other) in
            [("4030", "4003"), ("403", "4003"), ("40003", "4003"), ("4093", "4003"), ("", "4")]
        {
            assert!(is_slip(one, other) && is_slip(other, one), "{one} {other}");
            assert!(traces(one).any(|trace| traces(other).any(|other| other == trace)), "{one} {other}");
        }
        for (one, other) in
            [("4003", "4003"), ("4300", "4003"), ("43", "4003"), ("", "44"), ("4004", "4040x")]
        {
            assert!(!is_slip(one, other) && !is_slip(other, one), "{one} {other}");
        }
    }

    #[test]
    fn only_near_words_are_suggested() {
        assert_eq!(nearest("enmu", ["enum", "repr"]), Some("enum"));
        assert_eq!(nearest("feilds", ["fields", "enum"]), Some("fields"));
        assert_eq!(nearest("colour", ["enum", "repr"]), None);
    }
}
