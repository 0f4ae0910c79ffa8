//! Text as prettyplease lays it out, an item at a time. Only this file knows prettyplease and syn.

use std::mem;

use super::{Kept, Layout};
use crate::emit::{Sink, Text};

/// What an item of a module stands in while it is laid out, which indents it.
const MODULE: [&str; 2] = ["mod m {\n", "}\n"];

/// Item after item; what is opened outermost is a module, whose items come one after another too.
pub(super) struct Formatted<'k> {
    text: Result<String, String>,
    kept: Option<&'k Kept>,
    /// What there is of an item.
    item: Text,
    /// How many of its brackets are open.
    depth: usize,
    is_in_module: bool,
    is_first: bool,
}

impl<'k> Formatted<'k> {
    /// Items behind a text.
    pub(super) fn new(text: String, kept: Option<&'k Kept>) -> Self {
        let item = Text::default();
        Self { text: Ok(text), kept, item, depth: 0, is_in_module: false, is_first: true }
    }

    /// All of it; or why something of it is no Rust.
    pub(super) fn into_text(self) -> Result<String, String> {
        self.text
    }

    /// Lays out an item where it is whole; its attributes may have come before it.
    fn finish(&mut self) {
        if self.depth > 0 || !self.item.as_str().ends_with(['}', ';']) {
            return self.item.end_line();
        }
        let item = mem::take(&mut self.item);
        if self.is_in_module {
            let item = [MODULE[0], item.as_str(), MODULE[1]].concat();
            self.push(&item, MODULE);
        } else {
            self.separate();
            self.push(item.as_str(), [""; 2]);
        }
    }

    /// Adds an item that is laid out, but for what stands around it.
    fn push(&mut self, item: &str, [before, behind]: [&str; 2]) {
        let Ok(text) = &mut self.text else { return };
        match self.kept.map_or_else(|| format(item), |kept| kept.format(item)) {
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
    fn text(&mut self) -> &mut Text {
        &mut self.item
    }

    fn end(&mut self) {
        self.finish();
    }

    fn open(&mut self) {
        if self.is_in_module {
            self.depth += 1;
            self.item.end_line();
            return;
        }
        self.is_in_module = true;
        self.separate();
        let item = [mem::take(&mut self.item).as_str(), MODULE[1]].concat();
        self.push(&item, ["", MODULE[1]]);
        if let Ok(text) = &mut self.text {
            text.push('\n');
        }
    }

    fn close(&mut self, tail: &'static str) {
        if self.depth > 0 {
            self.depth -= 1;
            self.item.code(tail);
            self.finish();
        } else {
            self.is_in_module = false;
            if let Ok(text) = &mut self.text {
                text.push_str(MODULE[1]);
            }
        }
    }
}

/// Lays out an item, with a line break at its end.
pub(super) fn format(item: &str) -> Result<String, String> {
    let file = syn::parse_str(item).map_err(|error| error.to_string())?;
    Ok(prettyplease::unparse(&file))
}
