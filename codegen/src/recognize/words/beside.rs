//! The words that head what explains a code, and what stands beside it: remedies, examples, classes and the like.

use super::Words;

/// A header of what a code means, in a few words or in many: a name, where nothing better is.
pub(crate) const MEANING: Words = Words::new(&[
    "betekenis", "omschrijving", "melding", "opis", "znaczenie", "aciklama", "anlam", "beskrivelse",
    "beskrivning", "betydelse", "betydning", "kuvaus", "popis", "vyznam", "leiras", "libelle", "meaning",
    "description", "message", "reason", "title", "text", "significado", "descripcion", "mensaje", "motivo",
    "razon", "titulo", "bedeutung", "beschreibung", "nachricht", "meldung", "grund", "titel",
    "signification", "raison", "titre", "descricao", "mensagem", "razao", "significato", "descrizione",
    "messaggio", "含义", "描述", "说明", "說明", "消息", "信息", "原因", "意味", "説明", "内容", "理由",
    "メッセージ", "설명", "의미", "메시지", "사유", "описание", "значение", "сообщение", "причина",
]);

/// A header of what to do about something.
pub(crate) const REMEDY: Words = Words::new(&[
    "soluzione", "rimedio", "azione", "correzione", "oplossing", "rozwiazanie", "cozum", "losning", "atgard",
    "solution", "fix", "remedy", "resolution", "troubleshooting", "suggestion", "recommendation", "handling",
    "action", "solucion", "solucao", "losung", "abhilfe", "massnahme", "accion", "acao", "remedio",
    "correccion", "correcao", "correction", "remede", "解决", "排查", "建议", "处理", "対処", "対応", "조치",
    "해결", "решение", "действие",
]);

/// A header of units, references, examples and the like: what no name stands under.
pub(crate) const ASIDE: Words = Words::new(&[
    "unit", "unidad", "unidade", "einheit", "单位", "単位", "단위", "reference", "specification", "spec",
    "rfc", "dtc", "link", "since", "version", "range", "example", "see", "section", "default", "size",
    "length", "referencia", "ejemplo", "desde", "referenz", "beispiel", "seit", "exemple", "depuis",
    "exemplo", "参考", "示例", "例", "예시", "пример",
]);

/// A header of classes that many codes share.
pub(crate) const CLASS: Words = Words::new(&[
    "severity", "level", "category", "class", "group", "priority", "type", "schema", "model", "esquema",
    "modelo", "modell", "modele", "severidad", "gravedad", "nivel", "categoria", "clase", "grupo",
    "prioridad", "tipo", "schweregrad", "stufe", "kategorie", "klasse", "gruppe", "prioritat", "typ",
    "severite", "gravite", "niveau", "categorie", "classe", "groupe", "priorite", "severidade", "gravidade",
    "prioridade", "级别", "类别", "分类", "分類", "等级", "심각도", "분류", "категория", "уровень", "класс",
    "приоритет",
]);
