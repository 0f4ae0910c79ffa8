//! The hostile documents, each of which tries one trick: what they give is names and codes, and all that is wrong is
//! said.

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use spectable_codegen::{Diagnostics, Layout, generate, read};

const EXPECTED: &str = "tests/hostile/expected.txt";

/// What writes the expectation anew.
const COMMAND: &str = "SPECTABLE_UPDATE=1 cargo test -p spectable-codegen --test hostile";

#[test]
fn hostile_documents_give_names_and_codes() {
    let folder = read(&mut Diagnostics::default(), Path::new("tests/hostile"));
    let generation = generate(&folder, Layout::Lines);
    let mut given = String::new();
    for module in &generation.spec.modules {
        for table in &module.tables {
            let _ = writeln!(given, "{}::{}", module.name, table.name);
            for field in &table.fields {
                let _ = writeln!(given, "  {} = column {:?}", field.accessor, field.column);
            }
            for entry in &table.entries {
                let ident = entry.ident.as_deref().unwrap_or("nothing");
                let _ = writeln!(given, "  {ident} = {} {:?}", entry.code, entry.name);
            }
        }
    }
    for found in &generation.diagnostics {
        let _ = writeln!(given, "{}[{}] {found}", found.kind.severity(), found.kind.code());
    }
    assert!(generation.text.is_some(), "the hostile documents give no code:\n{given}");
    if env::var_os("SPECTABLE_UPDATE").is_some_and(|value| value == "1") {
        fs::write(EXPECTED, &given).expect("the expectation can be written");
    }
    let expected = fs::read_to_string(EXPECTED).unwrap_or_default().replace("\r\n", "\n");
    let apart = given.lines().zip(expected.lines()).find(|(given, expected)| given != expected);
    assert!(given == expected, "{apart:?}\nwhere what is given is right, run: {COMMAND}");
}
