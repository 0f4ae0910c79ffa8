//! The crates that are built.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use spectable_bench_sets::derives::{self, Derives};
use spectable_bench_sets::plain;
use spectable_codegen::Folder;
use spectable_codegen::model::Table;

use super::registry::{PEERS, Registry};
use crate::child::{self, Cost, Program};
use crate::scratch;

/// The build script of a crate that has documents of its own.
const BUILD: &str = "fn main() {\n    spectable_codegen::build(\"../spec\");\n}\n";

/// How a crate comes by the enums.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// It has none.
    Empty,
    /// By the library's committed text.
    Committed,
    /// By the library, from the documents.
    FromSpec,
    /// By the library as it is by default: from the documents, formatted.
    Default,
    /// By the generator, from documents of its own.
    Own,
    /// By the generator as it is by default: from documents of its own, formatted.
    OwnFormatted,
    /// By strum, `num_enum` and serde.
    Derives,
    /// By hand, with nothing but `core`.
    Plain,
}

impl Way {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Empty,
        Self::Committed,
        Self::FromSpec,
        Self::Default,
        Self::Own,
        Self::OwnFormatted,
        Self::Derives,
        Self::Plain,
    ];

    /// What it is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Empty => "an empty crate",
            Self::Committed => "`default-features = false`",
            Self::FromSpec => "`features = [\"from-spec\"]`",
            Self::Default => "default features",
            Self::Own => "its own documents, unformatted,",
            Self::OwnFormatted => "its own documents",
            Self::Derives => "strum, num_enum and serde",
            Self::Plain => "enums by hand",
        }
    }

    const fn folder(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Committed => "committed",
            Self::FromSpec => "from-spec",
            Self::Default => "default",
            Self::Own => "own",
            Self::OwnFormatted => "own-formatted",
            Self::Derives => "derives",
            Self::Plain => "plain",
        }
    }

    fn dependencies(self) -> String {
        let spectable = |more: &str| format!("spectable = {{ version = \"0.1\"{more} }}\n");
        let codegen = |more: &str| {
            format!("\n[build-dependencies]\nspectable-codegen = {{ version = \"0.1\"{more} }}\n")
        };
        match self {
            Self::Empty | Self::Plain => String::new(),
            Self::Committed => spectable(", default-features = false"),
            Self::FromSpec => spectable(", default-features = false, features = [\"from-spec\"]"),
            Self::Default => spectable(""),
            Self::Own => codegen(", default-features = false"),
            Self::OwnFormatted => codegen(""),
            Self::Derives => PEERS.to_owned(),
        }
    }
}

/// A crate with its target folder.
pub struct Subject {
    /// How it comes by the enums.
    pub way: Way,
    folder: PathBuf,
    variables: Vec<(&'static str, OsString)>,
}

impl Subject {
    /// Writes a crate, and gives it the packages that it depends on.
    ///
    /// # Errors
    ///
    /// What did not go well.
    pub fn write(
        scratch: &Path,
        registry: &Registry,
        way: Way,
        spec: &Folder,
        variables: &[(&'static str, OsString)],
    ) -> Result<Self, String> {
        let folder = scratch.join(way.folder());
        let subject = Self { way, folder, variables: variables.to_vec() };
        scratch::package(&subject.folder, way.folder(), &way.dependencies(), &source(way, spec))
            .map_err(|error| error.to_string())?;
        if matches!(way, Way::Own | Way::OwnFormatted) {
            fs::write(subject.folder.join("build.rs"), BUILD).map_err(|error| error.to_string())?;
        }
        registry.serve(&subject.folder)?;
        Ok(subject)
    }

    /// Writes the crate's source anew, from changed documents; nothing where it holds no enums itself.
    ///
    /// # Errors
    ///
    /// What cannot be written.
    pub fn rewrite(&self, spec: &Folder) -> Result<(), String> {
        if !matches!(self.way, Way::Derives | Way::Plain) {
            return Ok(());
        }
        fs::write(self.folder.join("src/lib.rs"), source(self.way, spec)).map_err(|error| error.to_string())
    }

    /// Forgets everything that was built.
    ///
    /// # Errors
    ///
    /// What cannot be removed.
    pub fn clean(&self) -> Result<(), String> {
        let target = self.folder.join("target");
        if target.exists() { fs::remove_dir_all(target).map_err(|error| error.to_string()) } else { Ok(()) }
    }

    /// Builds the crate with the profile `dev`, without a network.
    ///
    /// # Errors
    ///
    /// What Cargo says against it.
    pub fn build(&self, most: Duration) -> Result<Cost, String> {
        let arguments = ["build", "--offline", "--quiet", "--target-dir", "target"].map(OsString::from);
        let path = std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
        let program =
            Program { path: &path, arguments: &arguments, folder: &self.folder, variables: &self.variables };
        child::run(&program, most)
    }
}

/// The text of a crate.
fn source(way: Way, spec: &Folder) -> String {
    let enumeration = |table: &Table| match way {
        Way::Derives => derives::enumeration(table, Derives::NamesAndSerde),
        _ => plain::enumeration(table),
    };
    match way {
        Way::Empty => String::new(),
        Way::Committed | Way::FromSpec | Way::Default => "pub use spectable;\n".to_owned(),
        Way::Own | Way::OwnFormatted => {
            "include!(concat!(env!(\"OUT_DIR\"), \"/spectable.rs\"));\n".to_owned()
        }
        Way::Derives | Way::Plain => {
            let mut modules: BTreeMap<String, String> = BTreeMap::new();
            for (module, table) in spectable_bench_sets::set::tables(spec) {
                if table.variants().next().is_some() {
                    *modules.entry(module).or_default() += &enumeration(&table);
                }
            }
            // What two entries call themselves can be looked up only once.
            let allowed = "#![allow(unreachable_patterns)]\n";
            let modules = modules.iter().map(|(name, text)| format!("pub mod {name} {{\n{text}}}\n"));
            modules.fold(allowed.to_owned(), |text, module| text + &module)
        }
    }
}

/// How many enums a crate by derives or by hand has.
#[must_use]
pub fn enums(spec: &Folder) -> usize {
    let tables = spectable_bench_sets::set::tables(spec);
    tables.iter().filter(|(_, table)| table.variants().next().is_some()).count()
}
