//! What the command lines of the longer measurements accept.

/// How often, for how long, and what.
#[derive(Clone, Debug)]
pub struct Options {
    /// How often each thing is measured.
    pub rounds: usize,
    /// After how many seconds a run is stopped.
    pub most: u64,
    names: Vec<String>,
}

impl Options {
    /// Reads the command line: `[--rounds N] [--most SECONDS] [NAME…]`.
    #[must_use]
    pub fn read(rounds: usize, most: u64) -> Option<Self> {
        let options = Self::of(std::env::args().skip(1), Self { rounds, most, names: Vec::new() });
        if options.is_none() {
            eprintln!("usage: [--rounds N] [--most SECONDS] [NAME…]");
        }
        options
    }

    fn of(mut words: impl Iterator<Item = String>, mut options: Self) -> Option<Self> {
        while let Some(word) = words.next() {
            match word.as_str() {
                "--rounds" => options.rounds = words.next()?.parse().ok().filter(|rounds| *rounds > 0)?,
                "--most" => options.most = words.next()?.parse().ok()?,
                _ if word.starts_with('-') => return None,
                _ => options.names.push(word),
            }
        }
        Some(options)
    }

    /// Whether something is to be measured: without names, everything is.
    #[must_use]
    pub fn includes(&self, name: &str) -> bool {
        self.names.is_empty() || self.names.iter().any(|named| named == name)
    }
}
