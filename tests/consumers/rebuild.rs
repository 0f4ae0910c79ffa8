//! When a build script runs again: when a document, or the list of documents, changes, and not otherwise.

use std::time::SystemTime;

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

    let written = || {
        let run = package.cargo(&["build", "--message-format", "json"]).succeeded();
        let scripts = run.stdout.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
        let mut scripts = scripts.filter(|message| message["reason"] == "build-script-executed");
        let out = scripts.find_map(|script| {
            let is_ours = script["package_id"].as_str()?.contains("/rebuild#");
            is_ours.then(|| script["out_dir"].as_str().unwrap().to_owned())
        });
        std::fs::read_to_string(format!("{}/spectable.rs", out.unwrap())).unwrap()
    };

    settle("the first build");
    package.edit("spec/opcodes.md", "| 0 | Hello |", "| 0 | Hello |\n| 1 | Ping |");
    settle("a document is edited");
    package.file("spec/more/signals.md", SIGNALS);
    settle("a document is added, in a folder that is new");
    package.edit("spec/more/signals.md", "| 1 | Stop |", "| 1 | Halt |");
    settle("a document in a folder is edited");
    package.file("spec/spectable.toml", "[[document]]\npath = \"more/signals.md\"\nmodule = \"signals\"\n");
    settle("a manifest is added");
    package.edit("spec/spectable.toml", "module = \"signals\"", "module = \"flags\"");
    settle("the manifest is edited");
    package.spectable(&["update", "spec"]).succeeded();
    settle("a lock is added");
    package.edit("spec/spectable.lock", "ident = \"Hello\"", "ident = \"Greeting\"");
    settle("the lock is edited");
    let document = std::fs::File::options().append(true).open(package.path("spec/more/signals.md")).unwrap();
    document.set_modified(SystemTime::now()).unwrap();
    settle("a document is touched");
    std::fs::remove_file(package.path("spec/spectable.lock")).unwrap();
    settle("the lock is removed");
    std::fs::remove_file(package.path("spec/opcodes.md")).unwrap();
    settle("a document is removed");
    let text = written();
    package.file("spec/.drafts/later.md", OPCODES);
    build();
    assert!(!build().stderr.contains("Running") && written() == text, "a hidden document gives nothing");
    package.file("spec/opcodes.md", OPCODES);
    std::fs::remove_file(package.path("spec/spectable.toml")).unwrap();
    std::fs::remove_dir_all(package.path("spec/more")).unwrap();
    settle("a folder and the manifest are removed");
    package.file("src/lib.rs", "//! The same.\n\ninclude!(concat!(env!(\"OUT_DIR\"), \"/spectable.rs\"));\n");
    assert!(!ran(&build()), "only the crate's own source is edited");
}
