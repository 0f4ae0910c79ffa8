//! What says that numbers outside of tables are codes: the words above them, and how they and their names are written.

use std::collections::HashSet;

use super::entries::{Digits, Look, Shape};
use super::titles::{self, Proof};
use super::{is_varied, letters, number_of};
use crate::document::Document;
use crate::list;
use crate::recognize::{Found, Set, Words, words};

/// What a list must reach to be one of codes.
const ENOUGH: f32 = 2.0;

/// What no temperature and hardly any difference falls to.
const FAR_BELOW: i128 = -100;

/// Words for what has a few values, each with a name.
const KINDS: Words = Words::new(&[
    "type", "kind", "status", "statuses", "state", "value", "flag", "mode", "reason", "enum", "enumeration",
    "enumerator", "constant", "opcode", "tipo", "typ", "typen", "estado", "valor", "valores", "wert",
    "werte", "zustand", "modo", "modus", "valeur", "etat", "statut", "类型", "類型", "状态", "狀態", "值",
    "枚举", "種別", "状態", "値", "유형", "상태", "값", "тип", "статус", "состояни", "значени", "флаг",
]);

/// Words for what has parts, sizes, places and dates: their numbers are none of codes.
const PARTS: Words = Words::new(&[
    "address", "addresses", "register", "offset", "memory", "layout", "bytes", "octets", "size", "limit",
    "default", "price", "cost", "fee", "port", "pin", "gpio", "step", "year", "version", "release",
    "changelog", "history", "example", "chapter", "question", "faq", "schedule", "agenda", "timeline",
    "roadmap", "score", "point", "weight", "duration", "timeout", "length", "parameter", "setting", "option",
    "config", "configuration", "percent", "table", "contents", "direccion", "registro", "tamano", "limite",
    "precio", "puerto", "paso", "ejemplo", "adresse", "grosse", "preis", "schritt", "jahr", "beispiel",
    "prix", "taille", "etape", "annee", "exemple", "preco", "passo", "地址", "偏移", "长度", "大小", "价格",
    "端口", "步骤", "版本", "示例", "参数", "配置", "アドレス", "サイズ", "手順", "価格", "バージョン", "例",
    "주소", "크기", "단계", "가격", "버전", "адрес", "размер", "шаг", "цена", "верси", "порт", "пример",
]);

/// Words for parts that may have names as codes do.
const BITS: Words = Words::new(&["bits"]);

/// Words for the kinds of things of programs.
const ENUMS: Words = Words::new(&["enum", "enumeration", "enumerator"]);

/// What members of enumerations are called, as those of structures are.
const FIELDS: Words = Words::new(&["field"]);

/// Words for programs and for counts, which may be ones of codes too.
const LISTINGS: Words = Words::new(&[
    "line", "source", "snippet", "listing", "style", "review", "coverage", "sample", "count", "total", "per",
    "percentage", "statistic", "anzahl", "zeile", "linea", "ligne", "cantidad", "数量", "行", "統計", "统计",
]);

/// Words for the parts of a message.
const PIECES: Words = Words::new(&[
    "byte", "bit", "octet", "length", "checksum", "crc", "header", "padding", "magic", "payload", "offset",
]);

/// What a field is called that says how something went.
const RESULT: Words =
    Words::new(&["result", "resultado", "ergebnis", "resultat", "结果", "結果", "결과", "результат"]);

/// What stands above a list, or above headings that are siblings.
pub(super) struct Above {
    /// The sentence right before it that leads to it.
    pub(super) intro: Option<String>,
    /// The paragraph right before it that does not.
    pub(super) beside: Option<String>,
    /// The nearest heading, and the one above that.
    pub(super) headings: Vec<String>,
}

/// How all the codes and names of a list are written.
#[derive(Clone, Copy)]
struct Written {
    /// As constants are, which may be bits.
    is_named: bool,
    /// In hexadecimal, as lines and counts are not.
    is_hex: bool,
    /// Set apart, and some of them far below zero, as few numbers are that are no codes.
    is_signed: bool,
}

