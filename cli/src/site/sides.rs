//! The drift between documents: enums of one kind, side by side.

use super::anchor::Anchors;
use super::codes;
use super::drift::{Difference, Drift, Line};
use super::html::Html;
use super::view::{Enumeration, Row};
use crate::report::counted;

/// How many enums stand side by side on a page of usual width.
const FEW: usize = 4;

/// Adds all groups.
pub(super) fn write(html: &mut Html, anchors: &mut Anchors, drifts: &[Drift<'_, '_>]) {
    html.raw(
        "<section id=\"page-drift\" class=\"drifts\" aria-labelledby=\"page-drift-title\">\n\
         <h2 id=\"page-drift-title\">Drift between documents</h2>\n\
         <p>Where several documents list codes of one kind, each code stands here once, as every one of them has it.</p>\n\
         <p class=\"choice\" hidden><label><input type=\"checkbox\" id=\"page-differing\"> Only codes that differ</label></p>\n",
    );
    for drift in drifts {
        section(html, anchors, drift);
    }
    html.raw("</section>\n");
}

/// The name that stands for a group.
pub(super) fn name(drift: &Drift<'_, '_>) -> String {
    drift.sides.first().map(|side| side.name()).unwrap_or_default()
}

/// How much differs: `9 of 14 codes differ`.
pub(super) fn extent(drift: &Drift<'_, '_>) -> String {
    let differing = drift.lines.iter().filter(|line| !line.differences.is_empty()).count();
    let verb = if differing == 1 { "differs" } else { "differ" };
    format!("{differing} of {} {verb}", counted(drift.lines.len(), "code"))
}

/// The place of a group; its first enum's name makes it one of its own.
pub(super) fn anchor(drift: &Drift<'_, '_>) -> String {
    let first = drift.sides.first().map(|side| side.anchor.as_str()).unwrap_or_default();
    format!("page-drift/{first}")
}

fn section(html: &mut Html, anchors: &mut Anchors, drift: &Drift<'_, '_>) {
    let modules: Vec<&str> = drift.sides.iter().map(|side| side.module.name.as_str()).collect();
    let names: Vec<String> = drift.sides.iter().map(|side| side.name()).collect();
    let place = anchor(drift);
    html.raw("<section class=\"enum\" id=\"")
        .text(&place)
        .raw("\" data-documents=\"")
        .text(&modules.join(" "));
    html.raw("\" data-enums=\"").text(&names.join(" ")).raw("\">\n<h3><a href=\"#").text(&place).raw("\">");
    html.text(&name(drift)).raw("</a></h3>\n<p class=\"about\"><span>").text(&extent(drift)).raw("</span>");
    for (accessor, sides) in &drift.partial {
        let paths: Vec<String> = sides.iter().map(|side| side.path()).collect();
        html.raw(" <span><code>")
            .text(accessor)
            .raw("</code> only in ")
            .text(&paths.join(", "))
            .raw("</span>");
    }
    html.raw("</p>\n");
    // More than a few are scrolled sideways within the page, by keys too.
    let is_wide = drift.sides.len() > FEW;
    if is_wide {
        html.raw("<div class=\"wide\" role=\"group\" tabindex=\"0\" aria-label=\"").text(&name(drift));
        html.raw(" side by side\">\n");
    }
    html.raw("<table class=\"sides\" role=\"table\">\n");
    html.raw("<caption class=\"unseen\">").text(&name(drift)).raw(" as each document has it</caption>\n");
    html.raw("<thead role=\"rowgroup\"><tr role=\"row\"><th scope=\"col\" role=\"columnheader\">Code</th>");
    html.raw("<th scope=\"col\" role=\"columnheader\">Differs in</th>");
    for side in &drift.sides {
        html.raw("<th scope=\"col\" role=\"columnheader\"><a href=\"#").text(&side.anchor).raw("\">");
        codes::path(html, side);
        html.raw("</a></th>");
    }
    html.raw("</tr></thead>\n<tbody role=\"rowgroup\">\n");
    for line in &drift.lines {
        let place = anchors.of(&["page-drift", modules[0], &names[0], &line.key.text()]);
        row(html, &drift.sides, line, &place);
    }
    html.raw("</tbody>\n</table>\n").raw(if is_wide { "</div>\n" } else { "" }).raw("</section>\n");
}

fn row(html: &mut Html, sides: &[&Enumeration<'_>], line: &Line<'_, '_>, place: &str) {
    let rows = || line.rows.iter().flatten();
    let mut statuses: Vec<&str> =
        rows().map(|row| if row.is_deprecated { "deprecated" } else { "current" }).collect();
    let mut policies: Vec<&str> = rows().filter_map(|row| row.policy).collect();
    for words in [&mut statuses, &mut policies] {
        words.sort_unstable();
        words.dedup();
    }
    html.raw("<tr role=\"row\" id=\"").text(place).raw("\" data-status=\"").text(&statuses.join(" "));
    html.raw("\" data-policy=\"").text(&policies.join(" "));
    html.raw(if line.differences.is_empty() { "\"" } else { "\" class=\"differs\"" });
    html.raw("><th scope=\"row\" role=\"rowheader\"><a href=\"#").text(place).raw("\">");
    html.text(&line.key.text()).raw("</a></th>");
    html.raw("<td role=\"cell\" class=\"differences\">");
    for difference in &line.differences {
        html.raw("<span class=\"badge\">").raw(difference.word()).raw("</span> ");
    }
    html.raw("</td>");
    for (side, row) in sides.iter().zip(&line.rows) {
        cell(html, side, *row, &line.differences);
    }
    html.raw("</tr>\n");
}

fn cell(html: &mut Html, side: &Enumeration<'_>, row: Option<&Row<'_>>, differences: &[Difference]) {
    html.raw("<td role=\"cell\" data-side=\"").text(&side.path());
    let Some(row) = row else {
        html.raw("\" class=\"missing\">missing</td>");
        return;
    };
    html.raw("\"><a class=\"to-row\" href=\"#").text(&row.anchor).raw("\">");
    codes::identity(html, row);
    html.raw("</a>");
    if differences.contains(&Difference::Fields) {
        codes::fields(html, &row.fields);
    }
    html.raw("</td>");
}
