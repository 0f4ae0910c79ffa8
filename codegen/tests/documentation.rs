//! Documentation shows what a document says, whatever that is: rustdoc makes words of it, and nothing else.

#[path = "documentation/hostile.rs"]
mod hostile;
#[path = "documentation/page.rs"]
mod page;

use std::path::Path;

use proc_macro2::{TokenStream, TokenTree};
use proptest::prelude::{ProptestConfig, Strategy, prop_assert_eq, proptest};
use proptest::test_runner::RngSeed;
use spectable_codegen::model::{Code, Entry, Module, Table};
use spectable_codegen::{Diagnostics, Folder, Layout, Source, generate, read, toml_string};
use syn::{Attribute, Expr, Item, ItemEnum, Lit, Meta};

/// The row of the header in `document`.
const HEADER: usize = 5;

/// Texts for one document.
#[derive(Clone, Debug)]
struct Texts {
    file: String,
    source: String,
    title: String,
    heading: String,
    column: String,
    rows: Vec<Row>,
}

#[derive(Clone, Debug)]
struct Row {
    code: String,
    name: String,
    description: String,
    word: String,
    /// Whether it is out of use, and its code the next row's.
    struck: bool,
}

fn texts() -> impl Strategy<Value = Texts> {
    let line = hostile::line;
    let row = (line(), line(), line(), line(), proptest::bool::weighted(0.2));
    let row =
        row.prop_map(|(code, name, description, word, struck)| Row { code, name, description, word, struck });
    let rows = proptest::collection::vec(row, 1..6);
    (line(), line(), line(), line(), line(), rows).prop_map(|(file, source, title, heading, column, rows)| {
        Texts { file: file.replace('/', "") + ".md", source, title, heading, column, rows }
    })
}

/// A folder of one document, of which the manifest says what it holds: no doubt keeps a text from the output.
fn folder(texts: &Texts, words: bool) -> Folder {
    let cell = |text: &str| text.replace('|', "\\|");
    let mut document = format!("# {}\n\n## {}\n\n", texts.title, texts.heading);
    let column = cell(&texts.column);
    document += &format!("| Code | Name | Text | {column} |\n|---|---|---|---|\n");
    for (at, row) in texts.rows.iter().enumerate() {
        let heir = at + usize::from(row.struck && at + 1 < texts.rows.len());
        let strike = if heir > at { "~~" } else { "" };
        let code = if words { format!("{} k{heir}", cell(&texts.rows[heir].code)) } else { heir.to_string() };
        // A vocabulary says its words again.
        let word = cell(&texts.rows[at / 2].word);
        let (name, description) = (cell(&row.name), cell(&row.description));
        document += &format!("| {strike}{code}{strike} | {name} n{at} | {description} | {word} |\n");
    }
    let (path, source) = (toml_string(&texts.file), toml_string(&texts.source));
    let manifest = format!(
        "[[document]]\npath = {path}\nsource = {source}\nmodule = \"texts\"\n\n\
         [document.tables.\"line:{HEADER}\"]\nenum = \"Told\"\n\
         columns = {{ code = \"Code\", name = \"Name\", description = \"Text\" }}\n"
    );
    Folder {
        documents: vec![Source::new(&texts.file, &texts.file, &document)],
        manifest: Some(Source::new("spectable.toml", "spectable.toml", &manifest)),
        ..Folder::default()
    }
}

/// The same texts in every run, or others in each, as many as `PROPTEST_CASES` says.
fn times() -> ProptestConfig {
    let wanted = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    match std::env::var_os("PROPTEST_CASES") {
        Some(_) => wanted,
        None => ProptestConfig { rng_seed: RngSeed::Fixed(1), ..wanted },
    }
}

proptest! {
    #![proptest_config(times())]

    #[test]
    fn documentation_shows_the_words_and_nothing_else(texts in texts(), words in proptest::bool::ANY) {
        let folder = folder(&texts, words);
        let generation = generate(&folder, Layout::Lines);
        if let Some(text) = generation.text {
            check(&text, &generation.spec.modules);
            let formatted = generate(&folder, Layout::Formatted).text.expect("one layout is as good as the other");
            prop_assert_eq!(parts(&text), parts(&formatted));
        }
    }
}

#[test]
fn hostile_documents_show_their_words() {
    let folder = read(&mut Diagnostics::default(), Path::new("tests/hostile"));
    let generation = generate(&folder, Layout::Lines);
    let text = generation.text.expect("the hostile documents give code");
    check(&text, &generation.spec.modules);
    let formatted = generate(&folder, Layout::Formatted).text.expect("one layout is as good as the other");
    assert_eq!(parts(&text), parts(&formatted));
}

/// Checks the documentation of a text against what its modules say.
fn check(text: &str, modules: &[Module]) {
    let file = syn::parse_file(text).expect("the text is Rust");
    let mut enums = Vec::new();
    for module in modules {
        let own = items(&file.items, &module.name);
        let all: Vec<&ItemEnum> = own.iter().filter_map(enumeration).collect();
        enums.extend(all.iter().map(|found| found.ident.to_string()));
        check_module(&all, module);
    }
    for markdown in documents(text) {
        page::read(&markdown, &enums);
    }
}

