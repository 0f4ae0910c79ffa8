//! The type of a further column, by what its cells hold.

use std::borrow::Cow;
use std::collections::HashMap;

use super::{direction, ident, prose};
use crate::document::Text;
use crate::fold;
use crate::list;
use crate::model::{FieldType, Repr, Value, Vocabulary, Word};
use crate::recognize::number::{self, Reading};
use crate::recognize::words::{CROSSES, FALSE, TICKS, TRUE};

/// What says yes beside ticks.
const MARKS: [&str; 4] = ["x", "•", "●", "+"];

/// The most words and characters that a vocabulary and its words may have.
const MOST_WORDS: usize = 16;
const MOST_CHARACTERS: usize = 32;

/// A field's cells: none where its row has none, blank ones among them.
pub(crate) struct Cells<'d> {
    pub(crate) header: &'d str,
    pub(crate) texts: Vec<Option<&'d Text<'d>>>,
    plains: Vec<Cow<'d, str>>,
}

impl<'d> Cells<'d> {
    pub(crate) fn new(header: &'d str, texts: Vec<Option<&'d Text<'d>>>) -> Self {
        let plains = list::of(&texts, &|text| text.map(Text::plain).unwrap_or_default());
        Self { header, texts, plains }
    }
}

/// The type that all cells have, and their values; a vocabulary would be called `vocabulary`.
pub(crate) fn typed(cells: &Cells<'_>, vocabulary: &str) -> (FieldType, Vec<Value>) {
    let guesses = [FieldType::Bool, FieldType::Direction, FieldType::Link, FieldType::Integer(Repr::U8)];
    let first = cells.plains.iter().position(|plain| !number::is_blank(plain));
    for guess in guesses {
        // Where the first cell is none of the type, the others need no look.
        let fits = |at: usize| value(&guess, cells.header, &cells.plains[at], cells.texts[at]).is_some();
        if !first.is_none_or(fits) {
            continue;
        }
        let (ty, values, wrong) = forced(cells, guess);
        if wrong.is_empty() {
            return (ty, values);
        }
    }
    if let Some(words) = closed(&cells.plains) {
        let (ty, values, _) =
            forced(cells, FieldType::Vocabulary(Vocabulary { name: vocabulary.to_owned(), words }));
        return (ty, values);
    }
    let (ty, values, _) = forced(cells, FieldType::Text);
    (ty, values)
}

/// The values of cells that are to be of a type, and the cells that are not.
pub(crate) fn forced(cells: &Cells<'_>, ty: FieldType) -> (FieldType, Vec<Value>, Vec<usize>) {
    let plains = &cells.plains;
    let mut wrong = Vec::new();
    // A column of marks says `false` by saying nothing.
    let marks = plains.iter().all(|plain| number::is_blank(plain) || is_mark(plain));
    // Beside ticks or crosses, an `x` may mean either.
    let is_torn = ty == FieldType::Bool
        && plains.iter().any(|plain| is_one_of(&["x"], plain))
        && plains.iter().any(|plain| is_one_of(&TICKS, plain) || is_one_of(&CROSSES, plain));
    let mut ty = ty;
    let mut lexicon = Lexicon::default();
    if let FieldType::Vocabulary(vocabulary) = &mut ty {
        lexicon = Lexicon::of(std::mem::take(&mut vocabulary.words));
        for plain in plains.iter().filter(|plain| !number::is_blank(plain)) {
            lexicon.add(plain);
        }
    }
    let mut values = Vec::with_capacity(plains.len());
    for (at, (plain, text)) in plains.iter().zip(&cells.texts).enumerate() {
        let value = if is_torn && !number::is_blank(plain) {
            None
        } else if ty == FieldType::Bool && marks {
            Some(Value::Bool(!number::is_blank(plain)))
        } else if number::is_blank(plain) {
            Some(Value::Blank)
        } else if matches!(ty, FieldType::Vocabulary(_)) {
            lexicon.find(plain).map(|word| Value::Word(Box::new(word.clone())))
        } else {
            value(&ty, cells.header, plain, *text)
        };
        if value.is_none() {
            wrong.push(at);
        }
        values.push(value.unwrap_or(Value::Blank));
    }
    if let FieldType::Vocabulary(vocabulary) = &mut ty {
        vocabulary.words = lexicon.words;
    }
    if let FieldType::Integer(repr) = &mut ty {
        let (low, high) = ends(&values);
        match Repr::smallest(low, high) {
            Some(smallest) => *repr = smallest,
            // Some are negative, and some only an unsigned type holds.
            None if wrong.is_empty() => {
                wrong.extend(values.iter().position(|value| *value == Value::Integer(high)));
            }
            None => {}
        }
    }
    (ty, values, wrong)
}

/// Whether a text is one of these marks, in any case.
fn is_one_of(marks: &[&str], text: &str) -> bool {
    // Of ASCII, a mark is one character, or the name of one.
    (text.len() == 1 || !fold::is_ascii(text) || text.starts_with(':'))
        && marks.contains(&fold::lower(text).as_str())
}

fn is_mark(text: &str) -> bool {
    is_one_of(&MARKS, text) || is_one_of(&TICKS, text)
}

