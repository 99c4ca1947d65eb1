//! `fineprint classify`: segments in, topics out, a line each.

use super::print;
use fineprint::{classify, Error};
use serde::Deserialize;
use serde_json::{json, Value};
use std::io::BufRead;

#[derive(Deserialize)]
struct Segment {
    id: Value,
    text: String,
    #[serde(default)]
    language: Option<String>,
    #[serde(default)]
    heading: Option<String>,
}

/// Reads standard input to its end.
pub fn run() -> Result<bool, Error> {
    for (number, line) in std::io::stdin().lock().lines().enumerate() {
        let line = line.map_err(|e| Error::new("standard input", e))?;
        if line.trim().is_empty() {
            continue;
        }
        let segment: Segment = serde_json::from_str(&line).map_err(|e| Error::new(&format!("standard input, line {}", number + 1), e))?;
        let topics = classify(&segment.text, segment.heading.as_deref(), segment.language.as_deref());
        print(&format!("{}\n", json!({"id": segment.id, "topics": topics})))?;
    }
    Ok(true)
}
