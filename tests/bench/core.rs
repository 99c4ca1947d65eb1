//! Speed of the core over the demo policies, and how many times longer it takes than merely reading their text
//! character by character: that ratio, unlike the speed, hardly depends on the machine.

use fineprint::page::PageModel;
use fineprint::{analyze, reader, Options};
use std::hint::black_box;
use std::time::{Duration, Instant};

const LANGUAGES: [&str; 4] = ["en", "nl", "fr", "de"];

/// How long each measurement goes on.
const SPAN: Duration = Duration::from_millis(500);

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("{:8} {:>9} {:>12} {:>12} {:>10} {:>12}", "policy", "text", "read", "analyze", "speed", "to a scan");
    for language in LANGUAGES {
        let name = format!("{}/tests/fixtures/demo/policy-{language}.html", env!("CARGO_MANIFEST_DIR"));
        let bytes = std::fs::read(&name)?;
        let model: PageModel = reader::read(&bytes, &name, None)?;
        let text = model.text();
        let options = Options::default();
        let read = fastest(|| reader::read(black_box(&bytes), &name, None).map(|model| model.blocks.len()));
        let whole = fastest(|| analyze(black_box(&model), &options));
        let scan = fastest(|| black_box(&text).chars().fold(0_u32, |sum, c| sum.wrapping_add(u32::from(c))));
        println!(
            "{language:8} {:>6.1} kB {:>9.0} µs {:>9.0} µs {:>5.1} MB/s {:>11.0}×",
            text.len() as f64 / 1e3,
            read * 1e6,
            whole * 1e6,
            text.len() as f64 / whole / 1e6,
            whole / scan
        );
    }
    Ok(())
}

/// The seconds of the fastest of many runs: what disturbs a run only ever makes it slower.
fn fastest<T>(mut run: impl FnMut() -> T) -> f64 {
    let begin = Instant::now();
    let mut best = Duration::MAX;
    while begin.elapsed() < SPAN {
        let start = Instant::now();
        black_box(run());
        best = best.min(start.elapsed());
    }
    best.as_secs_f64()
}
