//! A broken document stops the build, and Cargo shows where it is broken.

use crate::package::Package;

const TWICE: &str = "\
# Opcodes

| Code | Name |
|------|------|
| 0    | Hello |
| 0    | Ping |
| 1    | Ready | set |
";
const WIDE: &str = "\
# Status

| Code                  | Name |
|-----------------------|------|
| 1                     | Fine |
| 99999999999999999999 | Huge |
";

#[test]
fn every_problem_of_every_document_is_shown_in_one_run() {
    let package = Package::new("broken");
    package.manifest("[build-dependencies]\nspectable-codegen = \"0.1\"");
    package.file("build.rs", "fn main() {\n    spectable_codegen::build(\"spec\");\n}\n");
    package.file("src/lib.rs", "include!(concat!(env!(\"OUT_DIR\"), \"/spectable.rs\"));\n");
    package.file("spec/opcodes.md", TWICE).file("spec/status.md", WIDE);
    package.file("spec/spectable.toml", "[[document]]\npath = \"opcodes.md\"\nmodul = \"op\"\n");
    let run = package.cargo(&["build"]).failed();
    let places: Vec<_> = run.stderr.lines().filter_map(|line| line.split_once(": spec/")).collect();
    let places: Vec<_> = places.iter().filter_map(|(_, rest)| rest.split_once(": ")).collect();
    let places: Vec<_> = places.iter().map(|(place, _)| *place).collect();
    assert_eq!(
        places,
        ["opcodes.md:6:3", "opcodes.md:7:18", "status.md:6:3", "spectable.toml:3:1"],
        "{}",
        run.stderr
    );

    // Once settled, the same folder builds.
    package.file(
        "spec/opcodes.md",
        &TWICE.replace("| 0    | Ping |", "| 2    | Ping |").replace(" | set |", " |"),
    );
    package.file("spec/status.md", &WIDE.replace("99999999999999999999", "2"));
    package.file("spec/spectable.toml", "[[document]]\npath = \"opcodes.md\"\nmodule = \"op\"\n");
    package.cargo(&["build"]).succeeded();
}
