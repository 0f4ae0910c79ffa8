//! Code of the generator's own, with holes: what is constant is written as it is, and a hole takes only what is safe.
//!
//! Of what a document says, that is a checked identifier, a number, or a literal that proc-macro2 made.
//!
//! A template is one line, as the text that nobody formats has it: each of its lines ends in `\`, and one of
//! documentation in `\n\`, since it would go on otherwise.

use proc_macro2::{Literal, TokenStream};

use super::piece::Text;

/// What may stand in a hole.
pub(super) trait Hole {
    /// Writes it behind a text.
    fn write(&self, text: &mut Text);
}

/// The holes of a template, by their names.
pub(super) type Holes<'h> = &'h [(&'static str, &'h dyn Hole)];

/// Code with its holes filled.
pub(super) fn filled(template: &'static str, holes: Holes<'_>) -> Text {
    let mut text = Text::default();
    text.fill(template, holes);
    text
}

impl Text {
    /// Writes code with holes, each as `$name`.
    pub(super) fn fill(&mut self, template: &'static str, holes: Holes<'_>) -> &mut Self {
        let mut rest = template;
        while let Some((code, behind)) = rest.split_once('$') {
            self.code(code);
            let (name, behind) = behind.split_at(length_of_name(behind));
            match hole(holes, name) {
                Some(hole) => hole.write(self),
                // It is no Rust: each test that prints it fails.
                None => drop(self.code("$").code(name)),
            }
            rest = behind;
        }
        self.code(rest)
    }
}

fn hole<'h>(holes: Holes<'h>, name: &str) -> Option<&'h dyn Hole> {
    for (known, hole) in holes {
        if *known == name {
            return Some(*hole);
        }
    }
    None
}

fn length_of_name(text: &str) -> usize {
    let (bytes, mut length) = (text.as_bytes(), 0);
    while length < bytes.len() && matches!(bytes[length], b'a'..=b'z' | b'_') {
        length += 1;
    }
    length
}

/// Code of the generator's own.
impl Hole for &'static str {
    fn write(&self, text: &mut Text) {
        text.code(self);
    }
}

/// What was written of nothing else either.
impl Hole for Text {
    fn write(&self, text: &mut Text) {
        text.add(self);
    }
}

/// An identifier that `lower` made or checked.
#[derive(Clone, Copy)]
pub(super) struct Name<'n>(pub(super) &'n str);

impl Hole for Name<'_> {
    fn write(&self, text: &mut Text) {
        text.ident(self.0);
    }
}

/// A number without a type, as a length or an index.
impl Hole for usize {
    fn write(&self, text: &mut Text) {
        text.index(*self);
    }
}

impl Hole for u64 {
    fn write(&self, text: &mut Text) {
        text.number(*self);
    }
}

impl Hole for u32 {
    fn write(&self, text: &mut Text) {
        text.number(*self);
    }
}

impl Hole for i128 {
    fn write(&self, text: &mut Text) {
        text.number(*self);
    }
}

impl Hole for Literal {
    fn write(&self, text: &mut Text) {
        text.made(self);
    }
}

/// Code that was put together by `quote!`.
impl Hole for TokenStream {
    fn write(&self, text: &mut Text) {
        text.tokens(self);
    }
}

#[cfg(test)]
mod tests {
    use super::{Name, filled};
    use crate::emit::literal;

    #[test]
    fn a_hole_is_filled_by_its_name() {
        let text =
            filled("fn $at($at_all: $b) {}$b", &[("b", &"u8"), ("at", &Name("of")), ("at_all", &7_usize)]);
        assert_eq!(text.as_str(), "fn of(7: u8) {}u8");
        let name = filled("\"$\"", &[]);
        assert_eq!(
            filled("$name $text", &[("name", &name), ("text", &literal::string("$b\"")), ("b", &name)])
                .as_str(),
            r#""$" "$b\"""#
        );
    }

    #[test]
    fn a_name_without_a_hole_is_left_and_no_rust() {
        assert_eq!(filled("a $b", &[]).as_str(), "a $b");
    }
}
