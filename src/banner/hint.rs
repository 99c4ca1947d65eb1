//! The choice that gives away least, and how many clicks it takes.

use super::role::shown;
use super::Reading;
use crate::page::Control;
use crate::report::banner::{Hint, Layer, Role};

/// Names the choice; `None` where there is none to name: a notice, or pay or consent.
pub fn of(r: &Reading) -> Option<Hint> {
    for role in [Role::Reject, Role::NecessaryOnly] {
        if let Some(control) = r.first(role).filter(|c| !c.in_text || !super::role::leads_away(c)) {
            return Some(hint(role, control, Vec::new(), false));
        }
    }
    if let Some(save) = r.first(Role::Save) {
        // What is ticked is taken out first; the switches that can't be changed stay.
        let ticked: Vec<&Control> = r.ticked().collect();
        if r.layer() == Layer::Settings || r.toggles().next().is_some() {
            let Some(first) = ticked.first() else { return Some(hint(Role::Save, save, Vec::new(), false)) };
            let mut path: Vec<String> = ticked.iter().map(|c| shown(c).to_string()).collect();
            path.push(shown(save).to_string());
            return Some(Hint { role: Role::Save, clicks: path.len() as u32, ..hint(Role::Save, first, path, false) });
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

fn hint(role: Role, control: &Control, path: Vec<String>, expected: bool) -> Hint {
    let label = shown(control).to_string();
    let path = if path.is_empty() { vec![label.clone()] } else { path };
    Hint { role, label, clicks: 1, path, expected, selector: control.selector.clone() }
}
