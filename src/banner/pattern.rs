//! What stands out about the form of a banner, each with what was measured. Never a legal verdict.

use super::contrast::ratio;
use super::role::shown;
use super::Reading;
use crate::language::consent::{fired, tokens, Speech};
use crate::page::{Control, ControlKind};
use crate::report::banner::{Hint, Layer, Measure, Measures, Pattern, Role};

/// An area this many times the other's is larger.
const AREA: f64 = 1.6;
/// A font this many times the other's is larger.
const FONT: f64 = 1.2;
/// A fill with less contrast to what lies around it is not seen as a fill.
const FLAT: f64 = 1.15;
/// A fill with this contrast stands out.
const FILLED: f64 = 1.5;
/// Text with less contrast is hard to read (WCAG 2.2, 1.4.3).
const READABLE: f64 = 4.5;

/// All patterns of a banner, in the order of the vocabulary.
pub fn of(r: &Reading, hint: Option<&Hint>) -> Vec<Pattern> {
    let mut out = Vec::new();
    let accept = r.first(Role::Accept);
    let refuse = r.first(Role::Reject).or_else(|| r.first(Role::NecessaryOnly));
    let first = r.layer() == Layer::First;
    let pays = r.offers(Role::Subscribe) || r.text.count("pay", &r.voices) > 0 && accept.is_some() && refuse.is_none();
    if let (Some(accept), None, true) = (accept, refuse, first && r.refusals().next().is_none()) {
        out.push(pattern("no_reject_first_layer", vec![("accept", label(accept))]));
    }
    ticked(r, &mut out);
    if let (Some(accept), Some(refuse)) = (accept, refuse) {
        compare(r, accept, refuse, &mut out);
    }
    interest(r, &mut out);
    locked(r, &mut out);
    let only = accept.is_some() && refuse.is_none() && !r.offers(Role::Settings) && !r.offers(Role::Close) && !r.offers(Role::Save);
    if only && r.candidate.modal && !pays {
        let measured = vec![("cover", number(r.candidate.cover)), ("scroll_lock", Measure::Flag(r.candidate.scroll_lock))];
        out.push(pattern("cookie_wall", measured));
    }
    if pays {
        let labels = [Role::Subscribe, Role::Accept].iter().filter_map(|role| r.first(*role)).map(|c| shown(c).to_string()).collect();
        let mut measured = vec![("labels", Measure::List(labels))];
        super::pay::terms(r, &mut measured);
        out.push(pattern("pay_or_consent", measured));
    }
    if let Some(said) = r.text.said(Speech::Banner, &r.voices).find(|s| s.rule.id == "implied_consent") {
        out.push(pattern("implied_consent", vec![("text", Measure::Text(r.text.lines[said.line].chars().take(300).collect()))]));
    }
    if accept.is_none()
        && refuse.is_none()
        && r.toggles().next().is_none()
        && r.refusals().next().is_none()
        && !r.offers(Role::Settings)
        && !r.offers(Role::Save)
    {
        let labels = r.candidate.controls.iter().filter(|c| !c.in_text).map(|c| shown(c).to_string()).collect();
        out.push(pattern("no_choice", vec![("labels", Measure::List(labels))]));
    }
    if let Some(refuse) = refuse.filter(|c| says(r, shown(c), "shaming")) {
        out.push(pattern("confirmshaming", vec![("reject", label(refuse))]));
    }
    if let (Some(accept), Some(hint)) = (accept, hint.filter(|h| h.clicks > 1)) {
        let measured = vec![
            ("accept", label(accept)),
            ("accept_clicks", number(1.0)),
            ("expected", Measure::Flag(hint.expected)),
            ("reject_clicks", number(f64::from(hint.clicks))),
        ];
        out.push(pattern("more_clicks_to_reject", measured));
    }
    out
}

fn ticked(r: &Reading, out: &mut Vec<Pattern>) {
    let agreed = r.answers(|role| role == Role::Accept).filter(|c| c.checked == Some(true));
    let labels: Vec<String> = r.ticked().chain(agreed).map(|c| shown(c).to_string()).collect();
    if !labels.is_empty() {
        out.push(pattern("preticked", vec![("labels", Measure::List(labels))]));
    }
}

