//! The core natively, by criterion, and the ratios that count: a policy of 60 kB against the aho-corasick crate that looks
//! for the same words in the same bytes, and whole HTML pages against the HTML parser alone. The ratios are of medians of
//! rounds that follow each other, so that what disturbs the machine disturbs both. `pkg/bench/core.json` has them.

mod growth;
mod made;

use aho_corasick::AhoCorasick;
use criterion::{BenchmarkId, Criterion, Throughput};
use fineprint::page::PageModel;
use fineprint::{analyze, gate, reader, Options};
use html5ever::tendril::TendrilSink;
use markup5ever_rcdom::RcDom;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// Rounds of a ratio.
const ROUNDS: usize = 60;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    if let Some(file) = std::env::var_os("FINEPRINT_BENCH_MODEL") {
        return one(&file);
    }
    let page = made::policy(60_000);
    let model = reader::read(page.as_bytes(), "policy.html", None)?;
    let text = model.text();
    let words = AhoCorasick::builder().ascii_case_insensitive(true).build(gate::cue_words("en"))?;
    let options = Options::default();

    let mut criterion = Criterion::default()
        .sample_size(20)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2))
        .without_plots()
        .configure_from_args();
    let mut group = criterion.benchmark_group("policy of 60 kB");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("analyze", |b| b.iter(|| analyze(black_box(&model), &options)));
    group.bench_function("aho-corasick", |b| b.iter(|| found(&words, black_box(&text))));
    group.bench_function("read HTML", |b| b.iter(|| reader::read(black_box(page.as_bytes()), "policy.html", None)));
    group.bench_function("HTML parser alone", |b| b.iter(|| parsed(black_box(&page))));
    group.finish();
    let mut group = criterion.benchmark_group("demo policies");
    for language in ["en", "nl", "fr", "de"] {
        let name = format!("{}/tests/fixtures/demo/policy-{language}.html", env!("CARGO_MANIFEST_DIR"));
        let model: PageModel = reader::read(&std::fs::read(&name)?, &name, None)?;
        group.throughput(Throughput::Bytes(model.text().len() as u64));
        group.bench_with_input(BenchmarkId::new("analyze", language), &model, |b, model| b.iter(|| analyze(model, &options)));
    }
    group.finish();

    let core = ratio(
        || drop(black_box(analyze(&model, &options))),
        || {
            black_box(found(&words, &text));
        },
    );
    let whole = || drop(black_box(reader::read(page.as_bytes(), "policy.html", None).map(|m| analyze(&m, &options))));
    let batch = ratio(whole, || drop(black_box(parsed(&page))));
    let mixed: Vec<String> = (0..20).map(made::page).collect();
    let all = || mixed.iter().for_each(|p| drop(black_box(reader::read(p.as_bytes(), "p.html", None).map(|m| analyze(&m, &options)))));
    let pages = ratio(all, || mixed.iter().for_each(|p| drop(black_box(parsed(p)))));
    println!("60 kB policy, analysed / aho-corasick, same words: {core:.2} (wanted 4)");
    println!("60 kB policy, HTML to report / HTML parser alone: {batch:.2}");
    println!("20 pages of all kinds, HTML to report / HTML parser alone: {pages:.2} (wanted 2)");
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("pkg/bench");
    std::fs::create_dir_all(&folder)?;
    let json = serde_json::json!({ "analyze_to_aho_corasick": core, "policy_to_parser": batch, "pages_to_parser": pages });
    std::fs::write(folder.join("core.json"), format!("{json:#}\n"))?;
    growth::run()
}

/// The median seconds of the analysis of one page model, for the bench that compares with the browser.
fn one(file: &std::ffi::OsStr) -> Result<(), Box<dyn std::error::Error>> {
    let model: PageModel = serde_json::from_slice(&std::fs::read(file)?)?;
    let mut times: Vec<f64> = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            drop(black_box(analyze(&model, &Options::default())));
            start.elapsed().as_secs_f64()
        })
        .collect();
    times.sort_unstable_by(f64::total_cmp);
    println!("{}", times[ROUNDS / 2]);
    Ok(())
}

/// How many words of cues stand in a text, within each other too, as the scanner finds them.
fn found(words: &AhoCorasick, text: &str) -> usize {
    words.find_overlapping_iter(text).count()
}

fn parsed(page: &str) -> RcDom {
    html5ever::parse_document(RcDom::default(), html5ever::ParseOpts::default()).one(page)
}

/// Median of one over median of the other, run in turns.
fn ratio(mut one: impl FnMut(), mut other: impl FnMut()) -> f64 {
    let timed = |run: &mut dyn FnMut()| {
        let start = Instant::now();
        run();
        start.elapsed()
    };
    let (mut a, mut b): (Vec<_>, Vec<_>) = (0..ROUNDS).map(|_| (timed(&mut one), timed(&mut other))).unzip();
    a.sort_unstable();
    b.sort_unstable();
    a[ROUNDS / 2].as_secs_f64() / b[ROUNDS / 2].as_secs_f64()
}
