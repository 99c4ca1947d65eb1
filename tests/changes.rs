//! What changed: exactly the sentences that came and went, whatever was moved or set otherwise; and small memories.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

use fineprint::changes::{compare, text, told, Changes, Memory, Sentences, MAX_BYTES, MAX_SENTENCES};
use fineprint::page::{Block, Candidate, PageModel, Region, Role};
use fineprint::report::{Report, Status};
use fineprint::summary::locale::{Locale, FILES};
use fineprint::{analyze_sentences, reader, Options};
use proptest::prelude::*;

const DEMO: &str = include_str!("fixtures/demo/policy-en.html");

fn model(html: &str) -> PageModel {
    reader::read(html.as_bytes(), "policy.html", None).unwrap()
}

fn read(model: &PageModel) -> (Report, Sentences) {
    let (report, sentences) = analyze_sentences(model, &Options::default());
    (report, sentences.expect("a policy"))
}

fn remember(model: &PageModel) -> Memory {
    let (report, sentences) = read(model);
    Memory::of(&report, &sentences, "2026-01-01").unwrap()
}

fn changes(then: &PageModel, now: &PageModel) -> Changes {
    let (report, sentences) = read(now);
    compare(&remember(then), &report, &sentences)
}

/// The demo policy with stretches put in place of others.
fn demo(swaps: &[(&str, &str)]) -> PageModel {
    let mut html = DEMO.to_string();
    for (from, to) in swaps {
        assert!(html.contains(from), "{from}");
        html = html.replace(from, to);
    }
    model(&html)
}

fn quotes(changes: &Changes) -> Vec<&str> {
    changes.came.iter().map(|p| p.quote.as_str()).collect()
}

#[test]
fn a_fact_its_sentence_and_the_one_before() {
    let now = demo(&[("six years after", "seven years after")]);
    let found = changes(&demo(&[]), &now);
    assert_eq!(quotes(&found), ["seven years after the end of the financial year"]);
    assert_eq!(found.went.len(), 1);
    assert_eq!((found.went[0].number, found.went[0].after.as_ref().unwrap().quote.as_str()), (1, "Orders and invoices"));
    assert_eq!(found.since, "2026-01-01");
    assert!(!found.rewritten);
    let [fact] = found.facts.as_slice() else { panic!("{:?}", found.facts) };
    assert_eq!(fact.id, "retention");
    let said = told(&found, &read(&now).0, &Locale::of("en"));
    assert!(said.facts[0].before.starts_with("6 years") && said.facts[0].after.starts_with("7 years"), "{:?}", said.facts[0]);
    assert_eq!(said.facts[0].quotes[0].quote, "seven years after the end of the financial year");
}

#[test]
fn what_a_fact_was_quoted_from_is_told_when_it_goes() {
    let denial = "We do not sell your personal data, and we do not lend it to anyone for their own advertising.";
    let found = changes(&demo(&[]), &demo(&[(denial, "")]));
    assert_eq!(found.went[0].quote.as_deref(), Some(denial));
    let sold = found.facts.iter().find(|f| f.id == "sale_share").unwrap();
    assert_eq!(sold.before.as_ref().unwrap().status, Status::StatedNo);
    assert_eq!(sold.after.status, Status::NotFound);
}

#[test]
fn a_right_that_was_withdrawn_is_a_line_of_its_own() {
    let now = demo(&[("<li>have your personal data erased;</li>", "")]);
    let said = told(&changes(&demo(&[]), &now), &read(&now).0, &Locale::of("en"));
    let lines: Vec<_> = said.facts.iter().map(|t| (t.question.as_str(), t.before.as_str(), t.after.as_str())).collect();
    assert_eq!(lines, [("May I have my data erased?", "Stated", "Not stated")]);
}

#[test]
fn white_space_marks_and_case_are_no_change() {
    let now =
        demo(&[("personal data", "personal\u{a0} <b>data</b>"), ("e-mail", "e\u{2011}mail"), ("Who we are", "WHO WE ARE"), ("'", "’")]);
    assert!(changes(&demo(&[]), &now).is_empty());
}

