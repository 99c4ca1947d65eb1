//! What fuzzing found, as cases.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

use fineprint::page::{Block, PageModel, Role};
use fineprint::summary::{locale::Locale, markdown, text};
use fineprint::{analyze, explain, Options};

fn policy(sentence: &str) -> PageModel {
    let block = |text: &str| Block { text: text.into(), ..Block::default() };
    let more = "We collect your name. You have the right to access and to delete your data. We share your data with partners.";
    PageModel { title: "Privacy policy".into(), blocks: vec![block(sentence), block(more)], ..PageModel::default() }
}

/// A page could have cleared the screen of a terminal, or written over the answer above its quote.
#[test]
fn nothing_of_a_page_is_a_command_for_the_terminal() {
    let page = policy("We do not sell your \u{1b}[2J\u{9b}1A\u{8}personal \u{202e}data.");
    let report = analyze(&page, &Options::default());
    for language in ["en", "nl", "fr", "de"] {
        let words = Locale::of(language);
        for out in [text(&report, &words), markdown(&report, &words), explain(&page, None)] {
            assert!(out.contains("sell your \u{fffd}"), "the sentence is quoted: {out}");
            assert!(out.chars().all(|c| c == '\n' || !c.is_control() && c != '\u{202e}'), "{out:?}");
        }
    }
}

/// In Markdown it could have put in a picture, whose host would have been asked for it, or text of its own as ours.
#[test]
fn nothing_of_a_page_is_markup_in_markdown() {
    let page = policy("We do not sell your ![x](https://a.example/x.png) <img src=//a.example> **personal** data.");
    let out = markdown(&analyze(&page, &Options::default()), &Locale::of("en"));
    assert!(out.contains(r"!\[x\](https://a.example/x.png) \<img src=//a.example> \*\*personal\*\* data."), "{out}");
}

/// Two cues of one way to say no ran into each other, and both were given as targets.
#[test]
fn one_way_to_say_no_is_told_once() {
    let report = analyze(&policy("You can unsubscribe by clicking on \"Unsubscribe\" at the bottom of each e-mail."), &Options::default());
    let facts = report.policy.unwrap().facts;
    let fineprint::report::Value::OptOuts(ways) = facts.into_iter().find(|f| f.id == "opt_outs").unwrap().value.unwrap() else { panic!() };
    let targets: Vec<&str> = ways.iter().map(|w| w.target.as_str()).collect();
    for target in &targets {
        assert!(targets.iter().all(|other| other == target || !other.contains(target)), "{targets:?}");
    }
    assert!(!targets.is_empty());
}

/// What is denied for all and stated in another sentence is told with both quotes; a denial with a reservation is none.
#[test]
fn a_contradiction_has_both_quotes() {
    let of = |sentences: &str| {
        let concerns = analyze(&policy(sentences), &Options::default()).policy.unwrap().concerns;
        concerns.into_iter().find(|c| c.id == "contradiction").map(|c| c.evidence.into_iter().map(|e| e.quote).collect::<Vec<_>>())
    };
    let both = of("We do not sell your personal data. We sell your personal data to data brokers.").unwrap();
    assert_eq!(both, ["We do not sell your personal data.", "We sell your personal data to data brokers."]);
    assert_eq!(of("We do not sell your personal data. We store your personal data in Ireland."), None);
    assert_eq!(of("We do not sell your personal data without your consent. If you wish we sell your personal data to brokers."), None);
}

/// A bullet with a no-break space behind it, which has two bytes, ended the core.
#[test]
fn a_bullet_with_a_no_break_space_is_an_item() {
    let report = analyze(&policy("We collect:\n-\u{a0}your name;\n•\u{a0}\u{a0}your e-mail address."), &Options::default());
    assert_eq!(report.page.kind, "privacy_policy");
    let text = "We collect:\n\n-\u{a0}your name;\n\n•\u{a0}your e-mail address.\n\nYou have the right to access your data.";
    let model = fineprint::reader::read(format!("Privacy policy\n\n{text}").as_bytes(), "a.txt", None).unwrap();
    assert!(analyze(&model, &Options::default()).policy.is_some());
}

/// A French policy of blocks: its title, then these.
fn french(blocks: &[(Role, &str)]) -> Vec<fineprint::report::Fact> {
    let block = |role: Role, text: &str| Block { text: text.into(), role, level: u8::from(role == Role::Heading) * 2, ..Block::default() };
    let mut all = vec![Block { level: 1, ..block(Role::Heading, "Politique de confidentialité") }];
    all.extend(blocks.iter().map(|(role, text)| block(*role, text)));
    all.push(block(Role::Paragraph, "Nous collectons votre nom. Vous avez le droit d'accéder à vos données et de les faire effacer."));
    all.push(block(Role::Paragraph, "Nous partageons vos données avec nos partenaires et les conservons dix ans."));
    let page = PageModel { title: "Politique de confidentialité".into(), blocks: all, ..PageModel::default() };
    analyze(&page, &Options::default()).policy.unwrap().facts
}

fn value(facts: &[fineprint::report::Fact], id: &str) -> String {
    format!("{:?}", facts.iter().find(|f| f.id == id).and_then(|f| f.value.as_ref()))
}

