//! What a control does: by its words in the likeliest language that knows them, else by its shape.

use super::language::Voices;
use crate::language::consent::{fired, tokens, ConsentRule, Speech};
use crate::page::{Candidate, Control, ControlKind};
use crate::report::banner::Role;
use crate::text::token::Gap;
use std::borrow::Cow;

/// A label with more words than this is a text.
const MAX_WORDS: usize = 16;
/// A close button is no larger than this, in CSS pixels.
const CLOSE_MAX: f64 = 64.0;
/// How near to a corner it lies.
const CORNER: f64 = 72.0;

/// What a control was told to do, and whether only its shape says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told {
    /// Its role.
    pub role: Role,
    /// Told from its shape alone.
    pub unsure: bool,
    /// It answers for one purpose among several.
    pub single: bool,
    /// Of an answer that waits for a button: what it answers.
    pub stands: Option<Role>,
}

impl Told {
    fn sure(role: Role) -> Told {
        Told { role, unsure: false, single: false, stands: None }
    }

    fn unsure(role: Role) -> Told {
        Told { role, unsure: true, single: false, stands: None }
    }
}

/// The rules that fire in a control's words.
#[derive(Debug, Default)]
pub struct Spoken {
    label: Vec<&'static ConsentRule>,
    name: Vec<&'static ConsentRule>,
}

impl Spoken {
    /// All of them.
    pub fn rules(&self) -> impl Iterator<Item = &'static ConsentRule> + '_ {
        self.label.iter().chain(&self.name).copied()
    }
}

/// Roles a label may have, the one that overrides the others first. `more` is told by the control's shape.
const ORDER: [(&str, Role); 13] = [
    ("subscribe", Role::Subscribe),
    ("necessary_only", Role::NecessaryOnly),
    ("reject", Role::Reject),
    ("object", Role::Reject),
    ("save", Role::Save),
    ("settings", Role::Settings),
    ("vendors_link", Role::VendorsLink),
    ("policy_link", Role::PolicyLink),
    ("accept", Role::Accept),
    ("acknowledge", Role::Acknowledge),
    ("close", Role::Close),
    ("more", Role::Other),
    ("other", Role::Other),
];

/// The words that a person is shown; what a screen reader says where nothing is shown.
pub fn shown(control: &Control) -> &str {
    if control.label.is_empty() {
        &control.name
    } else {
        &control.label
    }
}

/// Looks the words of every control up.
pub fn spoken(candidate: &Candidate) -> Vec<Spoken> {
    let one = |c: &Control| Spoken { label: label_rules(&c.label), name: label_rules(&c.name) };
    candidate.controls.iter().map(one).collect()
}

/// Of switches that stay down, "yes" and "no" answer one question: one of them holds, as with radio buttons.
pub fn answers(candidate: &Candidate) -> Cow<'_, Candidate> {
    let switches = |c: &Control| c.kind == ControlKind::Switch && !c.disabled;
    if candidate.controls.iter().filter(|c| switches(c)).count() < 2 {
        return Cow::Borrowed(candidate);
    }
    let says = |c: &Control, ids: &[&str]| switches(c) && label_rules(&c.label).iter().any(|r| ids.contains(&r.id));
    if !candidate.controls.iter().any(|c| says(c, &["reject", "necessary_only"])) {
        return Cow::Borrowed(candidate);
    }
    let mut owned = candidate.clone();
    for control in owned.controls.iter_mut().filter(|c| says(c, &["accept", "reject", "necessary_only"])) {
        control.kind = ControlKind::Radio;
    }
    Cow::Owned(owned)
}

