//! `SPECTABLE_SPEC`: the library, built from a dependent's own copy of the documents.

use crate::package::Package;
use crate::readme;

const LINES: &str =
    "[dependencies]\nspectable = { version = \"0.1\", default-features = false, features = [\"from-spec\"] }";
const PRINT: &str = r#"
use spectable::discord::GatewayCloseEventCode;

fn main() {
    let last = GatewayCloseEventCode::ALL.last().unwrap();
    println!("{} {last:?} {}", last.code(), last.can_reconnect());
}
"#;

/// A dependent with a copy of the documents, in which `discord.md` has one more close code.
fn dependent(name: &str) -> Package {
    let package = Package::new(name).apart();
    package.manifest(LINES).file("src/main.rs", PRINT).copy_spec("my-spec");
    let heading = "## Voice\n";
    let row = "| 4015 | Session replaced | Another session took its place. | true |\n";
    package.edit("my-spec/discord.md", &format!("\n{heading}"), &format!("{row}\n{heading}"));
    package
}

#[test]
fn the_library_is_built_from_the_folder_that_spectable_spec_names() {
    let package = dependent("vendored");

    // As the README has it; and again when the copy is edited.
    package.file(".cargo/config.toml", &readme::block("SPECTABLE_SPEC = "));
    let run = package.cargo(&["run"]).succeeded();
    assert_eq!(run.stdout, "4015 SessionReplaced true\n");
    package.edit("my-spec/discord.md", "| Session replaced |", "| Session moved |");
    assert_eq!(package.cargo(&["run"]).succeeded().stdout, "4015 SessionMoved true\n");

    // A copy that is broken names itself.
    package.edit("my-spec/discord.md", "| Session moved |", "| Session | moved |");
    package.cargo(&["run"]).failed().says("vendored/my-spec/discord.md:44:62: ");
    package.edit("my-spec/discord.md", "| Session | moved |", "| Session moved |");

    // Without `relative = true` nobody knows what the path is relative to.
    package.edit(".cargo/config.toml", ", relative = true", "");
    let run = package.cargo(&["run"]).failed();
    run.says("SPECTABLE_SPEC:1:1: `my-spec` is no absolute path").says("add `relative = true`");

    // An absolute path does without.
    std::fs::remove_dir_all(package.path(".cargo")).unwrap();
    let run = package.cargo_with_spec(&["run"], &package.path("my-spec")).succeeded();
    assert_eq!(run.stdout, "4015 SessionMoved true\n");

    // A folder that does not exist is an error, not a reason to take another.
    package.cargo_with_spec(&["run"], &package.path("nowhere")).failed().says("vendored/nowhere:1:1: ");

    // And without the variable, the library's own documents are back.
    assert_eq!(package.cargo(&["run"]).succeeded().stdout, "4014 DisallowedIntents false\n");
}
