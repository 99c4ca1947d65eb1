//! Consent forms in every language that has words for them, each with what its controls do and the way that gives away
//! least: `tests/fixtures/banners/forms/CODE.txt`.
//!
//! ```text
//! [name static declared]          a form; `static`: in the flow of the page, `declared`: the page names its language
//! > a line of its text
//! + a box that is on              - one that is off
//! accept = label | name           `~` stands for `=` in running text, `@` where it is a link that leads away
//! hint = first > second           what to click, `none` where there is nothing to name, `*` where it is not asked
//! partners = 214
//! language = none                 where it is not that of the file
//! ```

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use fineprint::page::{Candidate, Control, ControlKind, PageModel, Position};
use fineprint::report::banner::Banner;
use fineprint::{analyze, Options};
use std::path::Path;

#[derive(Debug, Default, Clone)]
struct Form {
    name: String,
    candidate: Candidate,
    roles: Vec<String>,
    hint: Option<Vec<String>>,
    any_hint: bool,
    partners: Option<u32>,
    language: Option<String>,
}

impl Form {
    fn unnamed(&self) -> Form {
        let mut form = self.clone();
        form.name.push_str(" unnamed");
        form.candidate.named = false;
        form
    }
}

fn control(form: &mut Form, role: &str, mark: &str, said: &str) {
    let (label, name) = said.split_once('|').unwrap_or((said, ""));
    let at = form.candidate.controls.len();
    let link = mark == "@";
    let small = label.trim().is_empty();
    let rect = if small { [1250.0, 604.0, 24.0, 24.0] } else { [20.0 + 180.0 * at as f64, 740.0, 160.0, 40.0] };
    form.roles.push(role.into());
    form.candidate.controls.push(Control {
        label: label.trim().into(),
        name: name.trim().into(),
        kind: if link || mark == "~" { ControlKind::Link } else { ControlKind::Button },
        href: link.then(|| "/privacy".into()),
        in_text: mark == "~",
        font_size: 16.0,
        background: [230.0; 3],
        selector: format!("#c{at}"),
        rect,
        ..Control::default()
    });
}

fn switch(form: &mut Form, label: &str, on: bool) {
    control(form, "other", "=", label);
    let last = form.candidate.controls.last_mut().unwrap();
    (last.kind, last.checked) = (ControlKind::Checkbox, Some(on));
}

fn forms(file: &str, language: &str) -> Vec<Form> {
    let mut out: Vec<Form> = Vec::new();
    for line in file.lines().filter(|l| !l.is_empty() && !l.starts_with('#')) {
        if let Some(head) = line.strip_prefix('[') {
            let words: Vec<&str> = head.trim_end_matches(']').split(' ').collect();
            let mut form = Form { name: words[0].into(), language: Some(language.into()), ..Form::default() };
            form.candidate.named = true;
            form.candidate.position = if words.contains(&"static") { Position::Static } else { Position::Fixed };
            form.candidate.lang = words.contains(&"declared").then(|| language.into());
            form.candidate.rect = [0.0, 600.0, 1280.0, 200.0];
            form.candidate.background = [255.0; 3];
            out.push(form);
            continue;
        }
        let form = out.last_mut().unwrap();
        let (key, rest) = line.split_once(' ').unwrap();
        match key {
            ">" => form.candidate.lines.push(rest.into()),
            "+" | "-" => switch(form, rest, key == "+"),
            _ => {
                let (mark, said) = rest.split_once(' ').unwrap();
                match key {
                    "hint" if said == "*" => form.any_hint = true,
                    "hint" => form.hint = (said != "none").then(|| said.split(" > ").map(Into::into).collect()),
                    "partners" => form.partners = said.parse().ok(),
                    "language" => form.language = None,
                    _ => control(form, key, mark, said),
                }
            }
        }
    }
    out
}

/// What is not as the form says.
fn faults(form: &Form) -> Vec<String> {
    let model = PageModel { candidates: vec![form.candidate.clone()], ..PageModel::default() };
    let report = analyze(&model, &Options::default());
    let [banner] = report.banners.as_slice() else { return vec!["no banner".into()] };
    let mut out = Vec::new();
    let mut expect = |what: &str, wanted: String, got: String| {
        if wanted != got {
            out.push(format!("{what}: {got}, not {wanted}"));
        }
    };
    for (i, wanted) in form.roles.iter().enumerate() {
        let got = serde_json::to_value(banner.controls[i].role).unwrap();
        expect(&banner.controls[i].label, wanted.clone(), got.as_str().unwrap().into());
    }
    let path = |b: &Banner| b.hint.as_ref().map(|h| h.path.clone());
    let hint = if form.any_hint { path(banner) } else { form.hint.clone() };
    expect("hint", format!("{hint:?}"), format!("{:?}", path(banner)));
    expect("partners", format!("{:?}", form.partners), format!("{:?}", banner.partners));
    expect("language", format!("{:?}", form.language), format!("{:?}", banner.language));
    out
}

#[test]
fn every_form_is_read_as_its_file_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/banners/forms");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    files.retain(|f| f.extension().is_some_and(|e| e == "txt"));
    files.sort();
    assert!(files.len() >= 37, "a file for each language");
    let mut wrong = Vec::new();
    for file in files {
        let language = file.file_stem().unwrap().to_str().unwrap();
        let of = forms(&std::fs::read_to_string(&file).unwrap(), language);
        assert!(!of.is_empty(), "{language}: no forms");
        // Where no class speaks of cookies the text has to, in every language that has a file.
        let unnamed = of.iter().filter(|f| f.language.is_some() && of.len() > 1).map(Form::unnamed);
        for form in of.iter().cloned().chain(unnamed) {
            wrong.extend(faults(&form).into_iter().map(|fault| format!("{language} {}: {fault}", form.name)));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// Other questions of a page, with the words of the buttons of a banner: language, text, two labels.
#[test]
fn other_questions_are_no_forms() {
    let file = include_str!("fixtures/banners/forms/none.tsv");
    let mut wrong = Vec::new();
    for line in file.lines() {
        let parts: Vec<&str> = line.split('\t').collect();
        let [language, text, yes, no] = parts[..] else { panic!("{line}") };
        let of = &forms(&format!("[none declared]\n> {text}\naccept = {yes}\nreject = {no}\n"), language)[0];
        let candidate = Candidate { named: false, dialog: true, modal: true, ..of.candidate.clone() };
        let model = PageModel { candidates: vec![candidate], ..PageModel::default() };
        if !analyze(&model, &Options::default()).banners.is_empty() {
            wrong.push(line);
        }
    }
    assert!(wrong.is_empty(), "taken for forms:\n{}", wrong.join("\n"));
}