/// The rules for labels that fire in a text, of all languages.
pub fn label_rules(label: &str) -> Vec<&'static ConsentRule> {
    let tokens = tokens(label);
    let count = tokens.tokens.len();
    if count == 0 || count > MAX_WORDS {
        return Vec::new();
    }
    let rules = |from: usize, to: usize| fired(&tokens, from, to, Speech::Label).into_iter().map(|f| f.rule);
    let mut of: Vec<_> = rules(0, count).collect();
    let ends: Vec<usize> = (1..count).filter(|t| tokens.tokens[*t].gap != Gap::None).chain([count]).collect();
    if ends.len() == 1 {
        return of;
    }
    // "No, I'd rather not": where no rule knows the rest, the answer is its first word.
    let answers = |r: &&ConsentRule| r.whole && matches!(r.id, "accept" | "reject" | "acknowledge");
    if of.is_empty() {
        return rules(0, ends[0]).filter(answers).collect();
    }
    // "Don't miss out, accept all": what refuses does so within its clause.
    let refuses = |r: &&ConsentRule| matches!(r.id, "reject" | "object");
    let no = rules(0, ends[0]).filter(answers).any(|r| refuses(&r));
    if !no && of.iter().any(refuses) {
        let starts = [0].into_iter().chain(ends.iter().copied());
        let within: Vec<_> = starts.zip(&ends).flat_map(|(from, to)| rules(from, *to)).filter(refuses).collect();
        of.retain(|r| !refuses(r) || within.iter().any(|w| std::ptr::eq(*w, *r)));
    }
    of
}

