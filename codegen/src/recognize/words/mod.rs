//! The words that headers and headings hint with, in the languages that documents come in.
//!
//! They break ties; the cells decide.

mod beside;
mod keys;
mod list;

pub(crate) use beside::{ASIDE, CLASS, MEANING, REMEDY};
pub(crate) use keys::{HTTP, STATES, STATUS, STRING_CODES, STRING_CODES_WEAK, speaks_of_words};
pub(crate) use list::{Beginning, Words, beginning, split};

/// Every word that tells codes, names and explanations apart in headers.
pub(crate) fn known_headers() -> Vec<&'static str> {
    let lists = [
        CODE.words,
        NAME.words,
        DESCRIPTION.words,
        MEMBER.words,
        &["name", "value", "direction", "deprecated", "reconnect", "ejemplo", "exemple", "exemplo"],
    ];
    lists.concat()
}

/// Whether a word of a header is right as it stands, and only looks like another one.
pub(crate) fn is_right(word: &str) -> bool {
    [&ASIDE, &REMEDY, &EXAMPLE, &ALIKE].iter().any(|words| words.is_text(word))
}

/// Words of other languages that are spelt much like the known ones.
const ALIKE: Words = Words::new(&[
    "direccion", "direcao", "direccio", "direzione", "exemple", "exemplo", "esempio", "significato",
    "soluzione", "solucio", "azione", "raison", "razon", "motivo", "versione",
]);

/// A header of codes.
pub(crate) const CODE: Words = Words::new(&[
    "code", "opcode", "op", "errno", "errcode", "codigo", "kode", "kod", "codice", "codici", "コード",
    "代码", "代號", "编码", "編碼", "错误码", "状态码", "返回码", "코드", "код", "opkode", "codepoint",
    "cmd", "rcode",
]);

/// A header that codes may have, and other things too.
pub(crate) const CODE_WEAK: Words = Words::new(&[
    "value", "hex", "dec", "decimal", "type", "status", "byte", "int", "integer", "bit", "bits", "flag",
    "enum", "key", "constant", "valor", "wert", "typ", "tipo", "estado", "valeur", "值", "数值", "類型",
    "类型", "状态", "値", "数値", "種別", "값", "значение", "тип", "статус", "hexadecimal", "discriminant",
    "discriminator", "tag", "kind", "label", "label", "mode", "level", "command", "event", "class", "флаг",
    "режим", "状態", "모드", "modo", "modus", "nivel",
]);

/// A header of hexadecimal digits.
pub(crate) const HEX: Words = Words::new(&["hex", "hexadecimal", "0x", "十六进制", "16進数"]);

/// What the number of a table follows in its caption.
pub(crate) const TABLE: Words =
    Words::new(&["table", "tabelle", "tabla", "tableau", "tabela", "tabella", "таблица", "表", "표"]);

/// Words that only say that something is folded.
pub(crate) const UNFOLD: Words = Words::new(&[
    "click", "tap", "press", "here", "to", "expand", "show", "view", "see", "toggle", "open", "unfold",
    "reveal", "more", "detail", "full", "list", "table", "the", "all", "me", "for", "ver", "mas", "detalle",
    "mehr", "anzeigen", "details", "voir", "plus", "展开", "详情", "查看", "点击", "詳細", "表示", "더보기",
]);

/// Whether the title of something folded says what it holds, as a heading would.
pub(crate) fn speaks_as_heading(title: &str) -> bool {
    [&CODE, &CODES_HEADING, &OTHER_HEADING, &BODY_HEADING].iter().any(|words| words.in_text(title))
        || speaks_of_words(title)
}

/// A header of octal digits.
pub(crate) const OCTAL: Words = Words::new(&["octal", "oct", "0o", "八进制", "8進数"]);

/// A header of decimal digits.
pub(crate) const DECIMAL: Words = Words::new(&["decimal", "dec", "十进制", "10進数"]);

/// A header of numbers that are no codes.
pub(crate) const MEASURE: Words = Words::new(&[
    "uptime", "points", "xp", "stock", "quantity", "qty", "age", "distance", "speed", "temperature",
    "voltage", "baud", "pin", "gpio", "chapter", "track", "episode", "milestone", "sprint", "rating",
    "population", "offset", "size", "length", "len", "count", "default", "min", "max", "minimum", "maximum",
    "example", "version", "port", "weight", "cost", "gas", "fee", "limit", "timeout", "width", "depth",
    "step", "order", "page", "year", "bytes", "octets", "ms", "seconds", "total", "amount", "percent",
    "score", "rank", "price", "frequency", "duration", "longitud", "tamano", "posicion", "ejemplo", "长度",
    "偏移", "大小", "默认值", "示例", "長さ", "サイズ", "길이", "크기", "длина", "размер", "lange", "grosse",
    "laenge", "block", "epoch", "slot", "height", "timestamp", "date", "time", "day", "hour", "second",
    "minute", "offsets", "per", "rate", "quota", "burst", "capacity", "range", "interval", "priority",
    "prioridad", "版本", "日期", "价格", "單價", "单价", "费用", "金额", "次数", "端口", "バージョン",
    "日付", "価格", "料金", "金額", "回数", "ポート", "버전", "날짜", "가격", "요금", "금액", "포트",
    "версия", "дата", "цена", "стоимость", "порт", "fecha", "precio", "puerto", "maximo", "minimo", "datum",
    "preis", "prix", "tarif", "preco", "prezzo", "porta", "cycles", "latency", "arity", "operands", "hash",
    "checksum", "digest", "signature", "start", "end", "from", "begin", "until", "card",
]);

