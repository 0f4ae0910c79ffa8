//! `spectable completions` and `spectable man`: both know every command and every option.

#[cfg(unix)]
use std::io::{self, Write as _};
#[cfg(unix)]
use std::process::Command;

use crate::place::Place;

const SHELLS: [&str; 5] = ["bash", "elvish", "fish", "powershell", "zsh"];

/// What a command prints that needs no documents.
fn printed(arguments: &[&str]) -> String {
    let run = Place::with(&[]).run(arguments);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{arguments:?}");
    run.stdout
}

/// Every command, as the help lists them.
fn commands() -> Vec<String> {
    let help = printed(&["--help"]);
    let list = help.split("Commands:\n").nth(1).and_then(|rest| rest.split("\n\n").next()).unwrap();
    let names = list.lines().filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    let names: Vec<String> =
        names.filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect();
    assert!(names.len() > 9, "{help}");
    names
}

/// The long options of a command, as its help lists them.
fn options(command: &str) -> Vec<String> {
    let help = printed(&[command, "--help"]);
    let words = help.split("\nOptions:\n").nth(1).unwrap_or_default();
    let words = words.split("\nExamples:").next().unwrap_or_default().split([' ', '\n', ',']);
    let options: Vec<String> = words.filter(|word| word.starts_with("--")).map(str::to_owned).collect();
    assert!(options.iter().any(|option| option == "--timings"), "{help}");
    options
}

#[test]
fn completions_of_every_shell_know_every_command_and_option() {
    for shell in SHELLS {
        let script = printed(&["completions", shell]);
        for command in commands() {
            assert!(script.contains(&command), "{shell} does not know {command}");
            if command == "help" {
                continue;
            }
            for option in options(&command) {
                // In fish, they stand without dashes.
                let option = if shell == "fish" { option.trim_start_matches('-') } else { &option };
                assert!(script.contains(option), "{shell} does not know {option} of {command}");
            }
        }
    }
}

#[cfg(unix)]
#[test]
fn bash_reads_the_completions_and_completes_by_them() {
    let place = Place::with(&[]);
    place.write("completions.bash", printed(&["completions", "bash"]).as_bytes());
    let bash = |script: &str| {
        Command::new("bash").args(["--norc", "-c", script]).current_dir(place.path("")).output()
    };
    let Ok(read) = bash("bash -n completions.bash") else {
        // Past the harness, which shows nothing of a test that passes.
        let _ = writeln!(io::stderr(), "\nNO BASH: ITS COMPLETIONS WERE NOT TRIED\n");
        return;
    };
    assert!(read.status.success() && read.stderr.is_empty(), "{}", String::from_utf8_lossy(&read.stderr));
    let complete = |words: &[&str]| {
        let (last, before) = (words.last().unwrap(), words[words.len() - 2]);
        let script = format!(
            "source ./completions.bash; COMP_WORDS=({}); COMP_CWORD={}; _spectable spectable '{last}' '{before}'; \
             printf '%s\\n' \"${{COMPREPLY[@]}}\"",
            words.iter().map(|word| format!("'{word}' ")).collect::<Vec<_>>().concat(),
            words.len() - 1
        );
        let output = bash(&script).unwrap();
        let mut found: Vec<String> =
            String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect();
        found.sort();
        found
    };
    assert_eq!(complete(&["spectable", "ge"]), ["generate"]);
    assert_eq!(complete(&["spectable", "site", "--ou"]), ["--output"]);
    assert_eq!(complete(&["spectable", "inspect", "--format", ""]), ["github", "json", "sarif", "text"]);
    assert_eq!(complete(&["spectable", "completions", "z"]), ["zsh"]);
}

#[test]
fn the_manual_has_a_section_for_every_command_with_its_options() {
    let page = printed(&["man"]);
    assert!(page.contains("\n.TH spectable 1 "), "{page}");
    let unescaped = page.replace("\\-", "-");
    for command in commands().iter().filter(|command| *command != "help") {
        let heading = format!("\n.SH \"SPECTABLE {}\"\n", command.to_uppercase());
        let section = unescaped.split(&heading).nth(1).unwrap_or_else(|| panic!("no section for {command}"));
        let section = section.split("\n.SH ").next().unwrap();
        for part in ["SYNOPSIS", "OPTIONS", "EXAMPLES"] {
            assert!(section.contains(&format!("\n.SS {part}\n")), "{command} has no {part}");
        }
        assert!(section.contains(&format!("spectable {command}")), "{command} has no examples");
        for option in options(command) {
            assert!(section.contains(&option), "the section on {command} lacks {option}");
        }
    }
    assert!(page.contains("\n.SH \"EXIT STATUS\"\n"), "{page}");
}
