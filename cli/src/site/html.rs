//! Writes HTML. Only this file lets text into it, and never as markup.

use crate::plain;

/// A page on its way.
#[derive(Default)]
pub(super) struct Html(String);

impl Html {
    /// Adds markup, which no document can give: it is part of the program.
    pub(super) fn raw(&mut self, markup: &'static str) -> &mut Self {
        self.0.push_str(markup);
        self
    }

    /// Adds text, between tags or between the quotes of an attribute.
    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        for c in plain::line(text).chars() {
            match c {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                c => self.0.push(c),
            }
        }
        self
    }

    /// Adds a number.
    pub(super) fn number(&mut self, number: usize) -> &mut Self {
        self.text(&number.to_string())
    }

    /// Adds text that leads somewhere where it is the address of a page.
    pub(super) fn text_or_link(&mut self, text: &str) -> &mut Self {
        if is_address(text) {
            self.raw("<a rel=\"noreferrer\" href=\"").text(text).raw("\">").text(text).raw("</a>")
        } else {
            self.text(text)
        }
    }

    /// The page.
    pub(super) fn finish(self) -> String {
        self.0
    }
}

/// Whether a text is the address of a page: anything else would not lead to one.
fn is_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty() && !rest.contains(char::is_whitespace))
}

#[cfg(test)]
mod tests {
    use super::Html;

    fn written(text: &str) -> String {
        let mut html = Html::default();
        html.text_or_link(text);
        html.finish()
    }

    #[test]
    fn text_stays_text() {
        assert_eq!(written("</style><script>"), "&lt;/style&gt;&lt;script&gt;");
        assert_eq!(written("\"a\" & 'b'\n\u{202E}"), "&quot;a&quot; &amp; &#39;b&#39; \u{FFFD}");
    }

    #[test]
    fn only_addresses_of_pages_are_links() {
        for text in ["javascript:alert(1)", "data:text/html,x", "https://", "https://a b", "HTTPS", "//a"] {
            assert!(!written(text).contains("<a"), "{text}");
        }
        let link = "<a rel=\"noreferrer\" href=\"https://a.example/&quot;?b&amp;c\">";
        assert!(written("https://a.example/\"?b&c").starts_with(link));
    }
}
