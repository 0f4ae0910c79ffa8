//! Sets of codes, one for each shape and each size at which shapes change.

/// What becomes of a code that is not listed, and whether codes are words.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Closed,
    Open,
    Words,
}

/// A set of codes, as a document of its own.
pub(crate) struct Set {
    pub(crate) name: String,
    pub(crate) kind: Kind,
    /// The type of its codes.
    pub(crate) integer: &'static str,
    is_newtype: bool,
    codes: Vec<i128>,
    /// The names, and the identifiers that they give.
    names: Vec<(String, String)>,
}

/// Codes that each of a hash's multipliers leads to another's slot, two by two.
const COLLIDING: [i128; 64] = [
    129_203_733, 255_770_068, 276_807_370, 350_016_512, 404_257_172, 523_028_706, 600_500_539, 676_431_976,
    799_174_461, 828_388_874, 828_555_703, 986_407_527, 1_039_137_337, 1_049_594_722, 1_194_700_573,
    1_299_560_436, 1_303_098_498, 1_354_105_341, 1_371_409_615, 1_675_419_028, 1_753_861_758, 1_892_066_745,
    1_942_955_374, 1_964_216_888, 1_992_583_343, 1_999_951_810, 2_146_509_354, 2_198_630_851, 2_248_227_442,
    2_269_380_279, 2_344_425_106, 2_404_204_072, 2_405_994_982, 2_471_749_835, 2_508_442_448, 2_622_177_042,
    2_643_821_695, 2_705_325_690, 2_739_397_371, 2_759_367_896, 2_805_392_912, 2_808_575_895, 2_810_850_485,
    2_883_098_810, 2_972_134_555, 2_978_295_592, 2_981_963_551, 3_040_019_197, 3_056_780_932, 3_188_874_806,
    3_306_559_343, 3_307_238_117, 3_403_439_838, 3_405_809_748, 3_477_396_800, 3_608_698_331, 3_618_196_974,
    3_969_454_222, 4_143_603_129, 4_149_825_108, 4_218_488_629, 4_270_322_459, 4_276_463_027, 4_284_900_746,
];
/// The words in the middle of two long names whose hashes are equal.
const EQUAL: [&str; 2] = ["aakhicsvmoncvcce", "ynoamuqnptqsoltt"];

const FIRST: [&str; 12] = [
    "amber", "birch", "cobalt", "dusty", "ember", "fallow", "gilded", "hazel", "ivory", "jade", "silver",
    "velvet",
];
const SECOND: [&str; 12] = [
    "anvil", "barge", "candle", "dune", "easel", "ferry", "goblet", "hammock", "inkwell", "jetty", "kettle",
    "lantern",
];
const THIRD: [&str; 9] = ["", "rope", "sail", "mast", "deck", "hull", "keel", "helm", "oar"];
const TOLD: [&str; 3] =
    ["It fell into the harbour", "Ein Schloß fiel ins Wasser ☂", "The keeper took it home"];

/// Names that differ early and late.
fn short(count: usize) -> Vec<(String, String)> {
    let name = |at: usize| {
        let at = at * 7 % (12 * 12 * 9);
        let words = [FIRST[at % 12], SECOND[at / 12 % 12], THIRD[at / 144 % 9]];
        let words = words.into_iter().filter(|word| !word.is_empty());
        let ident = words.clone().map(capitalized).collect();
        (capitalized(&words.collect::<Vec<_>>().join(" ")), ident)
    };
    (0..count).map(name).collect()
}

/// Names that differ only in the middle.
fn middling(count: usize) -> Vec<(String, String)> {
    let name = |at: usize| {
        let middle = format!("{:x<8}", format!("crew{at}"));
        (format!("The quay {middle} harbour"), format!("TheQuay{}Harbour", capitalized(&middle)))
    };
    (0..count).map(name).collect()
}

/// Names of a few bytes among longer ones.
fn uneven(count: usize) -> Vec<(String, String)> {
    let name = |at: usize| match at % 2 {
        0 => (format!("Q{at}"), format!("Q{at}")),
        _ => (format!("Quay of barge {at}"), format!("QuayOfBarge{at}")),
    };
    (0..count).map(name).collect()
}

/// Names that differ only far from both ends, and from the middle.
fn long(middles: impl Iterator<Item = String>) -> Vec<(String, String)> {
    let name = |middle: String| {
        let text = format!(
            "The harbour keeper told {middle} that the light of the quay is out until the storm is over again"
        );
        let ident = text.split(' ').map(capitalized).collect();
        (text, ident)
    };
    middles.map(name).collect()
}

fn capitalized(word: &str) -> String {
    let (first, rest) = word.split_at(1);
    first.to_uppercase() + rest
}

