//! Sub-commands: `report`, `remember`, `compare`, `classify`, `explain`, `model`, `tables`, `terms`, `gate`.

mod args;
mod changes;
mod classify;
mod report;

use args::Args;
use fineprint::Error;
use std::ffi::OsString;
use std::io::{Read, Write};
use std::process::ExitCode;

const HELP: &str = "\
fineprint: reads the fine print

  fineprint report [--url URL] [--today YYYY-MM-DD] [--with-text]
                   [--format json|text|markdown|dpv] [--jsonl] [--files-from LIST] FILE...
      what a page says; `-` is standard input; dpv is JSON-LD in the W3C Data
      Privacy Vocabulary. LIST names a file in each line, `-` reads it from
      standard input; reports come in the order of the names, at any length
  fineprint remember [--url URL] [--today YYYY-MM-DD] FILE
      what is to be remembered of a policy: its facts, hashes of its sentences
  fineprint compare [--format json|text] MEMORY FILE
      what changed since then
  fineprint classify
      JSON lines {\"id\", \"text\", \"language\"?, \"heading\"?} in, {\"id\", \"topics\"} out
  fineprint explain FILE [FACT]
      for each fact the sentence, the cue and the line of the language file it
      comes from; for a missing fact the nearest candidates and why they failed
  fineprint model FILE
      the page model that the report is made from, as JSON
  fineprint tables FOLDER
      the grammar of each language and the words of banners, as the browser
      extension loads them
  fineprint terms
      the terms of the Data Privacy Vocabulary that stand for what a report says,
      as JSON
  fineprint gate
      the words by which the browser extension tells that a page may be a policy, as JSON
";

/// Files larger than this are refused, in bytes.
const MAX_FILE: u64 = 32 << 20;

/// Runs the program; every error is one line on standard error.
pub fn run(args: Vec<OsString>) -> ExitCode {
    let args: Vec<String> = args.into_iter().map(|a| a.to_string_lossy().into_owned()).collect();
    let done = match args.split_first() {
        Some((sub, rest)) => match sub.as_str() {
            "report" => Args::read(rest).and_then(|a| report::run(&a)),
            "remember" => Args::read(rest).and_then(|a| changes::remember(&a)),
            "compare" => Args::read(rest).and_then(|a| changes::compare(&a)),
            "classify" => classify::run(),
            "explain" => rest.first().ok_or_else(|| Error::new("explain", "names no file")).and_then(|f| explain(f, rest.get(1))),
            "model" => rest.first().ok_or_else(|| Error::new("model", "names no file")).and_then(|f| model(f)),
            "tables" => rest.first().ok_or_else(|| Error::new("tables", "names no folder")).and_then(|f| tables(f)),
            "terms" => print(&format!("{}\n", fineprint::report::dpv::terms())).map(|_| true),
            "gate" => print(&fineprint::gate::words_json()).map(|_| true),
            "help" | "--help" | "-h" => print(HELP).map(|_| true),
            other => Err(Error::new(other, "no such command; try `fineprint help`")),
        },
        None => print(HELP).map(|_| true),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("fineprint: {error}");
            ExitCode::from(2)
        }
    }
}

fn explain(file: &str, fact: Option<&String>) -> Result<bool, Error> {
    print(&fineprint::explain(&fineprint::reader::read(&bytes(file)?, file, None)?, fact.map(String::as_str)))?;
    Ok(true)
}

/// Writes the grammar of every language as `CODE.bin` and the words of banners, for the extension to load when they are needed.
fn tables(folder: &str) -> Result<bool, Error> {
    std::fs::create_dir_all(folder).map_err(|e| Error::new(folder, e))?;
    for (name, bytes) in fineprint::gate::tables() {
        let file = std::path::Path::new(folder).join(format!("{name}.bin"));
        std::fs::write(&file, bytes).map_err(|e| Error::new(&file.to_string_lossy(), e))?;
    }
    Ok(true)
}

fn model(file: &str) -> Result<bool, Error> {
    print(&(fineprint::reader::model_json(&bytes(file)?, file, None)? + "\n"))?;
    Ok(true)
}

/// Writes to standard output; a reader that went away is no error.
fn print(text: &str) -> Result<(), Error> {
    match std::io::stdout().write_all(text.as_bytes()) {
        Err(e) if e.kind() != std::io::ErrorKind::BrokenPipe => Err(Error::new("standard output", e)),
        _ => Ok(()),
    }
}

/// A file's bytes, or standard input's for `-`.
fn bytes(file: &str) -> Result<Vec<u8>, Error> {
    let mut out = Vec::new();
    let read = if file == "-" {
        std::io::stdin().lock().take(MAX_FILE + 1).read_to_end(&mut out)
    } else {
        std::fs::File::open(file).and_then(|f| f.take(MAX_FILE + 1).read_to_end(&mut out))
    };
    read.map_err(|e| Error::new(file, e))?;
    if out.len() as u64 > MAX_FILE {
        return Err(Error::new(file, format!("larger than {} MiB", MAX_FILE >> 20)));
    }
    Ok(out)
}
