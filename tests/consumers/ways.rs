//! The three ways to build the library, as the README lists them.

use std::collections::BTreeSet;

use crate::package::Package;
use crate::readme;

const USE: &str = r#"
use spectable::{discord, discord_es, discordeno, kettu, omegaup};

fn main() {
    assert_eq!(discord::GatewayOpcode::from_code(10), Some(discord::GatewayOpcode::Hello));
    assert_eq!(discord_es::HttpResponseCode::ALL.len(), 20);
    assert_eq!(kettu::GatewayCloseCode::DecodeError.action(), kettu::CloseAction::Resume);
    assert_eq!(omegaup::ErrorName::AliasInUse.http_status(), 400);
    assert_eq!(discordeno::GatewayCloseEventCode::NormalClosure.code(), 1000);
    println!("{}", spectable::discord::HttpResponseCodeClass::ServerError);
}
"#;

/// The dependency in a row of the README's table, and the number of crates that are compiled for the build.
fn way(row: usize) -> (String, usize) {
    let cells = readme::rows("In `Cargo.toml`").swap_remove(row);
    (readme::code_spans(&cells[0]).swap_remove(0), cells[2].parse().unwrap())
}

/// The crates that the README lists below the table: those that generate, and those that formatting adds.
fn listed() -> [BTreeSet<String>; 2] {
    let line = readme::line("The 17 are ");
    let (generating, formatting) = line.split_once(';').unwrap();
    [generating, formatting].map(|text| readme::code_spans(text).into_iter().collect())
}

/// Builds and runs a crate; gives the crates that it is compiled from, itself and the library apart.
fn crates(name: &str, dependency: &str) -> BTreeSet<String> {
    let package = Package::new(name);
    package.manifest(&format!("[dependencies]\n{dependency}")).file("src/main.rs", USE);
    let run = package.cargo(&["run", "--quiet"]).succeeded();
    assert_eq!(run.stdout, "SERVER ERROR\n");
    assert_eq!(run.stderr, "", "the library builds without a warning");
    let tree =
        package.cargo(&["tree", "-e", "normal,build", "--prefix", "none", "--format", "{p}"]).succeeded();
    let names = tree.stdout.lines().filter_map(|line| line.split(' ').next());
    names.filter(|&found| !["", name, "spectable"].contains(&found)).map(str::to_owned).collect()
}

#[test]
fn the_default_generates_formatted_text() {
    let (dependency, count) = way(0);
    let crates = crates("way-default", &dependency);
    let [generating, formatting] = listed();
    assert_eq!(crates, &generating | &formatting);
    assert_eq!(crates.len(), count);
}

#[test]
fn without_pretty_fewer_crates_are_compiled() {
    let (dependency, count) = way(1);
    let crates = crates("way-from-spec", &dependency);
    let [generating, _] = listed();
    assert_eq!(crates, generating);
    assert_eq!(crates.len(), count);
}

#[test]
fn without_features_the_library_depends_on_nothing() {
    let (dependency, count) = way(2);
    assert_eq!(crates("way-committed", &dependency), BTreeSet::new());
    assert_eq!(count, 0);
}
