//! What docs/guide.md shows of the examples is what stands in them.

use std::fs;
use std::path::Path;

#[test]
fn the_guide_shows_the_examples_as_they_are() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let guide = fs::read_to_string(root.join("docs/guide.md")).unwrap();
    let mut shown = 0;
    let mut path = None;
    let mut lines = guide.lines();
    while let Some(line) = lines.next() {
        if line.starts_with("```") {
            let inside: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            let Some(path) = path.take() else { continue };
            let text = fs::read_to_string(root.join::<&str>(path)).unwrap();
            // A block may leave out what stands between its lines.
            let mut rest = text.lines();
            for line in &inside {
                assert!(rest.any(|found| found == *line), "{path} lacks, or has elsewhere: {line}");
            }
            shown += 1;
        } else if let Some(quoted) = line.split('`').find(|part| part.starts_with("examples/")) {
            path = Some(quoted).filter(|path| root.join(path).is_file());
        }
    }
    assert!(shown >= 7, "{shown} files are shown");
}
