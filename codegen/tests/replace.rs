//! Replacing a file: as a whole or not at all, and nothing else.

mod scratch;

use std::fs;
use std::path::Path;
use std::thread;
use std::time::{Duration, SystemTime};

use spectable_codegen::replace;

#[test]
fn a_file_is_replaced_only_by_another_text() {
    let folder = scratch::folder("replace");
    let path = folder.join("codes.rs");
    assert!(replace(&path, "one").expect("it can be written"));
    let then = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    let file = fs::File::options().write(true).open(&path).expect("it is there");
    file.set_modified(then).expect("it has a time");
    assert!(!replace(&path, "one").expect("nothing is to be written"));
    assert_eq!(fs::metadata(&path).and_then(|file| file.modified()).expect("it has a time"), then);
    assert!(replace(&path, "two").expect("it can be written"));
    assert_eq!(text(&path), "two");
    assert_eq!(names(&folder), ["codes.rs"]);
}

#[test]
fn a_name_may_be_as_long_as_names_can_be() {
    let folder = scratch::folder("replace-long");
    let path = folder.join("x".repeat(255));
    for wanted in ["one", "two"] {
        assert!(replace(&path, wanted).expect("it can be written"));
        assert_eq!(text(&path), wanted);
    }
}

#[test]
fn what_cannot_be_replaced_stays_as_it_was() {
    let folder = scratch::folder("replace-stuck");
    fs::create_dir(folder.join("codes.rs")).expect("the folder can be made");
    fs::write(folder.join("file"), "one").expect("it can be written");
    refused(&folder.join("codes.rs"), "it is a folder");
    for path in ["none/codes.rs", "file/codes.rs", "new/"] {
        assert!(replace(&folder.join(path), "two").is_err(), "{path}");
    }
    assert_eq!(text(&folder.join("file")), "one");
    assert_eq!(names(&folder), ["codes.rs", "file"]);
}

#[test]
fn a_read_only_file_is_not_written() {
    let folder = scratch::folder("replace-read-only");
    let path = folder.join("codes.rs");
    fs::write(&path, "one").expect("it can be written");
    let mut permissions = fs::metadata(&path).expect("it is there").permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).expect("it can be set");
    // Whoever is root could write it all the same.
    refused(&path, "it is read-only");
    assert_eq!(text(&path), "one");
    assert_eq!(names(&folder), ["codes.rs"]);
    assert!(!replace(&path, "one").expect("nothing is to be written"));
}

#[test]
fn whoever_reads_while_many_write_sees_one_text_or_another() {
    let folder = scratch::folder("replace-many");
    let path = folder.join("codes.rs");
    let texts = ["one\n".repeat(20_000), "three\n".repeat(10_000), "eleven\n".repeat(30_000)];
    replace(&path, &texts[0]).expect("it can be written");
    thread::scope(|scope| {
        let writers: Vec<_> = (0..6)
            .map(|writer| {
                let (path, texts) = (&path, &texts);
                scope.spawn(move || (0..20).all(|turn| replace(path, &texts[(writer + turn) % 3]).is_ok()))
            })
            .collect();
        while !writers.iter().all(thread::ScopedJoinHandle::is_finished) {
            let seen = text(&path);
            assert!(texts.contains(&seen), "{} bytes, which nobody wrote", seen.len());
        }
        for writer in writers {
            assert!(writer.join().expect("it ends"));
        }
    });
    assert_eq!(names(&folder), ["codes.rs"]);
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{FileTypeExt as _, PermissionsExt as _, symlink};
    use std::process::Command;

    use super::*;

    #[test]
    fn a_file_keeps_its_permissions() {
        let folder = scratch::folder("replace-permissions");
        let path = folder.join("codes.rs");
        for mode in [0o600, 0o755, 0o664] {
            fs::write(&path, "one").expect("it can be written");
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).expect("it can be set");
            assert!(replace(&path, "two").expect("it can be written"));
            let kept = fs::metadata(&path).expect("it is there").permissions().mode();
            assert_eq!(kept & 0o777, mode);
        }
    }

    #[test]
    fn a_link_stays_and_what_it_leads_to_is_replaced() {
        let folder = scratch::folder("replace-link");
        fs::create_dir(folder.join("deep")).expect("the folder can be made");
        fs::write(folder.join("deep/codes.rs"), "one").expect("it can be written");
        symlink("deep/codes.rs", folder.join("link.rs")).expect("the link can be made");
        symlink("link.rs", folder.join("second.rs")).expect("the link can be made");
        for (link, wanted) in [("link.rs", "two"), ("second.rs", "three")] {
            assert!(replace(&folder.join(link), wanted).expect("it can be written"));
            assert!(!replace(&folder.join(link), wanted).expect("nothing is to be written"));
            assert_eq!(text(&folder.join("deep/codes.rs")), wanted);
        }
        assert!(folder.join("link.rs").is_symlink() && folder.join("second.rs").is_symlink());
        assert_eq!(names(&folder), ["deep", "link.rs", "second.rs"]);
        assert_eq!(names(&folder.join("deep")), ["codes.rs"]);
    }

    #[test]
    fn a_link_that_leads_nowhere_is_left_as_it_is() {
        let folder = scratch::folder("replace-dangling");
        symlink("nowhere.rs", folder.join("link.rs")).expect("the link can be made");
        symlink("loop.rs", folder.join("loop.rs")).expect("the link can be made");
        for link in ["link.rs", "loop.rs"] {
            refused(&folder.join(link), "it is a link that leads nowhere");
        }
        assert_eq!(names(&folder), ["link.rs", "loop.rs"]);
    }

    #[test]
    fn a_device_or_a_pipe_is_written_into_and_stays() {
        let null = Path::new("/dev/null");
        assert!(replace(null, "one").expect("it takes everything"));
        assert!(fs::metadata(null).expect("it is there").file_type().is_char_device());
        let folder = scratch::folder("replace-pipe");
        let path = folder.join("pipe");
        assert!(Command::new("mkfifo").arg(&path).status().expect("it runs").success());
        // More than a pipe holds at once.
        let wanted = "one\n".repeat(50_000);
        let read = thread::scope(|scope| {
            let reader = scope.spawn(|| text(&path));
            assert!(replace(&path, &wanted).expect("it can be written"));
            reader.join().expect("it ends")
        });
        assert!(read == wanted);
        assert!(fs::metadata(&path).expect("it is there").file_type().is_fifo());
        assert_eq!(names(&folder), ["pipe"]);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_device_is_an_error() {
        let error = replace(Path::new("/dev/full"), "one").expect_err("there is no space");
        assert_eq!(error.kind(), std::io::ErrorKind::StorageFull);
    }
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).expect("it is there, and text")
}

#[track_caller]
fn refused(path: &Path, why: &str) {
    assert_eq!(replace(path, "two").expect_err("it is refused").to_string(), why);
}

/// What a folder holds.
fn names(folder: &Path) -> Vec<String> {
    let items = fs::read_dir(folder).expect("it is a folder").map(|item| item.expect("it is there"));
    let mut names: Vec<String> = items.map(|item| item.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}
