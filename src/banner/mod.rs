//! Consent banners: which candidates are one, what each control does, and which choice gives away least.
//!
//! [`text`] finds what the sentences say, [`role`] what the controls do, [`detect`] decides whether it is a banner,
//! [`pattern`] measures its form, [`hint`] names the choice.

mod closed;
mod contrast;
mod detect;
#[cfg(test)]
#[allow(clippy::expect_used)]
mod example;
mod hint;
#[cfg(test)]
#[allow(clippy::panic)]
mod labels;
mod language;
mod partners;
mod pattern;
#[cfg(test)]
#[allow(clippy::expect_used, clippy::panic)]
mod pattern_tests;
mod pay;
pub mod platform;
mod role;
#[cfg(test)]
#[allow(clippy::expect_used, clippy::panic)]
mod tests;
mod text;

use crate::language::consent::{described, loaded, Speech};
use crate::page::{Candidate, ControlKind, PageModel};
use crate::report::banner::{Banner, Control, Layer, Role};
use language::Voices;
use role::Told;
use text::Text;

/// Purposes, in the order of the vocabulary.
const PURPOSES: [&str; 8] = [
    "personalised_ads",
    "ad_measurement",
    "audience_insights",
    "product_development",
    "analytics",
    "functional",
    "social_media",
    "content_personalisation",
];

/// A candidate as read.
struct Reading<'c> {
    candidate: &'c Candidate,
    text: Text,
    voices: Voices,
    told: Vec<Told>,
}

/// The consent banners among a page's candidates, and what is left of those that are gone; none where the words of
/// banners have not been loaded.
pub fn read(model: &PageModel) -> (Vec<Banner>, Vec<Banner>) {
    let (mut open, mut closed) = (Vec::new(), Vec::new());
    for candidate in model.candidates.iter().filter(|_| loaded()) {
        let candidate = role::answers(candidate);
        let reading = Reading::of(&candidate);
        if candidate.closed {
            closed.push(closed::banner(&reading));
        } else if detect::is_banner(&reading) {
            open.push(reading.banner());
        }
    }
    // While a form is there, the others are not gone for good.
    closed.retain(|_| open.is_empty());
    (open, closed)
}

/// What a label alone says, by the language whose rules fire first.
#[cfg(any(target_arch = "wasm32", test))]
pub fn role_of(label: &str) -> Option<&'static str> {
    if !loaded() {
        return None;
    }
    let rules = role::label_rules(label);
    rules.iter().find_map(|rule| role::resolve(&rules, rule.language().code))
}

impl Reading<'_> {
    fn of(candidate: &Candidate) -> Reading<'_> {
        let text = Text::of(candidate);
        let spoken = role::spoken(candidate);
        let voices = Voices::of(candidate, &text, &spoken);
        let told = role::told(candidate, &spoken, &voices);
        Reading { candidate, text, voices, told }
    }

    fn banner(&self) -> Banner {
        let hint = hint::of(self);
        Banner {
            frame: self.candidate.frame,
            cmp: platform::of(&self.candidate.marks).map(str::to_string),
            language: self.voices.decided().filter(|l| !self.strange() || !described(l)).map(|l| l.code.to_string()),
            layer: self.layer(),
            modal: self.candidate.modal,
            text: self.candidate.lines.join("\n"),
            partners: partners::count(&self.text),
            purposes: self.purposes(),
            controls: self.controls(),
            patterns: pattern::of(self, hint.as_ref()),
            hint,
            rect: self.candidate.rect,
        }
    }

    fn controls(&self) -> Vec<Control> {
        let one = |(control, told): (&crate::page::Control, &Told)| Control {
            role: told.role,
            label: role::shown(control).to_string(),
            checked: control.checked,
            disabled: control.disabled,
            selector: control.selector.clone(),
            rect: control.rect,
            unsure: told.unsure,
        };
        self.candidate.controls.iter().zip(&self.told).map(one).collect()
    }

    /// The first control of a role, one outside running text before one within.
    fn first(&self, role: Role) -> Option<&crate::page::Control> {
        let of = || self.candidate.controls.iter().zip(&self.told).filter(move |(_, t)| t.role == role).map(|(c, _)| c);
        of().find(|c| !c.in_text && !c.disabled).or_else(|| of().find(|c| !c.disabled))
    }

    fn has(&self, role: Role) -> bool {
        self.told.iter().any(|t| t.role == role)
    }

    /// Whether there is a control of a role outside running text.
    fn offers(&self, role: Role) -> bool {
        self.candidate.controls.iter().zip(&self.told).any(|(c, t)| t.role == role && !c.in_text)
    }

    /// The same, told by words and not by shape.
    fn says(&self, role: Role) -> bool {
        self.candidate.controls.iter().zip(&self.told).any(|(c, t)| t.role == role && !t.unsure && !c.in_text)
    }

    /// Whether no word of it was understood, as in a language that nobody has described.
    fn strange(&self) -> bool {
        self.voices.strange() && self.text.said.is_empty() && self.told.iter().all(|t| t.unsure)
    }

    fn toggles(&self) -> impl Iterator<Item = &crate::page::Control> {
        self.candidate.controls.iter().filter(|c| c.toggles())
    }

    /// The boxes that are on and can be changed.
    fn ticked(&self) -> impl Iterator<Item = &crate::page::Control> {
        self.toggles().filter(|c| c.checked == Some(true) && !c.disabled)
    }

    /// The answers of which one holds that stand for a role.
    fn answers(&self, stands: fn(Role) -> bool) -> impl Iterator<Item = &crate::page::Control> {
        let all = self.candidate.controls.iter().zip(&self.told);
        all.filter(move |(c, t)| !c.disabled && t.stands.is_some_and(stands)).map(|(c, _)| c)
    }

    /// The answers of which one holds that refuse.
    fn refusals(&self) -> impl Iterator<Item = &crate::page::Control> {
        self.answers(|role| matches!(role, Role::Reject | Role::NecessaryOnly))
    }

    /// Single choices make the layer, unless a button leads to one that lies deeper; folds and tabs are parts of it.
    fn layer(&self) -> Layer {
        let deeper =
            |(c, t): (&crate::page::Control, &Told)| t.role == Role::Settings && !c.in_text && !c.expands && c.kind != ControlKind::Tab;
        let radios = self.refusals().count();
        let choices = (self.toggles().count() + radios).max(self.told.iter().filter(|t| t.single).count());
        if choices >= 2 && !self.candidate.controls.iter().zip(&self.told).any(deeper) {
            Layer::Settings
        } else {
            Layer::First
        }
    }

    fn purposes(&self) -> Vec<String> {
        let named = |id: &&&str| self.text.said(Speech::Purpose, &self.voices).any(|s| s.rule.id == **id);
        PURPOSES.iter().filter(named).map(|id| id.to_string()).collect()
    }
}
