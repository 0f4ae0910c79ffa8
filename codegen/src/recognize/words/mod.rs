//! The words that headers and headings hint with, in the languages that documents come in.
//!
//! They break ties; the cells decide.

mod beside;
mod keys;
mod list;
mod marks;
mod numbers;

pub(crate) use beside::{ASIDE, CLASS, MEANING, REMEDY};
pub(crate) use keys::{
    HTTP, STATES, STATUS, STRING_CODES, STRING_CODES_WEAK, speaks_of_codes, speaks_of_words,
};
pub(crate) use list::{Beginning, Words, beginning, folded, split};
pub(crate) use marks::{
    CROSSES, DEPRECATED, DEPRECATED_PHRASES, FALSE, FILLER, MARKS, PLACEHOLDER, REMARK, SINCE, TICKS, TRUE,
    denies, reserves, tells_deprecation,
};
pub(crate) use numbers::{
    ACCESS, ADDRESS, BINARY, BITS, BYTES, DECIMAL, HEX, LIMITS, MEASURE, OCTAL, ORDINAL, TABLE, UNIT, counts,
    is_plural, is_rate,
};

/// Every word that tells codes, names and explanations apart in headers.
pub(crate) fn known_headers() -> Vec<&'static str> {
    let lists = [
        CODE.list,
        NAME.list,
        DESCRIPTION.list,
        MEMBER.list,
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
    "代码", "代號", "编码", "編碼", "错误码", "状态码", "返回码", "命令字", "命令码", "控制码", "功能码",
    "操作码", "响应码", "结果码", "코드", "код", "opkode", "codepoint", "kennziffer", "kennzahl", "cmd",
    "rcode",
]);

/// A header that codes may have, and other things too.
pub(crate) const CODE_WEAK: Words = Words::new(&[
    "value", "hex", "dec", "decimal", "type", "status", "byte", "int", "integer", "bit", "bits", "flag",
    "enum", "key", "constant", "valor", "wert", "typ", "tipo", "estado", "valeur", "值", "数值", "類型",
    "类型", "状态", "値", "数値", "種別", "값", "значение", "тип", "статус", "hexadecimal", "discriminant",
    "discriminator", "tag", "kind", "label", "label", "mode", "level", "command", "event", "class", "флаг",
    "режим", "状態", "모드", "modo", "modus", "nivel",
]);

/// Words that only say that something is folded.
pub(crate) const UNFOLD: Words = Words::new(&[
    "click", "tap", "press", "here", "to", "expand", "show", "view", "see", "toggle", "open", "unfold",
    "reveal", "more", "detail", "full", "list", "table", "the", "all", "me", "for", "ver", "mas", "detalle",
    "mehr", "anzeigen", "details", "voir", "plus", "展开", "详情", "查看", "点击", "詳細", "表示", "더보기",
]);

/// Whether the title of something folded says what it holds, as a heading would.
pub(crate) fn speaks_as_heading(title: &str) -> bool {
    [&CODES_HEADING, &OTHER_HEADING, &MEMBER_HEADING, &BODY_HEADING].iter().any(|words| words.in_text(title))
        || speaks_of_codes(title)
}

/// Whether a header and a heading have a word in common, other than those that say nothing alone; where the heading
/// must say `more`, it has further ones.
pub(crate) fn share_one(header: &str, heading: &str, more: bool) -> bool {
    let says = |word: &String| word.chars().count() > 1 && !word.bytes().all(|byte| byte.is_ascii_digit());
    let (header, heading) = (split(header), split(heading));
    header.iter().any(|word| says(word) && heading.contains(word)) && !(more && heading.len() <= header.len())
}

/// Whether a heading or a caption is one above parameters, layouts, examples and the like, and not of a field's values.
pub(crate) fn speaks_of_others(title: &str) -> bool {
    OTHER_HEADING.in_text(title) || MEMBER_HEADING.in_text(title) && !VALUES.in_text(title)
}

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

/// A heading above what messages are made of.
pub(crate) const BODY_HEADING: Words = Words::new(&[
    "response", "request", "object", "body", "payload", "schema", "format", "respuesta", "solicitud",
    "formato", "objeto", "cuerpo",
]);

/// A heading above tables of parameters, layouts, examples and the like.
const OTHER_HEADING: Words = Words::new(&[
    "config", "configuration", "limit", "preset", "fee", "cost", "gas", "layout", "structure", "example",
    "vector", "changelog", "history", "benchmark", "comparison", "schedule", "timing", "pinout", "roadmap",
    "release", "limite", "ejemplo", "exemplo", "beispiel", "grenzwert", "配置", "限制", "示例", "结构",
    "格式", "構造", "制限", "구조", "예시", "пример", "структура", "ограничени", "map", "memory", "memoria",
    "speicher", "内存", "メモリ", "更新日志", "变更", "更新履歴", "変更履歴", "변경", "история", "historial",
    "historique", "historie", "verlauf", "历史", "価格", "价格", "料金",
]);

/// The same of what has values: fields, parameters and the like.
const MEMBER_HEADING: Words = Words::new(&[
    "parameter", "field", "header", "parametro", "campo", "参数", "字段", "パラメータ", "파라미터",
    "параметр", "parametre",
]);

/// What a heading or a sentence calls the values of something.
const VALUES: Words =
    Words::new(&["value", "valor", "valore", "valeur", "wert", "werte", "取值", "值", "値", "값", "значени"]);

/// Who sends something.
pub(crate) const SIDES: Words = Words::new(&[
    "both", "client", "server", "send", "receive", "sender", "receiver", "host", "device", "controller",
    "cliente", "servidor", "enviar", "recibir", "ambos", "to", "and", "or",
]);

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
    "solution", "nota", "bemerkung", "anmerkung", "observacion", "备注", "注释", "備註", "コメント",
    "примечание", "observacao", "descripcio", "descricion", "signification",
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

/// The label of a member's value.
pub(crate) const VALUE_LABEL: Words = Words::new(&[
    "identifier", "value", "error", "number", "code", "status", "id", "numero", "valor", "codigo", "nummer",
    "wert", "值", "编号", "値", "番号", "값", "번호", "номер", "значение",
]);

/// What stands before names of types.
pub(crate) const TYPE_PREFIX: Words = Words::new(&["const", "unsigned", "signed"]);

/// Names of types, as field tables list them.
pub(crate) const TYPES: Words = Words::new(&[
    "string", "str", "int", "integer", "number", "bool", "boolean", "object", "array", "float", "double",
    "bytes", "byte", "char", "uint", "long", "short", "u8", "u16", "u32", "u64", "i8", "i16", "i32", "i64",
    "uint8", "uint16", "uint32", "uint64", "int8", "int16", "int32", "int64", "varint", "map", "list",
    "snowflake", "timestamp", "date", "datetime", "uuid", "decimal", "any", "hash", "cadena", "entero",
    "numero", "booleano", "objeto", "arreglo", "zeichenkette", "字符串", "整数", "数组", "文字列", "数値",
    "문자열", "정수", "строка", "число",
]);
