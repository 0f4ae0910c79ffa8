//! Generates the library from the documents in `spec/`.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    #[cfg(feature = "from-spec")]
    spectable_codegen::build("spec");
}
