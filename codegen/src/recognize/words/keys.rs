//! The words that say that other words are codes, and which HTTP status these come with.

use super::{CODE, Words};

/// A header or heading that says that words are codes.
pub(crate) const STRING_CODES: Words = Words::new(&[
    "error", "code", "codigo", "exception", "excepcion", "errorcode", "errcode", "fehler", "fehlercode",
    "erro", "erreur", "codice", "エラー", "コード", "错误", "错误码", "代码", "오류", "에러", "코드",
    "ошибка", "ошибки", "код", "errorname",
]);

/// The same of words written as those of programs alone.
pub(crate) const STRING_CODES_WEAK: Words = Words::new(&["reason", "identifier"]);

/// A header of words that may be codes where the heading speaks of codes.
pub(crate) const STATES: Words = Words::new(&[
    "status", "state", "value", "estado", "valor", "wert", "zustand", "valeur", "statut", "etat", "状态",
    "状態", "值", "値", "상태", "값", "статус", "значение",
]);

/// A header of HTTP's status codes, which a word may come with.
pub(crate) const HTTP: Words = Words::new(&["http", "https"]);

/// The same of statuses that may be HTTP's.
pub(crate) const STATUS: Words =
    Words::new(&["status", "estado", "statut", "statuscode", "状态码", "状态", "状態", "상태", "статус"]);

/// Whether a heading speaks of codes, be they numbers or words.
pub(crate) fn speaks_of_codes(text: &str) -> bool {
    CODE.in_text(text) || speaks_of_words(text)
}

/// Whether a header or heading says that words are codes, or may be.
pub(crate) fn speaks_of_words(text: &str) -> bool {
    STRING_CODES.in_text(text) || STRING_CODES_WEAK.in_text(text)
}
