//! What commands write: one file as a whole, where it belongs, and nothing else.

use std::fs;

use crate::place::{CHAT, Place};

fn place() -> Place {
    Place::with(&[("spec/chat.md", CHAT)])
}

/// The paths of all that is in the folder, and its text.
#[cfg(unix)]
fn all(place: &Place) -> Vec<(String, String)> {
    let (mut found, mut folders) = (Vec::new(), vec![String::new()]);
    while let Some(folder) = folders.pop() {
        for item in fs::read_dir(place.path(&folder)).unwrap() {
            let path = format!("{folder}{}", item.unwrap().file_name().to_str().unwrap());
            if place.path(&path).is_dir() {
                folders.push(format!("{path}/"));
            } else {
                let text = String::from_utf8_lossy(&fs::read(place.path(&path)).unwrap()).into_owned();
                found.push((path, text));
            }
        }
    }
    found.sort();
    found
}

#[test]
fn a_check_takes_line_breaks_of_either_kind() {
    let place = place();
    assert_eq!(place.run(&["generate", "-o", "codes.rs"]).code, 0);
    place.write("codes.rs", place.text("codes.rs").replace('\n', "\r\n").as_bytes());
    let run = place.run(&["generate", "--check", "-o", "codes.rs"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""), "{}", run.stderr);
}