/// Codes apart by more than a table would span.
fn sparse(count: usize, first: i128, by: i128) -> Vec<i128> {
    (0..count as i128).map(|at| first + at * by + (at * at) % 11).collect()
}

/// Codes of a range, in no order.
fn dense(count: usize, first: i128) -> Vec<i128> {
    let step = (3..).step_by(2).find(|step| count % step != 0).unwrap_or(1);
    (0..count).map(|at| first + (at * step % count) as i128).collect()
}

/// Codes with gaps.
fn gaps(count: usize, first: i128) -> Vec<i128> {
    (0..count as i128).map(|at| first + at * 2 + i128::from(at % 3 == 0)).collect()
}

pub(crate) fn all() -> Vec<Set> {
    let set = |name: &str, kind: Kind, integer: &'static str, codes: Vec<i128>| Set {
        name: name.to_owned(),
        kind,
        integer,
        is_newtype: false,
        names: short(codes.len()),
        codes,
    };
    let newtype = |set: Set| Set { is_newtype: true, ..set };
    let named = |set: Set, names: Vec<(String, String)>| Set { names, ..set };
    let ordered = |count: i128| (0..count).collect::<Vec<_>>();
    let (closed, open) = (Kind::Closed, Kind::Open);
    let numbered = |count: usize| long((0..count).map(|at| format!("{:x>16}", format!("crew{at}"))));
    let equal = EQUAL.iter().map(|middle| (*middle).to_owned());
    let equal = long(equal.chain((0..34).map(|at| format!("{:x>16}", format!("crew{at}")))));
    vec![
        set("one", closed, "u16", vec![4000]),
        set("two", open, "u16", vec![4000, 4001]),
        set("row", closed, "u8", ordered(12)),
        set("row_shuffled", closed, "i8", dense(12, -5)),
        set("few_gaps", closed, "u16", gaps(16, 4000)),
        set("few_sparse", open, "u32", sparse(16, 10_001, 1000)),
        set("few_apart", closed, "u32", sparse(16, 10_001, 1000)),
        set("few_byte", closed, "u8", sparse(20, 3, 11)),
        set("few_stretches", closed, "u16", [gaps(5, 1000), gaps(27, 4000)].concat()),
        set("few_below_zero", closed, "i16", sparse(9, -3000, 700)),
        set("few_wide", closed, "u64", sparse(32, 5, (1 << 58) + 3)),
        set("few_wide_below_zero", closed, "i64", sparse(12, -(1 << 62), 1 << 57)),
        set("ordered", closed, "u8", ordered(40)),
        set("full", closed, "u8", ordered(256)),
        set("full_shuffled", closed, "u8", dense(256, 0)),
        set("shuffled", closed, "u16", dense(301, 1000)),
        set("below_zero", closed, "i16", dense(40, -20)),
        set("offset", closed, "u8", gaps(100, 0)),
        set("offset_wide", closed, "u8", (0..128).map(|at| at * 2 + at % 2).collect()),
        set("offset_below_zero", closed, "i16", gaps(90, -300)),
        set("spread", closed, "u16", sparse(300, 7, 211)),
        set("sparse", closed, "u32", sparse(300, 10_001, 1133)),
        set("sparse_below_zero", closed, "i32", sparse(60, -70_000, 3001)),
        set("sparse_wide", closed, "u64", sparse(50, 5, (1 << 58) + 3)),
        set("sparse_wide_below_zero", closed, "i64", sparse(50, -(1 << 62), 1 << 57)),
        set("colliding", closed, "u32", COLLIDING.to_vec()),
        set("open_ordered", open, "u8", ordered(40)),
        set("open_shuffled", open, "u16", dense(60, 4000)),
        set("open_full", open, "u8", dense(256, 0)),
        set("open_offset", open, "u16", gaps(60, 4000)),
        set("open_sparse", open, "u32", sparse(90, 10_001, 1133)),
        set("open_colliding", open, "u32", COLLIDING.to_vec()),
        set("dense_many", closed, "i16", dense(600, -7)),
        set("texts", closed, "u32", sparse(520, 10_001, 1133)),
        set("texts_open", open, "u16", dense(513, 3)),
        named(set("alike", closed, "u16", sparse(600, 3, 91)), numbered(600)),
        set("many", closed, "u32", sparse(1100, 10_001, 313)),
        named(set("middling", closed, "u16", dense(300, 1000)), middling(300)),
        named(set("uneven", closed, "u8", ordered(100)), uneven(100)),
        named(set("equal", closed, "u8", ordered(36)), equal),
        newtype(set("newtype_one", closed, "u8", vec![7])),
        newtype(set("newtype_row", closed, "u8", dense(9, 3))),
        newtype(set("newtype_full", closed, "u8", dense(256, 0))),
        newtype(set("newtype_gaps", closed, "i16", gaps(16, -9))),
        newtype(set("newtype_sparse", closed, "u32", sparse(300, 10_001, 1133))),
        newtype(set("newtype_colliding", closed, "u32", COLLIDING.to_vec())),
        newtype(set("newtype_texts", closed, "u64", sparse(600, 1, 1 << 53))),
        newtype(set("newtype_open_row", open, "u8", dense(9, 3))),
        newtype(set("newtype_open_full", open, "u8", dense(256, 0))),
        newtype(set("newtype_open_gaps", open, "u16", gaps(40, 4000))),
        newtype(set("newtype_open_sparse", open, "u32", sparse(300, 10_001, 1133))),
        newtype(set("newtype_open_colliding", open, "u32", COLLIDING.to_vec())),
        set("words_few", Kind::Words, "u8", ordered(5)),
        set("words", Kind::Words, "u8", ordered(60)),
        set("words_many", Kind::Words, "u8", ordered(1200)),
    ]
}

