use super::{read, Json, Shape};
use crate::changes::{Kept, Memory};
use crate::page::{Block, Candidate, Cell, Control, ControlKind, Link, PageModel, Position, Region, Role};
use crate::report::Status;
use crate::Options;
use proptest::prelude::*;
use serde_json::{json, Value};

/// A type whose fields or names are held equal to what serde writes.
pub trait Held {
    fn hold();
}

#[test]
fn shapes_have_the_fields_and_names_that_serde_writes() {
    let all: [fn(); 14] = [
        PageModel::hold,
        Block::hold,
        Cell::hold,
        Link::hold,
        Candidate::hold,
        Control::hold,
        Options::hold,
        Memory::hold,
        Kept::hold,
        Role::hold,
        Region::hold,
        Position::hold,
        ControlKind::hold,
        Status::hold,
    ];
    for hold in all {
        hold();
    }
}

fn values() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        numbers().prop_map(Value::from),
        texts().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            proptest::collection::hash_map("[a-z\"é]{0,4}", inner, 0..6).prop_map(|m| Value::Object(m.into_iter().collect())),
        ]
    })
}

fn numbers() -> impl Strategy<Value = f64> {
    prop_oneof![-1e6..1e6f64, (-100_000i32..100_000).prop_map(|n| f64::from(n) / 64.0), any::<i32>().prop_map(f64::from), 1e17..1e200f64]
}

fn texts() -> impl Strategy<Value = String> {
    prop_oneof!["\\PC*", "[\"\\\\\n\t\u{8}\u{1}/é𝒳]{0,6}"]
}

/// A page with all kinds of fields, and what nobody asks for beside them.
fn pages() -> impl Strategy<Value = Value> {
    let block = (texts(), any::<u8>(), any::<bool>(), any::<u32>(), values()).prop_map(|(text, level, bold, row, other)| {
        json!({"other": other, "text": text, "level": level, "bold": bold, "role": "head_cell", "region": "aside",
            "cell": {"table": 1, "row": row, "column": 2}, "links": [{"start": 0, "end": row, "href": text}]})
    });
    let control = (texts(), numbers(), proptest::option::of(any::<bool>())).prop_map(|(label, size, checked)| {
        json!({"label": label, "kind": "switch", "checked": checked, "href": null, "font_size": size, "rect": [0, size, -size, 1.5], "colour": [1, 2, 3]})
    });
    let candidate = (any::<u64>(), numbers(), proptest::collection::vec(control, 0..3)).prop_map(|(frame, cover, controls)| {
        json!({"frame": frame, "lines": ["a"], "cover": cover, "position": "sticky", "controls": controls, "rect": [0, 0, cover, 2]})
    });
    (texts(), proptest::option::of(texts()), proptest::collection::vec(block, 0..4), proptest::collection::vec(candidate, 0..3), values()).prop_map(
        |(title, lang, blocks, candidates, other)| json!({"title": title, "lang": lang, "more": other, "blocks": blocks, "candidates": candidates, "truncated": true}),
    )
}

proptest! {
    #[test]
    fn what_serde_json_writes_is_read_as_serde_reads_it(page in pages()) {
        // From the value: from a text the library rounds numbers of many figures.
        let model: PageModel = serde_json::from_value(page.clone()).expect("a model");
        prop_assert_eq!(&read::<PageModel>(&page.to_string()), &Ok(model.clone()));
        prop_assert_eq!(read::<PageModel>(&serde_json::to_string_pretty(&page).expect("a text")), Ok(model));
    }

    #[test]
    fn no_text_makes_it_panic(text in "[\\[\\]{}\":,0-9a-fnrtu.\\\\eé-]{0,40}") {
        let text = format!("{{\"other\":{text}}}");
        // It takes more than the standard does, never less.
        prop_assert!(read::<PageModel>(&text).is_ok() || serde_json::from_str::<PageModel>(&text).is_err());
    }

    #[test]
    fn no_part_of_a_page_makes_it_panic(page in pages(), share in 0.0..1.0f64) {
        let text = page.to_string();
        let end = text.floor_char_boundary_of(share);
        prop_assert!(read::<PageModel>(&text[..end]).is_err());
    }
}

/// A place within a text that is the start of a character.
trait Part {
    fn floor_char_boundary_of(&self, share: f64) -> usize;
}

impl Part for str {
    fn floor_char_boundary_of(&self, share: f64) -> usize {
        let at = (self.len() as f64 * share) as usize;
        (0..=at).rev().find(|at| self.is_char_boundary(*at)).unwrap_or(0)
    }
}

#[test]
fn halves_of_pairs_alone_are_no_characters() {
    assert_eq!(read::<String>(r#""a\ud800b""#).as_deref(), Ok("a\u{fffd}b"));
    assert_eq!(read::<String>(r#""\ud835\udcb3""#).as_deref(), Ok("𝒳"));
    assert_eq!(read::<String>(r#""\ud800\u0041""#).as_deref(), Ok("\u{fffd}A"));
}

#[test]
fn numbers_of_many_figures_are_as_exact_as_those_of_few() {
    for text in ["1.4998318168695833e199", "-0.1234567890123456789", "123456789012345678901234567890", "2.5", "-7"] {
        assert_eq!(read::<f64>(text).ok(), text.parse().ok());
    }
}

#[test]
fn what_is_wrong_is_named() {
    assert_eq!(read::<PageModel>(r#"{"title":1}"#), Err("title"));
    assert_eq!(read::<PageModel>(r#"{"blocks":[{"level":256}]}"#), Err("level"));
    assert_eq!(read::<PageModel>(r#"{"blocks":[{"role":"chapter"}]}"#), Err("role"));
    assert_eq!(read::<PageModel>(r#"{"candidates":[{"rect":[1,2,3]}]}"#), Err("rect"));
    assert_eq!(read::<Cell>(r#"{"table":1,"column":2}"#), Err("row"));
    assert_eq!(read::<PageModel>(r#"{"title":"a"} 1"#), Err("end"));
    assert_eq!(read::<PageModel>("[]"), Err("type"));
    assert_eq!(read::<u8>("-1"), Err("type"));
    assert_eq!(read::<u32>("1.5"), Err("type"));
    assert_eq!(read::<Vec<bool>>("[true false]"), Err("mark"));
    let deep = "[".repeat(100);
    assert_eq!(read::<PageModel>(&format!("{{\"other\":{deep}")), Err("depth"));
}

/// A text with nothing in it has no value.
#[test]
fn an_empty_text_is_no_value() {
    let mut json = Json { text: " ", at: 0, depth: 0, wrong: None };
    false.read(&mut json);
    assert_eq!(json.wrong, Some("type"));
}
