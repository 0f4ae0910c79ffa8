//! The bytes of one file: no more than a limit, and as they were at one moment.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

/// How often a file is read that is written to meanwhile.
const ATTEMPTS: usize = 4;

/// Why a file gives no bytes.
#[cfg_attr(test, derive(Debug))]
pub(crate) enum Fault {
    TooLarge,
    Changed,
    Failed(io::Error),
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        Self::Failed(error)
    }
}

/// Reads a file of at most `most` bytes.
pub(crate) fn read(path: &Path, most: u64) -> Result<Vec<u8>, Fault> {
    for _ in 0..ATTEMPTS {
        // To open a pipe would wait for whoever writes into it.
        if !fs::metadata(path)?.is_file() {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "it is no regular file").into());
        }
        let file = File::open(path)?;
        if let Some(bytes) = contents(&file, &file, most)? {
            return Ok(bytes);
        }
    }
    Err(Fault::Changed)
}

/// What a reader of a file gives; nothing where the file is another one after that.
fn contents(file: &File, reader: impl Read, most: u64) -> Result<Option<Vec<u8>>, Fault> {
    let before = file.metadata()?;
    if before.len() > most {
        return Err(Fault::TooLarge);
    }
    let mut bytes = Vec::new();
    reader.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    let length = bytes.len() as u64;
    if length > most {
        return Err(Fault::TooLarge);
    }
    let after = file.metadata()?;
    let is_same = before.modified().ok() == after.modified().ok();
    Ok((is_same && [before.len(), after.len()] == [length; 2]).then_some(bytes))
}

#[cfg(test)]
mod tests {
    use std::env;
    use std::fs::{self, File};
    use std::io::{self, Read, Write as _};
    use std::path::PathBuf;
    use std::process;
    use std::time::{Duration, SystemTime};

    use super::{Fault, contents, read};

    /// A file that is removed in the end.
    struct Scratch(PathBuf);

    impl Scratch {
        fn new(name: &str, text: &str) -> Self {
            let path = env::temp_dir().join(format!("spectable-{}-{name}", process::id()));
            fs::write(&path, text).expect("it can be written");
            Self(path)
        }

        fn open(&self) -> File {
            File::options().append(true).read(true).open(&self.0).expect("it is there")
        }
    }

    impl Drop for Scratch {
        fn drop(&mut self) {
            let _ = fs::remove_file(&self.0);
        }
    }

    /// A reader during which something happens to the file.
    struct During<F>(File, Option<F>);

    impl<F: FnOnce()> Read for During<F> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let read = self.0.read(buffer);
            if let Some(happen) = self.1.take() {
                happen();
            }
            read
        }
    }

    fn during(scratch: &Scratch, happen: impl FnOnce()) -> Option<Vec<u8>> {
        let reader = During(scratch.open(), Some(happen));
        contents(&scratch.open(), reader, 100).expect("it can be read")
    }

    #[test]
    fn what_is_written_to_meanwhile_is_not_taken() {
        let scratch = Scratch::new("meanwhile", "one");
        assert_eq!(during(&scratch, || ()), Some(b"one".to_vec()));
        assert_eq!(during(&scratch, || scratch.open().write_all(b"two").expect("it can be written")), None);
        assert_eq!(during(&scratch, || scratch.open().set_len(1).expect("it can be cut")), None);
        let then = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
        assert_eq!(during(&scratch, || scratch.open().set_modified(then).expect("it has a time")), None);
        assert_eq!(during(&scratch, || ()), Some(b"o".to_vec()));
    }

    #[test]
    fn a_file_has_at_most_the_limit() {
        let scratch = Scratch::new("limit", "three");
        assert_eq!(read(&scratch.0, 5).expect("it can be read"), b"three");
        assert!(matches!(read(&scratch.0, 4), Err(Fault::TooLarge)));
        assert_eq!(read(&scratch.0, u64::MAX).expect("it can be read"), b"three");
        // One that grows after its size was asked for is read no further than the limit.
        let endless = contents(&scratch.open(), io::repeat(b'x'), 5);
        assert!(matches!(endless, Err(Fault::TooLarge)));
    }
}
