//! Values from JavaScript. A page's model is asked for several times in a row (its language, its key, its report): it is
//! taken over once.

use crate::json::Shape;
use crate::language::page::{identify_page, PageLanguage};
use crate::language::Language;
use crate::page::PageModel;
use js_sys::{Object, JSON};
use std::cell::RefCell;
use wasm_bindgen::JsValue;

/// A value of the core's from one of JavaScript's; the error names what is wrong.
pub fn from_value<T: Shape>(value: &JsValue) -> Result<T, JsValue> {
    let text = JSON::stringify(value)?.as_string().unwrap_or_else(|| "null".to_string());
    crate::json::read(&text).map_err(|wrong| js_sys::Error::new(wrong).into())
}

/// A page's model with the language that it is read in.
struct Page {
    value: JsValue,
    model: PageModel,
    language: Option<PageLanguage>,
}

thread_local! {
    static LAST: RefCell<Option<Page>> = const { RefCell::new(None) };
}

/// Takes a page's model over where it is not the last one.
fn page(value: JsValue) -> Result<Page, JsValue> {
    if let Some(page) = LAST.take().filter(|page| Object::is(&page.value, &value)) {
        return Ok(page);
    }
    let model = from_value(&value)?;
    Ok(Page { language: identify_page(&model), value, model })
}

/// Asks something of a page's model.
pub fn ask<T>(value: JsValue, question: impl FnOnce(&PageModel, Option<&'static Language>) -> T) -> Result<T, JsValue> {
    let page = page(value)?;
    let answer = question(&page.model, page.language.as_ref().map(|l| l.language));
    LAST.set(Some(page));
    Ok(answer)
}

/// The model of a page of which nothing more is asked, and its language.
pub fn take(value: JsValue) -> Result<(PageModel, Option<PageLanguage>), JsValue> {
    page(value).map(|page| (page.model, page.language))
}
