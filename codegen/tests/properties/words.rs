//! Words that no header or heading hints with, and identifiers made of them.

use proptest::prelude::Strategy;
use proptest::sample::{select, subsequence};

/// How each word is spelt, and what an identifier makes of it.
const FIRST: [(&str, &str); 16] = [
    ("amber", "Amber"),
    ("birch", "Birch"),
    ("cobalt", "Cobalt"),
    ("dusty", "Dusty"),
    ("ember", "Ember"),
    ("fallow", "Fallow"),
    ("gilded", "Gilded"),
    ("hazel", "Hazel"),
    ("ivory", "Ivory"),
    ("jade", "Jade"),
    ("limón", "Limon"),
    ("señal", "Senal"),
    ("été", "Ete"),
    ("красный", "Красный"),
    ("灯", "灯"),
    ("빛", "빛"),
];
/// How many of them are of a script that has capitals.
const CASED: usize = 14;
const SECOND: [(&str, &str); 16] = [
    ("anvil", "Anvil"),
    ("barge", "Barge"),
    ("candle", "Candle"),
    ("dune", "Dune"),
    ("easel", "Easel"),
    ("ferry", "Ferry"),
    ("goblet", "Goblet"),
    ("hammock", "Hammock"),
    ("inkwell", "Inkwell"),
    ("jetty", "Jetty"),
    ("kettle", "Kettle"),
    ("lantern", "Lantern"),
    ("mitten", "Mitten"),
    ("niño", "Nino"),
    ("olla", "Olla"),
    ("pélican", "Pelican"),
];
/// What may follow a name, as it is shown, and what an identifier makes of it.
const ENDS: [(&str, &str); 12] = [
    ("", ""),
    ("", ""),
    ("", ""),
    (" 2", "2"),
    ("?", ""),
    ("!", ""),
    (" | fall", "Fall"),
    (" *x* rope", "XRope"),
    (" <b>", "B"),
    (" & co", "Co"),
    (" \"ajar\"", "Ajar"),
    (" [y]", "Y"),
];

/// A name, and the identifier that its words give.
#[derive(Clone, Debug)]
pub(crate) struct Name {
    pub(crate) text: String,
    pub(crate) ident: String,
}

/// How the two words of a name are joined.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Spelling {
    Lower,
    Sentence,
    Title,
    Screaming,
    Snake,
    Camel,
    Pascal,
    Kebab,
    Dotted,
}

/// Spellings that are one word, as programs name things.
pub(crate) const WHOLE: [Spelling; 6] = [
    Spelling::Screaming,
    Spelling::Snake,
    Spelling::Camel,
    Spelling::Pascal,
    Spelling::Kebab,
    Spelling::Dotted,
];
const ALL: [Spelling; 9] = [
    Spelling::Lower,
    Spelling::Sentence,
    Spelling::Title,
    Spelling::Screaming,
    Spelling::Snake,
    Spelling::Camel,
    Spelling::Pascal,
    Spelling::Kebab,
    Spelling::Dotted,
];

impl Name {
    fn new(pair: usize, spelling: Spelling, end: (&str, &str)) -> Self {
        let ((first, large), (second, larger)) = (FIRST[pair / SECOND.len()], SECOND[pair % SECOND.len()]);
        let text = match spelling {
            Spelling::Lower => format!("{first} {second}"),
            Spelling::Sentence => format!("{} {second}", capitalized(first)),
            Spelling::Title => format!("{} {}", capitalized(first), capitalized(second)),
            Spelling::Screaming => format!("{first}_{second}").to_uppercase(),
            Spelling::Snake => format!("{first}_{second}"),
            Spelling::Camel => format!("{first}{}", capitalized(second)),
            Spelling::Pascal => format!("{}{}", capitalized(first), capitalized(second)),
            Spelling::Kebab => format!("{first}-{second}"),
            Spelling::Dotted => format!("{first}.{second}"),
        };
        Self { text: text + end.0, ident: format!("{large}{larger}{}", end.1) }
    }
}

fn capitalized(word: &str) -> String {
    let mut characters = word.chars();
    let first = characters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(characters).collect()
}

/// As many names, each another, in any spelling.
pub(crate) fn names(count: usize) -> impl Strategy<Value = Vec<Name>> {
    let spelling = proptest::collection::vec((select(&ALL[..]), select(&ENDS[..])), count);
    (pairs(FIRST.len(), count), spelling).prop_map(|(pairs, spellings)| {
        let name = |(pair, (spelling, end))| Name::new(pair, spelling, end);
        pairs.into_iter().zip(spellings).map(name).collect()
    })
}

/// As many names of one word, each another, in one spelling; all of them of a script that has capitals.
pub(crate) fn identifiers(count: usize, spelling: Spelling) -> impl Strategy<Value = Vec<Name>> {
    pairs(CASED, count)
        .prop_map(move |pairs| pairs.into_iter().map(|pair| Name::new(pair, spelling, ENDS[0])).collect())
}

/// A title of two words.
pub(crate) fn title() -> impl Strategy<Value = Name> {
    let spelling = select(&[Spelling::Sentence, Spelling::Title][..]);
    (0..FIRST.len() * SECOND.len(), spelling).prop_map(|(pair, spelling)| Name::new(pair, spelling, ENDS[0]))
}

/// As many pairs, each another, of the first so many first words with any second one.
fn pairs(first: usize, count: usize) -> impl Strategy<Value = Vec<usize>> {
    let all: Vec<usize> = (0..first * SECOND.len()).collect();
    subsequence(all, count).prop_shuffle()
}
