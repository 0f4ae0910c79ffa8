//! What the command line accepts. Only this file knows clap.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

const EXAMPLES: &str = "\
Examples:
  spectable inspect                              what the documents in `spec` define
  spectable explain 4014                         what a code means
  spectable generate -o target/spectable.rs      the Rust enums
  spectable diff --against main                  what changed since a git revision";

const INSPECT_EXAMPLES: &str = "\
Examples:
  spectable inspect                              every document in `spec`
  spectable inspect spec/discord.md              one document, with its folder's manifest
  spectable inspect --why spec/discord.md        why its tables were taken for codes, or not
  spectable inspect --bare --format json *.md    as JSON, without a manifest
  spectable inspect --format github              what is wrong, as annotations of a workflow";

const EXPLAIN_EXAMPLES: &str = "\
Examples:
  spectable explain 4014                         a code, in whatever document has it
  spectable explain 0xFAE -1                     several, in hexadecimal and negative
  spectable explain 'disallowed intents'         a name
  spectable explain 503 --spec spec/discord.md   in one document
  spectable explain duplicate-code               what a kind of error is about";

const GENERATE_EXAMPLES: &str = "\
Examples:
  spectable generate                             the Rust text of `spec`, on stdout
  spectable generate -o target/spectable.rs      into a file, written only where it changes
  spectable generate --check -o src/codes.rs     whether the file is up to date
  spectable generate --timings -o codes.rs       and where the time went";

const INIT_EXAMPLES: &str = "\
Examples:
  spectable init                                 `spec/spectable.toml`
  spectable init protocol                        `protocol/spectable.toml`";

const CHECK_EXAMPLES: &str = "\
Examples:
  spectable check                                whether `spec/spectable.lock` is what the documents say
  spectable check --deny major                   ending with 1 only where something may break
  spectable check --format github                as annotations of a workflow";

const UPDATE_EXAMPLES: &str = "\
Examples:
  spectable update                               `spec/spectable.lock`; what has an identifier keeps it
  spectable update --rename                      with identifiers that follow the words";

const DIFF_EXAMPLES: &str = "\
Examples:
  spectable diff --against main                  `spec` as `main` has it, and now
  spectable diff v1.0:spec HEAD:spec             a folder in two git revisions
  spectable diff old.md new.md                   two documents
  spectable diff --by-code spec/a.md spec/b.md   two sources of the same codes";

const SITE_EXAMPLES: &str = "\
Examples:
  spectable site -o target/site                  a page of every code in `spec`
  spectable site spec/discord.md -o page         of one document, with its folder's manifest";

/// Inspects, explains and generates the codes that markdown spec tables define.
#[derive(Parser)]
#[command(name = "spectable", version, after_help = EXAMPLES)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
    /// Says on stderr where the time went, stage by stage.
    #[arg(long, global = true)]
    pub(crate) timings: bool,
}

/// What is to be done.
#[derive(Subcommand)]
pub(crate) enum Command {
    /// Shows what was recognised in the documents, and why the rest was not.
    #[command(after_help = INSPECT_EXAMPLES)]
    Inspect(Inspect),
    /// Explains codes and names: every entry that bears one, with its meaning and its fields; and kinds of errors.
    #[command(after_help = EXPLAIN_EXAMPLES)]
    Explain(Explain),
    /// Generates the Rust text.
    #[command(after_help = GENERATE_EXAMPLES)]
    Generate(Generate),
    /// Compares the documents with the lock.
    #[command(after_help = CHECK_EXAMPLES)]
    Check(Check),
    /// Writes the lock, by which identifiers stay what they are.
    #[command(after_help = UPDATE_EXAMPLES)]
    Update(Update),
    /// Compares two documents, folders or git revisions.
    #[command(
        after_help = DIFF_EXAMPLES,
        override_usage = "spectable diff [OPTIONS] <OLD> <NEW>\n       spectable diff [OPTIONS] --against <REV> [SPEC]"
    )]
    Diff(Diff),
    /// Writes a manifest to begin with: one stanza a table, all of it commented out.
    #[command(after_help = INIT_EXAMPLES)]
    Init(Init),
    /// Writes a page of every code: one file that needs nothing else, to be searched in a browser.
    #[command(after_help = SITE_EXAMPLES)]
    Site(Site),
}

/// The arguments of `inspect`.
#[derive(Args)]
pub(crate) struct Inspect {
    /// Folders and documents.
    #[arg(value_name = "PATH", default_value = "spec")]
    pub(crate) paths: Vec<PathBuf>,
    /// How the report is printed.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: InspectFormat,
    /// Leaves out the manifests.
    #[arg(long)]
    pub(crate) bare: bool,
    /// Shows, for each table, what each column was taken for, and the evidence for and against.
    #[arg(long)]
    pub(crate) why: bool,
}

