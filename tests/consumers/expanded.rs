//! A procedural macro that generates: inside of one, tokens are the compiler's own, and of one thread only.

use crate::package::Package;

const MACRO: &str = r##"
use std::num::NonZeroUsize;

use proc_macro::TokenStream;
use spectable_codegen::{Folder, Layout, Run, Source, generate_run};

#[proc_macro]
pub fn codes(_: TokenStream) -> TokenStream {
    assert!(format!("{:?}", proc_macro2::Span::call_site()).starts_with('#'), "tokens are the compiler's own");
    let text = "# Opcodes\n\n| Code | Name |\n|---|---|\n| 0 | Hello |\n| 1 | Ping |\n";
    let document = |number: usize| Source::new(format!("part-{number}.md"), "part.md", text);
    let folder = Folder { documents: (0..64).map(document).collect(), ..Folder::default() };
    let run = Run { threads: NonZeroUsize::new(2), ..Run::default() };
    generate_run(&folder, Layout::Lines, &run).text.unwrap().parse().unwrap()
}
"##;

const USE: &str = "
expanded_macro::codes!();

fn main() {
    println!(\"{} {}\", part_0::Opcode::Hello, part_63::Opcode::Ping);
}
";

#[test]
fn a_procedural_macro_generates_however_many_threads_there_may_be() {
    let library = Package::new("expanded-macro");
    let dependencies = "[lib]\nproc-macro = true\n\n[dependencies]\nproc-macro2 = \"1.0\"\n\
                        spectable-codegen = { version = \"0.1\", default-features = false }";
    library.manifest(dependencies).file("src/lib.rs", MACRO);
    let package = Package::new("expanded");
    let path = library.path("").display().to_string();
    package.manifest(&format!("[dependencies]\nexpanded-macro = {{ path = '{path}' }}"));
    let run = package.file("src/main.rs", USE).cargo(&["run", "--quiet"]).succeeded();
    assert_eq!((run.stdout.as_str(), run.stderr.as_str()), ("Hello Ping\n", ""));
}
