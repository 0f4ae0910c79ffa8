//! The codes of every document, enum by enum.

use spectable_codegen::model::{Code, Table, Value};

use super::html::Html;
use super::view::{Document, Enumeration, Row};
use crate::report::counted;
use crate::spelling;

/// Adds all documents.
pub(super) fn write(html: &mut Html, documents: &[Document<'_>]) {
    for document in documents {
        html.raw("<section class=\"document\" id=\"").text(&document.anchor).raw("\">\n<h2>");
        title(html, document);
        html.raw("</h2>\n<p class=\"about\"><code>").text(&document.module.name).raw("</code> <span>");
        html.text(&document.module.path).raw("</span>");
        if let Some(source) = &document.module.source {
            html.raw(" <span>from ").text_or_link(source).raw("</span>");
        }
        html.raw("</p>\n");
        if document.enums.is_empty() {
            html.raw("<p>No table of codes was found in it.</p>\n");
        }
        for enumeration in &document.enums {
            section(html, enumeration);
        }
        html.raw("</section>\n");
    }
}

/// Adds what a document is called.
pub(super) fn title(html: &mut Html, document: &Document<'_>) {
    html.text(document.module.title.as_deref().unwrap_or(&document.module.document));
}

fn section(html: &mut Html, enumeration: &Enumeration<'_>) {
    let Enumeration { module, table, anchor, rows } = enumeration;
    html.raw("<section class=\"enum\" id=\"").text(anchor).raw("\" data-documents=\"").text(&module.name);
    html.raw("\" data-enums=\"").text(&enumeration.name()).raw("\">\n<h3><a href=\"#").text(anchor);
    html.raw("\">");
    path(html, enumeration);
    html.raw("</a></h3>\n<p class=\"about\"><span>").text(&size(table)).raw("</span> <span>");
    html.text(&table.heading.join(" › ")).raw("</span> <span>line ").number(table.line).raw("</span></p>\n");
    policies(html, table);
    let has_fields = enumeration.has_fields();
    let shape = match (table.repr().is_none(), has_fields) {
        (false, false) => "",
        (false, true) => " with-fields",
        (true, false) => " of-words",
        (true, true) => " of-words with-fields",
    };
    html.raw("<table class=\"codes")
        .raw(shape)
        .raw("\" role=\"table\">\n<caption class=\"unseen\">Codes of ");
    html.text(&enumeration.path()).raw("</caption>\n<thead role=\"rowgroup\"><tr role=\"row\">");
    let headers = ["Code", "Name", "Meaning", "Fields"];
    for header in &headers[..if has_fields { 4 } else { 3 }] {
        html.raw("<th scope=\"col\" role=\"columnheader\">").raw(header).raw("</th>");
    }
    html.raw("</tr></thead>\n<tbody role=\"rowgroup\">\n");
    for row in rows {
        line(html, row, has_fields);
    }
    html.raw("</tbody>\n</table>\n</section>\n");
}

/// Adds the path of an enum.
pub(super) fn path(html: &mut Html, enumeration: &Enumeration<'_>) {
    html.raw("<span class=\"module\">").text(&enumeration.module.name).raw("::</span>");
    html.text(&enumeration.name());
}

/// How much an enum holds: `u16, 14 entries, 2 ranges`.
fn size(table: &Table) -> String {
    let repr = table.repr().map_or("words", |repr| repr.name()).to_owned();
    let counts = [(table.entries.len(), "entry"), (table.ranges.len(), "range")];
    let counts =
        counts.into_iter().filter(|(number, _)| *number > 0).map(|(number, noun)| counted(number, noun));
    std::iter::once(repr).chain(counts).collect::<Vec<_>>().join(", ")
}

/// Adds what a client does after a code that is not listed.
fn policies(html: &mut Html, table: &Table) {
    let Some(policies) = &table.policies else { return };
    html.raw("<p class=\"about\">When closed ");
    for (code, policy) in &policies.codes {
        if !table.entries.iter().any(|entry| entry.code == Code::Integer(*code)) {
            html.raw("with ").text(&code.to_string()).raw(": ").text(policy.name()).raw("; ");
        }
    }
    html.raw("with any other code: ").text(policies.otherwise.name()).raw("</p>\n");
}

fn line(html: &mut Html, row: &Row<'_>, has_fields: bool) {
    html.raw("<tr role=\"row\" id=\"").text(&row.anchor).raw("\"");
    html.raw(if row.is_deprecated { " data-status=\"deprecated\"" } else { " data-status=\"current\"" });
    if let Some(policy) = row.policy {
        html.raw(" data-policy=\"").text(policy).raw("\"");
    }
    html.raw("><th scope=\"row\" role=\"rowheader\"><a href=\"#").text(&row.anchor).raw("\">");
    html.text(&row.key.text()).raw("</a></th><td role=\"cell\">");
    identity(html, row);
    // A single column of text is name and description at once.
    let description = if row.description == row.name { "" } else { row.description };
    html.raw("</td><td role=\"cell\" class=\"meaning\">").text(description).raw("</td>");
    if has_fields {
        html.raw("<td role=\"cell\">");
        fields(html, &row.fields);
        html.raw("</td>");
    }
    html.raw("</tr>\n");
}

/// Adds what a row is called, and what there is to know of that.
pub(super) fn identity(html: &mut Html, row: &Row<'_>) {
    if !row.name.is_empty() {
        html.raw("<span class=\"name\">").text(row.name).raw("</span> ");
    }
    // Most names are identifiers as they stand: twice would only be noise.
    if let Some(ident) = row.ident.filter(|ident| *ident != row.name) {
        html.raw("<code class=\"ident\">").text(ident).raw("</code>");
    }
    if row.is_deprecated {
        html.raw(" <span class=\"badge deprecated\">deprecated</span>");
    }
    if let Some(successor) = row.successor.filter(|successor| Some(*successor) != row.ident) {
        html.raw(" <span class=\"successor\">now <code>").text(successor).raw("</code></span>");
    }
    if row.is_reserved {
        html.raw(" <span class=\"badge\">reserved</span>");
    }
    if let Some(policy) = row.policy {
        html.raw(" <span class=\"badge\">").text(policy).raw("</span>");
    }
}

/// Adds what fields answer.
pub(super) fn fields(html: &mut Html, fields: &[(&str, &Value)]) {
    if fields.is_empty() {
        return;
    }
    html.raw("<dl>");
    for (accessor, value) in fields {
        html.raw("<div><dt>")
            .text(accessor)
            .raw("</dt> <dd>")
            .text_or_link(&spelling::value(value))
            .raw("</dd></div>");
    }
    html.raw("</dl>");
}
