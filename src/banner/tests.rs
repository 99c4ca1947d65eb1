//! Candidates made by hand: what is a banner, roles, partners, purposes, patterns, hints.

use super::read;
use crate::page::{Candidate, Control, ControlKind, PageModel, Position};
use crate::report::banner::{Banner, Layer, Measure, Role};

pub fn button(label: &str) -> Control {
    Control {
        label: label.into(),
        kind: ControlKind::Button,
        rect: [0.0, 0.0, 100.0, 40.0],
        font_size: 16.0,
        colour: [0.0; 3],
        background: [230.0; 3],
        selector: format!("#{}", label.replace(' ', "-")),
        ..Control::default()
    }
}

pub fn link(label: &str, href: &str) -> Control {
    Control { kind: ControlKind::Link, href: Some(href.into()), background: [255.0; 3], ..button(label) }
}

pub fn toggle(label: &str, on: bool) -> Control {
    Control { kind: ControlKind::Checkbox, checked: Some(on), ..button(label) }
}

pub fn candidate(text: &str, controls: Vec<Control>) -> Candidate {
    Candidate {
        lines: vec![text.into()],
        position: Position::Fixed,
        rect: [0.0, 600.0, 1280.0, 200.0],
        background: [255.0; 3],
        controls,
        ..Candidate::default()
    }
}

pub fn banners(candidate: Candidate) -> Vec<Banner> {
    read(&PageModel { candidates: vec![candidate], ..PageModel::default() }).0
}

pub fn banner(text: &str, controls: Vec<Control>) -> Banner {
    banners(candidate(text, controls)).pop().expect("a banner")
}

fn roles(banner: &Banner) -> Vec<Role> {
    banner.controls.iter().map(|c| c.role).collect()
}

pub fn has(banner: &Banner, pattern: &str) -> bool {
    banner.patterns.iter().any(|p| p.id == pattern)
}

pub const COOKIES: &str = "We use cookies to improve this website and to show personalised ads.";

#[test]
fn the_refusal_is_named() {
    let got = banner(COOKIES, vec![button("Accept all"), button("Reject all"), link("Settings", "#")]);
    assert_eq!(got.language.as_deref(), Some("en"));
    assert_eq!(roles(&got), [Role::Accept, Role::Reject, Role::Settings]);
    assert_eq!(got.purposes, ["personalised_ads"]);
    let hint = got.hint.expect("a hint");
    assert_eq!((hint.role, hint.clicks, hint.path), (Role::Reject, 1, vec!["Reject all".to_string()]));
}

#[test]
fn behind_the_settings_it_is_expected() {
    let got = banner(COOKIES, vec![button("Agree"), button("Manage options")]);
    let hint = got.hint.clone().expect("a hint");
    assert_eq!((hint.role, hint.clicks, hint.expected), (Role::Settings, 2, true));
    assert!(has(&got, "no_reject_first_layer") && has(&got, "more_clicks_to_reject"));
}

#[test]
fn double_negatives() {
    for label in ["Don't accept", "Continue without accepting", "I disagree", "No, thanks", "Do not consent", "Disagree and close"] {
        assert_eq!(roles(&banner(COOKIES, vec![button("OK"), button(label)])), [Role::Accept, Role::Reject], "{label}");
    }
    for (label, role) in [
        ("Only necessary", Role::NecessaryOnly),
        ("Save and close", Role::Save),
        ("Pay and reject", Role::Subscribe),
        ("Accept selection", Role::Save),
    ] {
        assert_eq!(roles(&banner(COOKIES, vec![button("Accept all"), button(label)]))[1], role, "{label}");
    }
}

#[test]
fn pay_or_consent_has_no_hint() {
    let text = "Read with ads and cookies, or subscribe to read without ads and tracking.";
    let got = banner(text, vec![button("Accept and continue"), button("Subscribe now")]);
    assert_eq!(got.hint, None);
    assert!(has(&got, "pay_or_consent"));
}

#[test]
fn a_notice_has_no_choice() {
    let got = banner(COOKIES, vec![button("Got it!"), link("Learn more", "https://example.com/cookies")]);
    assert_eq!(roles(&got), [Role::Acknowledge, Role::PolicyLink]);
    assert_eq!(got.hint, None);
    assert!(has(&got, "no_choice"));
}

