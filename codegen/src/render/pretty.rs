//! Text as prettyplease lays it out, an item at a time. Only this file knows prettyplease and syn.

use std::mem;

use proc_macro2::{Delimiter, TokenStream};

use super::lines::Lines;
use super::{Format, Layout};
use crate::emit::{Sink, Text};

/// What an item of a module stands in while it is laid out, which indents it.
const MODULE: [&str; 2] = ["mod m {\n", "}\n"];

/// Lays out the text of a file.
pub(crate) fn format(text: &str) -> Result<String, String> {
    let file = syn::parse_str(text).map_err(|error| error.to_string())?;
    Ok(prettyplease::unparse(&file))
}

/// Item after item; what is opened outermost is a module, whose items come one after another too.
pub(super) struct Formatted<'f> {
    text: Result<String, String>,
    format: Format<'f>,
    /// The item so far.
    item: Lines,
    is_in_module: bool,
    is_first: bool,
}

impl<'f> Formatted<'f> {
    /// Items behind a text.
    pub(super) fn new(text: String, format: Format<'f>) -> Self {
        let item = Lines::new(String::new());
        Self { text: Ok(text), format, item, is_in_module: false, is_first: true }
    }

    /// All of it; or why something of it is no Rust.
    pub(super) fn text(self) -> Result<String, String> {
        self.text
    }

    /// Lays out an item that is whole; its attributes may have come before it.
    fn finish(&mut self) {
        if !self.item.is_whole() || !self.item.text.trim_end().ends_with(['}', ';']) {
            return;
        }
        let item = mem::take(&mut self.item.text);
        if self.is_in_module {
            self.push(&[MODULE[0], &item, MODULE[1]].concat(), MODULE);
        } else {
            self.separate();
            self.push(&item, [""; 2]);
        }
    }

    /// Adds a file that is laid out, but for what stands around it.
    fn push(&mut self, file: &str, [before, behind]: [&str; 2]) {
        let Ok(text) = &mut self.text else { return };
        match (self.format)(file) {
            Ok(file) => {
                let inner = file.strip_prefix(before).and_then(|file| file.strip_suffix(behind));
                text.push_str(inner.unwrap_or(&file));
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
        self.item.put(tokens);
        self.finish();
    }

    fn write(&mut self, text: &Text) {
        self.item.write(text);
        self.finish();
    }

    fn open(&mut self, head: TokenStream, delimiter: Delimiter) {
        if self.is_in_module {
            return self.item.open(head, delimiter);
        }
        self.is_in_module = true;
        self.separate();
        self.push(&format!("{head} {{}}"), ["", "}\n"]);
        if let Ok(text) = &mut self.text {
            text.push('\n');
        }
    }

    fn close(&mut self, tail: TokenStream) {
        if !self.item.is_whole() {
            self.item.close(tail);
            return self.finish();
        }
        self.is_in_module = false;
        if let Ok(text) = &mut self.text {
            text.push_str(MODULE[1]);
        }
    }
}
