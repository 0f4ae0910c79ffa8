//! The type of a further column, by what its cells hold.

use super::{ident, prose};
use crate::document::Text;
use crate::fold;
use crate::model::{Direction, FieldType, Repr, Value, Vocabulary, Word};
use crate::recognize::number::{self, Reading};
use crate::recognize::{FALSE, TRUE, split};

const MARKS: [&str; 8] = ["x", "✓", "✔", "✅", "☑", "•", "●", "+"];
const SEND: [&str; 9] = ["send", "sent", "sends", "enviar", "envia", "enviado", "envio", "c2s", "outgoing"];
const RECEIVE: [&str; 9] =
    ["receive", "received", "receives", "recibir", "recibe", "recibido", "recepcion", "s2c", "incoming"];
const BOTH: [&str; 6] = ["both", "bidirectional", "ambos", "ambas", "bidireccional", "either"];
const TO: [&str; 7] = ["to", "recipient", "receiver", "destination", "target", "destino", "received"];

/// The most words and characters that a vocabulary and its words may have.
const MOST_WORDS: usize = 16;
const MOST_CHARACTERS: usize = 32;

/// A field's cells: none where its row has none, blank ones among them.
pub(crate) struct Cells<'d> {
    pub(crate) header: &'d str,
    pub(crate) texts: Vec<Option<&'d Text<'d>>>,
}

impl Cells<'_> {
    fn plains(&self) -> Vec<String> {
        let plain =
            |text: Option<&Text<'_>>| text.map(|text| prose::clean(&text.plain())).unwrap_or_default();
        self.texts.iter().copied().map(plain).collect()
    }
}

/// The type that all cells have, and their values; a vocabulary would be called `vocabulary`.
pub(crate) fn typed(cells: &Cells<'_>, vocabulary: &str) -> (FieldType, Vec<Value>) {
    let guesses = [FieldType::Bool, FieldType::Direction, FieldType::Link, FieldType::Integer(Repr::U8)];
    for guess in guesses {
        if let (ty, values, None) = forced(cells, guess) {
            return (ty, values);
        }
    }
    let plains = cells.plains();
    if let Some(words) = closed(&plains) {
        let (ty, values, _) =
            forced(cells, FieldType::Vocabulary(Vocabulary { name: vocabulary.to_owned(), words }));
        return (ty, values);
    }
    let (ty, values, _) = forced(cells, FieldType::Text);
    (ty, values)
}

/// The values of cells that are to be of a type, and the first cell that is not.
pub(crate) fn forced(cells: &Cells<'_>, ty: FieldType) -> (FieldType, Vec<Value>, Option<usize>) {
    let plains = cells.plains();
    let mut wrong = None;
    // A column of marks says `false` by saying nothing.
    let marks =
        plains.iter().all(|plain| number::is_blank(plain) || MARKS.contains(&fold::lower(plain).as_str()));
    let mut ty = ty;
    if let FieldType::Vocabulary(vocabulary) = &mut ty {
        for plain in plains.iter().filter(|plain| !number::is_blank(plain)) {
            add_word(&mut vocabulary.words, plain);
        }
    }
    let mut values = Vec::with_capacity(plains.len());
    for (at, (plain, text)) in plains.iter().zip(&cells.texts).enumerate() {
        let value = if ty == FieldType::Bool && marks {
            Some(Value::Bool(!number::is_blank(plain)))
        } else if number::is_blank(plain) {
            Some(Value::Blank)
        } else {
            value(&ty, cells.header, plain, *text)
        };
        if value.is_none() && wrong.is_none() {
            wrong = Some(at);
        }
        values.push(value.unwrap_or(Value::Blank));
    }
    if let FieldType::Integer(repr) = &mut ty {
        let numbers = || {
            values
                .iter()
                .filter_map(|value| if let Value::Integer(number) = value { Some(*number) } else { None })
        };
        let (low, high) = (numbers().min().unwrap_or(0), numbers().max().unwrap_or(0));
        match Repr::smallest(low, high) {
            Some(smallest) => *repr = smallest,
            None => wrong = wrong.or(Some(0)),
        }
    }
    (ty, values, wrong)
}

