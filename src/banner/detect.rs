//! Whether a candidate is a consent banner: its text has to be about consent, and it has to offer something to do.

use super::{partners, Reading};
use crate::page::{ControlKind, Position};
use crate::report::banner::Role;

/// The least that a floating candidate needs.
const FLOATING: f64 = 3.0;
/// The least that one in the flow of the page needs.
const STATIC: f64 = 5.0;
/// A longer text in the flow of the page is a part of the page, in words.
const STATIC_WORDS: usize = 400;

/// Who offers more than so many other things to click, and neither a choice nor single ones, is a menu of the page.
const MENU: usize = 20;

/// Decides.
pub fn is_banner(r: &Reading) -> bool {
    // "Subscribe, or agree to tracking" is about consent, and no newsletter.
    let pays = r.text.count("pay", &r.voices);
    let topics = r.text.count("topic", &r.voices) + pays;
    let others = r.text.count("other", &r.voices).saturating_sub(pays);
    let refuses = r.says(Role::Reject) || r.says(Role::NecessaryOnly);
    let agrees = r.says(Role::Accept) || r.says(Role::Acknowledge) || r.says(Role::Subscribe);
    let settles = r.says(Role::Settings) || r.says(Role::Save);
    // "Cookies bring you personalised ads": what nobody listed as a sentence, with a question of both answers.
    let spoken = || r.candidate.lines.iter().any(|l| crate::text::lower(l).contains("cookie"));
    let aims = || !r.purposes().is_empty();
    // Or with switches for its purposes, and a button that stores them.
    let chooses = || r.says(Role::Save) && r.toggles().next().is_some() && aims();
    // "Cookies?", yes or no: that word alone with both answers.
    let terse = || r.candidate.lines.iter().flat_map(|l| l.split_whitespace()).count() == 1;
    let asks = topics == 0 && others == 0 && (refuses && agrees && (settles || aims() || terse()) || chooses());
    let topics = topics + usize::from(asks && spoken());
    let floats = r.candidate.position != Position::Static || r.candidate.dialog;
    if r.candidate.fields > 0 && !(topics > 0 && (refuses || settles)) {
        return false;
    }
    let count = |condition: bool, weight: f64| if condition { weight } else { 0.0 };
    let purposes = r.purposes().len().min(2) as f64;
    let weight = 2.0 * topics.min(2) as f64
        + count(r.candidate.named, 1.0)
        + count(refuses, 1.5)
        + count(agrees, 1.0)
        + count(settles, 1.0)
        + count(partners::count(&r.text).is_some(), 1.0)
        + count(r.text.count("implied_consent", &r.voices) > 0, 1.0)
        + 0.5 * purposes
        + count(r.has(Role::PolicyLink), 0.5)
        - 2.0 * others.min(2) as f64
        - count(r.candidate.fields > 0, 2.0);
    if !floats {
        let words = r.candidate.lines.iter().map(|l| l.split_whitespace().count()).sum::<usize>();
        return topics > 0 && agrees && (refuses || settles) && weight >= STATIC && words <= STATIC_WORDS;
    }
    // A row of links at the edge of the window says nothing and asks nothing.
    if r.candidate.lines.is_empty() && !refuses && !agrees {
        return false;
    }
    let elsewhere = r
        .candidate
        .controls
        .iter()
        .zip(&r.told)
        .filter(|(c, t)| t.role == Role::Other && !c.toggles() && c.kind != ControlKind::Radio)
        .count();
    if elsewhere > MENU && !(refuses && agrees) && r.toggles().count() + r.refusals().count() < 2 {
        return false;
    }
    let acts = refuses || agrees || settles || r.offers(Role::Close) && topics > 0 && others == 0;
    // Letters or photos need a consent too: where something else is said as often, more than the word has to speak for cookies.
    let unsaid = !r.candidate.named && !settles && !aims() && partners::count(&r.text).is_none();
    if others > 0 && others >= topics && unsaid {
        return false;
    }
    if topics > 0 {
        return acts && weight >= FLOATING || unknown(r, others);
    }
    // A layer of single choices may speak of their purposes alone.
    let single = r.offers(Role::Save) && r.toggles().count() >= 2 && r.candidate.fields == 0;
    r.candidate.named && (refuses || single) && (agrees || settles) && weight >= FLOATING || unknown(r, others)
}

/// In a language whose buttons nobody has described: the shape has to say it.
fn unknown(r: &Reading, others: usize) -> bool {
    let buttons = r
        .candidate
        .controls
        .iter()
        .zip(&r.told)
        .filter(|(c, t)| t.unsure && !c.in_text && !matches!(t.role, Role::PolicyLink | Role::Close))
        .count();
    r.candidate.named && others == 0 && r.candidate.fields == 0 && (1..=6).contains(&buttons) && r.strange()
}