#[test]
fn what_cannot_be_written_ends_the_command_with_the_reason() {
    let place = place();
    place.write("file", b"one");
    fs::create_dir(place.path("folder")).unwrap();
    fs::create_dir(place.path("spec/spectable.lock")).unwrap();
    for (arguments, end) in [
        (&["generate", "-o", "folder"][..], "error: cannot write `folder`: it is a folder\n"),
        (&["init", "spec/spectable.lock"], "run `spectable explain no-documents`\n"),
        (&["update"], "error: cannot write `spec/spectable.lock`: it is a folder\n"),
    ] {
        let run = place.run(arguments);
        assert_ne!(run.code, 0, "{arguments:?}");
        assert!(run.stderr.ends_with(end), "{arguments:?}: {}", run.stderr);
    }
    for file in ["file/codes.rs", "file/deep/codes.rs"] {
        let run = place.run(&["generate", "-o", file]);
        assert_eq!(run.code, 2, "{file}");
        assert!(run.stderr.starts_with(&format!("error: cannot write `{file}`: ")), "{}", run.stderr);
    }
    assert_eq!(place.text("file"), "one");
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::symlink;
    use std::process::Command;

    use super::*;
    use crate::place::{Run, run};

    /// Runs the binary where no file may grow beyond a few blocks, as on a disk that is full.
    fn run_on_a_full_disk(place: &Place, arguments: &[&str]) -> Run {
        let command = place.command(arguments);
        let mut shell = Command::new("sh");
        shell.args(["-c", "trap '' XFSZ; ulimit -f 1; exec \"$@\"", "sh"]);
        shell.arg(command.get_program()).args(command.get_args());
        run(shell.current_dir(place.path("")))
    }

    #[test]
    fn on_a_full_disk_the_earlier_file_stays_and_nothing_is_left_beside_it() {
        let rows: Vec<String> = (2..100).map(|code| format!("| {code} | Number {code} |\n")).collect();
        let long =
            format!("# Codes\n\n| Code | Name |\n|---|---|\n| 0 | One |\n| 1 | Two |\n{}", rows.concat());
        let place = Place::with(&[("spec/chat.md", CHAT), ("other/long.md", &long)]);
        for arguments in [&["generate", "-o", "codes.rs"][..], &["update"]] {
            assert_eq!(place.run(arguments).code, 0, "{arguments:?}");
        }
        place.write("spec/long.md", long.as_bytes());
        // A manifest grows by the table, not by the code.
        for table in 0..20 {
            place.write(&format!("other/long-{table}.md"), long.as_bytes());
        }
        let before = all(&place);
        for (arguments, file) in [
            (&["generate", "-o", "codes.rs"][..], "codes.rs"),
            (&["generate", "-o", "other/codes.rs"], "other/codes.rs"),
            (&["update"], "spec/spectable.lock"),
            (&["init", "other"], "other/spectable.toml"),
        ] {
            let run = run_on_a_full_disk(&place, arguments);
            assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{arguments:?}: {}", run.stderr);
            let last = run.stderr.lines().last().unwrap();
            assert!(last.starts_with(&format!("error: cannot write `{file}`: ")), "{last}");
            assert_eq!(all(&place), before, "{arguments:?}");
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn where_stdout_is_full_the_command_could_not_run() {
        let place = place();
        place.write("spec/spectable.lock", b"version = 1\n");
        for arguments in [
            &["inspect"][..],
            &["inspect", "--format", "json"],
            &["explain", "4003"],
            &["generate"],
            &["generate", "-o", "/dev/full"],
            &["generate", "-o", "/dev/stdout"],
            &["check"],
            &["check", "--format", "json"],
            &["diff", "spec", "spec/chat.md"],
        ] {
            let full = fs::File::options().write(true).open("/dev/full").unwrap();
            let output = place.command(arguments).stdout(full).output().unwrap();
            let stderr = String::from_utf8(output.stderr).unwrap();
            assert_eq!(output.status.code(), Some(2), "{arguments:?}: {stderr}");
            assert!(stderr.contains("error: cannot write "), "{arguments:?}: {stderr}");
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn stdout_under_its_path_is_stdout() {
        let place = place();
        let text = place.run(&["generate"]).stdout;
        assert_eq!(place.run(&["generate", "-o", "/dev/stdout"]).stdout, text);
        place.write("codes.rs", b"// before\n");
        let file = fs::File::options().append(true).open(place.path("codes.rs")).unwrap();
        place.command(&["generate", "-o", "/dev/stdout"]).stdout(file).output().unwrap();
        assert_eq!(place.text("codes.rs"), format!("// before\n{text}"));
        // A pipe that is made for the occasion is written into too.
        let binary = env!("CARGO_BIN_EXE_spectable");
        let script = format!("'{binary}' generate -o /dev/fd/3 3>&1 >&2 | cat");
        let piped = run(Command::new("sh").args(["-c", &script]).current_dir(place.path("")));
        assert_eq!(piped.stdout, text, "{}", piped.stderr);
    }

    #[test]
    fn a_link_stays_and_the_file_it_leads_to_is_written() {
        let place = place();
        place.write("deep/codes.rs", b"");
        symlink("deep/codes.rs", place.path("codes.rs")).unwrap();
        symlink("nowhere.rs", place.path("dangling.rs")).unwrap();
        let run = place.run(&["generate", "-o", "codes.rs"]);
        assert!(run.stderr.ends_with(" ms: wrote codes.rs\n"), "{}", run.stderr);
        assert!(place.path("codes.rs").is_symlink());
        assert!(place.text("deep/codes.rs").contains("pub enum GatewayOpcode"));
        assert_eq!(place.run(&["generate", "--check", "-o", "codes.rs"]).code, 0);
        let run = place.run(&["generate", "-o", "dangling.rs"]);
        let refusal = "error: cannot write `dangling.rs`: it is a link that leads nowhere\n";
        assert_eq!((run.code, run.stderr.as_str()), (2, refusal));
        assert!(!place.path("nowhere.rs").exists());
    }

    #[test]
    fn a_document_is_not_overwritten_by_way_of_a_link() {
        let place = place();
        place.write("spec/spectable.lock", b"version = 1\n");
        for file in ["chat.md", "spectable.lock"] {
            symlink(format!("spec/{file}"), place.path("codes.rs")).unwrap();
            let before = all(&place);
            let run = place.run(&["generate", "-o", "codes.rs"]);
            assert_eq!(run.code, 2, "{}", run.stderr);
            assert!(run.stderr.contains("`codes.rs` is what the text is generated from"), "{}", run.stderr);
            assert_eq!(all(&place), before);
            fs::remove_file(place.path("codes.rs")).unwrap();
        }
    }

    #[test]
    fn a_manifest_is_not_written_where_a_link_leads() {
        let place = place();
        symlink("../elsewhere.toml", place.path("spec/spectable.toml")).unwrap();
        let run = place.run(&["init", "spec"]);
        assert_eq!(run.code, 2);
        assert!(run.stderr.contains("`spec/spectable.toml` exists"), "{}", run.stderr);
        assert!(!place.path("elsewhere.toml").exists());
    }

    #[test]
    fn a_read_only_file_is_not_written() {
        let place = place();
        place.write("codes.rs", b"one");
        place.write("spec/spectable.lock", b"version = 1\n");
        for file in ["codes.rs", "spec/spectable.lock"] {
            let mut permissions = fs::metadata(place.path(file)).unwrap().permissions();
            permissions.set_readonly(true);
            fs::set_permissions(place.path(file), permissions).unwrap();
        }
        let before = all(&place);
        for (arguments, file) in
            [(&["generate", "-o", "codes.rs"][..], "codes.rs"), (&["update"], "spec/spectable.lock")]
        {
            let run = place.run(arguments);
            let end = format!("error: cannot write `{file}`: it is read-only\n");
            assert_eq!(run.code, 2, "{}", run.stderr);
            assert!(run.stderr.ends_with(&end), "{}", run.stderr);
        }
        assert_eq!(all(&place), before);
    }
}
