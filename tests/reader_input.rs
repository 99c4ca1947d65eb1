//! The native reader on input of every other kind: character sets, files that aren't text, hostile sizes.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use fineprint::page::{PageModel, Role};
use fineprint::reader::{self, limits};

fn read(bytes: &[u8], name: &str) -> PageModel {
    reader::read(bytes, name, None).unwrap()
}

fn error(bytes: &[u8], name: &str) -> String {
    reader::read(bytes, name, None).unwrap_err().to_string()
}

fn utf16(text: &str, little: bool) -> Vec<u8> {
    text.encode_utf16().flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
}

#[test]
fn not_text() {
    assert_eq!(error(b"", "dir/a.html"), "dir/a.html: empty file");
    assert_eq!(error(b"%PDF-1.7\n%\xe2\xe3", "a.pdf"), "a.pdf: not a text file");
    assert_eq!(error(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a.html"), "a.html: not a text file");
    assert_eq!(error(b"PK\x03\x04\x14", "a"), "a: not a text file");
    assert_eq!(error(b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff", "-"), "-: not a text file");
    assert_eq!(error(&vec![b' '; limits::MAX_BYTES + 1], "a.txt"), "a.txt: larger than 32 MiB");
}

#[test]
fn character_sets() {
    let page = "<!doctype html><title>Ünïcode</title><p>Grüße, “Œuvre”: 5 €</p>";
    let expected = "Grüße, “Œuvre”: 5 €";
    let latin = b"<!doctype html><title>\xdcn\xefcode</title><p>Gr\xfc\xdfe, \x93\x8cuvre\x94: 5 \x80</p>";
    let declared = [b"<meta charset=latin1>", latin.as_slice()].concat();
    let mark_le = [b"\xff\xfe", utf16(page, true).as_slice()].concat();
    let mark_be = [b"\xfe\xff", utf16(page, false).as_slice()].concat();
    let mark_8 = [b"\xef\xbb\xbf", page.as_bytes()].concat();
    let lying = [b"<meta charset=koi8-r>", page.as_bytes()].concat();
    for bytes in [page.as_bytes(), latin, &declared, &mark_le, &mark_be, &mark_8, &utf16(page, true), &utf16(page, false)] {
        let model = read(bytes, "page");
        assert_eq!((model.title.as_str(), model.blocks[0].text.as_str()), ("Ünïcode", expected));
    }
    assert_ne!(read(&lying, "page.html").blocks[0].text, expected);
    assert_eq!(read(b"caf\xe9 <meta charset=koi8-r>", "a.txt").blocks[0].text, "café <meta charset=koi8-r>");
}

#[test]
fn formats() {
    assert_eq!(read(b"<p>a<br>b", "a.txt").blocks[0].text, "<p>a<br>b");
    assert_eq!(read(b"# a", "a.html").blocks[0].role, Role::Paragraph);
    assert_eq!(read(b"# a", "-").blocks[0].role, Role::Heading);
    assert_eq!(read(b"a  b", "-").blocks[0].role, Role::Pre);
    assert_eq!(read(b"<p>a  b<br>c", "-").blocks[0].text, "a b\nc");
}

#[test]
fn deep_nesting_is_flattened() {
    const DEEP: usize = 100_000;
    for (open, close) in
        [("<div>", "</div>"), ("<span>", "</span>"), ("<ul><li>", ""), ("<table><tr><td>", ""), ("<b><p>", "</b>"), ("<svg>", "")]
    {
        let page = format!("<p>before</p>{}inside{}<p>after", open.repeat(DEEP), close.repeat(DEEP));
        let model = read(page.as_bytes(), "deep.html");
        assert_eq!(model.blocks[0].text, "before", "{open}");
        if open != "<svg>" {
            assert!(model.text().contains("inside"), "{open}");
        }
        if !close.is_empty() {
            assert!(model.text().contains("after"), "{open}");
        }
    }
    for open in [">", "[", "*a **b ", "<"] {
        assert!(!read(format!("{}text", open.repeat(DEEP)).as_bytes(), "deep.md").blocks.is_empty());
    }
}

#[test]
fn twenty_megabytes_in_one_line() {
    const SIZE: usize = 20 << 20;
    let line = "lorem ipsum 🍪 ".repeat(SIZE / 17);
    for (page, name) in [(format!("<p>{line}"), "a.html"), (line.clone(), "a.txt"), (line.clone(), "a.md")] {
        let model = read(page.as_bytes(), name);
        assert!(model.truncated, "{name}");
        let units = model.blocks[0].text.encode_utf16().count();
        assert!((limits::MAX_TEXT - 1..=limits::MAX_TEXT).contains(&units), "{name}: {units}");
    }
    let names: String = (0..SIZE / 10).map(|i| format!(" a{i}")).collect();
    assert_eq!(read(format!("<p{names}>text").as_bytes(), "flood.html").blocks[0].text, "text");
    assert!(read("<p a=\"".repeat(SIZE / 8).as_bytes(), "quotes.html").blocks.is_empty());
}

#[test]
fn many_blocks() {
    let model = read("<p>x".repeat(limits::MAX_BLOCKS + 10).as_bytes(), "many.html");
    assert_eq!((model.blocks.len(), model.truncated), (limits::MAX_BLOCKS, true));
    let model = read("<p>x".repeat(limits::MAX_BLOCKS).as_bytes(), "many.html");
    assert!(!model.truncated);
}

#[test]
fn the_text_ends_at_its_limit() {
    let half = "x".repeat(limits::MAX_TEXT / 2);
    let model = read(format!("<p>{half}<p>{half}").as_bytes(), "a.html");
    assert_eq!((model.text().len(), model.truncated), (limits::MAX_TEXT, true));
    let model = read(format!("<p>{half}<p>{}", &half[1..]).as_bytes(), "a.html");
    assert_eq!((model.text().len(), model.truncated), (limits::MAX_TEXT, false));
}

#[test]
fn every_cut_of_a_page_is_read() {
    let page = include_bytes!("fixtures/reader/broken.html");
    for end in 1..page.len() {
        read(&page[..end], "cut.html");
    }
}