/// The lowest and the highest of the numbers among some values, or of 0 where there are none.
pub(crate) fn ends<'v>(values: impl IntoIterator<Item = &'v Value>) -> (i128, i128) {
    let mut ends: Option<(i128, i128)> = None;
    for value in values {
        if let Value::Integer(number) = *value {
            let (low, high) = ends.unwrap_or((number, number));
            ends = Some((low.min(number), high.max(number)));
        }
    }
    ends.unwrap_or_default()
}

/// One value of a type, from a cell or from the manifest; vocabularies are looked up in a [`Lexicon`].
pub(crate) fn value(ty: &FieldType, header: &str, plain: &str, text: Option<&Text<'_>>) -> Option<Value> {
    match ty {
        FieldType::Bool if TRUE.is_text(plain) || is_mark(plain) => Some(Value::Bool(true)),
        FieldType::Bool if FALSE.is_text(plain) || is_one_of(&CROSSES, plain) => Some(Value::Bool(false)),
        FieldType::Direction => direction::read(header, plain).map(Value::Direction),
        FieldType::Integer(_) => match number::read(plain, 10) {
            Reading::Code { value, rest: "", .. } => {
                Repr::smallest(value, value).map(|_| Value::Integer(value))
            }
            _ => None,
        },
        FieldType::Link => {
            let whole = text
                .filter(|text| text.runs.iter().all(|run| run.link.is_some() || run.text.trim().is_empty()));
            let bare =
                (plain.starts_with("https://") || plain.starts_with("http://")) && !plain.contains(' ');
            let target = whole.and_then(Text::link).or_else(|| bare.then_some(plain));
            target.map(|target| Value::Text(prose::clean(target)))
        }
        FieldType::Bool | FieldType::Policy | FieldType::Vocabulary(_) => None,
        FieldType::Text => Some(Value::Text(prose::clean(plain))),
    }
}

/// The words of a vocabulary, as they are looked up.
#[derive(Default)]
pub(crate) struct Lexicon {
    pub(crate) words: Vec<Word>,
    /// By spelling, the first word of it.
    by_text: HashMap<String, usize>,
    /// By identifier, the word's own or what its spelling gives, the first word with it.
    by_ident: HashMap<String, usize>,
}

impl Lexicon {
    pub(crate) fn of(words: Vec<Word>) -> Self {
        let mut lexicon = Self::default();
        for word in words {
            lexicon.push(word);
        }
        lexicon
    }

    fn push(&mut self, word: Word) {
        let at = self.words.len();
        self.by_text.entry(word.text.clone()).or_insert(at);
        for ident in ident::variant(&word.text).into_iter().chain([word.ident.clone()]) {
            self.by_ident.entry(ident).or_insert(at);
        }
        self.words.push(word);
    }

    /// The word that a text is in some spelling.
    pub(crate) fn find(&self, text: &str) -> Option<&Word> {
        let ident = self.by_ident.get(&ident::variant(text)?);
        let at = ident.into_iter().chain(self.by_text.get(&prose::clean(text))).min()?;
        Some(&self.words[*at])
    }

    /// Adds a word, unless it is there in some spelling.
    fn add(&mut self, text: &str) {
        let Some(ident) = ident::variant(text) else { return };
        let text = prose::clean(text);
        if !self.by_text.contains_key(&text) && !self.by_ident.contains_key(&ident) {
            self.push(Word { text, ident });
        }
    }

    /// Adds a word with an identifier of its own, unless it is there in this spelling.
    pub(crate) fn declare(&mut self, text: &str, ident: &str) {
        if !self.by_text.contains_key(text) {
            self.push(Word { text: text.to_owned(), ident: ident.to_owned() });
        }
    }
}

/// The words of a closed vocabulary: few, short, and said again and again.
fn closed(plains: &[Cow<'_, str>]) -> Option<Vec<Word>> {
    let mut lexicon = Lexicon::default();
    let mut filled = 0;
    for plain in plains.iter().filter(|plain| !number::is_blank(plain)) {
        filled += 1;
        if plain.chars().count() > MOST_CHARACTERS || plain.split_whitespace().count() > 4 {
            return None;
        }
        lexicon.add(plain);
        // What only signs tell apart, as `u8` and `u8[]`, are two things, and no two identifiers.
        let (word, text) = (&lexicon.find(plain)?.text, prose::clean(plain));
        if *word != text && bare(word) != bare(&text) {
            return None;
        }
        if lexicon.words.len() > MOST_WORDS {
            return None;
        }
    }
    (filled >= 3 && lexicon.words.len() * 2 <= filled + 1).then_some(lexicon.words)
}

/// A word of a vocabulary without what may be written in two ways: case, accents, what parts its words, a full stop.
fn bare(text: &str) -> String {
    let text: Vec<char> = fold::lower(text).chars().collect();
    let is_of_word = |at: Option<usize>| at.and_then(|at| text.get(at)).is_some_and(|c| c.is_alphanumeric());
    let is_meant = |at: usize| {
        let is_between = is_of_word(at.checked_sub(1)) && is_of_word(Some(at + 1));
        match text[at] {
            c if c.is_whitespace() => false,
            '-' | '_' => !is_between,
            '.' => at + 1 < text.len(),
            _ => true,
        }
    };
    (0..text.len()).filter(|&at| is_meant(at)).map(|at| text[at]).collect()
}