#[test]
fn a_list_in_another_order_and_a_section_elsewhere_are_no_change() {
    let items = ["<li>Stripe handles card payments;</li>", "<li>Mailchimp sends our newsletter;</li>"];
    let swapped = demo(&[(items[0], "<li>x</li>"), (items[1], items[0]), ("<li>x</li>", items[1])]);
    assert!(changes(&demo(&[]), &swapped).is_empty());
    let at = DEMO.find("<h2 id=\"children\">").unwrap();
    let end = DEMO.find("<h2 id=\"security\">").unwrap();
    let moved = format!("{}{}", &DEMO[..at], &DEMO[end..]).replace("<h2 id=\"who\">", &format!("{}<h2 id=\"who\">", &DEMO[at..end]));
    assert!(changes(&demo(&[]), &model(&moved)).is_empty());
}

#[test]
fn a_footer_a_menu_and_a_banner_are_no_part_of_the_policy() {
    let menu = "<a href=\"#repairs\">Book a repair</a>";
    assert!(changes(&demo(&[]), &demo(&[("© 2025", "© 2026"), (menu, "<a href=\"#x\">Our new electric bicycles</a>")])).is_empty());
    let words = "We use cookies to make this site better for all of our visitors.";
    let mut shown = demo(&[]);
    shown.blocks.push(Block { text: words.to_string(), ..Block::default() });
    assert!(!changes(&demo(&[]), &shown).is_empty());
    shown.candidates.push(Candidate { lines: vec![words.to_string()], ..Candidate::default() });
    assert!(changes(&demo(&[]), &shown).is_empty());
    assert!(changes(&shown, &demo(&[])).is_empty());
}

#[test]
fn a_policy_that_is_all_footer_is_read_all_the_same() {
    let footer = |mut m: PageModel| {
        m.blocks.iter_mut().for_each(|b| b.region = Region::Footer);
        m
    };
    let found = changes(&footer(demo(&[])), &footer(demo(&[("fourteen days", "ninety days")])));
    assert_eq!((found.came.len(), found.went.len()), (1, 1));
}

#[test]
fn where_the_reader_learnt_nothing_is_told_of_facts() {
    let mut memory = remember(&demo(&[]));
    memory.facts.retain(|f| f.id != "children");
    let differs = |memory: &Memory, now: &PageModel| {
        let (report, sentences) = read(now);
        compare(memory, &report, &sentences).facts.iter().map(|f| f.id.clone()).collect::<Vec<_>>()
    };
    assert!(differs(&memory, &demo(&[])).is_empty(), "no sentence changed");
    memory.reader = "0.0.0".to_string();
    let other = demo(&[("six years after", "seven years after")]);
    assert_eq!(differs(&memory, &other), ["retention"], "the sentence about children still stands");
}

#[test]
fn a_text_that_is_mostly_new_is_told_to_be() {
    let mut now = demo(&[]);
    for (i, block) in now.blocks.iter_mut().enumerate().filter(|(_, b)| b.role != Role::Heading) {
        block.text = format!("{} In other words it is number {i}.", block.text.trim_end_matches('.'));
    }
    let found = changes(&demo(&[]), &now);
    assert!(found.rewritten);
    assert!(found.came.len() <= 100 && found.went.len() <= 100);
}

/// A policy of many sentences that are all different.
fn long(sentences: usize, skip: usize) -> PageModel {
    let mut long = demo(&[]);
    let text = |i: usize| {
        format!("We keep your personal data of kind {i} for {} days, and share it with our service provider number {i}.", i % 90)
    };
    long.blocks.extend((skip..sentences).map(|i| Block { text: text(i), ..Block::default() }));
    long
}

#[test]
fn of_a_text_beyond_the_limit_the_beginning_is_remembered() {
    let most = long(MAX_SENTENCES + 500, 0);
    let memory = remember(&most);
    assert!(memory.truncated);
    assert_eq!(memory.sentences.len(), MAX_SENTENCES * 16);
    assert!(serde_json::to_string(&memory).unwrap().len() <= MAX_BYTES);
    assert!(changes(&most, &most).is_empty(), "nothing is said of what was not remembered");
    // Without the first of the list, one goes; those that move up into the limit are not new.
    let found = changes(&most, &long(MAX_SENTENCES + 500, 1));
    assert_eq!((found.came.len(), found.went.iter().map(|g| g.number).sum::<u32>()), (0, 1));
    // A page that was cut by its reader says nothing of what stood behind.
    let mut cut = long(200, 0);
    cut.truncated = true;
    assert!(changes(&long(300, 0), &cut).is_empty());
}

