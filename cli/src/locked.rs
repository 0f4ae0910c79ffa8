//! What the lock of a folder records, each thing at its line.

use spectable_codegen::snapshot::{Place, Snapshot};
use spectable_codegen::{Diagnostics, Source, lock, toml_string};

/// What a lock records; what is wrong with it is for whoever inspects the folder to report.
pub(crate) fn snapshot(source: &Source) -> Snapshot {
    let mut snapshot = lock::parse(&mut Diagnostics::default(), source);
    let place = |line: usize| Some(Place { path: source.path().to_string(), line });
    let lines: Vec<(usize, &str)> =
        source.text().lines().enumerate().map(|(at, line)| (at + 1, line)).collect();
    for found in &mut snapshot.enums {
        let path = format!("path = {}", toml_string(&found.path));
        let Some(start) = lines.iter().position(|&(_, line)| line == path) else { continue };
        found.place = place(lines[start].0);
        let stanza = || lines[start..].iter().take_while(|(_, line)| !line.starts_with("[[")).copied();
        let mut entries = stanza().filter(|(_, line)| line.trim_start().starts_with("{ code = "));
        for entry in &mut found.entries {
            let ident = toml_string(&entry.ident);
            entry.place =
                entries.next().filter(|(_, line)| line.contains(&ident)).and_then(|(at, _)| place(at));
        }
        let mut ranges = stanza().filter(|(_, line)| line.trim_start().starts_with("{ first = "));
        for range in &mut found.ranges {
            let ident = toml_string(&range.ident);
            range.place =
                ranges.next().filter(|(_, line)| line.contains(&ident)).and_then(|(at, _)| place(at));
        }
    }
    snapshot
}
