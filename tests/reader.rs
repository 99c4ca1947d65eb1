//! The native reader on the pages in `fixtures/reader`: what a page model holds.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use fineprint::page::{Block, PageModel, Region, Role};
use fineprint::reader;
use std::path::Path;

fn fixture(name: &str) -> PageModel {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/reader").join(name);
    reader::read(&std::fs::read(path).unwrap(), name, Some("https://example.com/x")).unwrap()
}

fn html(page: &str) -> PageModel {
    reader::read(page.as_bytes(), "page.html", None).unwrap()
}

fn block<'a>(model: &'a PageModel, start: &str) -> &'a Block {
    model.blocks.iter().find(|block| block.text.starts_with(start)).unwrap_or_else(|| panic!("no block {start:?}"))
}

fn texts(model: &PageModel) -> Vec<&str> {
    model.blocks.iter().map(|block| block.text.as_str()).collect()
}

/// Links as their text, by UTF-16 offsets, and their target.
fn links(block: &Block) -> Vec<(String, &str)> {
    let units: Vec<u16> = block.text.encode_utf16().collect();
    let text = |start: u32, end: u32| String::from_utf16(&units[start as usize..end as usize]).unwrap();
    block.links.iter().map(|link| (text(link.start, link.end), link.href.as_str())).collect()
}

#[test]
fn document() {
    let model = fixture("lists.html");
    assert_eq!(
        (model.url.as_str(), model.lang.as_deref(), model.title.as_str()),
        ("https://example.com/x", Some("en-GB"), "Lists and terms")
    );
    assert!(!model.truncated);
    let model = fixture("regions.html");
    assert_eq!((model.lang.as_deref(), model.title.as_str()), (None, ""));
    assert_eq!(fixture("clobbered.html").title, "Clobbered");
}

#[test]
fn lists_and_headings() {
    let model = fixture("lists.html");
    let expected = [
        ("Lists", Role::Heading, 1),
        ("First, with the terms .", Role::Item, 1),
        ("Second", Role::Item, 1),
        ("Inner one", Role::Item, 2),
        ("Inner, continued", Role::Item, 2),
        ("Inner two", Role::Item, 2),
        ("after the inner list", Role::Item, 1),
        ("A heading in an item", Role::Heading, 3),
        ("and its text", Role::Item, 1),
        ("A stray item", Role::Item, 1),
        ("Menu entry", Role::Item, 1),
        ("Controller", Role::Term, 0),
        ("Bakery Sunrise, 1 Mill Lane", Role::Definition, 0),
        ("Period", Role::Term, 0),
        ("Two years", Role::Definition, 0),
        ("and not a day more", Role::Definition, 0),
        ("Closed, but readable", Role::Summary, 0),
        ("The answer.", Role::Paragraph, 0),
        ("Heading in a summary", Role::Heading, 4),
        ("More.", Role::Paragraph, 0),
        ("What do we collect?", Role::Heading, 3),
        ("Your name.", Role::Paragraph, 0),
        ("Save settings", Role::Button, 0),
        ("Heading by role", Role::Heading, 4),
        ("Another", Role::Heading, 2),
        ("and text behind it", Role::Paragraph, 0),
        ("Level out of range", Role::Heading, 2),
        ("A figure", Role::Caption, 0),
        ("Choices", Role::Caption, 0),
        ("Yes", Role::Paragraph, 0),
    ];
    let found: Vec<_> = model.blocks.iter().map(|block| (block.text.as_str(), block.role, block.level)).collect();
    assert_eq!(found, expected);
}