#[test]
fn ticked_boxes_are_counted_in() {
    let controls = vec![toggle("Statistics", true), toggle("Marketing", true), toggle("Preferences", false), button("Save choices")];
    let got = banner(COOKIES, controls);
    assert_eq!(got.layer, Layer::Settings);
    let preticked = got.patterns.iter().find(|p| p.id == "preticked").expect("ticked boxes");
    assert_eq!(preticked.measured["labels"], Measure::List(vec!["Statistics".into(), "Marketing".into()]));
    let hint = got.hint.expect("a hint");
    assert_eq!((hint.role, hint.clicks, hint.label.as_str()), (Role::Save, 3, "Statistics"));
}

#[test]
fn form_is_measured() {
    let accept = Control { background: [0.0, 90.0, 200.0], colour: [255.0; 3], rect: [0.0, 0.0, 200.0, 50.0], ..button("Accept") };
    let refuse = Control { colour: [170.0; 3], font_size: 11.0, border: false, ..link("Reject", "#") };
    let got = banner(COOKIES, vec![accept, refuse]);
    for pattern in ["reject_as_link", "unequal_colour", "unequal_size"] {
        assert!(has(&got, pattern), "{pattern}");
    }
    let colour = got.patterns.iter().find(|p| p.id == "unequal_colour").expect("colours");
    assert_eq!(colour.measured["reject_text"], Measure::Number(2.32));
    let equal = banner(COOKIES, vec![button("Accept"), button("Reject")]);
    assert_eq!(equal.patterns, []);
}

#[test]
fn partners_are_counted() {
    for (text, count) in [
        ("We and our 842 partners use cookies.", 842),
        ("Wir und unsere 1.532 Partner verwenden Cookies.", 1532),
        ("Nos 1 204 partenaires utilisent des cookies depuis 2019.", 1204),
        ("Les 103 tiers qui utilisent des cookies sur ce service.", 103),
    ] {
        assert_eq!(banner(text, vec![button("OK"), button("X")]).partners, Some(count), "{text}");
    }
    assert_eq!(banner(COOKIES, vec![button("OK"), button("No")]).partners, None);
}

#[test]
fn other_dialogs_are_none() {
    for (text, labels) in [
        ("You must be 18 years or older to enter this site.", ["Yes", "No"]),
        ("By entering you confirm that you are 18 years old and accept our use of cookies.", ["Enter", "Leave"]),
        ("Sign up for our newsletter and get 10% off your first order.", ["Subscribe", "No thanks"]),
        ("We have updated our terms of use and privacy policy.", ["Accept", "Read more"]),
        ("This site wants to know your location.", ["Allow", "Deny"]),
        ("Get push notifications about the latest news?", ["Allow", "No thanks"]),
        ("Open this page in our app for a better experience.", ["Open app", "Continue in browser"]),
        ("Our best chocolate chip cookies recipe: crisp, soft, done in the oven.", ["Bake", "Close"]),
        ("Delete this file? This cannot be undone.", ["Cancel", "Delete"]),
    ] {
        let controls = labels.map(button).to_vec();
        assert_eq!(banners(candidate(text, controls)), [], "{text}");
    }
}

#[test]
fn a_form_to_fill_in_is_none() {
    let mut one = candidate("Log in to go on. This site uses cookies.", vec![button("Log in"), link("Forgot your password?", "/f")]);
    one.fields = 2;
    assert_eq!(banners(one), []);
}

#[test]
fn a_part_of_the_page_is_none_unless_it_asks() {
    let part = |controls| Candidate { position: Position::Static, ..candidate(COOKIES, controls) };
    assert_eq!(banners(part(vec![link("Cookie settings", "/settings"), link("Privacy policy", "/privacy")])), []);
    assert_eq!(banners(part(vec![button("Accept cookies"), button("Reject cookies")])).len(), 1);
}