/// A header of places within a message.
pub(crate) const BITS: Words =
    Words::new(&["bit", "byte", "octet", "position", "offset", "字节", "位", "ビット", "バイト"]);

/// A header of tables that show what is right and what is wrong.
pub(crate) const EXAMPLE: Words =
    Words::new(&["example", "input", "output", "ejemplo", "示例", "例", "result"]);

/// A header of numbers that tell things apart.
pub(crate) const CODE_ID: Words = Words::new(&[
    "id", "identifier", "number", "num", "numeric", "numero", "nummer", "编号", "番号", "번호", "номер",
    "идентификатор", "cid", "tid", "pid", "mid", "sid", "uid", "fid", "gid", "msgid", "cmdid", "typeid",
    "subtype",
]);

/// A header that says what is right and what is wrong.
pub(crate) const VALIDITY: Words = Words::new(&["valid", "invalid", "expected", "valido", "有效"]);

/// A header of names and nothing else.
pub(crate) const NAME_ALONE: Words = Words::new(&[
    "naam", "nazwa", "navn", "namn", "isim", "name", "nombre", "nome", "nom", "mnemonic", "constant",
    "bezeichnung", "名称", "名字", "名稱", "名前", "이름", "название", "имя",
]);

/// What a column of yes and no may hold besides.
pub(crate) const MARKS: Words = Words::new(&["x", "o"]);

/// A header beside the addresses of registers.
pub(crate) const ACCESS: Words = Words::new(&["reset", "access", "rw", "acceso", "zugriff"]);

/// A heading above what messages are made of.
pub(crate) const BODY_HEADING: Words = Words::new(&[
    "response", "request", "object", "body", "payload", "schema", "format", "respuesta", "solicitud",
    "formato", "objeto", "cuerpo",
]);

/// Phrases that mark what is no longer in use, in languages that put no spaces or several words there.
pub(crate) const DEPRECATED_PHRASES: [&str; 14] = [
    "已废弃", "已弃用", "废弃", "弃用", "已廢棄", "棄用", "不再使用", "已下线", "사용 중단", "지원 중단",
    "더 이상 사용", "не используется", "廃止", "非推奨",
];

/// A heading above tables of parameters, layouts, examples and the like.
pub(crate) const OTHER_HEADING: Words = Words::new(&[
    "parameter", "config", "configuration", "limit", "preset", "fee", "cost", "gas", "layout", "structure",
    "field", "example", "vector", "changelog", "history", "benchmark", "comparison", "schedule", "timing",
    "header", "pinout", "roadmap", "release", "parametro", "limite", "campo", "ejemplo", "exemplo",
    "beispiel", "grenzwert", "参数", "配置", "限制", "字段", "示例", "结构", "格式", "パラメータ", "構造",
    "制限", "파라미터", "구조", "예시", "параметр", "пример", "структура", "ограничени", "map", "memory",
    "memoria", "speicher", "内存", "メモリ", "更新日志", "变更", "更新履歴", "変更履歴", "변경", "история",
    "historial", "historique", "parametre", "historie", "verlauf", "历史", "価格", "价格", "料金",
]);

/// Units that follow a measure.
pub(crate) const UNIT: Words = Words::new(&[
    "s", "ms", "us", "ns", "sec", "second", "min", "minute", "h", "hour", "day", "week", "month", "year",
    "b", "kb", "mb", "gb", "tb", "kib", "mib", "gib", "byte", "bit", "octet", "hz", "khz", "mhz", "ghz",
    "px", "pt", "mm", "cm", "m", "km", "kg", "g", "v", "mv", "ma", "a", "w", "kbps", "mbps", "bps", "gas",
    "gwei", "wei", "eth", "slot", "epoch", "block", "char", "character", "item", "time", "天", "小时",
    "分钟", "秒", "次", "字节", "个", "条", "初", "바이트", "초", "회", "개", "байт", "сек", "мин", "дней",
    "bytes", "stunden", "sekunden", "zeichen",
]);