/// Who is responsible is told without a legal form too: behind something put in, in bold letters, before a dash.
#[test]
fn a_name_without_a_legal_form_is_a_controller() {
    for (blocks, want) in [
        (vec![(Role::Paragraph, "Moulin Vert, une marque de la vallée, est le responsable du traitement.")], "\"Moulin Vert\""),
        (vec![(Role::Paragraph, "La société Moulin.example, située à Lyon, est responsable du traitement.")], "\"Moulin.example\""),
        (vec![(Role::Heading, "Responsable du traitement"), (Role::Paragraph, "MOULIN — rue Haute — info@moulin.example")], "\"MOULIN\""),
        (vec![(Role::Heading, "Qui est le responsable de traitement ?"), (Role::Heading, "Amélie Du Moulin")], "\"Amélie Du Moulin\""),
        (vec![(Role::Paragraph, "Ainsi, chacun est responsable du traitement de ses données.")], "None"),
    ] {
        let got = value(&french(&blocks), "controller");
        assert!(got.contains(want), "{blocks:?}: {got}");
    }
}

/// A date that is a line of its own below the title is the date of the policy; further down it is none.
#[test]
fn a_date_alone_below_the_title_is_the_policys() {
    let date = value(&french(&[(Role::Paragraph, "Novembre 2022")]), "effective_date");
    assert!(date.contains("2022-11"), "{date}");
    let lines = vec![(Role::Paragraph, "Nous traitons vos données avec soin."); 6];
    let late = value(&french(&[lines, vec![(Role::Paragraph, "Novembre 2022")]].concat()), "effective_date");
    assert_eq!(late, "None");
}

/// An authority that is named in full and by its letters is one; two addresses with a stroke between them are two.
#[test]
fn one_authority_is_one_and_two_addresses_are_two() {
    let facts = french(&[
        (Role::Paragraph, "Vous pouvez saisir la Commission nationale de l'informatique et des libertés."),
        (Role::Paragraph, "Une réclamation peut être adressée à la CNIL."),
        (Role::Paragraph, "Pour toute question, écrivez à un@moulin.example/deux@moulin.example."),
    ]);
    let complaint = value(&facts, "complaint");
    assert_eq!(complaint.matches("CNIL").count(), 1, "{complaint}");
    let contact = value(&facts, "privacy_contact");
    assert!(contact.contains("\"un@moulin.example\"") && contact.contains("\"deux@moulin.example\""), "{contact}");
}

/// A long first paragraph opens with a name: "we are" it, in every language, and nobody else's.
#[test]
fn who_says_we_are_is_the_controller() {
    let english = ", and make forks, and we collect your name. You have the right to access your data.";
    let german = ", und wir erheben Ihren Namen. Sie haben das Recht auf Auskunft über Ihre Daten.";
    let dutch = ", en wij verzamelen uw naam. U hebt recht op inzage in uw gegevens.";
    let french = ", et nous collectons votre nom. Vous avez le droit d'accéder à vos données.";
    for (title, opens, rest, want) in [
        ("Privacy policy", "We are Green Fork Ltd in Leeds", english, "\"Green Fork Ltd\""),
        ("Privacy policy", "We are Green Fork Ltd's bakers in Leeds", english, "None"),
        ("Privacy policy", "We are owned by Green Fork Ltd in Leeds", english, "None"),
        ("Datenschutzerklärung", "Wir sind die Grüne Gabel GmbH in Ulm", german, "\"Grüne Gabel GmbH\""),
        ("Privacyverklaring", "Wij zijn Museum De Gouden Vork B.V. in Tiel", dutch, "\"Museum De Gouden Vork B.V.\""),
        ("Politique de confidentialité", "Nous sommes Fourchette Verte SARL à Lyon", french, "\"Fourchette Verte SARL\""),
    ] {
        // Longer than a line that could be a title.
        let text = format!("{opens}{rest} {}", &rest[2..]).repeat(2);
        let page = PageModel { title: title.into(), blocks: vec![Block { text, ..Block::default() }], ..PageModel::default() };
        let got = value(&analyze(&page, &Options::default()).policy.unwrap().facts, "controller");
        assert!(got.contains(want), "{opens}: {got}");
    }
}

/// "Camera's." and what followed it were one sentence: the letter behind the apostrophe was taken for an initial.
#[test]
fn a_plural_with_an_apostrophe_ends_a_sentence() {
    let text = "In de zalen hangen camera's. Betaling verloopt via Mollie. Wij verzamelen uw naam. U hebt recht op inzage in uw gegevens.";
    let page = PageModel {
        title: "Privacyverklaring".into(),
        blocks: vec![Block { text: text.into(), ..Block::default() }],
        ..PageModel::default()
    };
    let facts = analyze(&page, &Options::default()).policy.unwrap().facts;
    let recipients = facts.iter().find(|f| f.id == "recipients").unwrap();
    assert_eq!(recipients.evidence.iter().map(|e| e.quote.as_str()).collect::<Vec<_>>(), ["Betaling verloopt via Mollie."]);
}
