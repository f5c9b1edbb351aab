//! What can be asked on the command line. The comments here are the help texts.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use paraph::{Date, Grade, Modality, Polarity};

const EXIT_CODES: &str = "\
Exit codes:
  0  done, also where the reader of the output went away
  1  something could not be read or written, or a check found a fault; the rest was done
  2  the command was not understood, or rules or names of your own do not load";

const EXTRACT_EXAMPLES: &str = "\
Examples:
  paraph extract article.txt                  what one article says, the evidence underlined
  paraph extract news/ --to csv -o rows.csv   one row a relation, of all files below a folder
  paraph extract 'news/*.html' --to ndjson    web pages, with the text that the offsets count in
  paraph extract --kind signed,ratified --party JPN --since 2024-01 news/
  paraph extract --group news/                each act once, with all articles that report it
  ... | paraph extract --ndjson | ...         one line out for each line in, in their order

Exit codes:
  0  done; with --ndjson also where lines could not be read, since the output says so;
     also where the reader of the output went away
  1  an input could not be read, or the output not be written; the rest was done
  2  the command was not understood, or rules or names of your own do not load";

const REPORT_EXAMPLES: &str = "\
Example:
  paraph report news/ --since 2024 -o report.html

The page is one file and loads nothing from elsewhere. The exit codes are those of paraph extract.";

/// Reads English news about international agreements and says who signed, ratified, opposed, left or broke which.
#[derive(Parser)]
#[command(name = "paraph", version, after_help = EXIT_CODES, max_term_width = 120)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Reads articles and writes the relations that they tell
    Extract(Box<ExtractArgs>),
    /// Writes one page that shows articles, their relations and the words that say so
    Report(Box<ReportArgs>),
    /// Shows what was tried at each trigger of a text, and why the rest was dropped
    Explain(ExplainArgs),
    /// Checks rules by their own examples, and name tables
    Check(CheckArgs),
    /// Scores the extractor against gold annotations
    Evaluate(EvaluateArgs),
    /// Prints the completions for a shell
    ///
    /// For bash: paraph completions bash > ~/.local/share/bash-completion/completions/paraph
    Completions { shell: clap_complete::Shell },
}

