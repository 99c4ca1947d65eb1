//! How time and memory of the core grow with the text, with the ways in which it may go on, and with the number of languages that are
//! ready: one JSON for the plots.

use super::made;
use fineprint::page::{Candidate, PageModel};
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
        let best = fastest(runs, || drop(black_box(analyze(&model, &Options::default()))));
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
    let elements: Vec<_> = ELEMENTS.iter().map(|number| of_elements(*number)).collect::<Result<_, _>>()?;
    let languages: Vec<_> = LANGUAGES.iter().map(|number| of_languages(*number)).collect();
    let shapes: Vec<_> = made::SHAPES.iter().map(of_shape).collect::<Result<_, _>>()?;
    let exponents = serde_json::json!({ "time": time, "memory": memory });
    let json = serde_json::json!({ "text": rows, "elements": elements, "languages": languages, "shapes": shapes, "exponents": exponents });
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("pkg/bench/growth.json");
    std::fs::write(file, format!("{json:#}\n"))?;
    Ok(())
}

/// Numbers of elements.
const ELEMENTS: [usize; 6] = [100, 1_000, 3_000, 10_000, 30_000, 100_000];

/// A page of so many elements, a few words in each, from HTML to report.
fn of_elements(number: usize) -> Result<serde_json::Value, Box<dyn std::error::Error>> {
    let mut page = String::from("<!doctype html><html lang=en><title>Privacy policy</title><main><h1>Privacy policy</h1>");
    for i in 0..number / 3 {
        page.push_str(if i % 9 == 0 { "<div><p>We <b>collect" } else { "<div><p>The <b>river" });
        page.push_str("</b> your name and address</p></div>");
    }
    let whole = || reader::read(page.as_bytes(), "page.html", None).map(|model| analyze(&model, &Options::default()));
    Ok(row("elements", number, (30_000 / number).clamp(2, 50), || drop(black_box(whole()))))
}

/// Pieces of a policy that goes on in one way.
const PIECES: [usize; 3] = [2_000, 6_000, 18_000];

/// The power of the number of pieces that time grows with where a policy goes on in one way, from its model to the report.
fn of_shape(shape: &made::Shape) -> Result<serde_json::Value, Box<dyn std::error::Error>> {
    let mut points = Vec::new();
    for pieces in PIECES {
        let page = made::shaped(shape, pieces);
        let model = reader::read(page.as_bytes(), "page.html", None)?;
        let best = fastest(3, || drop(black_box(analyze(&model, &Options::default()))));
        points.push(((pieces as f64).ln(), best.ln()));
    }
    let power = slope(&points);
    println!("{:>10} {:<24} power {power:.2} in time", PIECES[PIECES.len() - 1], shape.0);
    Ok(serde_json::json!({ "shape": shape.0, "power": power }))
}

/// Numbers of languages.
const LANGUAGES: [usize; 8] = [1, 2, 3, 5, 8, 12, 20, 30];

/// What a banner says in so many languages at once.
const SENTENCES: [&str; 30] = [
    "We use cookies to measure visits.",
    "Wij gebruiken cookies om bezoek te meten.",
    "Nous utilisons des cookies pour mesurer les visites.",
    "Wir verwenden Cookies, um Besuche zu messen.",
    "Usamos cookies para medir las visitas.",
    "Usiamo i cookie per misurare le visite.",
    "Usamos cookies para medir as visitas.",
    "Vi bruger cookies til at måle besøg.",
    "Vi använder cookies för att mäta besök.",
    "Používáme cookies k měření návštěv.",
    "Używamy plików cookie do mierzenia wizyt.",
    "Sütiket használunk a látogatások mérésére.",
    "Vi bruker informasjonskapsler til å måle besøk.",
    "Käytämme evästeitä käyntien mittaamiseen.",
    "Kasutame küpsiseid külastuste mõõtmiseks.",
    "Mēs izmantojam sīkdatnes apmeklējumu mērīšanai.",
    "Naudojame slapukus lankymams matuoti.",
    "Používame súbory cookie na meranie návštev.",
    "Piškotke uporabljamo za merjenje obiskov.",
    "Koristimo kolačiće za mjerenje posjeta.",
    "Folosim cookie-uri pentru a măsura vizitele.",
    "Използваме бисквитки, за да измерваме посещенията.",
    "Χρησιμοποιούμε cookies για να μετράμε τις επισκέψεις.",
    "Ми використовуємо файли cookie, щоб вимірювати відвідування.",
    "Мы используем файлы cookie, чтобы измерять посещения.",
    "Fem servir galetes per mesurar les visites.",
    "Ziyaretleri ölçmek için çerezler kullanıyoruz.",
    "Við notum vafrakökur til að mæla heimsóknir.",
    "Úsáidimid fianáin chun cuairteanna a thomhas.",
    "Nużaw cookies biex inkejlu ż-żjarat.",
];

/// A banner of as many lines whatever the number of languages.
fn of_languages(number: usize) -> serde_json::Value {
    let lines = (0..60).map(|i| SENTENCES[i % number].to_string()).collect();
    let candidate = Candidate { lines, ..Candidate::default() };
    let model = PageModel { candidates: vec![candidate], ..PageModel::default() };
    row("languages", number, 200, || drop(black_box(analyze(&model, &Options::default()))))
}

/// The fastest of some runs, and what one of them allocates.
fn row(name: &str, size: usize, runs: usize, run: impl Fn()) -> serde_json::Value {
    let best = fastest(runs, &run);
    let region = Region::new(ALLOCATOR);
    run();
    let change = region.change();
    println!("{size:>10} {name:<10} {:>9.0} µs {:>11.0} kB", best * 1e6, change.bytes_allocated as f64 / 1e3);
    serde_json::json!({ name: size, "seconds": best, "allocated": change.bytes_allocated, "allocations": change.allocations })
}

/// Seconds of the fastest of some runs.
fn fastest(runs: usize, run: impl Fn()) -> f64 {
    let timed = |_| {
        let start = Instant::now();
        run();
        start.elapsed().as_secs_f64()
    };
    (0..runs).map(timed).fold(f64::MAX, f64::min)
}

/// The slope of the line that lies nearest to the points.
fn slope(points: &[(f64, f64)]) -> f64 {
    let n = points.len() as f64;
    let (x, y) = points.iter().fold((0.0, 0.0), |(x, y), p| (x + p.0 / n, y + p.1 / n));
    let (over, under) = points.iter().fold((0.0, 0.0), |(a, b), p| (a + (p.0 - x) * (p.1 - y), b + (p.0 - x).powi(2)));
    over / under
}
