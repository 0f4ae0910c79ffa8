//! Generates the library from the documents in `spec/`.

fn main() {
    #[cfg(feature = "from-spec")]
    spectable_codegen::build("spec");
}
