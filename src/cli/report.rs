//! `fineprint report`.

use super::args::{Args, Format};
use super::{bytes, print};
use fineprint::report::{dpv, Report, SCHEMA};
use fineprint::summary::{self, locale::Locale};
use fineprint::{analyze, reader, Error, Options};
use serde_json::json;
use std::io::IsTerminal;

/// Reports on every file; `false` when one could not be read.
pub fn run(args: &Args) -> Result<bool, Error> {
    let format = args.format.unwrap_or(if args.jsonl || !std::io::stdout().is_terminal() { Format::Json } else { Format::Text });
    let mut fine = true;
    for file in &args.files {
        match one(args, file) {
            Ok(report) => print(&written(&report, format, args.jsonl)?)?,
            Err(error) => {
                fine = false;
                eprintln!("fineprint: {error}");
                if args.jsonl {
                    let line =
                        json!({"schema": SCHEMA, "source": file, "error": error.to_string(), "page": null, "policy": null, "banners": []});
                    print(&format!("{line}\n"))?;
                }
            }
        }
    }
    Ok(fine)
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
