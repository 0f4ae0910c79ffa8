//! What rustc's lints hold against the letters of identifiers. Only this file knows unicode-security, as rustc does.

use crate::list;
use unicode_security::confusable_detection::skeleton;
use unicode_security::mixed_script::AugmentedScriptSet;
use unicode_security::{GeneralSecurityProfile as _, is_potential_mixed_script_confusable_char};

/// Letters that Unicode 18 allows in identifiers and Unicode 16 does not, whose tables compilers have too.
const ALLOWED_LATE: [char; 38] = [
    '\u{181}', '\u{186}', '\u{189}', '\u{18a}', '\u{18e}', '\u{190}', '\u{191}', '\u{192}', '\u{194}',
    '\u{196}', '\u{197}', '\u{198}', '\u{199}', '\u{19d}', '\u{1b2}', '\u{1b3}', '\u{1b4}', '\u{1b7}',
    '\u{1dd}', '\u{244}', '\u{24c}', '\u{24d}', '\u{253}', '\u{254}', '\u{256}', '\u{257}', '\u{25b}',
    '\u{263}', '\u{268}', '\u{269}', '\u{272}', '\u{289}', '\u{28b}', '\u{292}', '\u{68e}', '\u{88f}',
    '\u{da6}', '\u{11b0a}',
];

/// Letters that look like another script's in Unicode 16, and in Unicode 18 no longer.
const CONFUSABLE_EARLY: [char; 13] = [
    '\u{404}', '\u{492}', '\u{49e}', '\u{49f}', '\u{4b0}', '\u{4b1}', '\u{4e9}', '\u{625}', '\u{ce7}',
    '\u{ce8}', '\u{cef}', '\u{304f}', '\u{513f}',
];

/// Whether the lint `uncommon_codepoints` speaks of a character.
pub(super) fn is_uncommon(c: char) -> bool {
    !c.is_ascii() && (!c.identifier_allowed() || ALLOWED_LATE.contains(&c))
}

/// What two identifiers that look alike have in common, which is what the lint `confusable_idents` goes by.
pub(super) fn shape(ident: &str) -> String {
    skeleton(ident).collect()
}

/// A script of whose letters none is told from those of another script.
pub(super) struct Suspicion {
    /// The name of the script.
    pub(super) script: String,
    /// The first identifier with such a letter.
    pub(super) ident: usize,
    /// The first such letter.
    pub(super) letter: char,
}

/// The scripts that the lint `mixed_script_confusables` speaks of where these are all the identifiers of a crate.
pub(super) fn suspicions<'i>(idents: impl IntoIterator<Item = &'i str>) -> Vec<Suspicion> {
    // Of each set of scripts, the first letter, as long as none of its letters is told from all others.
    let mut scripts = vec![(AugmentedScriptSet::for_char('A'), None)];
    for (ident, text) in idents.into_iter().enumerate() {
        for letter in text.chars().filter(|&c| !c.is_ascii() && !is_uncommon(c)) {
            let set = AugmentedScriptSet::for_char(letter);
            let suspect = is_confusable(letter).then_some((ident, letter));
            match scripts.iter_mut().find(|(known, _)| *known == set) {
                Some((_, first)) if suspect.is_none() => *first = None,
                Some(_) => {}
                None => scripts.push((set, suspect)),
            }
        }
    }
    let shares = |set: AugmentedScriptSet, other: AugmentedScriptSet| {
        let mut both = other;
        both.intersect_with(set);
        !other.is_all() && !both.is_empty() && !both.is_all()
    };
    let told = |set| scripts.iter().any(|(other, first)| first.is_none() && shares(set, *other));
    let suspicion = |&(set, first): &(AugmentedScriptSet, Option<(usize, char)>)| {
        let (ident, letter) = first.filter(|_| !set.is_all() && !told(set))?;
        Some(Suspicion { script: set.to_string(), ident, letter })
    };
    list::of_some(&scripts, &suspicion)
}

fn is_confusable(c: char) -> bool {
    is_potential_mixed_script_confusable_char(c) || CONFUSABLE_EARLY.contains(&c)
}

#[cfg(test)]
mod tests {
    use super::{is_uncommon, shape, suspicions};

    #[test]
    fn letters_that_no_alphabet_in_use_has_are_uncommon() {
        for c in ['a', '_', 'é', 'Ω', 'д', 'א', 'ب', 'क', 'ก', 'あ', '漢', '한'] {
            assert!(!is_uncommon(c), "{c}");
        }
        for c in ['ʁ', 'µ', 'ﬁ', 'Ａ', '𝐀', '²', 'ꭰ', '\u{200d}', '\u{3164}', 'Ɓ', 'ڎ'] {
            assert!(is_uncommon(c), "{c}");
        }
    }

    #[test]
    fn letters_that_look_alike_have_one_shape() {
        assert_eq!(shape("Соре"), shape("Cope"));
        assert_ne!(shape("Cope"), shape("Cape"));
    }

    #[test]
    fn a_script_is_suspicious_until_one_of_its_letters_is_its_own() {
        let found = suspicions(["Wave", "Соре"]);
        let found: Vec<_> =
            found.iter().map(|found| (found.script.as_str(), found.ident, found.letter)).collect();
        assert_eq!(found, [("Cyrillic", 1, 'С')]);
        assert!(suspicions(["Wave", "Соре", "Дом"]).is_empty());
        assert!(suspicions(["Wave", "漢字", "café"]).is_empty());
    }
}
