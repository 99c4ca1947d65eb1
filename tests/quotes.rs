//! Whatever the text, quotes are verbatim, offsets give them back, and the same page gives the same report.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

use fineprint::page::{Block, PageModel, Role};
use fineprint::report::Report;
use fineprint::{analyze, Options};
use proptest::prelude::*;

const PIECES: [&str; 24] = [
    "We collect your name, your e-mail address and your IP address",
    "We do not sell your personal data",
    "You have the right to access and to delete your data",
    "We keep invoices for seven years",
    "Wij bewaren uw gegevens zo lang als dat nodig is",
    "Vous pouvez retirer votre consentement à tout moment",
    "Wir löschen Ihre Daten nach 30 Tagen",
    "Last updated: 3 May 2022",
    "de\u{301}cision de\u{301}favorable",
    "per\u{ad}son\u{200b}al da\u{200d}ta",
    "𝒳 🙂 emoji 👩‍👩‍👧",
    "\u{202b}مرحبا بالعالم\u{202c}",
    "line\u{2028}separator\u{2029}here",
    "info@example.org or https://example.org/privacy?x=1",
    "[Company Name] \"quoted\" (bracketed",
    "\u{a0}\u{202f}narrow\u{2011}hyphen",
    "Do you sell my data? No",
    "Partagez-vous mes donne\u{301}es\u{a0}? Non, sauf avec notre comptable",
    "La SRL Exemple, rue Haute 14, 1000 Bruxelles, exploite ce site",
    "Wir speichern das fu\u{308}r zwo\u{308}lf bis 24 Monate",
    "Verantwortliche Stelle\nDr. Lena Beispiel\nWeg 7, 60329 Frankfurt",
    "Anderhalf\u{ad} jaar, zes en der\u{200b}tig maanden of 2,5 jaar",
    "What are cookies\u{202f}? Cookies are small files",
    "\u{feff}\u{2068}priv\u{ac}acy\u{2069} (at) example (dot) org",
];

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![4 => prop::sample::select(PIECES.to_vec()).prop_map(str::to_string), 1 => "\\PC{0,40}"];
    let mark = prop::sample::select(vec![". ", "! ", ", ", "; ", ":\n", "\n", " \n\n", "… ", " "]);
    prop::collection::vec((piece, mark), 1..40).prop_map(|parts| parts.into_iter().map(|(p, m)| p + m).collect())
}

fn model() -> impl Strategy<Value = PageModel> {
    let role = prop::sample::select(vec![Role::Paragraph, Role::Heading, Role::Item, Role::Pre, Role::Cell]);
    prop::collection::vec((text(), role), 1..6).prop_map(|blocks| {
        let block = |(text, role)| Block { text, role, level: 1, ..Block::default() };
        PageModel { title: "Privacy policy".into(), blocks: blocks.into_iter().map(block).collect(), ..PageModel::default() }
    })
}

fn check(report: &Report) -> Result<(), TestCaseError> {
    let units: Vec<u16> = report.text.as_deref().unwrap_or("").encode_utf16().collect();
    let Some(policy) = &report.policy else { return Ok(()) };
    let all = policy.facts.iter().flat_map(|f| &f.evidence).chain(policy.concerns.iter().flat_map(|c| &c.evidence));
    for quote in all {
        let slice = String::from_utf16(&units[quote.start as usize..quote.end as usize]);
        prop_assert!(slice.is_ok(), "an offset cuts a character in two: {quote:?}");
        let folded = slice.unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
        prop_assert_eq!(&folded, &quote.quote);
        prop_assert!(!quote.quote.is_empty());
    }
    for section in &policy.sections {
        prop_assert!(section.start <= section.end && section.end as usize <= units.len());
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn quotes_are_verbatim_and_reports_repeat(model in model()) {
        let options = Options { today: Some("2026-01-31".into()), with_text: true, ..Options::default() };
        let report = analyze(&model, &options);
        check(&report)?;
        prop_assert_eq!(report, analyze(&model, &options));
    }

    #[test]
    fn any_text_is_read(text in "\\PC{0,400}", pre in any::<bool>()) {
        let role = if pre { Role::Pre } else { Role::Paragraph };
        let model = PageModel { blocks: vec![Block { text, role, ..Block::default() }], ..PageModel::default() };
        check(&analyze(&model, &Options { with_text: true, ..Options::default() }))?;
    }
}

/// The facts of a page model by what they say. A value keeps the marks that stand there: hyphens and apostrophes are one here, blanks
/// too, and what parts a word is taken out.
fn said(model: &PageModel) -> Vec<String> {
    let report = analyze(model, &Options { today: Some("2026-01-31".into()), ..Options::default() });
    let facts = report.policy.expect("a policy").facts;
    let plain = |text: String| text.replace(['\u{ad}', '\u{200b}'], "").replace('\u{a0}', " ").replace(['\u{2011}', '’', '\''], "-");
    facts.iter().map(|f| plain(format!("{} {:?} {}", f.id, f.status, serde_json::to_string(&f.value).expect("a value")))).collect()
}

/// A way to write a text, with its name.
type Way = (&'static str, fn(&str) -> String);

#[test]
fn how_blanks_hyphens_and_apostrophes_are_written_changes_no_fact() {
    let ways: [Way; 3] = [
        ("blanks that keep words together", |t| t.replace(' ', "\u{a0}")),
        ("the other apostrophe", |t| t.replace('\'', "\0").replace('’', "'").replace('\0', "’")),
        ("soft hyphens", |t| t.replace("ation", "a\u{ad}tion").replace("ung ", "\u{200b}ung ").replace("egevens", "e\u{ad}gevens")),
    ];
    let mut used = [false; 3];
    for language in ["en", "nl", "fr", "de"] {
        let name = format!("tests/fixtures/demo/policy-{language}.html");
        let model = fineprint::reader::read(&std::fs::read(&name).expect("a demo"), &name, None).expect("a page");
        let wanted = said(&model);
        for ((way, change), used) in ways.into_iter().zip(&mut used) {
            let mut changed = model.clone();
            for block in changed.blocks.iter_mut().filter(|b| b.links.is_empty() && !b.text.contains('@')) {
                block.text = change(&block.text);
            }
            *used |= changed != model;
            let got = said(&changed);
            assert_eq!(got.len(), wanted.len(), "{way} in {name}");
            for (got, wanted) in got.iter().zip(&wanted) {
                assert_eq!(got, wanted, "{way} in {name}");
            }
        }
    }
    assert_eq!(used, [true; 3]);
}
