//! Pages out of a seed. `pages COUNT SEED`: each with its native report, `{"model": …, "report": …}` a line, for
//! `differential.mjs`. `pages COUNT SEED --models FOLDER` and `--bytes FOLDER`: a file each, for the fuzzer to begin with.
#![forbid(unsafe_code)]

use fineprint_fuzz::{options, pages};
use std::io::{BufWriter, Write};
use std::path::Path;

fn main() -> std::io::Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize| args.get(at).and_then(|a| a.parse::<u64>().ok()).unwrap_or(1);
    let mut numbers = pages::Numbers(number(1).max(1));
    let mut out = BufWriter::new(std::io::stdout().lock());
    for at in 0..number(0) {
        let bytes = numbers.page();
        let model = pages::of_bytes(&bytes);
        match (args.get(2).map(String::as_str), args.get(3)) {
            (Some("--models"), Some(folder)) => std::fs::write(Path::new(folder).join(at.to_string()), serde_json::to_vec(&model)?)?,
            (Some("--bytes"), Some(folder)) => std::fs::write(Path::new(folder).join(at.to_string()), bytes)?,
            _ => {
                let report = fineprint::analyze(&model, &options());
                writeln!(out, "{{\"model\":{},\"report\":{}}}", serde_json::to_string(&model)?, serde_json::to_string(&report)?)?;
            }
        }
    }
    out.flush()
}