/// Who sends something.
pub(crate) const SIDES: Words = Words::new(&[
    "both", "client", "server", "send", "receive", "sender", "receiver", "host", "device", "controller",
    "cliente", "servidor", "enviar", "recibir", "ambos", "to", "and", "or",
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

/// A header of names.
pub(crate) const NAME: Words = Words::new(&[
    "symbol", "identifier", "message", "title", "label", "event", "error", "command", "opcode",
    "instruction", "titulo", "mensaje", "evento", "名", "enum", "variant", "frame", "packet", "status",
    "type", "signal", "指令", "메시지", "сообщение", "текст",
]);

/// A header of explanations.
pub(crate) const DESCRIPTION: Words = Words::new(&[
    "descrizione", "omschrijving", "betekenis", "aciklama", "beskrivelse", "beskrivning", "description",
    "meaning", "explanation", "note", "comment", "remark", "usage", "detail", "purpose", "semantic",
    "summary", "descripcion", "significado", "explicacion", "descricao", "significado", "beschreibung",
    "bedeutung", "erklarung", "hinweis", "描述", "说明", "說明", "含义", "備考", "説明", "意味", "内容",
    "설명", "의미", "비고", "описание", "значение", "пояснение", "info", "when", "example", "cause",
    "solution", "nota", "observacion", "备注", "注释", "備註", "コメント", "примечание", "observacao",
    "descripcio", "descricion", "signification",
]);

/// A header of fields, parameters and the like: what a table of codes does not name.
pub(crate) const MEMBER: Words = Words::new(&[
    "field", "parameter", "param", "property", "argument", "arg", "attribute", "option", "setting", "column",
    "header", "variable", "campo", "parametro", "propiedad", "argumento", "atributo", "opcion",
    "propriedade", "feld", "eigenschaft", "字段", "参数", "參數", "属性", "欄位", "フィールド", "パラメータ",
    "引数", "プロパティ", "필드", "매개변수", "파라미터", "속성", "поле", "параметр", "свойство", "аргумент",
    "項目", "项目", "항목", "parametre", "propriete", "champ", "proprieta",
]);

/// A header that only tables of fields have.
pub(crate) const FIELD_TABLE: Words = Words::new(&[
    "required", "optional", "default", "nullable", "mandatory", "requerido", "obligatorio", "opcional",
    "pflicht", "必填", "必須", "是否必填", "是否必须", "필수", "обязательный", "defaut", "obligatoire",
    "requis", "facultatif", "predeterminado", "defecto", "padrao", "predefinito", "obrigatorio",
    "obbligatorio", "standardwert", "默认值", "默认", "既定値", "デフォルト", "기본값",
]);

/// A heading or caption above codes.
pub(crate) const CODES_HEADING: Words = Words::new(&[
    "code", "opcode", "error", "status", "enum", "enumeration", "type", "kind", "value", "flag", "command",
    "event", "message", "reason", "instruction", "registry", "codigo", "estado", "tipo", "errore", "fehler",
    "fehlercode", "erro", "コード", "エラー", "種別", "代码", "错误码", "状态码", "错误", "枚举", "类型",
    "代碼", "코드", "오류", "에러", "код", "ошибк", "статус", "тип", "操作码", "opkode", "identifier", "id",
    "packet", "frame", "intent", "permission",
]);

/// Headings between an enumeration's title and its members.
pub(crate) const MEMBERS: Words = Words::new(&["enumeration", "enum", "member", "value", "constant"]);

/// Words for yes.
pub(crate) const TRUE: Words =
    Words::new(&["true", "yes", "y", "si", "ja", "sim", "oui", "да", "是", "はい", "예"]);

/// Words for no.
pub(crate) const FALSE: Words =
    Words::new(&["false", "no", "n", "nein", "nao", "non", "нет", "否", "いいえ", "아니오"]);

/// The label of a member's value.
pub(crate) const VALUE_LABEL: Words = Words::new(&[
    "identifier", "value", "error", "number", "code", "status", "id", "numero", "valor", "codigo", "nummer",
    "wert", "值", "编号", "値", "番号", "값", "번호", "номер", "значение",
]);

/// Names of types, as field tables list them.
pub(crate) const TYPES: Words = Words::new(&[
    "string", "str", "int", "integer", "number", "bool", "boolean", "object", "array", "float", "double",
    "bytes", "byte", "char", "uint", "long", "short", "u8", "u16", "u32", "u64", "i8", "i16", "i32", "i64",
    "uint8", "uint16", "uint32", "uint64", "int8", "int16", "int32", "int64", "varint", "map", "list",
    "snowflake", "timestamp", "date", "datetime", "uuid", "decimal", "any", "hash", "cadena", "entero",
    "numero", "booleano", "objeto", "arreglo", "zeichenkette", "字符串", "整数", "数组", "文字列", "数値",
    "문자열", "정수", "строка", "число",
]);

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
    "устарел", "устаревший", "устаревшее", "desuso", "descontinuado", "descontinuada", "depreciado",
    "depreciada",
]);
