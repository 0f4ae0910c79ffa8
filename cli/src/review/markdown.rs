//! Changes as a table of a pull request's comment.

use crate::change::{Change, Level};
use crate::plain;
use crate::report::counted;
use crate::review::{wording, worst_first};
use crate::width;

/// How many changes are listed: a comment has its limits.
const MOST: usize = 200;
/// How much of a name or a value is shown.
const LONGEST: usize = 80;

/// The changes as a heading and a table, the heaviest first.
pub(super) fn text(changes: &[Change]) -> String {
    let mut text = format!("### spectable: {}\n", wording::summary(changes));
    if changes.is_empty() {
        return text;
    }
    text += "\n|  | Level | Enum | Code | Identifier | Change | Where |\n|---|---|---|--:|---|---|---|\n";
    let worst = worst_first(changes);
    text.extend(worst.iter().take(MOST).map(|change| row(change)));
    if let Some(rest) = worst.get(MOST..).filter(|rest| !rest.is_empty()) {
        let counts = wording::counts(rest);
        text += &format!("\nand {} more ({counts})\n", counted(rest.len(), "change"));
    }
    text
}

fn row(change: &Change) -> String {
    let level = change.kind.level();
    let level = if level == Level::Major { format!("**{}**", level.name()) } else { level.name().to_owned() };
    let detail = Some(wording::detail(change, code)).filter(|detail| !detail.is_empty());
    let detail = detail.map(|detail| format!(": {detail}")).unwrap_or_default();
    let place = wording::place(&change.place);
    format!(
        "| `{}` | {level} | {} | {} | {} | {}{detail} | {} |\n",
        change.kind.mark().sign(),
        code(&change.enumeration),
        code(&wording::code(change)),
        code(wording::ident(change)),
        wording::kind(change.kind),
        code(&place),
    )
}

/// A text as a code span in a table's cell: nothing in it is markup, a mention or the end of the cell.
fn code(text: &str) -> String {
    let text = width::shortened(&plain::line(text), LONGEST);
    if text.is_empty() {
        return text;
    }
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let edge = if text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']) { " " } else { "" };
    format!("{fence}{edge}{}{edge}{fence}", without_bars(&text))
}

/// A text whose bars end no cell: an odd number of backslashes stands before each.
fn without_bars(text: &str) -> String {
    let mut escaped = String::new();
    for c in text.chars() {
        if c == '|' {
            let before = escaped.chars().rev().take_while(|&c| c == '\\').count();
            escaped.push_str(if before % 2 == 0 { "\\" } else { "\\\\" });
        }
        escaped.push(c);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::code;

    #[test]
    fn no_text_ends_its_cell_or_its_span() {
        assert_eq!(code("a|b"), r"`a\|b`");
        assert_eq!(code(r"a\|b"), r"`a\\\|b`");
        assert_eq!(code(r"a\\|b"), r"`a\\\|b`");
        assert_eq!(code("a`b``c"), "```a`b``c```");
        assert_eq!(code("`a"), "`` `a ``");
        assert_eq!(code("a\nb"), "`a b`");
        assert_eq!(code(""), "");
    }
}
