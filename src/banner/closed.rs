//! What a page has left once its form is gone: whether there is a way back to the choice.

use super::pattern::{number, pattern};
use super::role::shown;
use super::Reading;
use crate::report::banner::{Banner, Control, Measure, Role};

/// The form that is gone, with the controls that open it again.
pub fn banner(r: &Reading) -> Banner {
    let mut out = r.banner();
    let reopens: Vec<bool> = r.candidate.controls.iter().zip(&r.told).map(|(c, t)| c.floats || back(t.role)).collect();
    let links = r.candidate.controls.iter().zip(&r.told).filter(|(_, t)| t.role == Role::PolicyLink);
    let links: Vec<String> = links.map(|(c, _)| shown(c).to_string()).collect();
    let of = |(control, back): (Control, &bool)| back.then_some(control);
    let ways: Vec<Control> = out.controls.into_iter().zip(&reopens).filter_map(of).collect();
    out.patterns = Vec::new();
    if ways.is_empty() {
        let looked = r.candidate.controls.len() as f64;
        out.patterns.push(pattern("no_withdraw_icon", vec![("looked_at", number(looked)), ("policy_links", Measure::List(links))]));
    }
    out.controls = ways;
    out.hint = None;
    out
}

/// Whether a control that speaks of consent leads back to the choice.
fn back(role: Role) -> bool {
    !matches!(role, Role::PolicyLink | Role::Other | Role::Close | Role::Acknowledge)
}
