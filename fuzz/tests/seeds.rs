//! The oracles over the seeds: what the fuzzer begins with holds without it, too.

use std::fs;
use std::path::Path;

use spectable_fuzz::{diffs, documents, locks, manifests};

/// Each seed of a target, by its oracle.
fn each(target: &str, oracle: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds").join(target);
    let seeds = fs::read_dir(&folder).expect("the seeds are a folder");
    let mut paths: Vec<_> = seeds.map(|seed| seed.expect("it can be read").path()).collect();
    paths.sort();
    assert!(paths.len() > 3, "{} has no seeds", folder.display());
    for path in paths {
        // Shown where it fails.
        println!("{}", path.display());
        oracle(&fs::read(&path).expect("a seed can be read"));
    }
}

#[test]
fn every_document_gives_its_codes_or_says_why_not() {
    each("documents", documents);
}

#[test]
fn every_manifest_gives_its_codes_or_says_why_not() {
    each("manifests", manifests);
}

#[test]
fn every_lock_holds_or_says_why_not() {
    each("locks", locks);
}

#[test]
fn what_changes_between_two_documents_holds_under_the_lock_of_the_first() {
    each("diffs", diffs);
}
