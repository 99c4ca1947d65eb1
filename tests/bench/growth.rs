//! How time and memory of the core grow with the text, and with the number of languages that are ready: one JSON for the plots.

use super::made;
use fineprint::{analyze, reader, Options};
use stats_alloc::{Region, StatsAlloc, INSTRUMENTED_SYSTEM};
use std::alloc::System;
use std::hint::black_box;
use std::time::Instant;

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// Sizes of text, in bytes.
const SIZES: [usize; 9] = [1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000, 3_000_000, 10_000_000];

/// Writes `pkg/bench/growth.json`: size, seconds of the fastest run, bytes allocated, allocations.
pub fn run() -> Result<(), Box<dyn std::error::Error>> {
    let mut rows = Vec::new();
    for size in SIZES {
        let page = made::policy(size);
        let model = reader::read(page.as_bytes(), "policy.html", None)?;
        let text = model.text().len();
        let runs = (3_000_000 / size).clamp(2, 200);
        let best = (0..runs).map(|_| timed(|| drop(black_box(analyze(&model, &Options::default()))))).fold(f64::MAX, f64::min);
        let region = Region::new(ALLOCATOR);
        drop(black_box(analyze(&model, &Options::default())));
        let change = region.change();
        rows.push(
            serde_json::json!({ "bytes": text, "seconds": best, "allocated": change.bytes_allocated, "allocations": change.allocations }),
        );
    }
    let number = |row: &serde_json::Value, key: &str| row[key].as_f64().unwrap_or(0.0);
    println!("{:>10} {:>12} {:>8} {:>14} {:>12}", "text", "time", "MB/s", "allocated", "allocations");
    for row in &rows {
        let (bytes, seconds) = (number(row, "bytes"), number(row, "seconds"));
        println!(
            "{:>7.0} kB {:>9.0} µs {:>8.1} {:>11.0} kB {:>12}",
            bytes / 1e3,
            seconds * 1e6,
            bytes / seconds / 1e6,
            number(row, "allocated") / 1e3,
            row["allocations"]
        );
    }
    let exponent = |key: &str| {
        let points: Vec<(f64, f64)> = rows.iter().map(|r| (number(r, "bytes").ln(), number(r, key).ln())).collect();
        slope(&points)
    };
    let (time, memory) = (exponent("seconds"), exponent("allocated"));
    println!("grows with the text as its {time:.2}th power in time, its {memory:.2}th in memory");
    let json = serde_json::json!({ "text": rows, "exponents": { "time": time, "memory": memory } });
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("pkg/bench/growth.json");
    std::fs::write(file, format!("{json:#}\n"))?;
    Ok(())
}

fn timed(run: impl FnOnce()) -> f64 {
    let start = Instant::now();
    run();
    start.elapsed().as_secs_f64()
}

/// The slope of the line that lies nearest to the points.
fn slope(points: &[(f64, f64)]) -> f64 {
    let n = points.len() as f64;
    let (x, y) = points.iter().fold((0.0, 0.0), |(x, y), p| (x + p.0 / n, y + p.1 / n));
    let (over, under) = points.iter().fold((0.0, 0.0), |(a, b), p| (a + (p.0 - x) * (p.1 - y), b + (p.0 - x).powi(2)));
    over / under
}
