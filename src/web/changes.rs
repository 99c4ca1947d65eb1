//! The web edge of `changes`.

use super::model::{ask, from_value, take};
use super::Texts;
use crate::changes::{self, Memory, Told};
use crate::{read_page, Options};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

/// A visit to a policy.
#[derive(Serialize)]
struct Visit {
    /// What is to be remembered of it.
    memory: Memory,
    /// What changed; null without a memory that can be compared with.
    changes: Option<Told>,
}

/// Reads a page and compares it with the memory of a visit before, or with none: `{memory, changes}`, null where the page is no
/// policy. The key of a memory is [`memory_key`]'s.
#[wasm_bindgen]
pub fn visit(model: JsValue, options: JsValue, before: JsValue) -> Result<JsValue, JsValue> {
    let (model, language) = take(model)?;
    let options: Options = from_value(&options)?;
    let (report, sentences) = read_page(&model, &options, language.as_ref(), true);
    let Some(sentences) = sentences else { return Ok(JsValue::NULL) };
    let Some(memory) = Memory::of(&report, &sentences, options.today.as_deref().unwrap_or("")) else { return Ok(JsValue::NULL) };
    // What can't be read is as good as none: it is written anew.
    let before = from_value::<Memory>(&before).ok().filter(Memory::is_known);
    let changes = match before {
        Some(before) => Some(changes::told(&changes::compare(&before, &report, &sentences), &report, &Texts::new()?)),
        None => None,
    };
    Ok(Visit { memory, changes }.serialize(&Serializer::json_compatible())?)
}

/// What a policy is remembered under: its address and its language, so that a site that answers in several has several.
#[wasm_bindgen]
pub fn memory_key(model: JsValue) -> Result<String, JsValue> {
    ask(model, |model, language| changes::address(&model.url) + " " + language.map_or("", |l| l.code))
}