/// Refusing held against accepting: kind, colour, size.
fn compare(r: &Reading, accept: &Control, refuse: &Control, out: &mut Vec<Pattern>) {
    let plain = refuse.kind == ControlKind::Link && !refuse.border && ratio(refuse.background, r.candidate.background) < FLAT;
    if accept.kind == ControlKind::Button && (plain || refuse.in_text && !accept.in_text) {
        let measured = vec![("accept", label(accept)), ("in_text", Measure::Flag(refuse.in_text)), ("reject", label(refuse))];
        out.push(pattern("reject_as_link", measured));
    }
    let fill = |c: &Control| ratio(c.background, r.candidate.background);
    let text = |c: &Control| ratio(c.colour, c.background);
    let hidden = fill(accept) >= FILLED && fill(refuse) < FLAT;
    let faint = text(refuse) < READABLE && text(accept) >= READABLE;
    if hidden || faint {
        let measured = vec![
            ("accept_fill", number(fill(accept))),
            ("accept_text", number(text(accept))),
            ("reject_fill", number(fill(refuse))),
            ("reject_text", number(text(refuse))),
        ];
        out.push(pattern("unequal_colour", measured));
    }
    let larger = refuse.area() > 0.0 && accept.area() >= refuse.area() * AREA;
    let bigger = refuse.font_size > 0.0 && accept.font_size >= refuse.font_size * FONT;
    if larger || bigger {
        let measured = vec![
            ("accept_area", number(accept.area())),
            ("accept_font", number(accept.font_size)),
            ("reject_area", number(refuse.area())),
            ("reject_font", number(refuse.font_size)),
        ];
        out.push(pattern("unequal_size", measured));
    }
}

/// Switches for "legitimate interest" beside those for consent.
fn interest(r: &Reading, out: &mut Vec<Pattern>) {
    let named = |c: &&Control| says(r, shown(c), "legitimate_interest");
    let of: Vec<&Control> = r.toggles().filter(named).collect();
    if !of.is_empty() {
        let on = of.iter().filter(|c| c.checked == Some(true)).count();
        let labels = of.iter().map(|c| shown(c).to_string()).collect();
        out.push(pattern("legitimate_interest_toggles", vec![("labels", Measure::List(labels)), ("on", number(on as f64))]));
    }
}

/// Purposes that no site needs in order to work.
const OPTIONAL: [&str; 6] =
    ["personalised_ads", "ad_measurement", "audience_insights", "analytics", "social_media", "content_personalisation"];

/// Switches that are on and can't be changed, though their labels name advertising and the like.
fn locked(r: &Reading, out: &mut Vec<Pattern>) {
    let optional = |c: &&Control| {
        let tokens = tokens(shown(c));
        let of = fired(&tokens, 0, tokens.tokens.len(), Speech::Purpose);
        of.iter().any(|f| OPTIONAL.contains(&f.rule.id) && r.voices.speaks(f.rule.language()))
    };
    let of: Vec<&Control> = r.toggles().filter(|c| c.checked == Some(true) && c.disabled).filter(optional).collect();
    if !of.is_empty() {
        let labels = of.iter().map(|c| shown(c).to_string()).collect();
        out.push(pattern("misclassified_essential", vec![("labels", Measure::List(labels))]));
    }
}

/// Whether a rule for sentences fires in a label.
pub fn says(r: &Reading, label: &str, id: &str) -> bool {
    let tokens = tokens(label);
    fired(&tokens, 0, tokens.tokens.len(), Speech::Banner).iter().any(|f| f.rule.id == id && r.voices.speaks(f.rule.language()))
}

/// A pattern with its measures.
pub fn pattern(id: &str, measured: Vec<(&'static str, Measure)>) -> Pattern {
    Pattern { id: id.to_string(), measured: Measures(measured) }
}

fn label(control: &Control) -> Measure {
    Measure::Text(shown(control).to_string())
}

/// A measure to two decimals.
pub fn number(value: f64) -> Measure {
    Measure::Number((value * 100.0).round() / 100.0)
}
