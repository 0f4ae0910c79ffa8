//! The words that head numbers: in which base they are, and what they measure, place or count.

use super::{Words, split};

/// A header of hexadecimal digits.
pub(crate) const HEX: Words = Words::new(&["hex", "hexadecimal", "0x", "十六进制", "16進数"]);

/// What the number of a table follows in its caption.
pub(crate) const TABLE: Words =
    Words::new(&["table", "tabelle", "tabla", "tableau", "tabela", "tabella", "таблица", "表", "표"]);

/// A header of octal digits.
pub(crate) const OCTAL: Words = Words::new(&["octal", "oct", "0o", "八进制", "8進数"]);

/// A header of decimal digits.
pub(crate) const DECIMAL: Words = Words::new(&["decimal", "dec", "十进制", "10進数"]);

/// A header of numbers that are no codes.
pub(crate) const MEASURE: Words = Words::new(&[
    "section", "lesson", "week", "month", "room", "ticket", "issue", "uptime", "points", "xp", "stock",
    "quantity", "qty", "age", "distance", "speed", "temperature", "voltage", "baud", "pin", "gpio",
    "chapter", "track", "episode", "milestone", "sprint", "rating", "population", "offset", "size", "length",
    "len", "count", "default", "min", "max", "minimum", "maximum", "example", "version", "port", "weight",
    "cost", "gas", "fee", "limit", "timeout", "width", "depth", "step", "order", "page", "year", "bytes",
    "octets", "ms", "seconds", "total", "amount", "percent", "score", "rank", "price", "frequency",
    "duration", "longitud", "tamano", "posicion", "ejemplo", "长度", "偏移", "大小", "默认值", "示例",
    "長さ", "サイズ", "길이", "크기", "длина", "размер", "lange", "grosse", "laenge", "block", "epoch",
    "slot", "height", "timestamp", "date", "time", "day", "hour", "second", "minute", "offsets", "per",
    "rate", "quota", "burst", "capacity", "range", "interval", "priority", "prioridad", "版本", "日期",
    "价格", "單價", "单价", "费用", "金额", "次数", "端口", "バージョン", "日付", "価格", "料金", "金額",
    "回数", "ポート", "버전", "날짜", "가격", "요금", "금액", "포트", "версия", "дата", "цена", "стоимость",
    "порт", "fecha", "precio", "puerto", "maximo", "minimo", "datum", "preis", "prix", "tarif", "preco",
    "prezzo", "porta", "cycles", "latency", "arity", "operands", "hash", "checksum", "digest", "signature",
    "start", "end", "from", "begin", "until", "card",
]);

/// A header of places within a message.
pub(crate) const BITS: Words =
    Words::new(&["bit", "byte", "octet", "position", "offset", "字节", "位", "ビット", "バイト"]);

/// A header beside the addresses of registers.
pub(crate) const ACCESS: Words = Words::new(&["reset", "access", "rw", "acceso", "zugriff"]);

/// Units that follow a measure.
pub(crate) const UNIT: Words = Words::new(&[
    "s", "ms", "us", "ns", "sec", "second", "min", "minute", "h", "hour", "day", "week", "month", "year",
    "b", "kb", "mb", "gb", "tb", "kib", "mib", "gib", "byte", "bit", "octet", "hz", "khz", "mhz", "ghz",
    "px", "pt", "mm", "cm", "m", "km", "kg", "g", "v", "mv", "ma", "a", "w", "kbps", "mbps", "bps", "gas",
    "gwei", "wei", "eth", "slot", "epoch", "block", "char", "character", "item", "time", "天", "小时",
    "分钟", "秒", "次", "字节", "个", "条", "初", "바이트", "초", "회", "개", "байт", "сек", "мин", "дней",
    "bytes", "stunden", "sekunden", "zeichen",
]);

/// A header of binary digits.
pub(crate) const BINARY: Words = Words::new(&["bit", "binary", "bin", "二进制", "2進数"]);

/// A header of addresses.
pub(crate) const ADDRESS: Words = Words::new(&[
    "address", "addr", "register", "direccion", "adresse", "endereco", "地址", "アドレス", "주소", "адрес",
]);

/// A header of places of bytes.
pub(crate) const BYTES: Words = Words::new(&["byte", "octet", "字节", "バイト", "offset"]);

/// Words of limits and sizes, as constants are named by.
pub(crate) const LIMITS: Words = Words::new(&[
    "max", "min", "maximum", "minimum", "size", "length", "timeout", "limit", "per", "count", "interval",
    "delay", "period", "quotient", "factor", "ratio", "rate", "default", "duration", "depth", "capacity",
    "latency", "retries", "ttl", "span",
]);

/// A header of row numbers.
pub(crate) const ORDINAL: Words =
    Words::new(&["#", "no", "nr", "№", "n", "序号", "項番", "순번", "index", "idx"]);

/// Whether a header is that of a column which may do nothing but count the rows.
pub(crate) fn counts(header: &str) -> bool {
    let is_aside = |word: &String| matches!(word.as_str(), "sr" | "sl" | "s" | "lfd");
    let words = split(header);
    words.iter().all(|word| ORDINAL.is_text(word) || is_aside(word))
}

/// Whether a header of one word is a plural, as that of a column is which counts what it names: `Errors`, `Requests`.
pub(crate) fn is_plural(header: &str) -> bool {
    let word = header.trim();
    let is_word = word.len() > 4 && word.bytes().all(|byte| byte.is_ascii_alphabetic());
    is_word && word.ends_with('s') && !["ss", "us", "is", "as"].iter().any(|end| word.ends_with(end))
}

/// What measures are taken by.
const TIMES: Words = Words::new(&[
    "s", "sec", "second", "ms", "min", "minute", "h", "hour", "day", "week", "month", "year", "秒", "分",
    "天", "日", "月", "年",
]);

/// Whether a header is that of so many a second, or of another unit: `ops/sec`, `requests per minute`.
pub(crate) fn is_rate(header: &str) -> bool {
    let last = header.rsplit_once('/').map(|(_, last)| last);
    let last = last.or_else(|| header.rsplit_once(" per ").map(|(_, last)| last));
    last.is_some_and(|last| TIMES.is_text(last))
}
