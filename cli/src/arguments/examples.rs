//! What the help of each command shows at its end.

pub(super) const SPECTABLE: &str = "\
Examples:
  spectable inspect                              what the documents in `spec` define
  spectable explain 4014                         what a code means
  spectable generate -o target/spectable.rs      the Rust enums
  spectable diff --against main                  what changed since a git revision";

pub(super) const INSPECT: &str = "\
Examples:
  spectable inspect                              every document in `spec`
  spectable inspect spec/discord.md              one document, with its folder's manifest
  spectable inspect --why spec/discord.md        why its tables were taken for codes, or not
  spectable inspect --bare --format json *.md    as JSON, without a manifest
  spectable inspect --format github              what is wrong, as annotations of a workflow";

pub(super) const EXPLAIN: &str = "\
Examples:
  spectable explain 4014                         a code, in whatever document has it
  spectable explain 0xFAE -1                     several, in hexadecimal and negative
  spectable explain 'disallowed intents'         a name
  spectable explain 503 --spec spec/discord.md   in one document
  spectable explain duplicate-code               what a kind of error is about";

pub(super) const GENERATE: &str = "\
Examples:
  spectable generate                             the Rust text of `spec`, on stdout
  spectable generate -o target/spectable.rs      into a file, written only where it changes
  spectable generate --check -o src/codes.rs     whether the file is up to date
  spectable generate --timings -o codes.rs       and where the time went";

pub(super) const INIT: &str = "\
Examples:
  spectable init                                 `spec/spectable.toml`
  spectable init protocol                        `protocol/spectable.toml`";

pub(super) const CHECK: &str = "\
Examples:
  spectable check                                whether `spec/spectable.lock` is what the documents say
  spectable check --deny major                   ending with 1 only where something may break
  spectable check --format github                as annotations of a workflow";

pub(super) const UPDATE: &str = "\
Examples:
  spectable update                               `spec/spectable.lock`; what has an identifier keeps it
  spectable update --rename                      with identifiers that follow the words";

pub(super) const DIFF: &str = "\
Examples:
  spectable diff --against main                  `spec` as `main` has it, and now
  spectable diff v1.0:spec HEAD:spec             a folder in two git revisions
  spectable diff old.md new.md                   two documents
  spectable diff --by-code spec/a.md spec/b.md   two sources of the same codes";

pub(super) const SITE: &str = "\
Examples:
  spectable site -o target/site                  a page of every code in `spec`
  spectable site spec/discord.md -o page         of one document, with its folder's manifest";

pub(super) const COMPLETIONS: &str = "\
Examples:
  spectable completions bash > /etc/bash_completion.d/spectable
  spectable completions zsh > \"${fpath[1]}/_spectable\"
  spectable completions fish > ~/.config/fish/completions/spectable.fish";

pub(super) const MAN: &str = "\
Examples:
  spectable man | man -l -                       reads it
  spectable man > /usr/local/share/man/man1/spectable.1";
