//! What stands in the cells of a table, and who opens a text by its name.

#![allow(missing_docs, clippy::unwrap_used)]

use fineprint::report::{Fact, Value};
use fineprint::{analyze, reader, Options};

fn facts(title: &str, html: &str, language: &str) -> Vec<Fact> {
    let more = match language {
        "nl" => "<p>Wij verwerken persoonsgegevens zorgvuldig. U hebt het recht om uw gegevens in te zien en te laten wissen. U kunt een klacht indienen bij de Autoriteit Persoonsgegevens.</p>",
        _ => "<p>Wir verarbeiten personenbezogene Daten sorgfältig. Sie haben das Recht auf Auskunft und Löschung. Sie haben ein Beschwerderecht bei einer Aufsichtsbehörde.</p>",
    };
    let page = format!("<html lang={language}><title>{title}</title><body><h1>{title}</h1>{html}{more}</body></html>");
    analyze(&reader::read(page.as_bytes(), "page.html", None).unwrap(), &Options::default()).policy.unwrap().facts
}

fn set(facts: &[Fact], id: &str) -> Vec<String> {
    match facts.iter().find(|f| f.id == id).and_then(|f| f.value.clone()) {
        Some(Value::Set(members)) => members,
        _ => Vec::new(),
    }
}

#[test]
fn a_column_of_data_is_collected_and_one_of_grounds_names_them() {
    let html = "<table><tr><th>Doel</th><th>Gegevens</th><th>Grondslag</th></tr>\
                <tr><td>Uw bestelling bezorgen</td><td>Bestelgeschiedenis</td><td>Overeenkomst</td></tr>\
                <tr><td>Brieven met aanbiedingen</td><td>E-mailadres</td><td>Toestemming</td></tr></table>";
    let facts = facts("Privacyverklaring", html, "nl");
    assert_eq!(set(&facts, "data_categories"), ["contact", "purchase_history"]);
    assert_eq!(set(&facts, "legal_bases"), ["consent", "contract"]);
}

#[test]
fn a_contract_in_another_column_is_no_ground() {
    let html = "<table><tr><th>Zweck</th><th>Ort</th></tr><tr><td>Vertrag drucken</td><td>Bonn</td></tr></table>";
    assert!(set(&facts("Datenschutzerklärung", html, "de"), "legal_bases").is_empty());
}

#[test]
fn who_opens_the_text_by_a_name_of_the_title_is_the_controller() {
    let of = |html: &str| {
        let facts = facts("Datenschutz bei Rosenhag", html, "de");
        match facts.iter().find(|f| f.id == "controller").and_then(|f| f.value.clone()) {
            Some(Value::Names(names)) => names.into_iter().map(|n| n.name).collect(),
            _ => Vec::new(),
        }
    };
    assert_eq!(of("<p>Rosenhag Gartenbau GmbH, Feldweg 2, 04109 Leipzig</p>"), ["Rosenhag Gartenbau GmbH"]);
    assert!(of("<p>Willkommen.</p><p>Guten Tag.</p><p>Pakete bringt die Eilbote Versand GmbH.</p>").is_empty());
}
