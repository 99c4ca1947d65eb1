//! `fineprint report`.

use super::args::{Args, Format};
use super::{bytes, print};
use fineprint::report::{dpv, Report, SCHEMA};
use fineprint::summary::{self, locale::Locale};
use fineprint::{analyze, reader, Error, Options};
use rayon::prelude::*;
use serde_json::json;
use std::io::{BufRead, BufReader, IsTerminal};

/// Files that are read at the same time, and whose reports wait for each other: what bounds the memory of a long run.
const ABREAST: usize = 256;

/// Reports on every file, in their order, on all cores; `false` when one could not be read.
pub fn run(args: &Args) -> Result<bool, Error> {
    let format = args.format.unwrap_or(if args.jsonl || !std::io::stdout().is_terminal() { Format::Json } else { Format::Text });
    let named: Box<dyn Iterator<Item = Result<String, Error>>> = match args.list.as_deref() {
        Some("-") => Box::new(lines("standard input", std::io::stdin().lock())),
        Some(list) => Box::new(lines(list, BufReader::new(std::fs::File::open(list).map_err(|e| Error::new(list, e))?))),
        None => Box::new(std::iter::empty()),
    };
    let mut names = args.files.iter().cloned().map(Ok).chain(named);
    let mut fine = true;
    loop {
        let files: Vec<String> = names.by_ref().take(ABREAST).collect::<Result<_, _>>()?;
        if files.is_empty() {
            return Ok(fine);
        }
        let reports: Vec<_> =
            files.par_iter().map(|file| one(args, file).and_then(|report| written(&report, format, args.jsonl))).collect();
        for (file, report) in files.iter().zip(reports) {
            match report {
                Ok(text) => print(&text)?,
                Err(error) => {
                    fine = false;
                    eprintln!("fineprint: {error}");
                    if args.jsonl {
                        let line = json!({"schema": SCHEMA, "source": file, "error": error.to_string(), "page": null, "policy": null, "banners": []});
                        print(&format!("{line}\n"))?;
                    }
                }
            }
        }
    }
}

/// The lines of a list, empty ones left out.
fn lines<'a>(name: &'a str, list: impl BufRead + 'a) -> impl Iterator<Item = Result<String, Error>> + 'a {
    list.lines().map(move |line| line.map_err(|e| Error::new(name, e))).filter(|line| !matches!(line, Ok(l) if l.is_empty()))
}

fn one(args: &Args, file: &str) -> Result<Report, Error> {
    let model = reader::read(&bytes(file)?, file, args.url.as_deref())?;
    Ok(analyze(&model, &Options { source: file.to_string(), today: args.today.clone(), settled: true, with_text: args.with_text }))
}

fn written(report: &Report, format: Format, jsonl: bool) -> Result<String, Error> {
    let text = match format {
        Format::Json if jsonl => serde_json::to_string(report),
        Format::Json => serde_json::to_string_pretty(report),
        Format::Dpv if jsonl => serde_json::to_string(&dpv::document(report)),
        Format::Dpv => serde_json::to_string_pretty(&dpv::document(report)),
        Format::Text => return Ok(summary::text(report, &locale())),
        Format::Markdown => return Ok(summary::markdown(report, &locale())),
    };
    text.map(|t| t + "\n").map_err(|e| Error::new(&report.source, e))
}

/// The texts of the person's language, by the usual variables.
pub fn locale() -> Locale {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|v| std::env::var(v).ok().filter(|l| !l.is_empty()));
    Locale::of(set.as_deref().unwrap_or("en"))
}