#[test]
fn an_unknown_language_keeps_its_controls() {
    let mut one = candidate("Txheej txheem no siv khaub noom.", vec![button("Pom zoo"), button("Tsis kam"), button("")]);
    one.controls[2].rect = [1240.0, 604.0, 24.0, 24.0];
    one.named = true;
    let got = banners(one).pop().expect("a banner by its shape");
    assert_eq!(roles(&got), [Role::Other, Role::Other, Role::Close]);
    assert!(got.controls.iter().all(|c| c.unsure));
    assert_eq!((got.language, got.hint), (None, None));
}

#[test]
fn what_an_id_calls_a_control_is_a_guess() {
    let called = |label: &str, called: &str| Control { called: called.into(), ..button(label) };
    let controls = vec![called("Derbyn pob un", "accept"), called("Gwrthod pob un", "reject")];
    let text = "Mae'r wefan hon yn defnyddio cwcis i wella eich profiad pori.";
    let got = banners(Candidate { named: true, ..candidate(text, controls.clone()) }).pop().expect("a banner");
    assert_eq!(roles(&got), [Role::Accept, Role::Reject]);
    assert!(got.controls.iter().all(|c| c.unsure));
    let hint = got.hint.expect("a hint");
    assert_eq!((hint.label.as_str(), hint.expected), ("Gwrthod pob un", true));
    // It makes no banner of another dialog, and words go first.
    assert_eq!(banners(candidate("The best tools of the year.", controls)), []);
    let got = banner(COOKIES, vec![called("Reject all", "accept"), called("Accept all", "reject")]);
    assert_eq!(roles(&got), [Role::Reject, Role::Accept]);
}

fn measured<'b>(banner: &'b Banner, pattern: &str) -> Option<&'b Measure> {
    banner.patterns.iter().find(|p| p.id == pattern)?.measured.get("labels")
}

#[test]
fn what_is_locked_on_is_named_where_it_is_optional() {
    let locked = |label: &str| Control { disabled: true, ..toggle(label, true) };
    let got =
        banner(COOKIES, vec![locked("Necessary"), locked("Targeted advertising"), toggle("Statistics", false), button("Save choices")]);
    assert_eq!(measured(&got, "misclassified_essential"), Some(&Measure::List(vec!["Targeted advertising".into()])));
    assert!(!has(&got, "preticked"));
    let got = banner(COOKIES, vec![locked("Necessary"), toggle("Statistics", false), button("Save choices")]);
    assert!(!has(&got, "misclassified_essential"));
}

#[test]
fn answers_to_single_purposes_are_no_answer_to_all() {
    let pair = || [button("Refuse"), button("Agree")];
    let controls = [pair(), pair(), [button("Refuse all"), button("Agree to all")]].concat();
    let got = banner(COOKIES, controls);
    assert_eq!(got.layer, Layer::Settings);
    assert_eq!(got.hint.expect("a hint").label, "Refuse all");
    // The same two answers above and below a text are answers to all.
    let got = banner(COOKIES, [pair(), pair()].concat());
    assert_eq!(got.layer, Layer::First);
    assert_eq!(got.hint.expect("a hint").label, "Refuse");
}

#[test]
fn more_controls_than_are_listed_make_the_way_uncertain() {
    let controls = vec![toggle("One", false), toggle("Two", true), button("Save choices")];
    let got = banners(Candidate { left_out: 30, ..candidate(COOKIES, controls) }).pop().expect("a banner");
    assert!(got.hint.expect("a hint").expected);
}

#[test]
fn in_a_language_without_a_file_the_shape_alone_tells_and_says_that_it_is_unsure() {
    let close = Control { kind: ControlKind::Button, rect: [1240.0, 604.0, 24.0, 24.0], ..Control::default() };
    let controls = vec![button("Derbyn pob un"), button("Gwrthod pob un"), link("Polisi preifatrwydd", "/cy/privacy"), close];
    let text = "Mae'r wefan hon yn defnyddio cwcis i wella eich profiad pori.";
    let got = banners(Candidate { named: true, ..candidate(text, controls) }).pop().expect("a banner");
    assert_eq!(got.language, None);
    assert_eq!(roles(&got), [Role::Other, Role::Other, Role::PolicyLink, Role::Close]);
    assert!(got.controls.iter().all(|c| c.unsure));
    assert_eq!(got.hint, None);
}

