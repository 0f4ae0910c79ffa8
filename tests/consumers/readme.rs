//! What the README shows is what happens.

use std::fs;
use std::path::Path;

use spectable_codegen::{Folder, Layout, Source, generate};

use crate::package::{Package, ROOT};

const README: &str = "README.md";

/// A fenced block, and the line of text before it.
struct Block {
    before: String,
    text: String,
}

fn readme(path: &str) -> String {
    fs::read_to_string(Path::new(ROOT).join(path)).unwrap()
}

fn blocks(readme: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut before = "";
    let mut lines = readme.lines();
    while let Some(line) = lines.next() {
        if line.starts_with("```") {
            let inside: Vec<_> = lines.by_ref().take_while(|line| *line != "```").collect();
            let text = inside.join("\n") + "\n";
            blocks.push(Block { before: before.to_owned(), text });
        } else if !line.is_empty() {
            before = line;
        }
    }
    blocks
}

/// The text of the first block that holds `part`.
pub(crate) fn block(part: &str) -> String {
    let found = blocks(&readme(README)).into_iter().find(|block| block.text.contains(part));
    found.unwrap_or_else(|| panic!("no block of the README holds `{part}`")).text
}

/// The text of the first block of which the line before says that it is `path`.
fn file(path: &str) -> String {
    let named = format!("`{path}`");
    let found = blocks(&readme(README)).into_iter().find(|block| block.before.contains(&named));
    found.unwrap_or_else(|| panic!("no block of the README is {named}")).text
}

/// The cells of the table whose first header cell is `header`, row by row.
pub(crate) fn rows(header: &str) -> Vec<Vec<String>> {
    let readme = readme(README);
    let start = format!("| {header} |");
    let table = readme.lines().skip_while(|line| !line.starts_with(&start)).skip(2);
    let rows = table.take_while(|line| line.starts_with('|'));
    rows.map(|row| row.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect()).collect()
}

/// The line that begins with `start`.
pub(crate) fn line(start: &str) -> String {
    let found = readme(README).lines().find(|line| line.starts_with(start)).map(str::to_owned);
    found.unwrap_or_else(|| panic!("no line of the README begins with `{start}`"))
}

