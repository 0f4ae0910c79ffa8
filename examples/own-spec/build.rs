//! Generates the codes; runs again when a document changes.

fn main() {
    spectable_codegen::build("spec");
}
