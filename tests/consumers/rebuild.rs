//! When a build script runs again: when a document, or the list of documents, changes, and not otherwise.

use crate::package::{Package, Run};

const OPCODES: &str = "# Opcodes\n\n| Code | Name |\n|---|---|\n| 0 | Hello |\n";
const SIGNALS: &str = "# Signals\n\n| Code | Name |\n|---|---|\n| 1 | Stop |\n";

fn ran(run: &Run) -> bool {
    run.stderr.lines().any(|line| line.contains("Running") && line.contains("build-script-build"))
}

#[test]
fn a_build_script_runs_when_a_document_changes_and_not_otherwise() {
    let package = Package::new("rebuild");
    package.manifest("[build-dependencies]\nspectable-codegen = \"0.1\"");
    package.file("build.rs", "fn main() {\n    spectable_codegen::build(\"spec\");\n}\n");
    package.file("src/lib.rs", "include!(concat!(env!(\"OUT_DIR\"), \"/spectable.rs\"));\n");
    package.file("spec/opcodes.md", OPCODES);
    let build = || package.cargo(&["build", "--verbose"]).succeeded();
    let settle = |change: &str| {
        assert!(ran(&build()), "{change}");
        let run = build();
        assert!(!ran(&run), "a second time after: {change}\n{}", run.stderr);
        run.says("Fresh rebuild v0.0.0");
    };

    settle("the first build");
    package.edit("spec/opcodes.md", "| 0 | Hello |", "| 0 | Hello |\n| 1 | Ping |");
    settle("a document is edited");
    package.file("spec/more/signals.md", SIGNALS);
    settle("a document is added, in a folder that is new");
    package.file("spec/spectable.toml", "[[document]]\npath = \"more/signals.md\"\nmodule = \"signals\"\n");
    settle("a manifest is added");
    std::fs::remove_file(package.path("spec/opcodes.md")).unwrap();
    settle("a document is removed");
    package.file("src/lib.rs", "//! The same.\n\ninclude!(concat!(env!(\"OUT_DIR\"), \"/spectable.rs\"));\n");
    assert!(!ran(&build()), "only the crate's own source is edited");
}
