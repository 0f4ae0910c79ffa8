//! What rustdoc makes of documentation: its markdown, with the options that it reads it by.

use pulldown_cmark::{BrokenLink, CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

/// What a piece of documentation shows.
#[derive(Debug, Default)]
pub(crate) struct Page {
    pub(crate) paragraphs: Vec<String>,
    pub(crate) rows: Vec<Vec<String>>,
    pub(crate) emphasis: bool,
}

/// Reads documentation, and finds nothing in it but words, code, emphasis, tables, an example, and links that lead somewhere:
/// to an address, or to one of the items that it may link to.
pub(crate) fn read(markdown: &str, enums: &[String]) -> Page {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION;
    // rustdoc takes whatever stands in brackets for the path of an item.
    let path = |link: BrokenLink<'_>| Some((link.reference.into_string().into(), "".into()));
    let mut page = Page::default();
    let mut text = String::new();
    let mut linked = false;
    for event in Parser::new_with_broken_link_callback(markdown, options, Some(path)) {
        match event {
            Event::Start(Tag::Paragraph | Tag::Table(_))
            | Event::End(TagEnd::Table | TagEnd::TableHead | TagEnd::TableRow | TagEnd::Emphasis) => {}
            Event::Start(Tag::TableHead | Tag::TableRow) => page.rows.push(Vec::new()),
            Event::Start(Tag::TableCell) => text.clear(),
            Event::End(TagEnd::TableCell) => {
                page.rows.last_mut().expect("a cell is a row's").push(plain(&std::mem::take(&mut text)));
            }
            Event::End(TagEnd::Paragraph) => page.paragraphs.push(plain(&std::mem::take(&mut text))),
            Event::Start(Tag::Emphasis) => page.emphasis = true,
            Event::Start(Tag::Link { dest_url, .. }) => {
                assert!(leads(&dest_url, enums), "a link to `{dest_url}`:\n{markdown}");
                linked = true;
            }
            Event::End(TagEnd::Link) => linked = false,
            Event::Text(words) => {
                let bare = words.contains("http://") || words.contains("https://");
                assert!(linked || !bare, "rustdoc warns of the bare address in `{words}`:\n{markdown}");
                text.push_str(&words);
            }
            Event::Code(words) => text.push_str(&words),
            Event::SoftBreak => text.push(' '),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language))) => {
                assert!(&*language == "text" && text.is_empty(), "{markdown}");
            }
            Event::End(TagEnd::CodeBlock) => {
                let code = std::mem::take(&mut text);
                assert!(code.starts_with("match code {\n") && code.ends_with("}\n"), "{markdown}");
            }
            other => panic!("{other:?}:\n{markdown}"),
        }
    }
    page
}

fn leads(target: &str, enums: &[String]) -> bool {
    let item = target.trim_matches('`');
    let item = item.strip_prefix("enum@").unwrap_or(item);
    let variant = |path: &str| {
        path.strip_prefix("Self::").is_some_and(|ident| syn::parse_str::<syn::Ident>(ident).is_ok())
    };
    target.starts_with("https://")
        || target.starts_with("http://")
        || enums.iter().any(|name| name == item.rsplit("::").next().unwrap_or_default())
        || variant(target)
        // The module.
        || target == "self"
        || target.strip_prefix("variant@").is_some_and(variant)
}

/// Words alone: one space between them, and quotes as they were before they were made to look good.
pub(crate) fn plain(text: &str) -> String {
    let straight = |c| match c {
        '\u{2018}' | '\u{2019}' => "'".to_owned(),
        '\u{201c}' | '\u{201d}' => "\"".to_owned(),
        '\u{2026}' => "...".to_owned(),
        c => String::from(c),
    };
    let text: String = text.chars().map(straight).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
