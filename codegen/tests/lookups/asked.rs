use std::fmt::{Debug, Display};
use std::str::FromStr;

struct Row {
    code: i128,
    word: &'static str,
    name: &'static str,
    ident: &'static str,
    told: &'static str,
    deprecated: bool,
    loud: bool,
    crew: Option<u8>,
    shed: Option<&'static str>,
}

const fn row(
    code: i128,
    word: &'static str,
    name: &'static str,
    ident: &'static str,
    told: &'static str,
    marks: (bool, bool),
    crew: Option<u8>,
    shed: Option<&'static str>,
) -> Row {
    Row { code, word, name, ident, told, deprecated: marks.0, loud: marks.1, crew, shed }
}

/// What an enum answers of one of its entries; a field that no entry lacks is no option.
type Told = (&'static str, &'static str, bool, bool, Option<u8>, Option<&'static str>);

fn told(row: &Row) -> Told {
    (row.name, row.told, row.deprecated, row.loud, row.crew, row.shed)
}

/// Every code of a type of 8 or 16 bits; of wider ones, those near an entry's, and many others.
fn codes(rows: &[Row], first: i128, last: i128) -> Vec<i128> {
    if last - first <= 0xFFFF {
        return (first..=last).collect();
    }
    let near = rows.iter().flat_map(|row| {
        let away = [0, 1, 2, 63, 64, 65, 255, 256, 1 << 16, 1 << 31, 1 << 32, 1 << 40];
        away.into_iter().flat_map(move |by| [row.code - by, row.code + by, row.code ^ by])
    });
    let mut state = 1_u64;
    let others = (0..20_000).map(|_| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        first + (state >> 16) as i128 % (last - first + 1)
    });
    let all: std::collections::BTreeSet<i128> = near.chain(others).chain([first, last]).collect();
    all.into_iter().filter(|code| (first..=last).contains(code)).collect()
}

/// Each text, what it begins with, and what it is with another case or another byte somewhere.
fn texts(rows: &[Row], text: impl Fn(&Row) -> &'static str) -> Vec<String> {
    let mut texts = vec![String::new(), "x".repeat(70_000)];
    for row in rows {
        let text = text(row);
        texts.push(text.to_owned());
        texts.push(format!("{text}s"));
        texts.extend((1..text.len()).filter_map(|end| Some(text.get(..end)?.to_owned())));
        texts.extend([text.to_uppercase(), text.to_lowercase()]);
        for at in 0..text.len() {
            let mut bytes = text.as_bytes().to_vec();
            for byte in [bytes[at] ^ 0x20, bytes[at] ^ 1, b' ', b'~'] {
                bytes[at] = byte;
                texts.extend(String::from_utf8(bytes.clone()));
            }
        }
    }
    texts
}

/// Sees that names, codes that are words, and identifiers lead where a search through all of them does.
fn finds<T: Copy + PartialEq + Debug + Display + FromStr>(
    rows: &[Row],
    all: &[T],
    from_name: impl Fn(&str) -> Option<T>,
    from_word: impl Fn(&str) -> Option<T>,
) {
    let first = |text: &str, of: fn(&Row) -> &'static str| {
        rows.iter().position(|row| of(row) == text).map(|at| all[at])
    };
    let by = |of| {
        std::collections::BTreeMap::<&str, T>::from_iter(
            (0..rows.len()).rev().map(|at| (of_row(of, &rows[at]), all[at])),
        )
    };
    fn of_row(of: fn(&Row) -> &'static str, row: &Row) -> &'static str {
        of(row)
    }
    let (names, idents, words) = (by(|row| row.name), by(|row| row.ident), by(|row| row.word));
    for text in texts(rows, |row| row.name)
        .into_iter()
        .chain(texts(rows, |row| row.ident))
        .chain(texts(rows, |row| row.word))
    {
        let name = names.get(text.as_str()).copied();
        assert_eq!(from_name(&text), name, "{text:?}");
        assert_eq!(
            from_word(&text),
            words.get(text.as_str()).copied().filter(|_| !text.is_empty()),
            "{text:?}"
        );
        assert_eq!(text.parse().ok(), name.or(idents.get(text.as_str()).copied()), "{text:?}");
    }
    for (row, entry) in rows.iter().zip(all) {
        assert_eq!(first(row.name, |row| row.name), from_name(row.name));
        assert_eq!(format!("{entry:?}"), row.ident);
        assert_eq!(format!("{entry:>90}"), format!("{:>90}", row.name));
    }
}

macro_rules! closed {
    ($ty:ty, $int:ty, $rows:expr) => {{
        static ROWS: &[Row] = $rows;
        let rows = ROWS;
        let all = <$ty>::ALL;
        assert_eq!(all.len(), rows.len());
        for code in codes(rows, <$int>::MIN as i128, <$int>::MAX as i128) {
            let expected = rows.iter().position(|row| row.code == code);
            let found = <$ty>::from_code(code as $int);
            assert_eq!(found, expected.map(|at| all[at]), "{code}");
            assert_eq!(<$ty>::try_from(code as $int).ok(), found);
            if let (Some(at), Some(found)) = (expected, found) {
                assert_eq!((found.code() as i128, <$int>::from(found) as i128), (code, code));
                let answers = (
                    found.name(),
                    found.description(),
                    found.is_deprecated(),
                    found.loud(),
                    Option::<u8>::from(found.crew()),
                    Option::<&str>::from(found.shed()),
                );
                assert_eq!(answers, told(&rows[at]), "{code}");
            }
        }
        finds(rows, all, <$ty>::from_name, |_| None);
    }};
}

macro_rules! open {
    ($ty:ty, $int:ty, $rows:expr) => {{
        static ROWS: &[Row] = $rows;
        let rows = ROWS;
        let all = <$ty>::ALL;
        assert_eq!(all.len(), rows.len());
        for code in codes(rows, <$int>::MIN as i128, <$int>::MAX as i128) {
            let found = <$ty>::from(code as $int);
            assert_eq!((found.code() as i128, <$int>::from(found) as i128), (code, code));
            let expected = rows.iter().position(|row| row.code == code);
            assert_eq!(found.is_known(), expected.is_some(), "{code}");
            let answers = (
                found.name(),
                found.description(),
                found.is_deprecated(),
                found.loud(),
                Option::<u8>::from(found.crew()),
                Option::<&str>::from(found.shed()),
            );
            let Some(at) = expected else {
                assert_eq!(answers, (None, None, false, None, None, None), "{code}");
                assert!(
                    format!("{found:?}").starts_with("Unknown(") && found.to_string() == code.to_string()
                );
                continue;
            };
            assert_eq!(found, all[at]);
            let row = told(&rows[at]);
            assert_eq!(answers, (Some(row.0), Some(row.1), row.2, Some(row.3), row.4, row.5), "{code}");
        }
        finds(rows, all, <$ty>::from_name, |_| None);
    }};
}

macro_rules! words {
    ($ty:ty, $int:ty, $rows:expr) => {{
        static ROWS: &[Row] = $rows;
        let rows = ROWS;
        let all = <$ty>::ALL;
        assert_eq!(all.len(), rows.len());
        for (row, entry) in rows.iter().zip(all) {
            assert_eq!((entry.code(), entry.name()), (row.word, row.name));
            let answers = (
                entry.name(),
                entry.description(),
                entry.is_deprecated(),
                entry.loud(),
                Option::<u8>::from(entry.crew()),
                Option::<&str>::from(entry.shed()),
            );
            assert_eq!(answers, told(row));
        }
        finds(rows, all, <$ty>::from_name, <$ty>::from_code);
    }};
}