/// Names and rules of one's own.
#[derive(Args, Default)]
pub(crate) struct Own {
    /// A table of names of your own, added to the built-in ones (countries-*.tsv, people-*.tsv, ...)
    #[arg(long, value_name = "TABLE.tsv")]
    pub(crate) names: Vec<PathBuf>,
    /// A file of rules of your own, added to the built-in ones
    #[arg(long, value_name = "FILE.rule")]
    pub(crate) rules: Vec<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum From {
    /// By the ending: .html .htm .xhtml, .ndjson .jsonl, .csv, anything else plain text
    Auto,
    /// One document a file
    Text,
    /// One web page a file; menus and other furniture are removed
    Html,
    /// One JSON object a line
    Ndjson,
    /// One document a record; the first record names the fields
    Csv,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum To {
    /// For people: each relation with its evidence underlined
    Table,
    /// One JSON object a document (with --group: an act), on one line
    Ndjson,
    /// One flat row a relation (with --group: an act), with a header. The offsets of web pages count in the text that ndjson gives
    Csv,
    /// Standoff annotation for brat: NAME.txt and NAME.ann for each document, into the folder of --output
    Brat,
    /// The page of paraph report
    #[value(skip)]
    Page,
}

#[derive(Args)]
#[command(after_help = EXTRACT_EXAMPLES)]
pub(crate) struct ExtractArgs {
    /// Files, folders, patterns like 'news/**/*.txt', or - for standard input; without any, standard input.
    /// Of a folder, all files below it that end in .txt, .html, .htm, .xhtml, .ndjson, .jsonl or .csv are read, in the order of
    /// their names
    pub(crate) inputs: Vec<String>,
    /// Answer each line of NDJSON with one line, in order: short for --from ndjson --to ndjson. A line that cannot be read is answered
    /// with its number, its id if it has one, and the error; the work goes on
    #[arg(long, conflicts_with_all = ["from", "to", "group"])]
    pub(crate) ndjson: bool,
    /// What the input is
    #[arg(long, value_enum, default_value = "auto")]
    pub(crate) from: From,
    /// What is written
    #[arg(long, value_enum, default_value = "table")]
    pub(crate) to: To,
    /// Where to write instead of standard output: a file, for brat a folder
    #[arg(short, long, value_name = "PATH")]
    pub(crate) output: Option<PathBuf>,
    /// Join the reports of one act over all articles by act_key
    #[arg(long)]
    pub(crate) group: bool,
    /// Put the text into the NDJSON beside its relations; web pages always have theirs
    #[arg(long)]
    pub(crate) with_text: bool,

    #[command(flatten)]
    pub(crate) work: Work,
}

#[derive(Args)]
#[command(after_help = REPORT_EXAMPLES)]
pub(crate) struct ReportArgs {
    /// Files, folders, patterns, or - for standard input, as for paraph extract
    pub(crate) inputs: Vec<String>,
    /// What the input is
    #[arg(long, value_enum, default_value = "auto")]
    pub(crate) from: From,
    /// Where to write the page instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// The title of the page
    #[arg(long, default_value = "What the articles say of agreements")]
    pub(crate) title: String,

    #[command(flatten)]
    pub(crate) work: Work,
}

/// How articles are read and what is kept, for all commands that read many.
#[derive(Args)]
pub(crate) struct Work {
    #[command(flatten, next_help_heading = "Reading")]
    pub(crate) fields: Fields,

    #[command(flatten, next_help_heading = "Keep only")]
    pub(crate) filters: Filters,

    #[command(flatten, next_help_heading = "Names and rules of your own")]
    pub(crate) own: Own,

    #[command(flatten, next_help_heading = "Running")]
    pub(crate) running: Running,
}

#[derive(Args)]
pub(crate) struct Fields {
    /// The field of NDJSON and CSV that holds the text
    #[arg(long, value_name = "NAME", default_value = "text")]
    pub(crate) text_field: String,
    /// The field that holds the date of publication, YYYY-MM-DD; a time after the day is passed over
    #[arg(long, value_name = "NAME", default_value = "published")]
    pub(crate) published_field: String,
    /// The field that names the document
    #[arg(long, value_name = "NAME", default_value = "id")]
    pub(crate) id_field: String,
    /// The texts of NDJSON and CSV are web pages
    #[arg(long)]
    pub(crate) html: bool,
    /// The date of publication of documents that have none of their own. "Monday" is resolved by it
    #[arg(long, value_name = "DATE")]
    pub(crate) published: Option<Date>,
    /// A document of more bytes is not read, and this is told
    #[arg(long, value_name = "BYTES", default_value_t = 256 << 20)]
    pub(crate) max_bytes: usize,
}

#[derive(Args, Clone, Debug, Default)]
pub(crate) struct Filters {
    /// These kinds of acts, e.g. signed,ratified
    #[arg(long, value_delimiter = ',', value_name = "KIND")]
    pub(crate) kind: Vec<String>,
    /// Acts with one of these parties: an id (JPN) or a name (Japan)
    #[arg(long, value_delimiter = ',', value_name = "PARTY")]
    pub(crate) party: Vec<String>,
    /// Acts on an agreement with this id, or with these words in its name
    #[arg(long, value_name = "ID OR WORDS")]
    pub(crate) agreement: Vec<String>,
    /// These modalities: asserted, planned, possible, urged, alleged
    #[arg(long, value_delimiter = ',', value_name = "MODALITY", value_parser = modality)]
    pub(crate) modality: Vec<Modality>,
    /// This polarity: positive, negative
    #[arg(long, value_name = "POLARITY", value_parser = polarity)]
    pub(crate) polarity: Option<Polarity>,
    /// Acts at or after this date, YYYY, YYYY-MM or YYYY-MM-DD; acts without a date are left out
    #[arg(long, value_name = "DATE")]
    pub(crate) since: Option<Date>,
    /// Acts at or before this date; acts without a date are left out
    #[arg(long, value_name = "DATE")]
    pub(crate) until: Option<Date>,
    /// Relations of at least this grade: A, B or C
    #[arg(long, value_name = "GRADE", value_parser = grade)]
    pub(crate) grade: Option<Grade>,
}

#[derive(Args)]
pub(crate) struct Running {
    /// How many threads read; by default as many as there are cores
    #[arg(short, long, value_name = "N")]
    pub(crate) jobs: Option<usize>,
    /// Pass on each answer before waiting for more input
    #[arg(long)]
    pub(crate) flush: bool,
    /// Show no progress, also on a terminal
    #[arg(short, long)]
    pub(crate) quiet: bool,
}

#[derive(Args)]
pub(crate) struct ExplainArgs {
    /// The text; without one, standard input
    pub(crate) text: Option<String>,
    /// A file with the text instead
    #[arg(short, long, conflicts_with = "text")]
    pub(crate) file: Option<PathBuf>,
    /// The date of publication
    #[arg(long, value_name = "DATE")]
    pub(crate) published: Option<Date>,
    #[command(flatten)]
    pub(crate) own: Own,
}

#[derive(Args)]
pub(crate) struct CheckArgs {
    /// Files that end in .rule or .tsv, or folders with such files; without any, what comes with the tool is checked.
    /// What kind of table a .tsv file is follows from the start of its name: countries, bodies, organisations, people, agreements,
    /// places, names or aliases
    pub(crate) paths: Vec<PathBuf>,
    /// Check tables without the built-in ones, to which they may otherwise refer
    #[arg(long)]
    pub(crate) alone: bool,
    /// List the names that stand for several entries
    #[arg(long)]
    pub(crate) ambiguous: bool,
}

#[derive(Args)]
pub(crate) struct EvaluateArgs {
    /// A folder with a JSON file of gold relations for each document
    pub(crate) gold: PathBuf,
    /// An .ndjson file with one {"id", "text", "published"} a line, or a folder of NAME.txt with the dates in NAME.json
    pub(crate) articles: PathBuf,
    /// Take only the documents whose CRC-32 of the id is even (0) or odd (1), so that one half can be kept unseen
    #[arg(long, value_parser = clap::value_parser!(u32).range(0..=1))]
    pub(crate) half: Option<u32>,
    /// List what was missed, inexact or spurious
    #[arg(short, long)]
    pub(crate) verbose: bool,
    #[command(flatten)]
    pub(crate) own: Own,
}

fn modality(word: &str) -> Result<Modality, String> {
    Modality::from_word(word).ok_or_else(|| one_of(Modality::ALL))
}

fn polarity(word: &str) -> Result<Polarity, String> {
    Polarity::from_word(word).ok_or_else(|| one_of(Polarity::ALL))
}

fn grade(word: &str) -> Result<Grade, String> {
    Grade::from_word(&word.to_ascii_uppercase()).ok_or_else(|| one_of(Grade::ALL))
}

fn one_of<T: ToString>(words: &[T]) -> String {
    let words: Vec<String> = words.iter().map(T::to_string).collect();
    format!("it is one of {}", words.join(", "))
}