#[test]
fn a_row_of_links_asks_nothing() {
    let links = vec![link("Privacy policy", "/privacy"), link("Cookie settings", "#"), link("Terms of use", "/terms")];
    assert_eq!(banners(Candidate { lines: Vec::new(), named: true, ..candidate("", links) }), []);
}

#[test]
fn a_layer_of_single_choices_may_speak_of_purposes_alone() {
    let controls =
        || vec![toggle("Store information", false), toggle("Measure ads", true), button("Accept all"), button("Confirm choices")];
    let text = "Choose what you allow.";
    let got = banners(Candidate { named: true, dialog: true, ..candidate(text, controls()) }).pop().expect("a banner");
    assert_eq!(got.layer, Layer::Settings);
    assert_eq!(got.hint.expect("a hint").path, ["Measure ads", "Confirm choices"]);
    assert_eq!(banners(Candidate { dialog: true, ..candidate(text, controls()) }), []);
}

#[test]
fn objections_behind_a_tab_are_on_the_way() {
    let tab = |label: &str, open: bool| Control { kind: ControlKind::Tab, checked: Some(open), ..button(label) };
    let tabs = vec![tab("Consent", true), tab("Legitimate interest", false)];
    let controls = [tabs, vec![toggle("Ads", false), toggle("Statistics", false), button("Save and exit")]].concat();
    let hint = banner(COOKIES, controls).hint.expect("a hint");
    assert_eq!(hint.path, ["Legitimate interest", "Save and exit"]);
    assert!(hint.expected);
}

#[test]
fn a_choice_among_many_other_things_to_click_is_one() {
    let partners = (0..40).map(|i| button(&format!("Company {i}")));
    let controls = partners.chain([button("Accept"), button("Reject")]).collect();
    assert_eq!(banner(COOKIES, controls).hint.expect("a hint").label, "Reject");
}

#[test]
fn purposes_and_both_answers_make_a_sentence_on_cookies_one_on_consent() {
    let ask = |text: &str| banners(candidate(text, vec![button("Yes, please"), button("No thanks")])).len();
    assert_eq!(ask("Cookies bring you personalised ads."), 1);
    assert_eq!(ask("Our cookies are baked every morning."), 0);
    assert_eq!(ask("Our page brings you personalised content."), 0);
}

#[test]
fn the_word_alone_with_both_answers_asks_for_consent() {
    let ask = |text: &str, yes: &str, no: &str| banners(candidate(text, vec![button(yes), button(no)])).len();
    assert_eq!(ask("Cookies?", "Yes", "No"), 1);
    assert_eq!(ask("Fresh cookies?", "Yes", "No"), 0);
    assert_eq!(ask("Cookies", "Recipe", "No"), 0);
    assert_eq!(ask("Biscuits?", "Yes", "No"), 0);
}

#[test]
fn a_consent_to_something_else_is_none_to_cookies() {
    let ask =
        |text: &str| banners(candidate(text, vec![link("Privacy policy", "/privacy"), button("Yes, please"), button("No thanks")])).len();
    assert_eq!(ask("Sign up for our newsletter. You can withdraw your consent at any time."), 0);
    assert_eq!(ask("We use cookies for personalised ads. You can withdraw your consent at any time."), 1);
}

#[test]
fn a_tab_answers_nothing() {
    let tab = |label: &str, open: bool| Control { kind: ControlKind::Tab, checked: Some(open), ..button(label) };
    let controls = vec![tab("Accept", true), tab("Reject", false), tab("Settings", false), button("Accept all"), button("Save choices")];
    let got = banner(COOKIES, controls);
    assert_eq!(roles(&got), [Role::Other, Role::Other, Role::Settings, Role::Accept, Role::Save]);
    assert_ne!(got.hint.expect("a hint").role, Role::Reject);
}

#[test]
fn a_menu_of_the_page_that_leads_to_its_cookie_settings_is_no_banner() {
    let menu: Vec<Control> = (0..30).map(|i| link(&format!("Department {i}"), &format!("/d/{i}"))).collect();
    let controls = [menu, vec![link("Cookie settings", "#"), button("Accept cookies"), button("Close")]].concat();
    assert_eq!(banners(Candidate { named: true, ..candidate(COOKIES, controls) }), []);
}