#[test]
fn tables() {
    let model = fixture("tables.html");
    let place = |start: &str| block(&model, start).cell.map(|cell| (cell.table, cell.row, cell.column));
    assert_eq!(block(&model, "Cookies").role, Role::Caption);
    assert_eq!(place("Cookies"), None);
    assert_eq!((block(&model, "Lifetime").role, place("Lifetime")), (Role::HeadCell, Some((0, 0, 2))));
    assert_eq!((block(&model, "1 day").role, place("1 day")), (Role::Cell, Some((0, 1, 2))));
    assert_eq!((block(&model, "_stat").role, place("_stat")), (Role::HeadCell, Some((0, 2, 0))));
    assert_eq!((block(&model, "by day").role, place("by day")), (Role::Item, Some((0, 2, 1))));
    assert_eq!(place("Between."), None);
    assert_eq!((block(&model, "A hidden table").hidden, place("A hidden table")), (true, Some((1, 0, 0))));
    assert_eq!(place("inner b"), Some((3, 0, 1)));
    assert_eq!(place("outer again"), Some((2, 0, 0)));
    assert_eq!(place("outer b"), Some((2, 0, 1)));
    assert_eq!(place("third row"), Some((5, 2, 0)));
    // Text between rows is put before the table.
    assert_eq!(place("Text that does not belong here"), None);
}

#[test]
fn white_space() {
    let model = fixture("inline.html");
    for text in [
        "One line, folded.",
        "Bakery Sunrise\n1 Mill Lane\n9999 Milltown\n\nPhone: 12 34",
        "leading break",
        "No\u{a0}break\u{a0}here \u{ad}soft\u{ad}hyphen & café 🍪 ¬anentity; © 2026 €5",
        "NFD: cafe\u{301} u\u{308}ber",
        "Line separator:\u{2028}next; zero\u{200b}width; \u{feff}mark; next line … and … done",
        "مرحبا English inside שלום 123",
        "\u{a0} padded \u{a0}",
        "wordbreak quoted H2O 漢kan",
    ] {
        assert!(texts(&model).contains(&text), "{text:?}");
    }
    let white = ["\u{a0}", "\u{202f}", "\u{2003}\u{2028}\u{3000}"];
    assert!(!texts(&model).iter().any(|text| white.contains(text)));
    assert!(texts(&model).contains(&"\u{feff}"), "a mark that is no white space");
    let raw: Vec<_> = model.blocks.iter().filter(|block| block.role == Role::Pre).map(|block| block.text.as_str()).collect();
    let first = "  kept   as it\tstands\n\n    link <tag>\nx\n";
    assert_eq!(raw, [first, "\none line feed was dropped\nand\na return", "in an item", "not a heading", "raw   text"]);
}

#[test]
fn bold() {
    let model = fixture("inline.html");
    for start in ["All bold.", "Bold\u{a0} and", "Bold by style", "By span", "Bold around"] {
        assert!(block(&model, start).bold, "{start}");
    }
    for start in ["Only partly", "2.1", "Not here", "One line"] {
        assert!(!block(&model, start).bold, "{start}");
    }
}

#[test]
fn link_ranges() {
    let model = fixture("inline.html");
    let of = |start: &str| links(block(&model, start));
    let pair = |text: &str, href: &'static str| (text.to_string(), href);
    assert_eq!(of("Emoji"), [pair("🍪 cookies", "https://example.com/🍪?a=b&c=d")]);
    assert_eq!(of("Text between"), [pair("a link", "/one")]);
    assert_eq!(of("over two"), [pair("over two blocks", "/one")]);
    assert_eq!(of("and on"), [pair("and on", "/one")]);
    assert_eq!(of("A same page"), [pair("same page", ""), pair("one", "/a"), pair("two", "/b")]);
    assert_eq!(of("before\n"), [pair("after the break", "/br")]);
    assert_eq!(of("  kept"), [pair("link", "/pre")]);
    let long = html(&format!("<a href='{}'>x</a>", "🍪".repeat(3000)));
    assert_eq!(long.blocks[0].links[0].href.encode_utf16().count(), reader::limits::MAX_HREF);
}

