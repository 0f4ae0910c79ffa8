//! What text takes up in a program: `cargo run --release --bin size`.
//!
//! Programs that differ only in what they ask of an enum of 1,000 entries are built, and the parts of them that are
//! loaded compared with the text's own bytes.

use std::fmt;
use std::path::Path;
use std::process::ExitCode;

use spectable_bench_sets::derives::Derives;
use spectable_benches::compile::peers::Peers;
use spectable_benches::compile::subjects::{self, Lie};
use spectable_benches::size::{self, Program, Size};
use spectable_benches::spread::short;
use spectable_benches::table::{Bar, Bars};
use spectable_benches::{machine, scratch};

/// How many entries there are.
const ENTRIES: usize = 1_000;
/// How many bytes each byte of text may take.
const MOST: f64 = 1.2;

fn main() -> ExitCode {
    match measure() {
        Ok(bars) => {
            println!("{}.\n\n{bars}", machine::kind());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn measure() -> Result<Bars, String> {
    let folder = scratch::folder("size").map_err(|error| error.to_string())?;
    let peers = Peers::build(&folder)?;
    let mut bars = Bars::default();
    for lie in [Lie::Dense, Lie::Sparse] {
        let text = subjects::alone(lie, ENTRIES)?;
        ours(&mut bars, &folder, lie, &text)?;
        derived(&mut bars, &folder, lie, &peers)?;
    }
    Ok(bars)
}

fn ours(bars: &mut Bars, folder: &Path, lie: Lie, text: &str) -> Result<(), String> {
    let raw = subjects::raw(lie, ENTRIES);
    let of = |text, from_code, tells: &[&str]| size::of(folder, &Program { text, from_code, tells }, None);
    let without = of("", "Some(code)", &[])?;
    let unused = of(text, "Some(code)", &[])?;
    let more = unused.bytes as f64 - without.bytes as f64;
    bars.push(&format!("{lie}: an enum that nobody asks"), Bar::AtMost(0.0), more, " bytes", "");

    let from_code = "chat::Code::from_code(code as _)";
    let (name, description) = ("code.name()", "code.description()");
    let none = of(text, from_code, &[])?;
    let both = of(text, from_code, &[name, description])?;
    let all = raw.names + raw.descriptions;
    let measure = format!("{lie}: names and descriptions, {all} bytes of text");
    let more = Added::between(none, both);
    bars.push(&measure, Bar::AtMost(MOST), more.bytes / all as f64, " ×", "");
    bars.row("… or", "", &more.to_string(), "", "");
    for (what, tell, bytes) in [("names", name, raw.names), ("descriptions", description, raw.descriptions)] {
        let more = Added::between(none, of(text, from_code, &[tell])?);
        let figure = format!("{} ×", short(more.bytes / bytes as f64));
        bars.row(&format!("{lie}: {what} alone, {bytes} bytes of text"), "", &figure, "", "");
    }
    Ok(())
}

fn derived(bars: &mut Bars, folder: &Path, lie: Lie, peers: &Peers) -> Result<(), String> {
    let raw = subjects::raw(lie, ENTRIES);
    let text =
        format!("use strum::EnumMessage as _;\n{}", subjects::derived_with(lie, ENTRIES, Derives::All));
    let of = |tells: &[&str]| {
        let from_code = "Code::try_from(code as <Code as num_enum::TryFromPrimitive>::Primitive).ok()";
        let program = Program { text: &text, from_code, tells };
        size::of(folder, &program, Some(peers))
    };
    let both = of(&["<&str>::from(code)", "code.get_message().unwrap_or_default()"])?;
    let more = Added::between(of(&[])?, both);
    let figure = format!("{} × ({more})", short(more.bytes / (raw.names + raw.descriptions) as f64));
    bars.row(&format!("{lie}: the same by strum's derives"), "", &figure, "", "");
    Ok(())
}

/// What one program has more than another.
struct Added {
    bytes: f64,
    relocations: f64,
}

impl Added {
    fn between(less: Size, more: Size) -> Self {
        Self {
            bytes: more.bytes as f64 - less.bytes as f64,
            relocations: more.relocations as f64 - less.relocations as f64,
        }
    }
}

impl fmt::Display for Added {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} bytes, {} of them relocations", self.bytes, self.relocations)
    }
}