pub fn radio(label: &str, on: bool) -> Control {
    Control { kind: ControlKind::Radio, checked: Some(on), ..button(label) }
}

#[test]
fn answers_that_wait_for_a_button() {
    let got = banner(COOKIES, vec![radio("Yes", true), radio("No", false), button("Save cookie settings")]);
    assert_eq!(roles(&got), [Role::Other, Role::Other, Role::Save]);
    let hint = got.hint.clone().expect("a hint");
    assert_eq!((hint.role, hint.clicks, hint.path), (Role::Save, 2, vec!["No".to_string(), "Save cookie settings".into()]));
    assert_eq!(measured(&got, "preticked"), Some(&Measure::List(vec!["Yes".into()])));
    assert!(!has(&got, "no_reject_first_layer"));
    // What refuses holds already: one click.
    let got = banner(COOKIES, vec![radio("Accept all", false), radio("Only necessary", true), button("Continue")]);
    assert_eq!(got.hint.expect("a hint").path, ["Continue"]);
    // Two questions, each with its own answers.
    let pair = |on| [radio("Allow", on), radio("Do not allow", !on)];
    let got = banner(COOKIES, [pair(true).to_vec(), pair(false).to_vec(), vec![button("Confirm")]].concat());
    assert_eq!((got.layer, got.hint.expect("a hint").path), (Layer::Settings, vec!["Do not allow".into(), "Confirm".into()]));
}

#[test]
fn an_objection_beside_switches_is_none_to_all() {
    let got = banner(COOKIES, vec![toggle("Ads", true), button("Object to all"), button("Confirm all"), button("Save and exit")]);
    assert_eq!(roles(&got)[1..], [Role::Other, Role::Accept, Role::Save]);
    assert_eq!(got.hint.expect("a hint").path, ["Ads", "Save and exit"]);
    assert_eq!(roles(&banner(COOKIES, vec![button("Agree"), button("I object")]))[1], Role::Reject);
}

#[test]
fn below_boxes_ok_stores_what_is_shown() {
    let boxes = || vec![Control { disabled: true, ..toggle("Necessary", true) }, toggle("Statistics", true), toggle("Marketing", false)];
    let got = banner(COOKIES, [boxes(), vec![button("OK")]].concat());
    assert_eq!(roles(&got)[3], Role::Save);
    assert_eq!(got.controls.iter().map(|c| c.disabled).collect::<Vec<_>>(), [true, false, false, false]);
    assert_eq!(got.hint.expect("a hint").path, ["Statistics", "OK"]);
    // Beside a refusal it agrees.
    let got = banner(COOKIES, [boxes(), vec![button("OK"), button("Reject all")]].concat());
    assert_eq!((roles(&got)[3], got.hint.expect("a hint").label.as_str()), (Role::Accept, "Reject all"));
}

#[test]
fn once_a_form_is_gone_the_way_back_is_looked_for() {
    let left =
        |controls| read(&PageModel { candidates: vec![Candidate { closed: true, ..candidate("", controls) }], ..PageModel::default() });
    let policy = || link("Cookie policy", "/cookies");
    let (open, closed) = left(vec![policy()]);
    assert_eq!((open.len(), closed.len()), (0, 1));
    let pattern = &closed[0].patterns[0];
    assert_eq!((pattern.id.as_str(), pattern.measured.get("looked_at")), ("no_withdraw_icon", Some(&Measure::Number(1.0))));
    assert_eq!(pattern.measured.get("policy_links"), Some(&Measure::List(vec!["Cookie policy".into()])));
    for way in [button("Cookie settings"), link("Manage consent", "#"), Control { floats: true, ..button("") }] {
        let (_, closed) = left(vec![policy(), way]);
        assert_eq!((closed[0].patterns.len(), closed[0].controls.len()), (0, 1));
    }
}

#[test]
fn while_a_form_is_open_none_is_gone() {
    let gone = Candidate { closed: true, ..candidate("", vec![]) };
    let open = candidate(COOKIES, vec![button("Accept"), button("Reject")]);
    let (open, closed) = read(&PageModel { candidates: vec![open, gone], ..PageModel::default() });
    assert_eq!((open.len(), closed.len()), (1, 0));
}