#[test]
fn regions() {
    let model = fixture("regions.html");
    for (start, region) in [
        ("Site header", Region::Header),
        ("Home", Region::Nav),
        ("Banner by role", Region::Header),
        ("Header of the main part", Region::Main),
        ("Beside", Region::Aside),
        ("In the main part", Region::Nav),
        ("Footer of the main part", Region::Main),
        ("Footer of an article", Region::Main),
        ("by role too", Region::Main),
        ("Go", Region::Form),
        ("An article in a form", Region::Main),
        ("Search by role", Region::Form),
        ("A form in a dialog", Region::Form),
        ("Dialog text", Region::Dialog),
        ("We use cookies", Region::Dialog),
        ("Navigation by role", Region::Nav),
        ("Header without a role", Region::Header),
        ("Footer that is a navigation", Region::Nav),
        ("span aside", Region::Aside),
        ("text after", Region::Body),
        ("© Bakery", Region::Footer),
    ] {
        assert_eq!(block(&model, start).region, region, "{start}");
    }
    assert!(!model.text().contains("not read"));
}

#[test]
fn hidden() {
    let model = fixture("hidden.html");
    let (hidden, shown): (Vec<&Block>, Vec<&Block>) = model.blocks.iter().partition(|block| block.hidden);
    let text = |blocks: &[&Block]| blocks.iter().map(|block| block.text.as_str()).collect::<Vec<_>>().join("|");
    assert_eq!(text(&hidden), "Hidden by attribute|Hidden by style|Hidden heading|Hidden too|Invisible|unseen|unseen");
    assert_eq!(text(&shown), "Found by search|Shown after all|Shown?|Seen|seen again|Seen|Shown|Not hidden, only closed|The end");
}

#[test]
fn broken_markup() {
    let model = fixture("broken.html");
    assert_eq!(model.title, "Broken <b>not a tag</b>");
    for text in ["and goes on misnested text", "Unclosed span after the comment done", "out of the graphic", "after the end"] {
        assert!(texts(&model).contains(&text), "{text}");
    }
    assert!(!model.text().contains("not read"));
    let model = fixture("truncated.html");
    assert_eq!(texts(&model), ["Cut off", "Everything before the cut is read, also this link"]);
}

#[test]
fn shadow_trees() {
    let expected =
        ["Before", "In the shadow: Slotted title", "Text slotted text slotted link end", "fallback", "inner: through two shadows", "After"];
    assert_eq!(texts(&fixture("shadow.html")), expected);
}

#[test]
fn plain_text() {
    let model = fixture("notice.txt");
    let text = "Privacy notice\n\nWe keep   your data:\n  - for two years\n  - <b>not longer</b> &amp; no more\n\n\tÉcrivez-nous: 🍪\n";
    assert_eq!((texts(&model), model.title.as_str(), model.blocks[0].role), (vec![text], "", Role::Pre));
    assert!(reader::read(b" \n", "x.txt", None).unwrap().blocks.is_empty());
}

#[test]
fn markdown() {
    let model = fixture("notice.md");
    assert!(!model.text().contains("not read"));
    assert_eq!(model.blocks[0].role, Role::Heading);
    assert_eq!(links(block(&model, "We keep")), [("the terms".to_string(), "https://example.com/terms")]);
    assert_eq!(block(&model, "We keep").text, "We keep your data for two years, and never not longer. See the terms.");
    assert!(block(&model, "Who we are").bold);
    assert_eq!(block(&model, "1 Mill Lane").level, 2);
    assert_eq!(block(&model, "Lifetime").role, Role::HeadCell);
    assert_eq!(block(&model, "2 years").cell.unwrap().row, 2);
    assert_eq!(block(&model, "indented").text, "indented   code\n");
    assert!(block(&model, "raw & hidden").hidden);
    assert_eq!(block(&model, "Setext").level, 2);
    assert_eq!(block(&model, "two").text, "two\nwith a break");
}

#[test]
fn json_has_the_shape_of_the_model() {
    let json = reader::model_json(b"<h1>x</h1>", "x.html", Some("https://example.com/")).unwrap();
    let block = r#"{"text":"x","role":"heading","level":1,"region":"body","bold":false,"hidden":false,"cell":null,"links":[]}"#;
    assert_eq!(json, format!(r#"{{"url":"https://example.com/","lang":null,"title":"","blocks":[{block}],"truncated":false}}"#));
}
