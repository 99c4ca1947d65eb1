//! Each pattern on a form that shows it, with what was measured, and a near miss that does not.

use super::tests::{banner, banners, button, candidate, has, link, radio, toggle, COOKIES};
use crate::page::{Candidate, Control};
use crate::report::banner::{Banner, Measure};

fn measured(banner: &Banner, pattern: &str, name: &str) -> Measure {
    let of = banner.patterns.iter().find(|p| p.id == pattern);
    of.and_then(|p| p.measured.get(name)).cloned().unwrap_or_else(|| panic!("{pattern} with {name} in {:?}", banner.patterns))
}

fn text(label: &str) -> Measure {
    Measure::Text(label.into())
}

fn list(labels: &[&str]) -> Measure {
    Measure::List(labels.iter().map(|l| l.to_string()).collect())
}

fn modal(text: &str, controls: Vec<Control>) -> Banner {
    banners(Candidate { modal: true, cover: 0.42, scroll_lock: true, ..candidate(text, controls) }).pop().expect("a banner")
}

#[test]
fn no_refusal_on_the_first_layer() {
    let got = banner(COOKIES, vec![button("Accept all"), button("Manage choices")]);
    assert_eq!(measured(&got, "no_reject_first_layer", "accept"), text("Accept all"));
    for refusal in
        [button("Only necessary"), radio("Reject all", false), Control { in_text: true, ..link("continue without accepting", "#") }]
    {
        let got = banner(COOKIES, vec![button("Accept all"), button("Manage choices"), refusal, button("Save")]);
        assert!(!has(&got, "no_reject_first_layer"));
    }
}

#[test]
fn boxes_ticked_before_any_choice() {
    let got = banner(COOKIES, vec![toggle("Statistics", true), toggle("Marketing", false), button("Save")]);
    assert_eq!(measured(&got, "preticked", "labels"), list(&["Statistics"]));
    let locked = Control { disabled: true, ..toggle("Necessary", true) };
    let got = banner(COOKIES, vec![locked, toggle("Marketing", false), radio("No", true), radio("Yes", false), button("Save")]);
    assert!(!has(&got, "preticked"));
}

#[test]
fn refusing_is_a_link() {
    let accept = || Control { background: [0.0, 90.0, 200.0], colour: [255.0; 3], ..button("Accept") };
    let got = banner(COOKIES, vec![accept(), link("Reject", "#")]);
    assert_eq!(measured(&got, "reject_as_link", "reject"), text("Reject"));
    // A link that looks like a button, or two links.
    let framed = Control { border: true, ..link("Reject", "#") };
    assert!(!has(&banner(COOKIES, vec![accept(), framed]), "reject_as_link"));
    assert!(!has(&banner(COOKIES, vec![link("Accept", "#"), link("Reject", "#")]), "reject_as_link"));
}

#[test]
fn colours_and_sizes() {
    let accept = || Control { background: [0.0, 90.0, 200.0], colour: [255.0; 3], rect: [0.0, 0.0, 160.0, 40.0], ..button("Accept") };
    let faint = Control { colour: [200.0; 3], background: [255.0; 3], ..button("Reject") };
    let got = banner(COOKIES, vec![accept(), faint]);
    assert_eq!(measured(&got, "unequal_colour", "reject_text"), Measure::Number(1.67));
    assert_eq!(measured(&got, "unequal_size", "accept_area"), Measure::Number(6400.0));
    // Another colour of the same strength, a box that is only a little smaller.
    let other = Control { background: [120.0, 40.0, 40.0], colour: [255.0; 3], rect: [0.0, 0.0, 120.0, 40.0], ..button("Reject") };
    let got = banner(COOKIES, vec![accept(), other]);
    assert!(!has(&got, "unequal_colour") && !has(&got, "unequal_size"));
}

#[test]
fn legitimate_interest() {
    let controls = |on| vec![toggle("Ads", false), toggle("Ads (legitimate interest)", on), button("Save")];
    let got = banner(COOKIES, controls(true));
    assert_eq!(measured(&got, "legitimate_interest_toggles", "labels"), list(&["Ads (legitimate interest)"]));
    assert_eq!(measured(&got, "legitimate_interest_toggles", "on"), Measure::Number(1.0));
    assert_eq!(measured(&banner(COOKIES, controls(false)), "legitimate_interest_toggles", "on"), Measure::Number(0.0));
    // Spoken of, without a switch of its own.
    let text = "We use cookies, some on the ground of legitimate interest.";
    assert!(!has(&banner(text, vec![toggle("Ads", false), toggle("Statistics", false), button("Save")]), "legitimate_interest_toggles"));
}

#[test]
fn walls() {
    let got = modal(COOKIES, vec![button("Agree"), link("Privacy policy", "/privacy")]);
    assert_eq!(measured(&got, "cookie_wall", "cover"), Measure::Number(0.42));
    assert_eq!(measured(&got, "cookie_wall", "scroll_lock"), Measure::Flag(true));
    for way in ["Reject", "Manage choices", "Close"] {
        assert!(!has(&modal(COOKIES, vec![button("Agree"), button(way)]), "cookie_wall"), "{way}");
    }
    assert!(!has(&banner(COOKIES, vec![button("Agree")]), "cookie_wall"));
}

#[test]
fn to_pay_or_to_agree() {
    let text = "Read with ads and cookies, or subscribe to read without ads and tracking.";
    let got = banner(text, vec![button("Agree and go on"), button("Subscribe now")]);
    assert_eq!(measured(&got, "pay_or_consent", "labels"), list(&["Subscribe now", "Agree and go on"]));
    assert!(!has(&modal(text, vec![button("Agree and go on"), button("Subscribe now")]), "cookie_wall"));
    let got = banner("We use cookies. You pay nothing for this site.", vec![button("Agree"), button("Reject")]);
    assert!(!has(&got, "pay_or_consent"));
}

#[test]
fn consent_by_use_and_no_choice() {
    let got = banner("By continuing to browse you agree to our use of cookies.", vec![button("OK")]);
    assert_eq!(measured(&got, "implied_consent", "text"), text("By continuing to browse you agree to our use of cookies."));
    assert_eq!(measured(&got, "no_choice", "labels"), list(&["OK"]));
    let got = banner("By clicking Accept you agree to our use of cookies.", vec![button("Accept"), button("Reject")]);
    assert!(!has(&got, "implied_consent") && !has(&got, "no_choice"));
}

#[test]
fn shaming() {
    let got = banner(COOKIES, vec![button("Yes, please"), button("No thanks, I prefer boring ads")]);
    assert_eq!(measured(&got, "confirmshaming", "reject"), text("No thanks, I prefer boring ads"));
    assert!(!has(&banner(COOKIES, vec![button("Yes, please"), button("No thanks")]), "confirmshaming"));
}

#[test]
fn clicks() {
    let got = banner(COOKIES, vec![button("Accept"), button("Settings")]);
    assert_eq!(measured(&got, "more_clicks_to_reject", "reject_clicks"), Measure::Number(2.0));
    assert_eq!(measured(&got, "more_clicks_to_reject", "expected"), Measure::Flag(true));
    let got = banner(COOKIES, vec![button("Accept"), toggle("Ads", true), button("Save")]);
    assert_eq!(measured(&got, "more_clicks_to_reject", "expected"), Measure::Flag(false));
    assert!(!has(&banner(COOKIES, vec![button("Accept"), toggle("Ads", false), button("Save")]), "more_clicks_to_reject"));
}
