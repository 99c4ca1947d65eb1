//! `fineprint remember` and `fineprint compare`.

use super::args::{Args, Format};
use super::report::locale;
use super::{bytes, print};
use fineprint::changes::{self, Memory, Sentences};
use fineprint::report::Report;
use fineprint::{analyze_sentences, reader, Error, Options};

/// Writes what is to be remembered of a policy.
pub fn remember(args: &Args) -> Result<bool, Error> {
    let [file] = args.files.as_slice() else { return Err(Error::new("remember", "wants one file")) };
    let (report, sentences) = read(args, file)?;
    let memory = Memory::of(&report, &sentences, args.today.as_deref().unwrap_or(""));
    json(&memory.ok_or_else(|| Error::new(file, "no policy"))?, file)
}

/// Writes what changed since a policy was remembered.
pub fn compare(args: &Args) -> Result<bool, Error> {
    let [then, file] = args.files.as_slice() else { return Err(Error::new("compare", "wants a memory and a file")) };
    let memory: Memory = serde_json::from_slice(&bytes(then)?).map_err(|e| Error::new(then, e))?;
    if !memory.is_known() {
        return Err(Error::new(then, format!("its schema is not {}", changes::SCHEMA)));
    }
    let (report, sentences) = read(args, file)?;
    let changes = changes::compare(&memory, &report, &sentences);
    match args.format.unwrap_or(Format::Json) {
        Format::Text => {
            let words = locale();
            print(&changes::text(&changes::told(&changes, &report, &words), &words))?;
            Ok(true)
        }
        Format::Json => json(&changes, file),
        _ => Err(Error::new("compare", "writes json or text")),
    }
}

fn read(args: &Args, file: &str) -> Result<(Report, Sentences), Error> {
    let model = reader::read(&bytes(file)?, file, args.url.as_deref())?;
    let options = Options { source: file.to_string(), today: args.today.clone(), settled: true, with_text: false };
    let (report, sentences) = analyze_sentences(&model, &options);
    Ok((report, sentences.ok_or_else(|| Error::new(file, "no policy"))?))
}

fn json(what: &impl serde::Serialize, about: &str) -> Result<bool, Error> {
    print(&(serde_json::to_string_pretty(what).map_err(|e| Error::new(about, e))? + "\n"))?;
    Ok(true)
}
