//! What a program takes up: the parts of its file that are loaded.

use std::ffi::OsString;
use std::fmt;
use std::fs;
use std::path::Path;
use std::process::Command;

use object::elf::SHF_ALLOC;
use object::{Object as _, ObjectSection as _, SectionFlags};

use crate::compile::peers::{MANIFEST, Peers};
use crate::compile::rustc::{self, Profile};

/// The bytes of a program that are loaded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Size {
    /// All of them.
    pub bytes: u64,
    /// Those among them that only say which addresses to correct.
    pub relocations: u64,
}

/// A program's questions, in words of Rust.
#[derive(Clone, Copy, Debug)]
pub struct Program<'a> {
    /// The enum and what else it is made of; empty for none.
    pub text: &'a str,
    /// An expression for the enum of a number `code`, as an `Option`.
    pub from_code: &'a str,
    /// Expressions for what is told of a `code`; each a text.
    pub tells: &'a [&'a str],
}

/// Builds a program and measures it.
///
/// # Errors
///
/// What rustc says against it.
pub fn of(folder: &Path, program: &Program<'_>, peers: Option<&Peers>) -> Result<Size, String> {
    let source = folder.join("main.rs");
    let out = folder.join("main");
    fs::write(&source, program.to_string()).map_err(|error| error.to_string())?;
    let mut command = Command::new(rustc::path_of_rustc());
    command.args(["--crate-name=main", "--crate-type=bin", "--edition=2024", "--cap-lints=allow"]);
    command.args(Profile::Release.arguments());
    command.args(["-Ccodegen-units=1", "-Cstrip=symbols", "-o"]).arg(&out).arg(&source);
    if let Some(peers) = peers {
        let arguments: Vec<OsString> = peers.arguments(Profile::Release)?;
        command.args(arguments).env(MANIFEST, peers.folder());
    }
    let output = command.output().map_err(|error| format!("rustc: {error}"))?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    let bytes = fs::read(&out).map_err(|error| error.to_string())?;
    let file = object::File::parse(bytes.as_slice()).map_err(|error| error.to_string())?;
    let mut size = Size::default();
    for section in file.sections() {
        let SectionFlags::Elf { sh_flags, .. } = section.flags() else {
            return Err("only programs in the format ELF can be measured".to_owned());
        };
        let name = section.name().unwrap_or_default();
        // What fills a page up is as long as what stands before it is short.
        if sh_flags.contains(SHF_ALLOC) && name != ".relro_padding" {
            size.bytes += section.size();
            if name.starts_with(".rela") {
                size.relocations += section.size();
            }
        }
    }
    Ok(size)
}

impl fmt::Display for Program<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { text, from_code, tells } = self;
        // What is asked is not known before the program runs.
        writeln!(f, "fn main() {{\n    let code = std::env::args().count();")?;
        writeln!(f, "    let Some(code) = {from_code} else {{ return }};")?;
        for tell in *tells {
            writeln!(f, "    println!(\"{{}}\", {tell});")?;
        }
        writeln!(f, "    println!(\"{{}}\", code as usize);\n}}\n{text}")
    }
}
