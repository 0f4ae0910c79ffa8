//! How plain text is spelt in markdown, so that it is shown as it is.

/// Plain text as markdown that shows it as it is, at the start of a line too.
pub(crate) fn escaped(text: &str) -> String {
    let bytes = text.as_bytes();
    let is_settled = bytes.first().is_some_and(u8::is_ascii_alphabetic) && bytes.last() != Some(&b' ');
    if is_settled && is_bare(text) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    inline(text.trim(), &mut out);
    as_paragraph(out)
}

/// Whether a text is letters, digits, and signs that mean nothing to markdown wherever they stand.
fn is_bare(text: &str) -> bool {
    let (bytes, mut at) = (text.as_bytes(), 0);
    while at < bytes.len() {
        match bytes[at] {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b' ' | b'.' | b',' | b';' => at += 1,
            _ => return false,
        }
    }
    true
}

/// Adds the same where it stands within a line; an address becomes a link.
pub(super) fn inline(text: &str, out: &mut String) {
    if !text.contains("://") {
        escape(text, out);
        return;
    }
    for (at, word) in text.split(' ').enumerate() {
        if at > 0 {
            out.push(' ');
        }
        let start = ["https://", "http://"].iter().filter_map(|scheme| word.find(scheme)).min();
        let trailing = ['.', ',', ';', ':', ')', '>', '"', '\'', '!', '?'];
        let address = start.map(|start| (start, start + word[start..].trim_end_matches(trailing).len()));
        match address.filter(|&(start, end)| is_plain_address(&word[start..end])) {
            Some((start, end)) => {
                escape(&word[..start], out);
                out.push('<');
                out.push_str(&word[start..end]);
                out.push('>');
                escape(&word[end..], out);
            }
            None => escape(word, out),
        }
    }
}

/// Markdown that begins neither a heading, nor a list, nor a rule.
pub(super) fn as_paragraph(mut text: String) -> String {
    let end = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let mut after = text[end..].chars();
    let marks = matches!(after.next(), Some('.' | ')')) && after.next().is_none_or(|c| c == ' ');
    if end > 0 && marks {
        text.insert(end, '\\');
    } else if text.starts_with(['#', '+', '-', '=']) {
        text.insert(0, '\\');
    }
    text
}

pub(super) fn escape(word: &str, out: &mut String) {
    if is_bare(word) {
        out.push_str(word);
        return;
    }
    let mut before = ' ';
    for (at, c) in word.char_indices() {
        let rest = &word[at + c.len_utf8()..];
        let inside = || before.is_alphanumeric() && rest.starts_with(char::is_alphanumeric);
        let marks = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '$' => true,
            '_' => !inside(),
            // Or rustdoc would warn of an address that is no link.
            ':' => rest.starts_with("//"),
            // Or `--flag` would get a dash.
            '-' => before == '-',
            _ => false,
        };
        if marks {
            out.push('\\');
        }
        out.push(c);
        before = if marks { '\\' } else { c };
    }
}

/// A code span whose delimiters its text does not hold.
pub(crate) fn code_span(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    push_code_span(text, &mut out);
    out
}

/// Adds such a code span.
pub(super) fn push_code_span(text: &str, out: &mut String) {
    if text.trim().is_empty() {
        return;
    }
    if !text.contains('`') {
        out.push('`');
        out.push_str(text);
        out.push('`');
        return;
    }
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let ticks = "`".repeat(longest + 1);
    let pad = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    *out += &format!("{ticks}{pad}{text}{pad}{ticks}");
}

/// A link's target that leads somewhere from any page, with what cannot stand in one encoded.
pub(super) fn target(link: &str) -> Option<String> {
    if !is_absolute(link) {
        return None;
    }
    let mut out = String::with_capacity(link.len());
    for c in link.chars() {
        if is_legal(c) {
            out.push(c);
        } else {
            out.extend(c.encode_utf8(&mut [0; 4]).bytes().map(|byte| format!("%{byte:02X}")));
        }
    }
    // An entity would be read as its character.
    Some(if out.contains(';') { out.replace('&', "&amp;") } else { out })
}

/// Whether an address can stand in a text as it is.
fn is_plain_address(target: &str) -> bool {
    is_absolute(target) && target.chars().all(is_legal)
}

fn is_absolute(target: &str) -> bool {
    (target.starts_with("https://") || target.starts_with("http://")) && target.len() > 8
}

fn is_legal(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-._~:/?#@!$&'*+,;=%".contains(c)
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn markup_in_text_is_shown_and_not_obeyed() {
        assert_eq!(escaped("a [link] and <b>"), r"a \[link\] and \<b\>");
        assert_eq!(escaped("heartbeat_interval *x*"), r"heartbeat_interval \*x\*");
        assert_eq!(escaped("1. first"), r"1\. first");
        assert_eq!(escaped("1.5 of 2)"), "1.5 of 2)");
        assert_eq!(escaped("# title"), r"\# title");
        assert_eq!(escaped("see https://a.example/x."), "see <https://a.example/x>.");
    }
}
