//! What the core allocates is counted: per token nothing, so that twice the text is at most about twice of everything.

#![allow(clippy::expect_used)]

use fineprint::page::{Block, PageModel};
use fineprint::{analyze, Options};
use stats_alloc::{Region, StatsAlloc, INSTRUMENTED_SYSTEM};
use std::alloc::System;

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// A page of `lines` paragraphs of plain prose, each a few sentences long.
fn article(lines: usize) -> PageModel {
    let text = "The river was low and the old mill stood dry. Nobody had walked the path since the winter, and the stones of the road lay \
                under leaves; the garden behind the house had grown wild. In the evening the lights of the village came on one by one.";
    let block = Block { text: text.to_string(), ..Block::default() };
    PageModel { title: "A walk".into(), blocks: vec![block; lines], ..PageModel::default() }
}

fn allocations(model: &PageModel) -> (usize, usize) {
    let options = Options::default();
    // What is made once, at the first page, is not counted.
    drop(analyze(model, &options));
    let region = Region::new(ALLOCATOR);
    let report = analyze(model, &options);
    let change = region.change();
    assert_eq!(report.page.language.as_deref(), Some("en"));
    (change.allocations + change.reallocations, change.bytes_allocated)
}

// One test alone in this file: another that runs beside it would be counted too.
#[test]
fn a_token_costs_no_allocation_and_twice_the_text_no_more_than_twice_the_memory() {
    let (few, few_bytes) = allocations(&article(200));
    let (many, many_bytes) = allocations(&article(400));
    let tokens = 200 * 45;
    // A few for each sentence and each line; were it one for each token, there would be 9,000 more.
    assert!(many - few < tokens / 2, "{} allocations for {tokens} tokens more", many - few);
    assert!(many_bytes < few_bytes * 5 / 2, "{few_bytes} bytes, then {many_bytes}");
}