impl Set {
    pub(crate) fn enum_name(&self) -> &'static str {
        if self.kind == Kind::Words { "QuayError" } else { "QuayCode" }
    }

    pub(crate) fn document(&self) -> String {
        let is_words = self.kind == Kind::Words;
        let (title, column) = if is_words { ("errors", "Error code") } else { ("codes", "Code | Name") };
        let rule = if is_words { "|---" } else { "|---|---" };
        let mut text = format!(
            "# Quay {title}\n\n| {column} | Description | Loud | Crew | Shed |\n{rule}|---|---|---|---|\n"
        );
        for (at, code) in self.codes.iter().enumerate() {
            let mark = if is_deprecated(at) { "~~" } else { "" };
            let crew = crew(at).map(|crew| crew.to_string()).unwrap_or_default();
            let (name, loud) = (&self.names[at].0, if is_loud(at) { "yes" } else { "no" });
            let label = if is_words {
                format!("`{}`", word(&self.names[at].1))
            } else {
                format!("{mark}{code}{mark} | {name}")
            };
            let label = if is_words { format!("{mark}{label}{mark}") } else { label };
            let shed = shed(at).unwrap_or_default();
            text += &format!("| {label} | {} | {loud} | {crew} | {shed} |\n", told(at));
        }
        text
    }

    pub(crate) fn manifest(&self) -> String {
        let mut settings = String::new();
        if self.kind == Kind::Words {
            settings += "columns = { code = \"Error code\" }\n";
        } else {
            settings += &format!("repr = \"{}\"\n", self.integer);
        }
        if self.kind == Kind::Open {
            settings += "unknown = \"keep\"\n";
        }
        if self.is_newtype {
            settings += "shape = \"newtype\"\n";
        }
        settings += "fields = { Loud = { accessor = \"loud\", type = \"bool\" }, Crew = { accessor = \"crew\", type = \"integer\" }, Shed = { accessor = \"shed\", type = \"text\" } }\n";
        let key = if self.kind == Kind::Words { "quay-errors" } else { "quay-codes" };
        format!("[[document]]\npath = \"{}.md\"\n[document.tables.{key}]\n{settings}\n", self.name)
    }

    /// Each entry, as the program has it.
    pub(crate) fn rows(&self) -> Vec<String> {
        let row = |(at, code): (usize, &i128)| {
            let (name, ident) = &self.names[at];
            let (name, word) = if self.kind == Kind::Words {
                (word(ident), word(ident))
            } else {
                (name.clone(), String::new())
            };
            format!(
                "row({code}, {word:?}, {name:?}, {ident:?}, {:?}, ({}, {}), {:?}, {:?})",
                told(at),
                is_deprecated(at),
                is_loud(at),
                crew(at),
                shed(at)
            )
        };
        self.codes.iter().enumerate().map(row).collect()
    }
}

/// A code that is a word: an identifier in camel case.
fn word(ident: &str) -> String {
    let (first, rest) = ident.split_at(1);
    first.to_lowercase() + rest
}

fn told(at: usize) -> String {
    format!("{} {at}.", TOLD[at % TOLD.len()])
}

fn is_deprecated(at: usize) -> bool {
    at % 7 == 3
}

fn is_loud(at: usize) -> bool {
    at % 5 != 1
}

fn crew(at: usize) -> Option<u8> {
    (at % 4 != 2).then_some((at % 200) as u8)
}

fn shed(at: usize) -> Option<String> {
    (at % 6 != 4).then(|| if at % 2 == 0 { format!("Shed {at}") } else { "The old one".to_owned() })
}