/// The arguments of `explain`.
#[derive(Args)]
pub(crate) struct Explain {
    /// Codes (decimal, `0x…`, negative, or a word), names, identifiers, and kinds of errors and warnings.
    #[arg(value_name = "CODE-OR-NAME", required = true, allow_negative_numbers = true)]
    pub(crate) queries: Vec<String>,
    /// Folders and documents to look into.
    #[arg(long, value_name = "PATH", num_args = 1.., default_value = "spec")]
    pub(crate) spec: Vec<PathBuf>,
    /// How the answers are printed.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}

/// The arguments of `generate`.
#[derive(Args)]
pub(crate) struct Generate {
    /// A folder, or one document.
    #[arg(value_name = "SPEC", default_value = "spec")]
    pub(crate) spec: PathBuf,
    /// Writes into a file instead of stdout.
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Compares the file with what would be written, and writes nothing.
    #[arg(long, requires = "output")]
    pub(crate) check: bool,
    /// Writes one piece a line, without formatting.
    #[arg(long)]
    pub(crate) lines: bool,
}

/// The arguments of `init`.
#[derive(Args)]
pub(crate) struct Init {
    /// A folder of documents.
    #[arg(value_name = "FOLDER", default_value = "spec")]
    pub(crate) folder: PathBuf,
}

/// The arguments of `site`.
#[derive(Args)]
pub(crate) struct Site {
    /// Folders and documents.
    #[arg(value_name = "SPEC", default_value = "spec")]
    pub(crate) paths: Vec<PathBuf>,
    /// The folder that the page, `index.html`, is written into.
    #[arg(short, long, value_name = "DIR")]
    pub(crate) output: PathBuf,
    /// Leaves out the manifests.
    #[arg(long)]
    pub(crate) bare: bool,
}

/// The arguments of `check`.
#[derive(Args)]
pub(crate) struct Check {
    /// A folder, or one document.
    #[arg(value_name = "SPEC", default_value = "spec")]
    pub(crate) spec: PathBuf,
    #[command(flatten)]
    pub(crate) review: Review,
}

/// The arguments of `update`.
#[derive(Args)]
pub(crate) struct Update {
    /// A folder of documents.
    #[arg(value_name = "SPEC", default_value = "spec")]
    pub(crate) spec: PathBuf,
    /// Lets identifiers follow the words.
    #[arg(long)]
    pub(crate) rename: bool,
}

/// The arguments of `diff`.
#[derive(Args)]
pub(crate) struct Diff {
    /// A document, a folder, or `REV:PATH`; with `--against`, the SPEC that is compared, `spec` where it is left out.
    #[arg(value_name = "OLD", required_unless_present = "against")]
    pub(crate) old: Option<PathBuf>,
    /// What it is compared with.
    #[arg(value_name = "NEW", required_unless_present = "against", conflicts_with = "against")]
    pub(crate) new: Option<PathBuf>,
    /// Compares a git revision of SPEC with SPEC as it is.
    #[arg(long, value_name = "REV")]
    pub(crate) against: Option<String>,
    /// Pairs enums by their codes, and lists what one source has and the other lacks or calls otherwise.
    #[arg(long)]
    pub(crate) by_code: bool,
    #[command(flatten)]
    pub(crate) review: Review,
}

/// How changes are printed, and which of them are too much.
#[derive(Args)]
pub(crate) struct Review {
    /// How the report is printed.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: ReviewFormat,
    /// The level from which on changes end the command with 1.
    #[arg(long, value_enum, value_name = "LEVEL", default_value_t)]
    pub(crate) deny: Deny,
}

/// How changes are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReviewFormat {
    /// For reading.
    #[default]
    Text,
    /// As a table for a pull request's comment.
    Markdown,
    /// As annotations of a GitHub workflow.
    Github,
    /// For code scanning.
    Sarif,
    /// For programs.
    Json,
}

/// From which level on changes are too much.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Deny {
    /// What may break, or means something else.
    Major,
    /// Additions, deprecations and values too.
    Minor,
    /// Words too.
    #[default]
    Patch,
    /// Nothing.
    None,
}

/// How the report of `inspect` is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum InspectFormat {
    /// For reading.
    #[default]
    Text,
    /// For programs.
    Json,
    /// What is wrong, as annotations of a GitHub workflow.
    Github,
    /// What is wrong, for code scanning.
    Sarif,
}

/// How a report is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For reading.
    #[default]
    Text,
    /// For programs.
    Json,
}

/// The command and its arguments; ends the program where they are wrong.
pub(crate) fn parse() -> Arguments {
    Arguments::parse()
}