/// One value of a type, from a cell or from the manifest.
pub(crate) fn value(ty: &FieldType, header: &str, plain: &str, text: Option<&Text<'_>>) -> Option<Value> {
    let lower = fold::lower(plain);
    match ty {
        FieldType::Bool if TRUE.is_text(plain) || MARKS.contains(&lower.as_str()) => Some(Value::Bool(true)),
        FieldType::Bool if FALSE.is_text(plain) => Some(Value::Bool(false)),
        FieldType::Bool => None,
        FieldType::Direction => direction(header, plain).map(Value::Direction),
        FieldType::Integer(_) => match number::read(plain, 10) {
            Reading::Code { value, rest: "", .. } => Some(Value::Integer(value)),
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
        FieldType::Vocabulary(vocabulary) => {
            let key = ident::variant(plain)?;
            let word = vocabulary
                .words
                .iter()
                .find(|word| word.text == plain || ident::variant(&word.text).as_ref() == Some(&key));
            word.map(|word| Value::Word(word.clone()))
        }
        FieldType::Text => Some(Value::Text(prose::clean(plain))),
    }
}

/// Adds a word to a vocabulary, unless it has it in some spelling.
pub(crate) fn add_word(words: &mut Vec<Word>, text: &str) {
    let Some(ident) = ident::variant(text) else { return };
    if !words.iter().any(|word| word.text == text || ident::variant(&word.text).as_ref() == Some(&ident)) {
        words.push(Word { text: text.to_owned(), ident });
    }
}

/// The words of a closed vocabulary: few, short, and said again and again.
fn closed(plains: &[String]) -> Option<Vec<Word>> {
    let mut words: Vec<Word> = Vec::new();
    let mut filled = 0;
    for plain in plains.iter().filter(|plain| !number::is_blank(plain)) {
        filled += 1;
        if plain.chars().count() > MOST_CHARACTERS || plain.split_whitespace().count() > 4 {
            return None;
        }
        ident::variant(plain)?;
        add_word(&mut words, plain);
        if words.len() > MOST_WORDS {
            return None;
        }
    }
    (filled >= 3 && words.len() * 2 <= filled + 1).then_some(words)
}

/// Who sends a message, seen from the client.
fn direction(header: &str, plain: &str) -> Option<Direction> {
    let text = fold::lower(plain);
    if ["<->", "<=>", "↔", "⇔", "<-->"].iter().any(|arrow| text.contains(arrow)) {
        return Some(Direction::Both);
    }
    for arrow in ["-->", "->", "=>", "→", "⇒", " to "] {
        if let Some((from, _)) = text.split_once(arrow) {
            return match from.trim() {
                "client" | "c" | "cliente" => Some(Direction::Send),
                "server" | "s" | "servidor" => Some(Direction::Receive),
                _ => None,
            };
        }
    }
    let (mut sides, mut verbs, mut both) = (Vec::new(), Vec::new(), false);
    for word in split(&text) {
        let word = word.as_str();
        match word {
            "client" | "cliente" => sides.push(Direction::Send),
            "server" | "servidor" => sides.push(Direction::Receive),
            "and" | "y" | "or" | "o" | "e" | "by" | "the" | "el" | "la" | "por" => {}
            _ if SEND.contains(&word) => verbs.push(Direction::Send),
            _ if RECEIVE.contains(&word) => verbs.push(Direction::Receive),
            _ if BOTH.contains(&word) => both = true,
            _ => return None,
        }
    }
    let of = |words: &[Direction]| match words {
        [] => None,
        [first, rest @ ..] if rest.iter().all(|word| word == first) => Some(*first),
        _ => Some(Direction::Both),
    };
    let header = split(header);
    let header = |words: &[&str]| header.iter().any(|word| words.contains(&word.as_str()));
    // What the server does, the client sees from the other side.
    let servers = header(&["server", "servidor"]) && !header(&["client", "cliente"]);
    let found = match (of(&sides), of(&verbs)) {
        _ if both => Direction::Both,
        (Some(Direction::Both), Some(_)) => Direction::Both,
        (Some(Direction::Receive), Some(verb)) => verb.reversed(),
        // Under `Sent to`, the one who is named receives it.
        (Some(side), None) if header(&TO) => side.reversed(),
        (Some(side), None) => side,
        (None, Some(verb)) if servers => verb.reversed(),
        (_, Some(verb)) => verb,
        (None, None) => return None,
    };
    Some(found)
}