#[test]
fn a_hostile_page_makes_no_large_memory() {
    let name = "Verylongname".repeat(40);
    let mut rows = String::new();
    for i in 0..60 {
        rows.push_str(&format!("<li>{name}{i} Ltd handles payments, write to a{i}@{name}.example;</li>"));
    }
    let memory =
        remember(&demo(&[("<li>Stripe handles card payments;</li>", &rows), ("Privacy policy – ", &"Privacy policy ".repeat(5000))]));
    let size = serde_json::to_string(&memory).unwrap().len();
    assert!(size < MAX_BYTES / 2, "{size} bytes without many sentences");
}

#[test]
fn a_memory_comes_back_as_it_was_written() {
    for (_, html) in
        [("en", DEMO), ("nl", include_str!("fixtures/demo/policy-nl.html")), ("de", include_str!("fixtures/demo/policy-de.html"))]
    {
        let memory = remember(&model(html));
        let back: Memory = serde_json::from_str(&serde_json::to_string(&memory).unwrap()).unwrap();
        assert_eq!(back, memory);
        assert!(memory.facts.iter().all(|f| !f.at.is_empty()));
    }
}

#[test]
fn what_is_told_fits_the_terminal_in_every_language() {
    let now = demo(&[("six years after", "seven years after"), ("We do not sell your personal data, and", "")]);
    let found = changes(&demo(&[]), &now);
    for (code, _) in FILES {
        let words = Locale::of(code);
        for line in text(&told(&found, &read(&now).0, &words), &words).lines() {
            assert!(line.chars().count() <= 80 && !line.contains("chg_"), "{code}: {line}");
        }
    }
}

/// Sentences of the same words in another order, each once.
fn sentence(number: usize) -> String {
    format!("The workshop writes down number {number} of its list in a book that lies beside the door.")
}

/// The demo policy with paragraphs behind it, each of one numbered sentence.
fn with(numbers: &[usize]) -> PageModel {
    let mut out = demo(&[]);
    out.blocks.retain(|b| !matches!(b.region, Region::Footer | Region::Nav));
    out.blocks.extend(numbers.iter().map(|n| Block { text: sentence(*n), ..Block::default() }));
    out
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn exactly_what_came_and_went(then in prop::collection::btree_set(0usize..60, 0..40), now in prop::collection::btree_set(0usize..60, 0..40), turn in 0usize..40) {
        let was: Vec<usize> = then.iter().copied().collect();
        let mut is: Vec<usize> = now.iter().copied().collect();
        let middle = turn.min(is.len());
        is.rotate_left(middle);
        let page = with(&is);
        let found = changes(&with(&was), &page);
        let came: Vec<String> = is.iter().filter(|n| !then.contains(n)).map(|n| sentence(*n)).collect();
        prop_assert_eq!(quotes(&found), came.iter().map(String::as_str).collect::<Vec<_>>());
        let went: u32 = found.went.iter().map(|g| g.number).sum();
        prop_assert_eq!(went as usize, then.difference(&now).count());
        // Quotes are what stands there.
        let units: Vec<u16> = page.text().encode_utf16().collect();
        for place in found.came.iter().chain(found.went.iter().filter_map(|g| g.after.as_ref())) {
            let there = String::from_utf16(&units[place.start as usize..place.end as usize]).unwrap();
            prop_assert_eq!(there.split_whitespace().collect::<Vec<_>>().join(" "), place.quote.clone());
        }
        prop_assert_eq!(changes(&with(&was), &page), found);
    }

    #[test]
    fn any_order_of_the_blocks_is_no_change(seed in prop::collection::vec(any::<u32>(), 30)) {
        let then = with(&(0..30).collect::<Vec<_>>());
        let mut now = then.clone();
        let first = now.blocks.len() - 30;
        let mut order: Vec<(u32, Block)> = seed.into_iter().zip(now.blocks.drain(first..)).collect();
        order.sort_by_key(|o| o.0);
        now.blocks.extend(order.into_iter().map(|o| o.1));
        prop_assert!(changes(&then, &now).is_empty());
    }
}
