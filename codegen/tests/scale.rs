//! Documents, manifests and locks that would overflow a stack or fill the memory, were they not guarded against.

use std::thread;

use spectable_codegen::{Folder, Generation, Inspection, Kind, Layout, Limits, Source, generate, inspect};

const TABLE: &str = "\n\n# Codes\n\n| Code | Name |\n|---|---|\n| 1 | Ping |\n| 2 | Pong |\n";

/// How much of a stack the generator has here; the main thread has sixteen times as much or more.
const STACK: usize = 1 << 19;

fn folder(text: &str) -> Folder {
    Folder { documents: vec![Source::new("chat.md", "chat.md", text)], ..Folder::default() }
}

/// What a folder gives on a small stack: whether there is text, and each diagnostic as its place and code.
fn on_a_small_stack(build: impl FnOnce() -> Folder + Send + 'static) -> (bool, Vec<String>) {
    let run = move || told(&generate(&build(), Layout::default()));
    thread::Builder::new()
        .stack_size(STACK)
        .spawn(run)
        .expect("a thread starts")
        .join()
        .expect("it ends well")
}

fn told(generation: &Generation) -> (bool, Vec<String>) {
    let told = generation.diagnostics.iter().map(|found| format!("{} {}", found.place, found.kind.code()));
    (generation.text.is_some(), told.collect())
}

#[test]
fn inline_marks_may_be_nested_as_deep_as_they_like() {
    let marks: [(&str, &str); 8] = [
        ("*", "*"),
        ("**a ", " a**"),
        ("[", "]"),
        ("![", "](x)"),
        ("<b>", "</b>"),
        ("`a``", "`"),
        ("~~a ", " a~~"),
        ("(", ")"),
    ];
    for (open, close) in marks {
        let text = format!("{}a{}", open.repeat(8_000), close.repeat(8_000));
        let cell = format!("{TABLE}| 3 | {} |\n", text.replace('`', ""));
        for text in [format!("{text}{TABLE}"), cell] {
            let (is_written, told) = on_a_small_stack(move || folder(&text));
            assert!(is_written, "{open}: {told:?}");
        }
    }
}

#[test]
fn blocks_within_blocks_are_refused_from_a_depth_on() {
    let lines = ["> ", ">", "- ", "1. ", "- > ", "* + "];
    for mark in lines {
        let text = format!("{}text{TABLE}", mark.repeat(20_000));
        let (is_written, told) = on_a_small_stack(move || folder(&text));
        let at_once = told.len() == 1 && told[0].starts_with("chat.md:1:") && told[0].ends_with(" too-large");
        assert!(!is_written && at_once, "{mark}: {told:?}");
    }
}

#[test]
fn blocks_within_blocks_are_read_down_to_that_depth() {
    for (depth, expected) in [(3, true), (4, false)] {
        let mut folder = folder(&format!("{}text{TABLE}", "> ".repeat(depth)));
        folder.limits = Limits { nesting: 3, ..Limits::default() };
        assert_eq!(generate(&folder, Layout::Lines).text.is_some(), expected, "{depth}");
    }
    let mut folder = folder(&format!("{}{TABLE}", "> > a\n\n- b\n\n".repeat(9)));
    folder.limits = Limits { nesting: 3, ..Limits::default() };
    assert!(generate(&folder, Layout::Lines).text.is_some(), "those that stand side by side are not deep");
}

#[test]
fn manifests_and_locks_may_not_nest_deeply() {
    let texts = [
        format!("serde = {}{}\n", "[".repeat(20_000), "]".repeat(20_000)),
        format!("serde = {}1{}\n", "{ a = ".repeat(20_000), " }".repeat(20_000)),
        format!("serde = {}\n", "[".repeat(20_000)),
        format!("a{} = 1\n", ".a".repeat(20_000)),
        format!("[a{}]\n", ".a".repeat(20_000)),
    ];
    for text in texts {
        let lock = text.clone();
        let manifest = move || Source::new("spectable.toml", "spectable.toml", &text);
        let (is_written, told) =
            on_a_small_stack(move || Folder { manifest: Some(manifest()), ..folder(TABLE) });
        assert!(!is_written && told.iter().all(|told| told.starts_with("spectable.toml:")), "{told:?}");
        let lock = move || Source::new("spectable.lock", "spectable.lock", &lock);
        let (is_written, told) = on_a_small_stack(move || Folder { lock: Some(lock()), ..folder(TABLE) });
        assert!(!is_written && told.iter().all(|told| told.starts_with("spectable.lock:")), "{told:?}");
    }
}

