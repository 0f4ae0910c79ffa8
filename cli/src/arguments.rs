//! What the command line accepts. Only this file knows clap.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

const EXAMPLES: &str = "\
Examples:
  spectable inspect                              what the documents in `spec` define
  spectable explain 4014                         what a code means
  spectable generate -o target/spectable.rs      the Rust enums";

const INSPECT_EXAMPLES: &str = "\
Examples:
  spectable inspect                              every document in `spec`
  spectable inspect spec/discord.md              one document, with its folder's manifest
  spectable inspect --why spec/discord.md        why its tables were taken for codes, or not
  spectable inspect --bare --format json *.md    as JSON, without a manifest";

const EXPLAIN_EXAMPLES: &str = "\
Examples:
  spectable explain 4014                         a code, in whatever document has it
  spectable explain 0xFAE -1                     several, in hexadecimal and negative
  spectable explain 'disallowed intents'         a name
  spectable explain 503 --spec spec/discord.md   in one document";

const GENERATE_EXAMPLES: &str = "\
Examples:
  spectable generate                             the Rust text of `spec`, on stdout
  spectable generate -o target/spectable.rs      into a file, written only where it changes
  spectable generate --check -o src/codes.rs     whether the file is up to date";

const INIT_EXAMPLES: &str = "\
Examples:
  spectable init                                 `spec/spectable.toml`
  spectable init protocol                        `protocol/spectable.toml`";

/// Inspects, explains and generates the codes that markdown spec tables define.
#[derive(Parser)]
#[command(name = "spectable", version, after_help = EXAMPLES)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

/// What is to be done.
#[derive(Subcommand)]
pub(crate) enum Command {
    /// Shows what was recognised in the documents, and why the rest was not.
    #[command(after_help = INSPECT_EXAMPLES)]
    Inspect(Inspect),
    /// Explains codes and names: every entry that bears one, with its meaning and its fields.
    #[command(after_help = EXPLAIN_EXAMPLES)]
    Explain(Explain),
    /// Generates the Rust text.
    #[command(after_help = GENERATE_EXAMPLES)]
    Generate(Generate),
    /// Writes a manifest to begin with: one stanza a table, all of it commented out.
    #[command(after_help = INIT_EXAMPLES)]
    Init(Init),
}

/// The arguments of `inspect`.
#[derive(Args)]
pub(crate) struct Inspect {
    /// Folders and documents.
    #[arg(value_name = "PATH", default_value = "spec")]
    pub(crate) paths: Vec<PathBuf>,
    /// How the report is printed.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
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
    /// Codes (decimal, `0x…`, negative, or a word), names and identifiers.
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
    /// Writes one item a line, without formatting.
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
pub(crate) fn parse() -> Command {
    Arguments::parse().command
}
