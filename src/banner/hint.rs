//! The choice that gives away least, and how many clicks it takes.

use super::pattern::says;
use super::role::shown;
use super::Reading;
use crate::page::{Control, ControlKind};
use crate::report::banner::{Hint, Layer, Role};

/// Names the choice; `None` where there is none to name: a notice, or pay or consent.
pub fn of(r: &Reading) -> Option<Hint> {
    for role in [Role::Reject, Role::NecessaryOnly] {
        if let Some(control) = r.first(role).filter(|c| !c.in_text || !super::role::leads_away(c)) {
            // What only its id says is expected.
            return Some(hint(role, control, Vec::new(), !r.says(role) && !control.in_text));
        }
    }
    if let Some(save) = r.first(Role::Save) {
        // What is ticked is taken out first; the switches that can't be changed stay.
        let ticked: Vec<&Control> = r.ticked().collect();
        let answers: Vec<&Control> = r.refusals().filter(|c| c.checked != Some(true)).collect();
        if r.layer() == Layer::Settings || r.toggles().next().is_some() || r.refusals().next().is_some() {
            // Objections may hide behind a tab of their own, and a long list may go on unseen.
            let hidden: Vec<&Control> = objections(r).collect();
            let expected = !hidden.is_empty() || r.candidate.left_out > 0;
            let all: Vec<&Control> = ticked.into_iter().chain(answers).chain(hidden).chain([save]).collect();
            let path: Vec<String> = all.iter().map(|c| shown(c).to_string()).collect();
            return Some(Hint { clicks: path.len() as u32, ..hint(Role::Save, all[0], path, expected) });
        }
    }
    if let Some(settings) = r.first(Role::Settings) {
        let path = vec![shown(settings).to_string()];
        return Some(Hint { clicks: 2, ..hint(Role::Settings, settings, path, true) });
    }
    let implied = r.text.count("implied_consent", &r.voices) > 0;
    let closes = r.offers(Role::Accept) && !r.offers(Role::Subscribe) && !implied;
    r.first(Role::Close).filter(|_| closes).map(|close| hint(Role::Close, close, Vec::new(), true))
}

/// Tabs and folds that are named after legitimate interest, where none of its switches is shown.
fn objections<'r>(r: &'r Reading) -> impl Iterator<Item = &'r Control> {
    let interest = |c: &&Control| says(r, shown(c), "legitimate_interest");
    let seen = r.toggles().any(|c| interest(&c));
    let opens = |c: &&Control| c.kind == ControlKind::Tab && c.checked != Some(true) || c.expands;
    r.candidate.controls.iter().filter(opens).filter(interest).filter(move |_| !seen)
}

fn hint(role: Role, control: &Control, path: Vec<String>, expected: bool) -> Hint {
    let label = shown(control).to_string();
    let path = if path.is_empty() { vec![label.clone()] } else { path };
    Hint { role, label, clicks: 1, path, expected, selector: control.selector.clone() }
}
