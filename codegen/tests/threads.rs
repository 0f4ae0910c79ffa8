//! What comes out is the same however many threads make it, and whoever watches is told of every step.

mod case;

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;
use std::thread::{self, ThreadId};

use spectable_codegen::snapshot::Snapshot;
use spectable_codegen::{
    Diagnostic, Folder, Generation, Layout, Locking, Run, Source, Stage, Step, generate,
    generate_document_run, generate_run, inspect_run, lock,
};

/// How many threads the runs below have.
const THREADS: [usize; 3] = [1, 2, 7];

fn on(threads: usize) -> Run<'static> {
    Run { threads: NonZeroUsize::new(threads), watch: None }
}

/// The documents of many cases as those of one folder, with all that is wrong with them together.
fn cases() -> Folder {
    let mut folder = Folder::default();
    for (path, case) in case::all().into_iter().step_by(3) {
        let name = path.file_name().expect("it has a name").to_string_lossy().into_owned();
        for source in &case.documents {
            let name = format!("{name}/{}", source.name());
            folder.documents.push(Source::new(&*name, &name, source.text()));
        }
    }
    folder
}

/// Documents of many lengths; each fourth ends as is given.
fn made_up(odd: &str) -> Folder {
    let document = |number: usize| {
        let rows = 1 + number * 7 % 20;
        let rows = (0..rows).map(|code| format!("| {code} | Thing {number} of {code} | yes |\n"));
        let odd = if number % 4 == 0 { odd } else { "" };
        let rows: String = rows.chain([odd.to_owned()]).collect();
        let text = format!("# Part {number}\n\n## Codes\n\n| Code | Name | Fit |\n|---|---|---|\n{rows}");
        let name = format!("part-{number:03}.md");
        Source::new(&*name, &name, &text)
    };
    Folder { documents: (0..40).map(document).collect(), ..Folder::default() }
}

/// Documents with something to warn of.
fn odd() -> Folder {
    made_up("| 900 | \\|\\| | no |\n| some | Some | no |\n\n| 901 | Stray | no |\n")
}

/// Documents with errors; settings of the manifest that name nothing they have; and a lock that has other names.
fn wrong() -> Folder {
    let mut folder = made_up("| 900 | Short |\n| 901 | Long | no | more |\n");
    let setting = |(number, source): (usize, &Source)| match number % 5 {
        0 => format!("path = \"{}\"\ntables.codes.columns = {{ name = \"Nmae\" }}\n", source.name()),
        1 => format!("path = \"{}\"\ntables.codes.fields = {{ Ift = \"fit\" }}\n", source.name()),
        _ => format!("path = \"{}\"\n", source.name()),
    };
    let stanzas =
        folder.documents.iter().enumerate().map(|found| format!("[[document]]\n{}", setting(found)));
    let manifest: String = stanzas.collect();
    let spec = inspect_run(&made_up(""), Locking::Heeded, &on(1)).spec;
    let lock = lock::text(&Snapshot::of(&spec)).replace("Thing 3 ", "Thing 33 ");
    folder.manifest = Some(Source::new("spectable.toml", "spectable.toml", &manifest));
    folder.lock = Some(Source::new("spectable.lock", "spectable.lock", &lock));
    folder
}

type Outcome = (Option<String>, String, Vec<Diagnostic>);

fn outcome(generation: Generation) -> Outcome {
    let Generation { text, spec, diagnostics } = generation;
    (text, lock::text(&Snapshot::of(&spec)), diagnostics.iter().cloned().collect())
}

#[test]
fn text_and_diagnostics_are_the_same_on_any_number_of_threads() {
    for (folder, is_written) in [(cases(), false), (wrong(), false), (odd(), true)] {
        let expected = outcome(generate_run(&folder, Layout::Lines, &on(1)));
        assert_eq!(expected.0.is_some(), is_written);
        assert!(expected.2.len() > 20, "there is something to report: {:?}", expected.2);
        for threads in THREADS {
            let found = outcome(generate_run(&folder, Layout::Lines, &on(threads)));
            assert!(found.0 == expected.0 && found.1 == expected.1, "{threads} threads");
            assert_eq!(found.2, expected.2, "{threads} threads");
        }
        assert!(outcome(generate(&folder, Layout::Lines)) == expected, "as many threads as pay");
    }
}