/// The role that a label's rules of one language come to, by name.
pub fn resolve(rules: &[&'static ConsentRule], language: &str) -> Option<&'static str> {
    let has = |id: &str| rules.iter().any(|r| r.id == id && r.language().code == language);
    ORDER.iter().map(|(id, _)| *id).find(|id| has(id))
}

/// What every control does.
pub fn told(candidate: &Candidate, spoken: &[Spoken], voices: &Voices) -> Vec<Told> {
    let ids: Vec<Option<&str>> =
        candidate.controls.iter().zip(spoken).map(|(c, s)| if c.toggles() { None } else { by_words(s, voices) }).collect();
    let both = || ids.iter().zip(&candidate.controls);
    let says =
        |kind: ControlKind, words: &[&str]| both().any(|(id, c)| c.kind == kind && !c.disabled && id.is_some_and(|id| words.contains(&id)));
    let radios = says(ControlKind::Radio, &["reject", "necessary_only"]);
    // Boxes and answers with nothing else than "OK" below them: it stores what is shown.
    let changes = || candidate.controls.iter().filter(|c| c.toggles() && !c.disabled);
    let boxes = changes().count() >= 2 || changes().any(|c| c.checked == Some(true));
    let others: &[&str] = &["save", "reject", "necessary_only", "settings", "subscribe", "accept"];
    let stores = (radios || boxes) && !says(ControlKind::Button, &others[..others.len() - usize::from(radios)]);
    // "OK" answers a question only where there is another answer.
    let asks = both().any(|(id, c)| {
        let answers = matches!(id, Some("reject" | "necessary_only" | "settings" | "save" | "subscribe"));
        let opens = *id == Some("more") && !leads_away(c);
        !c.in_text && c.kind != ControlKind::Radio && (answers || opens)
    });
    let one = |(control, id): (&Control, &Option<&str>)| match id {
        _ if control.kind == ControlKind::Tab => tab(id.map(role_of)),
        Some(id) if control.kind == ControlKind::Radio => Told { stands: Some(role_of(id)), ..Told::sure(Role::Other) },
        None if control.kind == ControlKind::Radio => Told::sure(Role::Other),
        Some("more") => Told::sure(more(control)),
        // Beside switches for consent an objection speaks of legitimate interest alone.
        Some("object") if candidate.controls.iter().any(Control::toggles) => Told::sure(Role::Other),
        Some("acknowledge") if stores => Told::sure(Role::Save),
        Some("acknowledge") if asks => Told::sure(Role::Accept),
        Some(id) => Told::sure(in_place(role_of(id), control)),
        None => by_shape(control, candidate),
    };
    let mut told: Vec<Told> = candidate.controls.iter().zip(&ids).map(one).collect();
    for i in singles(candidate, &told) {
        told[i] = Told { single: true, ..Told::sure(Role::Other) };
    }
    told
}

/// A tab shows another part of the form, and answers nothing, whatever it is called.
fn tab(said: Option<Role>) -> Told {
    let shows = |r: &Role| matches!(r, Role::Settings | Role::VendorsLink | Role::PolicyLink);
    Told::sure(said.filter(shows).unwrap_or(Role::Other))
}

fn role_of(id: &str) -> Role {
    ORDER.iter().find(|(name, _)| *name == id).map_or(Role::Other, |(_, role)| *role)
}

/// "Refuse" and "accept" that stand there again and again are answers to single purposes, where others answer for all.
fn singles(candidate: &Candidate, told: &[Told]) -> Vec<usize> {
    let (mut again, mut kinds) = (Vec::new(), [false; 4]);
    for (i, one) in told.iter().enumerate().filter(|(_, t)| matches!(t.role, Role::Accept | Role::Reject)) {
        let label = shown(&candidate.controls[i]);
        let same = |(other, t): (usize, &Told)| other != i && t.role == one.role && shown(&candidate.controls[other]) == label;
        let repeated = told.iter().enumerate().any(same);
        if repeated {
            again.push(i);
        }
        kinds[usize::from(one.role == Role::Reject) * 2 + usize::from(repeated)] = true;
    }
    let [all, accept, none, reject] = kinds;
    if !(accept && reject && (all || none)) {
        again.clear();
    }
    again
}

fn by_words(spoken: &Spoken, voices: &Voices) -> Option<&'static str> {
    let of = |rules: &[&'static ConsentRule]| {
        // Between two languages "without" may be a word of one alone: what refuses goes first, as in a single language.
        if voices.decided().is_none() {
            let near: Vec<_> = rules.iter().copied().filter(|r| voices.speaks(r.language())).collect();
            if let Some((id, _)) = ORDER.iter().find(|(id, _)| near.iter().any(|r| r.id == *id)) {
                return Some(*id);
            }
        }
        let known = |code: &str| resolve(rules, code);
        let mut languages = voices.ranked();
        languages.next().and_then(|l| known(l.code)).or_else(|| known("en")).or_else(|| languages.find_map(|l| known(l.code)))
    };
    of(&spoken.label).or_else(|| of(&spoken.name))
}

/// "Learn more" leads to a policy where it is a link to another page, else it opens the settings.
fn more(control: &Control) -> Role {
    if leads_away(control) {
        Role::PolicyLink
    } else if control.in_text {
        Role::Other
    } else {
        Role::Settings
    }
}

/// A link within a sentence that says "accept" or "OK" is no control of the choice, unless it leads nowhere else.
fn in_place(role: Role, control: &Control) -> Role {
    let choice = matches!(role, Role::Accept | Role::Acknowledge | Role::Close | Role::Save | Role::Subscribe);
    if choice && control.in_text && leads_away(control) {
        Role::Other
    } else {
        role
    }
}

/// It is a link to somewhere else.
pub fn leads_away(control: &Control) -> bool {
    let leads = |h: &str| !h.is_empty() && !h.starts_with('#') && !h.to_ascii_lowercase().starts_with("javascript:");
    control.href.as_deref().is_some_and(leads)
}

/// Addresses of policies, in words that are used in every language.
const POLICIES: [&str; 6] = ["privacy", "cookie", "datenschutz", "confidentialite", "privacidad", "gdpr"];

fn by_shape(control: &Control, candidate: &Candidate) -> Told {
    if control.toggles() {
        return Told::sure(Role::Other);
    }
    let words = shown(control).trim();
    if matches!(words, "×" | "✕" | "✖" | "✗" | "╳" | "⨯" | "x" | "X") {
        return Told::sure(Role::Close);
    }
    if leads_away(control) {
        let address = control.href.as_deref().unwrap_or_default().to_ascii_lowercase();
        return if POLICIES.iter().any(|p| address.contains(p)) { Told::unsure(Role::PolicyLink) } else { Told::sure(Role::Other) };
    }
    if let Some((_, role)) = ORDER.iter().find(|(id, _)| *id == control.called) {
        return Told::unsure(*role);
    }
    if words.is_empty() && control.kind == ControlKind::Button && in_corner(control, candidate) {
        return Told::unsure(Role::Close);
    }
    Told::unsure(Role::Other)
}

/// A small box in an upper corner of the banner.
fn in_corner(control: &Control, candidate: &Candidate) -> bool {
    let ([x, y, w, h], [left, top, width, _]) = (control.rect, candidate.rect);
    let (from_left, from_right) = (x - left, left + width - x - w);
    w.max(h) <= CLOSE_MAX && w > 0.0 && y - top <= CORNER && from_left.min(from_right) <= CORNER
}
