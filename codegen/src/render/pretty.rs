//! Text as prettyplease lays it out, an item at a time. Only this file knows prettyplease and syn.

use std::mem;

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::quote;

use super::lines::Lines;
use super::{Kept, Layout};
use crate::emit::{Sink, Text};

/// What an item of a module stands in while it is laid out, which indents it.
const MODULE: [&str; 2] = ["mod m {\n", "}\n"];

/// Item after item; what is opened outermost is a module, whose items come one after another too.
pub(super) struct Formatted<'k> {
    text: Result<String, String>,
    kept: Option<&'k Kept>,
    item: Item,
    is_in_module: bool,
    is_first: bool,
}

impl<'k> Formatted<'k> {
    /// Items behind a text.
    pub(super) fn new(text: String, kept: Option<&'k Kept>) -> Self {
        Self { text: Ok(text), kept, item: Item::default(), is_in_module: false, is_first: true }
    }

    /// All of it; or why something of it is no Rust.
    pub(super) fn text(self) -> Result<String, String> {
        self.text
    }

    /// Lays out an item that is whole; its attributes may have come before it.
    fn finish(&mut self, is_end: bool) {
        if self.item.depth > 0 || !is_end {
            return;
        }
        let mut item = mem::take(&mut self.item);
        if self.is_in_module {
            item.parts.insert(0, Part::Open(quote!(mod m), Delimiter::Brace));
            item.parts.push(Part::Close(TokenStream::new()));
            self.push(item, MODULE);
        } else {
            self.separate();
            self.push(item, [""; 2]);
        }
    }

    /// Adds an item that is laid out, but for what stands around it.
    fn push(&mut self, item: Item, [before, behind]: [&str; 2]) {
        let Ok(text) = &mut self.text else { return };
        let formatted = if let Some(kept) = self.kept { kept.format(item) } else { item.format() };
        match formatted {
            Ok(formatted) => {
                let inner = formatted.strip_prefix(before).and_then(|inner| inner.strip_suffix(behind));
                text.push_str(inner.unwrap_or(&formatted));
            }
            Err(error) => self.text = Err(error),
        }
    }

    fn separate(&mut self) {
        if let (false, Ok(text)) = (mem::replace(&mut self.is_first, false), &mut self.text) {
            text.push_str(Layout::Formatted.between());
        }
    }
}

impl Sink for Formatted<'_> {
    fn put(&mut self, tokens: TokenStream) {
        let is_end = is_end(&tokens);
        self.item.parts.push(Part::Tokens(tokens));
        self.finish(is_end);
    }

    fn write(&mut self, text: &Text) {
        let text = text.as_str();
        self.item.parts.push(Part::Text(text.to_owned()));
        self.finish(text.ends_with(['}', ';']));
    }

    fn open(&mut self, head: TokenStream, delimiter: Delimiter) {
        if self.is_in_module {
            self.item.depth += 1;
            self.item.parts.push(Part::Open(head, delimiter));
            return;
        }
        self.is_in_module = true;
        self.separate();
        let parts = vec![Part::Open(head, delimiter), Part::Close(TokenStream::new())];
        self.push(Item { parts, depth: 0 }, ["", MODULE[1]]);
        if let Ok(text) = &mut self.text {
            text.push('\n');
        }
    }

    fn close(&mut self, tail: TokenStream) {
        if self.item.depth > 0 {
            let is_end = tail.is_empty() || is_end(&tail);
            self.item.depth -= 1;
            self.item.parts.push(Part::Close(tail));
            self.finish(is_end);
        } else {
            self.is_in_module = false;
            if let Ok(text) = &mut self.text {
                text.push_str(MODULE[1]);
            }
        }
    }
}

/// Whether an item ends there, as all do; attributes, which do not, stand before one.
fn is_end(tokens: &TokenStream) -> bool {
    match tokens.clone().into_iter().last() {
        Some(TokenTree::Group(group)) => group.delimiter() == Delimiter::Brace,
        Some(TokenTree::Punct(punct)) => punct.as_char() == ';',
        _ => false,
    }
}

/// What an item is made of.
#[derive(Default)]
pub(super) struct Item {
    parts: Vec<Part>,
    /// How many of its brackets are open.
    depth: usize,
}

enum Part {
    Tokens(TokenStream),
    Text(String),
    Open(TokenStream, Delimiter),
    Close(TokenStream),
}

impl Item {
    /// Its text before it is laid out.
    pub(super) fn text(&self) -> String {
        let mut lines = Lines::new(String::new());
        for part in &self.parts {
            match part {
                Part::Tokens(tokens) => lines.put(tokens.clone()),
                Part::Text(text) => lines.push([text, ""]),
                Part::Open(head, delimiter) => lines.open(head.clone(), *delimiter),
                Part::Close(tail) => lines.close(tail.clone()),
            }
        }
        lines.text
    }

    /// Its text laid out, with a line break at its end.
    pub(super) fn format(self) -> Result<String, String> {
        let tokens = self.tokens().map_err(|error| error.to_string())?;
        let file = syn::parse2(tokens).map_err(|error| error.to_string())?;
        Ok(prettyplease::unparse(&file))
    }

    fn tokens(self) -> Result<TokenStream, proc_macro2::LexError> {
        let mut open: Vec<(Delimiter, TokenStream)> = vec![(Delimiter::None, TokenStream::new())];
        for part in self.parts {
            let (delimiter, mut held) = open.pop().unwrap_or((Delimiter::None, TokenStream::new()));
            match part {
                Part::Tokens(tokens) => held.extend(tokens),
                Part::Text(text) => held.extend(text.parse::<TokenStream>()?),
                Part::Open(head, opened) => {
                    held.extend(head);
                    open.push((delimiter, held));
                    open.push((opened, TokenStream::new()));
                    continue;
                }
                Part::Close(tail) => {
                    if let Some((_, outer)) = open.last_mut() {
                        outer.extend([TokenTree::Group(Group::new(delimiter, held))]);
                        outer.extend(tail);
                    }
                    continue;
                }
            }
            open.push((delimiter, held));
        }
        Ok(open.pop().map(|(_, tokens)| tokens).unwrap_or_default())
    }
}