impl Above {
    /// How much the words say that codes follow; none where they say that something else does.
    fn weight(&self, written: Written) -> Option<f32> {
        let Written { is_named, is_hex, is_signed } = written;
        let intro = self.intro.as_deref();
        let own = self.headings.first().map(String::as_str);
        if !is_hex && intro.into_iter().chain(own).any(|text| LISTINGS.in_text(text)) {
            return None;
        }
        let is_of_bits = |text: &str| BITS.in_text(text);
        let strength =
            |text: &str| if is_named && is_of_bits(text) { strength(text).max(1.0) } else { strength(text) };
        let strongest = intro.into_iter().chain(own).map(strength).fold(0.0, f32::max);
        if strongest >= if is_signed { 1.5 } else { 2.0 } {
            return Some(strongest);
        }
        let is_result = intro.is_some_and(|text| RESULT.is_text(text));
        let said = intro.map_or(0.0, strength).max(if is_result { 1.0 } else { 0.0 });
        let is_other = |text: &str| PARTS.in_text(text) || !is_named && is_of_bits(text);
        if intro.is_some_and(is_other) || said == 0.0 && own.is_some_and(is_other) {
            return None;
        }
        let says = |text: &str| words::CODE.in_text(text) || ENUMS.in_text(text);
        let parent = self.headings.get(1).is_some_and(|text| says(text) && !is_other(text));
        let beside = self.beside.as_ref().is_some_and(|text| is_signed && words::CODE.in_text(text));
        Some(if parent || beside { strongest.max(1.5) } else { strongest.max(said) })
    }

    /// Whether the nearest heading only says that members follow of what the one above it names.
    pub(super) fn are_members(&self) -> bool {
        let [own, parent, ..] = &*self.headings else { return false };
        ENUMS.in_text(parent) && (FIELDS.is_text(own) || words::MEMBERS.are_text(own))
    }

    /// Whether the words right above say that what follows are kinds of something, or codes.
    fn names_kinds(&self) -> bool {
        let mut texts = self.intro.iter().chain(self.headings.first());
        let is_result = self.intro.as_deref().is_some_and(|text| RESULT.is_text(text));
        is_result || texts.any(|text| KINDS.in_text(text) || words::CODE.in_text(text))
    }
}

/// Whether a text says that kinds of something follow.
pub(super) fn speaks_of_kinds(text: &str) -> bool {
    KINDS.in_text(text) && !PARTS.in_text(text)
}

/// How much a text says that codes are what it is of.
fn strength(text: &str) -> f32 {
    if words::CODE.in_text(text) {
        2.0
    } else if words::speaks_of_words(text) {
        1.5
    } else if KINDS.in_text(text) {
        1.0
    } else {
        0.0
    }
}

/// Whether the numbers of a list are codes. They come in its order, and each is another.
pub(super) fn is_of_codes(
    above: &Above,
    shape: Shape,
    numbers: &[i128],
    looks: &[Look],
    names: &[&str],
) -> bool {
    let is_all = |holds: &dyn Fn(&Look) -> bool| looks.iter().all(holds);
    let is_hex = is_all(&|look| look.digits == Digits::Hex);
    let (is_marked, is_named) = (is_all(&|look| look.is_marked), is_all(&|look| look.is_identifier));
    let is_negative = numbers.iter().any(|number| *number < 0);
    let is_signed = is_marked && numbers.iter().any(|number| *number <= FAR_BELOW);
    let written = Written { is_named: is_named && is_marked, is_hex, is_signed };
    let Some(said) = above.weight(written).filter(|&said| said > 0.0) else { return false };
    let is_strong = said >= 1.5;
    let is_telling = numbers.iter().all(|number| !(0..100).contains(number));
    let is_short = numbers.len() < 3;
    // Stages of how errors are handled are counted as well.
    let is_bare = shape == Shape::CodeFirst && !(is_hex || is_marked || is_named || is_telling);
    if is_bare && !above.names_kinds() {
        return false;
    }
    let is_little = is_short && !(is_strong && (is_telling || is_hex || is_marked));
    let are_others = said < 2.0 && (!is_negative && are_pieces(names) || !is_marked && are_types(names));
    if is_little || are_others || are_years(numbers) || ask(names) {
        return false;
    }
    let ascends = numbers.windows(2).all(|pair| pair[0] < pair[1]);
    let follows = numbers.windows(2).all(|pair| pair[0] + 1 == pair[1]);
    let first = numbers.first().copied().unwrap_or_default();
    let bits = numbers.iter().all(|number| *number > 0 && number & (number - 1) == 0);
    let dense = ascends && (follows && (first <= 1 || is_marked && is_named) || bits || first == 0)
        || bits && is_marked && is_named;
    if shape == Shape::NameFirst && !is_hex && !is_strong && !dense {
        return false;
    }
    let mut score = said;
    let mut add = |holds: bool, weight: f32| score += if holds { weight } else { 0.0 };
    add(is_hex, 1.0);
    add(is_marked, 0.5);
    add(is_named, 1.0);
    add(looks.iter().any(|look| look.digits == Digits::Padded), 0.5);
    add(first == 0 && follows && !is_short, 1.0);
    add(first == 0 && ascends && !follows, 0.5);
    add(is_telling, 0.5);
    add(is_negative, 0.5);
    add(shape == Shape::NameFirst && dense, 0.5);
    // As the items of any list are counted.
    add(shape == Shape::CodeFirst && first == 1 && follows && !is_hex && !is_named, -1.0);
    score >= ENOUGH
}

