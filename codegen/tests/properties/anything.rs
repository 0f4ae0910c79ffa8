//! Any bytes give codes or diagnostics.

use std::fs;
use std::path::Path;

use proptest::collection::vec;
use proptest::prelude::{Just, Strategy, any, prop_assert, prop_oneof, proptest};
use proptest::sample::select;
use spectable_codegen::{Diagnostics, Kind, LOCK, Layout, MANIFEST, generate, read};

proptest! {
    #![proptest_config(crate::times(40))]

    #[test]
    fn any_documents_give_their_codes_or_say_why_not(data in bytes()) {
        spectable_fuzz::documents(&data);
    }

    #[test]
    fn any_manifest_gives_codes_or_says_why_not(data in bytes()) {
        spectable_fuzz::manifests(&data);
    }

    #[test]
    fn any_lock_holds_or_says_why_not(data in bytes()) {
        spectable_fuzz::locks(&data);
    }

    #[test]
    fn any_two_documents_follow_upon_each_other(data in bytes()) {
        spectable_fuzz::diffs(&data);
    }

    #[test]
    fn any_files_are_read_or_said_to_be_unreadable(files in vec((vec(any::<u8>(), 0..40), bytes()), 3)) {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("anything");
        fs::create_dir_all(&folder).expect("the folder can be made");
        for (name, (noise, rest)) in ["page.md", MANIFEST, LOCK].into_iter().zip(files) {
            fs::write(folder.join(name), [rest, noise].concat()).expect("a file can be written");
        }
        let mut diagnostics = Diagnostics::default();
        let folder = read(&mut diagnostics, &folder);
        let generation = generate(&folder, Layout::Lines);
        if let Some(text) = &generation.text {
            spectable_fuzz::declares(text, &generation.spec);
        }
        let read = folder.documents.len() + [&folder.manifest, &folder.lock].into_iter().flatten().count();
        let unread = diagnostics.iter().filter(|found| found.kind == Kind::NotUtf8).count();
        prop_assert!(read + unread == 3, "{:?}", diagnostics);
    }
}

/// Pieces of what is read, in any order, and bytes that are nothing.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    const PIECES: [&str; 48] = [
        "# Amber codes\n\n",
        "## Error codes\n",
        "### -5 LOST\n",
        "| Code | Name |\n|---|---|\n",
        "| Code | Name | Description |\n|:-|-:|-|\n",
        "| 1 | Ferry |\n",
        "| 2 | Barge | It sank. |\n",
        "| ~~1~~ | ~~Raft~~ |\n",
        "| 5xx | `Boats` |\n",
        "| 0x10-0x1F | [Buoy](https://example.com) |\n",
        "| -3 (LOST) | a \\| b |\n",
        "| fn | self |\n",
        "\n",
        "\r\n",
        "\n\n",
        "%%%\n",
        "> ",
        "- **1xxxx**: general\n- **2xxxx**: other\n",
        "* FERRY (0x01): sails\n* BARGE (0x02): sinks\n",
        "> **Ferry**: `4`\n",
        "### Ferry\n",
        "```\n",
        "<a id=\"x\"/>\n",
        "<!-- ",
        " -->",
        "[[document]]\npath = \"a.md\"\n",
        "[document.tables.amber-codes]\n",
        "enum = \"Boat\"\n",
        "repr = \"u8\"\n",
        "unknown = \"keep\"\n",
        "rename = { 1 = \"Boat\" }\n",
        "fields = { Description = { accessor = \"told\", type = \"text\" } }\n",
        "skip = true\n",
        "version = 1\n",
        "[[enum]]\npath = \"a::AmberCode\"\ndocument = \"a.md\"\nrepr = \"u8\"\n",
        "entries = [\n  { code = 1, ident = \"Ferry\", name = \"Ferry\", hash = \"00000000\" },\n]\n",
        "entries = [\n  { code = 2, ident = \"Ferry\", name = \"Raft\", hash = \"00000000\", deprecated = true },\n]\n",
        "ranges = [ { first = 16, last = 31, ident = \"Buoy\", name = \"Buoy\", hash = \"\" } ]\n",
        "\u{202e}",
        "\u{0}",
        "\u{feff}",
        "а",
        "e\u{301}",
        "\"#",
        "*/",
        "\\",
        "[^1]",
        "&#0;",
    ];
    let piece = prop_oneof![
        12 => select(&PIECES[..]).prop_map(|piece| piece.as_bytes().to_vec()),
        1 => vec(any::<u8>(), 0..8),
        1 => Just(b"| 18446744073709551615 | Far |\n".to_vec()),
        1 => "\\PC{0,12}".prop_map(String::into_bytes),
    ];
    vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}
