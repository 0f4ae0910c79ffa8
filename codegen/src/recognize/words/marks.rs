//! Words and signs that mark entries: in use or not, reserved, yes or no.

use super::{Words, split};

/// What a column of yes and no may hold besides.
pub(crate) const MARKS: Words = Words::new(&["x", "o"]);

/// Phrases that mark what is no longer in use, in languages that put no spaces or several words there.
pub(crate) const DEPRECATED_PHRASES: [&str; 14] = [
    "已废弃", "已弃用", "废弃", "弃用", "已廢棄", "棄用", "不再使用", "已下线", "사용 중단", "지원 중단",
    "더 이상 사용", "не используется", "廃止", "非推奨",
];

/// Words for yes.
pub(crate) const TRUE: Words =
    Words::new(&["true", "yes", "y", "si", "ja", "sim", "oui", "да", "是", "はい", "예"]);

/// Words for no.
pub(crate) const FALSE: Words =
    Words::new(&["false", "no", "n", "nein", "nao", "non", "нет", "否", "いいえ", "아니오"]);

/// Names that are none.
pub(crate) const PLACEHOLDER: Words =
    Words::new(&["reserved", "unused", "unassigned", "tbd", "na", "未使用", "保留", "予約"]);

/// The same in further languages, and shorter: no names where a table says them again and again.
pub(crate) const FILLER: Words = Words::new(&[
    "reserved", "unused", "unassigned", "undefined", "rfu", "spare", "available", "free", "nicht", "belegt",
    "reserviert", "frei", "reservado", "reservada", "libre", "livre", "reserve", "inutilise", "预留", "預留",
    "未定义", "予約済み", "未定義", "예약", "예약됨", "미사용", "зарезервировано", "резерв", "не",
    "используется",
]);

/// What follows a mark of deprecation that says from when on.
pub(crate) const SINCE: Words =
    Words::new(&["since", "in", "as", "from", "desde", "en", "seit", "ab", "depuis", "use", "usar", "usa"]);

/// What a remark on a struck name begins with.
pub(crate) const REMARK: Words = Words::new(&[
    "see", "removed", "replaced", "renamed", "moved", "merged", "superseded", "dropped", "retired",
    "withdrawn", "instead", "now", "until", "no", "not", "never", "formerly", "was", "is", "only",
    "eliminado", "retirado", "reemplazado", "entfernt", "ersetzt", "siehe", "remplace", "supprime",
    "removido", "deprecated", "obsolete",
]);

/// Whether a header is that of a column which says what is out of use: `Deprecated`, `Deprecated since`.
pub(crate) fn tells_deprecation(header: &str) -> bool {
    let is_aside =
        |word: &str| SINCE.is_text(word) || matches!(word, "is" | "version" | "date" | "on" | "at");
    let words = split(header);
    words.iter().any(|word| DEPRECATED.is_text(word))
        && words.iter().all(|word| DEPRECATED.is_text(word) || is_aside(word))
}

/// Whether a cell says no.
pub(crate) fn denies(plain: &str) -> bool {
    FALSE.is_text(plain) || CROSSES.contains(&plain)
}

/// Marks that say no.
pub(crate) const CROSSES: [&str; 8] = ["✗", "✘", "✕", "✖", "❌", "☐", ":x:", ":negative_squared_cross_mark:"];

/// Marks that say yes.
pub(crate) const TICKS: [&str; 7] =
    ["✓", "✔", "✅", "☑", ":white_check_mark:", ":heavy_check_mark:", ":ballot_box_with_check:"];

/// What the name of codes begins with that are kept for later.
const RESERVED: Words = Words::new(&[
    "reserved", "rfu", "reservado", "reservada", "reservados", "reserviert", "reserve", "зарезервировано",
    "резерв",
]);

/// The words, one after the other, of codes that anybody may use as they like.
const PRIVATE_USE: [[&str; 2]; 6] = [
    ["private", "use"],
    ["private", "range"],
    ["uso", "privado"],
    ["usage", "prive"],
    ["private", "nutzung"],
    ["частное", "использование"],
];

/// Phrases of either, in languages that put no spaces.
const RESERVED_PHRASES: [&str; 7] = ["保留", "预留", "預留", "予約", "예약", "私用", "私有"];

/// Whether a name is that of codes which are reserved, or left to private use.
pub(crate) fn reserves(name: &str) -> bool {
    let words = split(name);
    words.first().is_some_and(|first| RESERVED.is_text(first))
        || words.windows(2).any(|pair| PRIVATE_USE.iter().any(|known| pair == known))
        || !name.is_ascii() && RESERVED_PHRASES.iter().any(|phrase| name.contains(phrase))
}

/// Marks of what is no longer in use.
pub(crate) const DEPRECATED: Words = Words::new(&[
    "deprecated", "obsolete", "obsoleted", "obsoleto", "obsoleta", "deprecado", "deprecada", "veraltet",
    "廃止", "非推奨", "已废弃", "已弃用", "废弃", "弃用", "已廢棄", "棄用", "사용중단", "폐기", "устарело",
    "устар", "устарел", "устаревший", "устаревшее", "desuso", "descontinuado", "descontinuada", "depreciado",
    "depreciada",
]);