#[test]
fn the_usual_layout_is_the_same_on_any_number_of_threads() {
    // Above the modules stands something in one of them, and nothing in the other; modules without codes give none.
    let blank = Source::new("a.md", "a.md", "# Nothing\n");
    let words =
        "# Errors\n\n| Error | Meaning |\n|---|---|\n| notFound | Is gone |\n| tooLarge | Is too big |\n";
    let ranges = "# Codes\n\n| Code | Name |\n|---|---|\n| 1xx | Fine |\n| 2xx | Wrong |\n";
    let with = |texts: &[&str]| {
        let source =
            |(at, text): (usize, &&str)| Source::new(format!("b{at}.md"), &format!("b{at}.md"), text);
        let documents = [blank.clone()].into_iter().chain(texts.iter().enumerate().map(source));
        Folder { documents: documents.collect(), ..Folder::default() }
    };
    for folder in [odd(), with(&[]), with(&[words, "# None\n", ranges]), with(&[ranges, ranges])] {
        let expected = generate_run(&folder, Layout::default(), &on(1)).text.expect("it is well");
        for threads in THREADS {
            let found = generate_run(&folder, Layout::default(), &on(threads)).text;
            assert_eq!(found.as_ref(), Some(&expected), "{threads} threads");
        }
    }
}

#[test]
fn one_document_is_the_same_on_any_number_of_threads() {
    let folder = odd();
    let one = |threads| outcome(generate_document_run(&folder, "part-012.md", Layout::Lines, &on(threads)));
    assert!(one(1).0.is_some());
    assert!(THREADS.iter().all(|&threads| one(threads) == one(1)));
}

#[test]
fn each_step_is_told_of_by_the_thread_that_takes_it() {
    let folder = odd();
    for threads in THREADS {
        let told: Mutex<Vec<(ThreadId, Stage, Step)>> = Mutex::default();
        let watch = |stage, step| told.lock().unwrap().push((thread::current().id(), stage, step));
        let run = Run { watch: Some(&watch), ..on(threads) };
        assert!(generate_run(&folder, Layout::Lines, &run).text.is_some());
        let told = told.into_inner().unwrap();
        let mut rest = told.as_slice();
        for stage in Stage::ALL {
            let end = rest.iter().position(|&(.., step)| step == Step::Ends).expect("it ends");
            let (steps, after) = rest.split_at(end + 1);
            assert!(steps.iter().all(|&(_, of, _)| of == stage), "{steps:?}");
            stage_is_whole(steps, folder.documents.len(), threads);
            rest = after;
        }
        assert_eq!(rest, [], "nothing comes after the last stage");
    }
}

/// Holds the steps of one stage to be in order, thread by thread.
fn stage_is_whole(steps: &[(ThreadId, Stage, Step)], documents: usize, threads: usize) {
    let here = thread::current().id();
    let [(first, _, Step::Begins { documents: announced }), within @ .., (last, _, Step::Ends)] = steps
    else {
        panic!("{steps:?}")
    };
    assert_eq!((*first, *last), (here, here));
    let mut by_thread: BTreeMap<String, Vec<Step>> = BTreeMap::new();
    for (thread, _, step) in within {
        by_thread.entry(format!("{thread:?}")).or_default().push(*step);
    }
    let done = within.iter().filter(|&&(.., step)| step == Step::DocumentEnds).count();
    assert_eq!(done, announced.unwrap_or(0));
    assert!(announced.is_none_or(|announced| announced == documents));
    for steps in by_thread.values() {
        let shifts = steps.split_inclusive(|&step| step == Step::ThreadStops);
        for shift in shifts {
            let [Step::ThreadStarts, done @ .., Step::ThreadStops] = shift else { panic!("{shift:?}") };
            assert!(done.iter().all(|&step| step == Step::DocumentEnds), "{shift:?}");
        }
    }
    if announced.is_some() {
        let shifts = within.iter().filter(|&&(.., step)| step == Step::ThreadStarts).count();
        assert_eq!(shifts % threads, 0, "each time, all threads set to work");
    } else {
        assert!(within.is_empty());
    }
}

#[test]
fn a_panic_on_any_thread_is_one_of_the_run() {
    let folder = odd();
    for threads in THREADS {
        let seen: Mutex<usize> = Mutex::new(0);
        let watch = |stage, step| {
            if (stage, step) == (Stage::Recognize, Step::DocumentEnds) {
                let mut seen = seen.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
                *seen += 1;
                assert!(*seen != 30, "enough of it");
            }
        };
        let run = Run { watch: Some(&watch), ..on(threads) };
        let ended = catch_unwind(AssertUnwindSafe(|| generate_run(&folder, Layout::Lines, &run)));
        let panic = ended.expect_err("the watch panics");
        assert_eq!(panic.downcast_ref(), Some(&"enough of it"));
    }
}