/// The texts between backticks.
pub(crate) fn code_spans(text: &str) -> Vec<String> {
    text.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn the_table_of_the_readme_gives_the_enum_of_the_readme() {
    let source = Source::new("chat.md", "spec/chat.md", &file("spec/chat.md"));
    let generation = generate(&Folder { documents: vec![source], ..Folder::default() }, Layout::Formatted);
    let text = generation.text.unwrap_or_else(|| panic!("{:?}", generation.diagnostics));
    let mut lines = text.lines();
    for line in block("pub enum ChatCloseCode {").lines() {
        // A declaration stands for its definition, a comment for what is left out.
        let start = line.trim_end_matches(';');
        let shown =
            line.trim_start().starts_with("// ") || lines.any(|generated| generated.starts_with(start));
        assert!(shown, "`{line}` is not in what the table gives, or not in this order:\n{text}");
    }
}

#[test]
fn the_library_is_used_as_the_readme_shows() {
    let package = Package::new("readme-library");
    let body = block("use spectable::");
    package.manifest(&block("\nspectable = ")).file("src/main.rs", &format!("fn main() {{\n{body}}}\n"));
    package.cargo(&["run"]).succeeded();
}

#[test]
fn the_generator_is_used_as_the_readme_shows() {
    let package = Package::new("readme-generator");
    package.manifest(&block("[build-dependencies]"));
    for path in ["spec/chat.md", "spec/spectable.toml", "build.rs", "src/main.rs"] {
        package.file(path, &file(path));
    }
    let run = package.cargo(&["run"]).succeeded();
    assert_eq!(run.stdout, "Invalid token: The token has expired.\n");
    assert!(!run.stderr.contains("warning"), "{}", run.stderr);
}

#[test]
fn the_manifest_of_the_generators_readme_suits_the_table() {
    let blocks = blocks(&readme("codegen/README.md"));
    let manifest = blocks.iter().find(|block| block.text.contains("[[document]]")).unwrap();
    let folder = Folder {
        documents: vec![Source::new("chat.md", "spec/chat.md", &file("spec/chat.md"))],
        manifest: Some(Source::new("spectable.toml", "spec/spectable.toml", &manifest.text)),
        ..Folder::default()
    };
    let generation = generate(&folder, Layout::Formatted);
    let text = generation.text.unwrap_or_else(|| panic!("{:?}", generation.diagnostics));
    for part in ["pub enum CloseCode {", "BadToken = 4001,", "pub const fn can_reconnect(self) -> bool {"] {
        assert!(text.contains(part), "no `{part}` in:\n{text}");
    }
    // Its build script and its `include!` are those of the other README, which are built.
    let shown = |start: &str| blocks.iter().find_map(|block| block.text.strip_prefix(start)).unwrap();
    assert_eq!(shown("// build.rs\n"), file("build.rs"));
    assert!(file("src/main.rs").starts_with(shown("// src/lib.rs\n")));
}

#[test]
fn the_command_line_answers_as_the_readme_shows() {
    let package = Package::new("readme-cli");
    package.copy_spec("spec").copy_spec("my-spec");
    fs::remove_file(package.path("my-spec/spectable.toml")).unwrap();
    let mut ran = 0;
    for Block { text, .. } in blocks(&readme(README)) {
        let Some((command, expected)) =
            text.strip_prefix("$ spectable ").and_then(|text| text.split_once('\n'))
        else {
            continue;
        };
        let run = package.spectable(&command.split(' ').collect::<Vec<_>>());
        // Where there are differences, that is what the exit code says.
        let run = if command.starts_with("diff") { run } else { run.succeeded() };
        let printed = format!("{}{}", run.stdout, run.stderr);
        assert!(matches(expected, &printed), "`spectable {command}` prints:\n{printed}");
        ran += 1;
    }
    assert_eq!(ran, 6, "an example for each command");
}

/// Where a document is broken, the library does not build; what explains it has to.
#[test]
fn the_command_line_builds_without_the_library() {
    let package = Package::new("readme-tree");
    let manifest = format!("{ROOT}/Cargo.toml");
    let tree = [
        "tree", "--manifest-path", &manifest, "-p", "spectable-cli", "-e", "normal,build", "--prefix", "none",
    ];
    let run = package.cargo(&tree).succeeded();
    let names: Vec<_> = run.stdout.lines().filter_map(|line| line.split(' ').next()).collect();
    assert!(names.contains(&"spectable-codegen") && !names.contains(&"spectable"), "{}", run.stdout);
}

/// Whether `text` is what `expected` says, in which `…` stands for anything.
fn matches(expected: &str, text: &str) -> bool {
    let mut pieces = expected.trim_end().split('…');
    let Some(mut rest) = text.trim_end().strip_prefix(pieces.next().unwrap_or_default()) else {
        return false;
    };
    let pieces: Vec<_> = pieces.collect();
    let Some((last, between)) = pieces.split_last() else { return rest.is_empty() };
    for piece in between {
        let Some((_, after)) = rest.split_once(piece) else { return false };
        rest = after;
    }
    rest.ends_with(last)
}

#[test]
fn broken_usage_and_unknown_codes_end_as_the_readme_says() {
    let package = Package::new("readme-exit");
    package.copy_spec("spec");
    for (arguments, code) in [
        (["inspect", "spec"], 0),
        (["inspect", "no-such-folder"], 1),
        (["explain", "4014"], 0),
        (["explain", "60001"], 1),
        (["generate", "spec"], 0),
        (["generate", "no-such-folder"], 1),
        (["init", "no-such-folder"], 1),
        (["init", "spec"], 2),
        (["inspect", "--no-such-flag"], 2),
    ] {
        assert_eq!(package.spectable(&arguments).code, Some(code), "{arguments:?}");
    }
}
