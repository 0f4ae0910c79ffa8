//! Nouns in the singular, as far as English spelling tells.

/// Plurals that spelling alone does not tell.
const IRREGULAR: [(&str, &str); 14] = [
    ("caches", "cache"),
    ("cookies", "cookie"),
    ("movies", "movie"),
    ("news", "news"),
    ("axes", "axis"),
    ("matrices", "matrix"),
    ("indices", "index"),
    ("vertices", "vertex"),
    ("lenses", "lens"),
    ("buses", "bus"),
    ("ops", "op"),
    ("ids", "id"),
    ("apis", "api"),
    ("urls", "url"),
];

/// A noun in the singular, as far as English spelling tells.
pub(crate) fn singular(word: &str) -> String {
    let lower = word.to_lowercase();
    let cut = |length: usize| word[..word.len() - length].to_owned();
    let ends = |endings: &[&str]| endings.iter().any(|ending| lower.ends_with(ending));
    let known = IRREGULAR.iter().find(|(many, _)| lower == *many);
    let acronym = word.len() > 2
        && word.ends_with('s')
        && word[..word.len() - 1].chars().all(|c| c.is_ascii_uppercase());
    if acronym {
        cut(1)
    } else if let Some((many, one)) = known {
        // What the two share keeps its spelling.
        let shared = many.bytes().zip(one.bytes()).take_while(|(many, one)| many == one).count();
        word[..shared].to_owned() + &one[shared..]
    } else if !word.is_ascii() || word.len() < 4 || ends(&["ss", "us", "is", "series", "species"]) {
        word.to_owned()
    } else if ends(&["ies"]) {
        cut(3) + "y"
    } else if ends(&["sses", "xes", "ches", "shes", "tuses", "iases"]) {
        cut(2)
    } else if ends(&["s"]) {
        cut(1)
    } else {
        word.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::singular;

    #[test]
    fn nouns_lose_their_plural() {
        for (many, one) in [
            ("Codes", "Code"),
            ("Statuses", "Status"),
            ("Status", "Status"),
            ("Entries", "Entry"),
            ("Classes", "Class"),
            ("Responses", "Response"),
            ("IDs", "ID"),
            ("Caches", "Cache"),
            ("Axes", "Axis"),
            ("PDUs", "PDU"),
            ("Ops", "Op"),
            ("Gas", "Gas"),
            ("Types", "Type"),
            ("Aliases", "Alias"),
        ] {
            assert_eq!(singular(many), one);
        }
    }
}
