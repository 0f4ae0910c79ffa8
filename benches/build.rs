//! Writes the code that lookups are measured on: ours, and that of others, from the same documents.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use spectable_bench_sets::derives::{self, Derives};
use spectable_bench_sets::{maps, set};

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let folder = set::folder(&set::all(), "");
    let ours = set::text(&folder).unwrap_or_else(|error| panic!("the sets give no text: {error}"));
    let (mut derived, mut mapped) = (String::new(), String::new());
    for (module, table) in set::tables(&folder) {
        let repr = table.repr().expect("the codes of the sets are integers").name();
        let enumeration = derives::enumeration(&table, Derives::All);
        let _ = writeln!(derived, "pub mod {module} {{\npub type Repr = {repr};\n{enumeration}}}");
        let path = format!("crate::peers::derives::{module}::Code");
        let _ = writeln!(mapped, "pub mod {module} {{\n{}}}", maps::maps(&table, &path));
    }
    let directory = env::var_os("OUT_DIR").expect("cargo sets it");
    for (name, text) in [("spectable.rs", &ours), ("derives.rs", &derived), ("maps.rs", &mapped)] {
        let path = Path::new(&directory).join(name);
        fs::write(&path, text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }
}