/// Whether members whose form alone proves little are codes: there are several, each another, and something says so;
/// what is said below their headings is.
pub(super) fn are_members(
    document: &Document<'_>,
    set: &Set<'_>,
    shown: Option<&[(titles::Look, bool)]>,
) -> bool {
    let numbers: Vec<i128> = list::of_some(&set.rows, &|row| number_of(&row.value));
    let names: Vec<&str> = list::of(&set.rows, &|row| &*row.name.plain);
    if numbers.len() < 2 || !is_varied(&set.rows) || ask(&names) {
        return false;
    }
    let Some(looks) = shown else { return true };
    let above = document.texts(&set.heading);
    let spoken = above.iter().rev().take(2).any(|text| words::speaks_of_codes(text));
    let years = are_years(&numbers);
    let counts = numbers.iter().zip(1..).all(|(&number, row)| number == row);
    let telling = numbers.iter().all(|number| !(0..100).contains(number)) && !years;
    let is_tight = looks.iter().all(|(look, _)| look.proof == Proof::Tight);
    if is_tight && !counts && (spoken && !years || telling) {
        return true;
    }
    let own = above.last().map_or("", String::as_str);
    are_distinct(&set.rows, &names) && are_titled(own, spoken, looks, &numbers)
}

/// Whether headings hold codes by how all of them are written.
fn are_titled(own: &str, spoken: bool, looks: &[(titles::Look, bool)], numbers: &[i128]) -> bool {
    let are_all = |proof: Proof| looks.iter().all(|(look, _)| look.proof == proof);
    if are_all(Proof::Labelled) {
        return true;
    }
    if PARTS.in_text(own) && !words::CODE.in_text(own) {
        return false;
    }
    let speaks = KINDS.in_text(own) || words::CODES_HEADING.in_text(own);
    let bounds = numbers.iter().min().zip(numbers.iter().max());
    let is_dense =
        bounds.is_some_and(|(least, most)| most.saturating_sub(*least) / 4 < numbers.len() as i128);
    let is_hex = looks.iter().all(|(look, _)| look.is_hex);
    let is_set = numbers.len() > 2;
    if looks.iter().any(|(look, _)| look.proof == Proof::Noted) {
        let is_tabled = looks.iter().filter(|(_, is_tabled)| *is_tabled).count() * 2 > looks.len();
        return are_all(Proof::Noted) && speaks && (spoken || is_tabled) && are_numbered(numbers);
    }
    if are_all(Proof::Named) {
        let counts = numbers.iter().zip(1..).all(|(&number, row)| number == row);
        return is_set && (spoken || speaks && !counts);
    }
    let follows = is_set && numbers.iter().zip(0..).all(|(&number, row)| number == row);
    let is_loose = looks.iter().all(|(look, _)| look.proof != Proof::Tight);
    is_hex && (speaks || is_dense && is_set) || follows && (speaks || is_loose)
}

/// Whether numbers go on like those of kinds, of which some are left out, and not like those of notes or counts.
fn are_numbered(numbers: &[i128]) -> bool {
    let ascends = numbers.windows(2).all(|pair| pair[0] < pair[1]);
    let following = numbers.windows(2).filter(|pair| pair[1].checked_sub(pair[0]) == Some(1)).count();
    let counts = numbers.iter().zip(1..).all(|(&number, row)| number == row);
    let is_from_start = numbers.first().is_some_and(|first| (0..2).contains(first));
    numbers.len() > 4 && is_from_start && ascends && !counts && following * 2 + 1 >= numbers.len()
}

/// Whether numbers may all be years.
fn are_years(numbers: &[i128]) -> bool {
    numbers.iter().all(|number| (1950..2100).contains(number))
}

/// Whether names are questions.
fn ask(names: &[&str]) -> bool {
    names.iter().filter(|name| name.ends_with(['?', '？'])).count() * 3 > names.len()
}

/// Whether names are those of the parts of a message.
fn are_pieces(names: &[&str]) -> bool {
    names.iter().filter(|name| PIECES.in_text(name)).count() * 3 > names.len()
}

/// Whether names are those of types.
fn are_types(names: &[&str]) -> bool {
    names.iter().filter(|name| words::TYPES.is_text(name)).count() * 2 > names.len()
}

/// Whether each code and each name is another.
pub(super) fn are_distinct(rows: &[Found<'_>], names: &[&str]) -> bool {
    let mut numbers = HashSet::new();
    let mut known = HashSet::new();
    rows.iter().filter_map(|row| number_of(&row.value)).all(|number| numbers.insert(number))
        && names.iter().all(|name| known.insert(letters(name)))
}