#[test]
fn a_table_has_so_many_columns_and_no_more() {
    let text = "# Codes\n\n| Code | Name | Note |\n|---|---|---|\n| 1 | Ping | a |\n| 2 | Pong | b |\n";
    for (columns, expected) in [(3, vec![]), (2, vec!["chat.md:3:1 too-large"])] {
        let mut folder = folder(text);
        folder.limits = Limits { columns, ..Limits::default() };
        let (is_written, told) = told(&generate(&folder, Layout::Lines));
        assert_eq!(
            (is_written, told),
            (expected.is_empty(), expected.into_iter().map(str::to_owned).collect())
        );
    }
}

#[test]
fn a_document_has_so_many_entries_and_no_more() {
    let text = "# Codes\n\n| Code | Name |\n|---|---|\n| 1 | Ping |\n| 2 | Pong |\n\n- item\n";
    let cases = [(4, vec![]), (3, vec!["chat.md:8:1 too-large"]), (2, vec!["chat.md:6:1 too-large"])];
    for (entries, expected) in cases {
        let mut folder = folder(text);
        folder.limits = Limits { entries, ..Limits::default() };
        let (is_written, told) = told(&generate(&folder, Layout::Lines));
        assert_eq!(
            (is_written, told),
            (expected.is_empty(), expected.into_iter().map(str::to_owned).collect())
        );
    }
}

#[test]
fn ten_thousand_columns_are_read() {
    let headers: String = (2..10_000).map(|at| [" Note ", &at.to_string(), " |"].concat()).collect();
    let row = |code: usize| {
        let cells: String =
            (2..10_000).map(|at| [" text ", &(at + code).to_string(), " |"].concat()).collect();
        format!("| {code} | Entry {code} |{cells}\n")
    };
    let text =
        format!("# Codes\n\n| Code | Name |{headers}\n|{}\n{}{}", "---|".repeat(10_000), row(1), row(2));
    let generation = generate(&folder(&text), Layout::Lines);
    assert!(generation.spec.modules[0].tables[0].fields.len() > 9_990);
    assert!(generation.text.is_some_and(|text| text.contains("fn note_5000(")));
}

#[test]
fn columns_with_one_header_are_numbered_however_many_they_are() {
    let headers = " Note |".repeat(3_000);
    let cells = " text |".repeat(3_000);
    let rule = "---|".repeat(3_002);
    let text =
        format!("# Codes\n\n| Code | Name |{headers}\n|{rule}\n| 1 | One |{cells}\n| 2 | Two |{cells}\n");
    let generation = generate(&folder(&text), Layout::Lines);
    let fields = &generation.spec.modules[0].tables[0].fields;
    let accessors: Vec<&str> = fields.iter().map(|field| field.accessor.as_str()).collect();
    let last = format!("note_{}", fields.len());
    assert_eq!([accessors[0], accessors[1], accessors[fields.len() - 1]], ["note", "note_2", last.as_str()]);
}

#[test]
fn headings_that_name_codes_are_read_as_far_as_all_tables_can_bear_them() {
    let codes = |length: usize| format!("# {}\n{TABLE}", "Codes ".repeat(length)).replace("\n# Codes\n", "");
    assert!(generate(&folder(&codes(100)), Layout::Lines).text.is_some());
    let (is_written, told) = told(&generate(&folder(&codes(1_000)), Layout::Lines));
    assert!(!is_written);
    assert_eq!(told, ["chat.md:1:1 too-large"]);
}

#[test]
fn a_long_heading_over_no_codes_is_no_error() {
    let text =
        format!("# {}\n\n# Other\n{TABLE}", "words ".repeat(1_000)).replace("# Other", "text\n\n# Other");
    assert!(generate(&folder(&text), Layout::Lines).text.is_some());
}

#[test]
fn fields_that_each_entry_has_for_itself_are_refused_from_a_number_on() {
    let section = |at: usize| format!("### Entry{at}\n\n- Value: {at}\n\n#### Note {at}\n\ntext\n\n");
    let text: String = (0..2_200).map(section).collect();
    let generation = generate(&folder(&format!("# Error Codes\n\n{text}")), Layout::Lines);
    let kinds: Vec<Kind> = generation.diagnostics.iter().map(|found| found.kind).collect();
    assert_eq!(kinds, [Kind::TooLarge]);
}

