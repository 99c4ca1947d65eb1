//! The web edge: conversions between JavaScript and the core. No logic of its own.

mod changes;
mod model;

use crate::language::{Grammar, Language};
use crate::report::Report;
use crate::summary::{self, Summary, Words};
use crate::{read_page, Options};
use js_sys::Intl::{DisplayNames, DisplayNamesOptions, DisplayNamesType};
use js_sys::{Array, Function, Reflect};
use model::{ask, from_value, take};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;
use wasm_bindgen::JsCast;

/// Memory of the instance: the allocator of the standard library is six times as large. The module has one thread.
#[global_allocator]
static MEMORY: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// Panics are written to the console of the extension, with the place they came from.
#[wasm_bindgen(start)]
pub fn start() {
    console_error_panic_hook::set_once();
}

/// The language whose grammar a page needs and that has not been loaded yet, as ISO 639-1.
#[wasm_bindgen]
pub fn missing_language(model: JsValue) -> Result<Option<String>, JsValue> {
    ask(model, |_, language| language.filter(|l| l.grammar().is_none()).map(|l| l.code.to_string()))
}

/// Loads a language from the bytes of its file; they stay for as long as the instance. `false` where they are none of ours,
/// and the console says which.
#[wasm_bindgen]
pub fn load_language(code: &str, file: Vec<u8>) -> bool {
    crate::language::Language::of(code).is_some_and(|l| l.load(Box::leak(file.into_boxed_slice()))) || refused(code)
}

/// Loads the words of banners from the bytes of their file; without them no banner is read. `false` where they are none of ours,
/// and the console says so.
#[wasm_bindgen]
pub fn load_banners(file: Vec<u8>) -> bool {
    crate::language::consent::load(Box::leak(file.into_boxed_slice())) || refused("banners")
}

/// A table that does not fit the module makes facts go missing without another sign.
fn refused(table: &str) -> bool {
    web_sys::console::warn_2(&"fineprint: a broken table".into(), &table.into());
    false
}

/// What the label of a control says it does, by the words of any language; nothing where no words of banners are loaded.
#[wasm_bindgen]
pub fn role_of(label: &str) -> Option<String> {
    crate::banner::role_of(label).map(str::to_string)
}

/// Reads a page: a page model and options in, a report out. Errors name what could not be converted.
#[wasm_bindgen]
pub fn analyze(model: JsValue, options: JsValue) -> Result<JsValue, JsValue> {
    let (model, language) = take(model)?;
    let options: Options = from_value(&options)?;
    let report = read_page(&model, &options, language.as_ref(), false).0;
    Ok(report.serialize(&Serializer::json_compatible())?)
}

/// Reads a file to a page model, for the npm package: `name` tells the format by its ending, an empty one lets the content
/// decide. Errors say what kept it from being read.
#[cfg(feature = "reader")]
#[wasm_bindgen(js_name = read)]
pub fn read_file(file: Vec<u8>, name: &str, url: Option<String>) -> Result<JsValue, JsValue> {
    let model = crate::reader::read(&file, name, url.as_deref()).map_err(|e| JsValue::from(js_sys::Error::new(&e.to_string())))?;
    Ok(model.serialize(&Serializer::json_compatible())?)
}

/// A report with what a person is shown of it.
#[derive(Serialize)]
struct Reading {
    report: Report,
    summary: Option<Summary>,
    /// `false` where no facts are read in the page's language: that nothing was found then says nothing.
    readable: bool,
}

/// Reads a page as [`analyze`] does, and answers `{report, summary, readable}`; the summary is null where the page is no policy
/// or can't be read.
#[wasm_bindgen]
pub fn summarize(model: JsValue, options: JsValue) -> Result<JsValue, JsValue> {
    let (model, language) = take(model)?;
    let options: Options = from_value(&options)?;
    let report = read_page(&model, &options, language.as_ref(), false).0;
    let readable = report.page.language.as_deref().and_then(Language::of).is_none_or(reads_facts);
    let summary = if readable { summary::of(&report, &Texts::new()?) } else { None };
    Ok(Reading { report, summary, readable }.serialize(&Serializer::json_compatible())?)
}

fn reads_facts(language: &'static Language) -> bool {
    language.grammar().is_some_and(Grammar::reads_facts)
}

/// The texts of the interface, from the browser.
struct Texts {
    i18n: JsValue,
    get: Function,
    /// Names of countries in the language of the interface; the code where the browser has no name.
    countries: DisplayNames,
}

impl Texts {
    /// The `getMessage` of the extension's own page: that of `texts.js`, which knows the language that a person chose.
    fn new() -> Result<Self, JsValue> {
        let i18n = Reflect::get(&js_sys::global(), &"FineprintTexts".into())?;
        let get = Reflect::get(&i18n, &"getMessage".into())?.dyn_into::<Function>()?;
        let own = Reflect::get(&i18n, &"getUILanguage".into())?.dyn_into::<Function>()?.call0(&i18n)?;
        let options = DisplayNamesOptions::new();
        options.set_type(DisplayNamesType::Region);
        let countries = DisplayNames::new(&Array::of1(&own), &options);
        Ok(Texts { i18n, get, countries })
    }
}

impl Words for Texts {
    fn get(&self, key: &str, args: &[&str]) -> String {
        let list: Array = args.iter().map(|a| JsValue::from_str(a)).collect();
        let text = self.get.call2(&self.i18n, &key.into(), &list).ok().and_then(|t| t.as_string());
        text.filter(|t| !t.is_empty()).unwrap_or_else(|| key.to_string())
    }

    fn country(&self, code: &str) -> String {
        // The browser throws at what can't be a code.
        let name = if code.len() == 2 && code.bytes().all(|b| b.is_ascii_uppercase()) { self.countries.of(code) } else { None };
        name.map_or_else(|| code.to_string(), String::from)
    }
}
