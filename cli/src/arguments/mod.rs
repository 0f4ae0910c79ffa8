//! What the command line accepts. Only this folder knows clap.

mod examples;

use std::path::PathBuf;

use clap::{Args, CommandFactory as _, Parser, Subcommand, ValueEnum};

/// Inspects, explains and generates the codes that markdown spec tables define.
#[derive(Parser)]
#[command(name = "spectable", version, after_help = examples::SPECTABLE)]
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
    #[command(after_help = examples::INSPECT)]
    Inspect(Inspect),
    /// Explains codes and names: every entry that bears one, with its meaning and its fields; and kinds of errors.
    #[command(after_help = examples::EXPLAIN)]
    Explain(Explain),
    /// Generates the Rust text.
    #[command(after_help = examples::GENERATE)]
    Generate(Generate),
    /// Compares the documents with the lock.
    #[command(after_help = examples::CHECK)]
    Check(Check),
    /// Writes the lock, by which identifiers stay what they are.
    #[command(after_help = examples::UPDATE)]
    Update(Update),
    /// Compares two documents, folders or git revisions.
    #[command(
        after_help = examples::DIFF,
        override_usage = "spectable diff [OPTIONS] <OLD> <NEW>\n       spectable diff [OPTIONS] --against <REV> [SPEC]"
    )]
    Diff(Diff),
    /// Writes a manifest to begin with: one stanza a table, all of it commented out.
    #[command(after_help = examples::INIT)]
    Init(Init),
    /// Writes a page of every code: one file that needs nothing else, to be searched in a browser.
    #[command(after_help = examples::SITE)]
    Site(Site),
    /// Prints what completes commands and options in a shell.
    #[command(after_help = examples::COMPLETIONS)]
    Completions(Completions),
    /// Prints the manual page.
    #[command(after_help = examples::MAN)]
    Man,
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

/// The arguments of `completions`.
#[derive(Args)]
pub(crate) struct Completions {
    /// The shell.
    #[arg(value_enum)]
    pub(crate) shell: Shell,
}

/// A shell that completes what is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Shell {
    Bash,
    Elvish,
    Fish,
    Powershell,
    Zsh,
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

/// The command line as a whole, to be described.
pub(crate) fn described() -> clap::Command {
    let mut command = Arguments::command();
    command.build();
    command
}

/// The lines of the examples of a command.
pub(crate) fn examples(command: &clap::Command) -> String {
    let shown = command.get_after_help().map(ToString::to_string).unwrap_or_default();
    shown.lines().skip(1).map(str::trim).collect::<Vec<_>>().join("\n")
}