#[test]
fn a_cell_of_very_many_codes_may_not_share_very_much() {
    let members: Vec<String> = (0..2_000).map(|at| format!("N{at} = {at}")).collect();
    let members = members.join("<br>");
    let text = |length: usize| {
        let note = "text ".repeat(length);
        format!("# Codes\n\n| Code | Description |\n|---|---|\n| {members} | {note} |\n")
    };
    assert!(generate(&folder(&text(10)), Layout::Lines).text.is_some());
    let generation = generate(&folder(&text(10_000)), Layout::Lines);
    let kinds: Vec<Kind> = generation.diagnostics.iter().map(|found| found.kind).collect();
    assert!(generation.text.is_none() && kinds.contains(&Kind::TooLarge), "{kinds:?}");
}

#[test]
fn a_cell_may_not_name_more_codes_than_any_table_has() {
    let text = |count: usize| {
        let members: Vec<String> = (0..count).map(|at| format!("N{at} = {at}")).collect();
        format!("# Codes\n\n| Code | Description |\n|---|---|\n| {} | A |\n", members.join("<br>"))
    };
    let found = |count: usize| {
        let Inspection { spec, diagnostics } = inspect(&folder(&text(count)));
        let kinds: Vec<Kind> = diagnostics.iter().map(|found| found.kind).collect();
        (spec.modules[0].tables[0].entries.len(), kinds)
    };
    assert_eq!(found(1 << 16), (1 << 16, vec![Kind::ManyEntries]));
    assert_eq!(found((1 << 16) + 1), (0, vec![Kind::TooLarge]));
}

#[test]
fn a_name_that_many_messages_quote_is_quoted_in_part() {
    let name = "Long".repeat(1_000);
    let text =
        format!("# Codes\n\n| Code | Name |\n|---|---|\n| 1 | {name} |\n| 1 | Other |\n| 2 | Third |\n");
    let generation = generate(&folder(&text), Layout::Lines);
    let found = generation.diagnostics.iter().find(|found| found.kind == Kind::DuplicateCode).unwrap();
    assert!(found.message.len() < 1_000 && found.message.contains("LongLong"), "{}", found.message);
}

#[test]
fn places_on_a_very_long_line_have_their_columns() {
    for length in [10, 2_000, 4_096, 50_000] {
        let text = format!("serde = {{ feature = \"{}\", other = 1 }}\n", "é".repeat(length));
        let manifest = Some(Source::new("spectable.toml", "spectable.toml", &text));
        let (_, told) = told(&generate(&Folder { manifest, ..folder(TABLE) }, Layout::Lines));
        assert_eq!(told, [format!("spectable.toml:1:{} unknown-key", length + 25)]);
    }
}

#[test]
fn a_long_table_is_read_as_a_short_one_is() {
    let table = |rows: usize| {
        let mut text = "# Gateway\n\n## Close Codes\n\n| No. | Code | Name | Description | Retry | Note |\n\
                        |---|---|---|---|---|---|\n"
            .to_owned();
        for row in 0..rows {
            let retry = if row % 3 == 0 { "yes" } else { "no" };
            // Nothing but one row, and that none of those that a sample would have, says anything of it.
            let note = if row == rows - 7 { "only here" } else { "" };
            text += &format!(
                "| {} | {} | Reason {row} given | It is number {row}, of many. | {retry} | {note} |\n",
                row + 1,
                4000 + row * 2
            );
        }
        text
    };
    let described = |rows: usize| {
        let inspection = inspect(&folder(&table(rows)));
        let table = &inspection.spec.modules[0].tables[0];
        assert_eq!(table.entries.len(), rows);
        let last = &table.entries[rows - 7];
        let fields: Vec<String> =
            table.fields.iter().map(|field| format!("{} {:?}", field.accessor, field.ty)).collect();
        let values: Vec<String> = last.values.iter().map(|value| format!("{value:?}")).collect();
        (format!("{:?}", table.columns), fields, values[1..].to_vec())
    };
    assert_eq!(described(5_000), described(300));
}

#[test]
fn a_long_table_whose_names_repeat_holds_no_codes() {
    let text = |rows: usize| {
        let row = |row: usize| format!("| {} | Part {} of it |\n", row / 3 % 100, row % 20);
        format!("# Log\n\n| Number | Part |\n|---|---|\n{}", (0..rows).map(row).collect::<String>())
    };
    for rows in [60, 3_000] {
        assert!(
            inspect(&folder(&text(rows))).spec.modules.iter().all(|module| module.tables.is_empty()),
            "{rows}"
        );
    }
}