fn check_module(all: &[&ItemEnum], module: &Module) {
    let enums: Vec<String> = all.iter().map(|found| found.ident.to_string()).collect();
    for table in &module.tables {
        let found = all.iter().find(|found| found.ident == table.name);
        let Some(found) = found else { continue };
        check_head(&documentation(&found.attrs), table, &enums);
        for entry in table.variants() {
            let ident = entry.ident.as_deref().expect("a variant has an identifier");
            let variant = found.variants.iter().find(|variant| variant.ident == ident);
            let variant = variant.expect("every entry is a variant");
            check_entry(&documentation(&variant.attrs), entry, &enums);
        }
    }
}

/// One row of codes for each variant, each of as many cells.
fn check_head(markdown: &str, table: &Table, enums: &[String]) {
    let page = page::read(markdown, enums);
    let variants = table.variants().count();
    assert_eq!(page.rows.len(), variants + 1, "{markdown}");
    let cells = page.rows[0].len();
    for (row, entry) in page.rows[1..].iter().zip(table.variants()) {
        assert_eq!(row.len(), cells, "{markdown}");
        assert_eq!(row[0], page::plain(&entry.code.to_string()), "{markdown}");
    }
}

/// The name, the code and the description.
fn check_entry(markdown: &str, entry: &Entry, enums: &[String]) {
    let page = page::read(markdown, enums);
    assert!(page.rows.is_empty() && !page.emphasis, "{markdown}");
    let label = match &entry.code {
        Code::Integer(code) => format!("{} ({code})", entry.name),
        Code::Text(code) => code.clone(),
    };
    let same = entry.description.plain.trim_end_matches('.') == entry.name.trim_end_matches('.');
    let whole = if same { format!("{label}.") } else { format!("{label}: {}", entry.description.plain) };
    let expected: Vec<String> = whole.lines().map(page::plain).collect();
    assert_eq!(page.paragraphs, expected, "{markdown}");
}

/// The items of a module.
fn items<'f>(all: &'f [Item], name: &str) -> &'f [Item] {
    let module = all.iter().find_map(|item| match item {
        Item::Mod(module) if module.ident == name => module.content.as_ref(),
        _ => None,
    });
    module.map(|(_, all)| all.as_slice()).unwrap_or_default()
}

fn enumeration(item: &Item) -> Option<&ItemEnum> {
    if let Item::Enum(found) = item { Some(found) } else { None }
}

fn documentation(attributes: &[Attribute]) -> String {
    let line = |attribute: &Attribute| match &attribute.meta {
        Meta::NameValue(pair) if pair.path.is_ident("doc") => match &pair.value {
            Expr::Lit(value) => match &value.lit {
                Lit::Str(text) => Some(text.value()),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    };
    attributes.iter().filter_map(line).map(|line| line + "\n").collect()
}

/// Every piece of documentation of a text, and every note of deprecation, which rustdoc reads as markdown too.
fn documents(text: &str) -> Vec<String> {
    let mut all = vec![String::new()];
    collect(text.parse().expect("the text is tokens"), &mut all);
    all
}

fn collect(tokens: TokenStream, all: &mut Vec<String>) {
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    for (at, tree) in trees.iter().enumerate() {
        match tree {
            TokenTree::Ident(ident) if (ident == "doc" || ident == "note") && trees.len() > at + 2 => {
                let TokenTree::Literal(literal) = &trees[at + 2] else { continue };
                let text: syn::LitStr = syn::parse_str(&literal.to_string()).expect("it is a string");
                if ident == "note" {
                    all.push(text.value());
                    all.push(String::new());
                } else {
                    let last = all.last_mut().expect("there is always a last one");
                    last.push_str(&text.value());
                    last.push('\n');
                }
            }
            TokenTree::Ident(_) if at > 0 && !matches!(trees[at - 1], TokenTree::Punct(_)) => {
                all.push(String::new());
            }
            TokenTree::Group(group) => collect(group.stream(), all),
            _ => {}
        }
    }
}

/// The identifiers and literals of a text, in order: what both layouts share.
fn parts(text: &str) -> Vec<String> {
    syn::parse_file(text).expect("the text is Rust");
    let mut parts = Vec::new();
    flatten(text.parse().expect("the text is tokens"), &mut parts);
    parts
}

fn flatten(tokens: TokenStream, parts: &mut Vec<String>) {
    for tree in tokens {
        match tree {
            TokenTree::Group(group) => flatten(group.stream(), parts),
            TokenTree::Ident(ident) => parts.push(ident.to_string()),
            TokenTree::Literal(literal) => {
                let text = literal.to_string();
                let value =
                    syn::parse_str::<syn::LitStr>(&text).map_or(text, |text| format!("{:?}", text.value()));
                parts.push(value);
            }
            TokenTree::Punct(_) => {}
        }
    }
}
