//! The summary drawn as elements. Text only ever goes in as text.

use crate::report::Evidence;
use crate::summary::{Line, Place, Row, Summary, Words};
use wasm_bindgen::JsValue;
use web_sys::{Document, Element};

/// Quotes of a row that are shown at once; the others open on demand.
const FIRST: usize = 1;
/// Characters of a quote that are shown.
const QUOTE: usize = 260;
/// Levels of the outline that are told apart.
const DEEPEST: u8 = 4;

/// Draws. `matters` are ids of facts that come first, in their order.
pub fn draw(root: &Element, summary: &Summary, words: &dyn Words, matters: &[String]) -> Result<(), JsValue> {
    let document = root.owner_document().ok_or("an element without a document")?;
    let page = Page { document, words, language: &summary.language };
    root.set_text_content(None);

    let head = page.add(root, "header", "summary-head", "")?;
    page.add(&head, "p", "kind", &summary.kind)?;
    if !summary.title.is_empty() {
        page.add(&head, "h1", "title", &summary.title)?.set_attribute("lang", page.language)?;
    }
    page.add(&head, "p", "about", &summary.about.join(" · "))?;
    page.add(&head, "p", "about", &words.get("ui_hint", &[]))?;

    let first: Vec<&Row> = matters.iter().flat_map(|id| summary.rows.iter().filter(move |r| r.fact == *id)).collect();
    let rest: Vec<&Row> = summary.rows.iter().filter(|r| !matters.contains(&r.fact)).collect();
    page.rows(root, "ui_matters", &first)?;
    if !summary.concerns.is_empty() {
        let section = page.section(root, "ui_worth_knowing", "concerns")?;
        let list = page.add(&section, "ul", "lines", "")?;
        for line in &summary.concerns {
            page.concern(&list, line)?;
        }
    }
    page.rows(root, "ui_facts", &rest)?;
    page.rows(root, "ui_rights", &summary.rights.iter().collect::<Vec<_>>())?;
    if !summary.outline.is_empty() {
        page.outline(root, &summary.outline)?;
    }
    page.add(root, "p", "note", &words.get("ui_not_advice", &[]))?;
    Ok(())
}

struct Page<'w> {
    document: Document,
    words: &'w dyn Words,
    /// Language of the policy, for its quotes.
    language: &'w str,
}

impl Page<'_> {
    /// Appends an element with a class and a text.
    fn add(&self, parent: &Element, tag: &str, class: &str, text: &str) -> Result<Element, JsValue> {
        let element = self.document.create_element(tag)?;
        if !class.is_empty() {
            element.set_class_name(class);
        }
        if !text.is_empty() {
            element.set_text_content(Some(text));
        }
        parent.append_child(&element)?;
        Ok(element)
    }

    fn section(&self, root: &Element, title: &str, class: &str) -> Result<Element, JsValue> {
        let section = self.add(root, "section", class, "")?;
        let heading = self.add(&section, "h2", "", &self.words.get(title, &[]))?;
        heading.set_id(title);
        section.set_attribute("aria-labelledby", title)?;
        Ok(section)
    }

    fn concern(&self, list: &Element, line: &Line) -> Result<(), JsValue> {
        let item = self.add(list, "li", "concern", "")?;
        item.set_attribute("data-concern", &line.id)?;
        self.add(&item, "p", "says", &line.text)?;
        if !line.items.is_empty() {
            let list = self.add(&item, "ul", "items", "")?;
            for text in &line.items {
                self.add(&list, "li", "", text)?;
            }
        }
        self.quotes(&item, &line.quotes)
    }

    /// A section of rows; nothing where there are none.
    fn rows(&self, root: &Element, title: &str, rows: &[&Row]) -> Result<(), JsValue> {
        if rows.is_empty() {
            return Ok(());
        }
        let section = self.section(root, title, "facts")?;
        let list = self.add(&section, "ul", "rows", "")?;
        rows.iter().try_for_each(|row| self.row(&list, row))
    }

    fn row(&self, list: &Element, row: &Row) -> Result<(), JsValue> {
        let item = self.add(list, "li", "row", "")?;
        item.set_attribute("data-fact", &row.fact)?;
        if let Some(member) = &row.member {
            item.set_attribute("data-member", member)?;
        }
        item.set_attribute("data-status", row.status.id())?;
        self.add(&item, "h3", "question", &row.question)?;
        // The mark is a shape of its own for each status (style sheet); the words beside it say the same.
        let label = self.add(&item, "p", "status", "")?;
        self.add(&label, "span", "mark", "")?.set_attribute("aria-hidden", "true")?;
        self.add(&label, "span", "status-words", &row.label)?;
        if !row.answer.is_empty() {
            self.add(&item, "p", "answer", &row.answer)?;
        }
        self.quotes(&item, &row.quotes)
    }

    /// The first quote, and the others behind a summary.
    fn quotes(&self, parent: &Element, quotes: &[Evidence]) -> Result<(), JsValue> {
        for quote in quotes.iter().take(FIRST) {
            self.quote(parent, quote)?;
        }
        if quotes.len() > FIRST {
            let more = self.add(parent, "details", "more", "")?;
            let number = quotes.len() - FIRST;
            let key = if number == 1 { "ui_more_quote" } else { "ui_more_quotes" };
            self.add(&more, "summary", "", &self.words.get(key, &[&number.to_string()]))?;
            for quote in &quotes[FIRST..] {
                self.quote(&more, quote)?;
            }
        }
        Ok(())
    }

    fn quote(&self, parent: &Element, quote: &Evidence) -> Result<(), JsValue> {
        let mut shown: String = quote.quote.chars().take(QUOTE).collect();
        if shown.len() < quote.quote.len() {
            shown.push('…');
        }
        let button = self.goes_to(parent, "quote", (quote.start, quote.end))?;
        let q = self.add(&button, "q", "", &shown)?;
        // Its own direction, and no character of it turns what stands beside it.
        q.set_attribute("dir", "auto")?;
        q.set_attribute("lang", self.language)
    }

    /// A button that shows a stretch of the page. Its name is its content, in the language of the policy; the title adds
    /// in the reader's language what a click does.
    fn goes_to(&self, parent: &Element, class: &str, stretch: (u32, u32)) -> Result<Element, JsValue> {
        let button = self.add(parent, "button", class, "")?;
        button.set_attribute("type", "button")?;
        button.set_attribute("data-start", &stretch.0.to_string())?;
        button.set_attribute("data-end", &stretch.1.to_string())?;
        button.set_attribute("title", &self.words.get("ui_show_quote", &[]))?;
        Ok(button)
    }

    /// The headings of the policy, folded away until asked for.
    fn outline(&self, root: &Element, places: &[Place]) -> Result<(), JsValue> {
        let fold = self.add(root, "details", "outline", "")?;
        let summary = self.add(&fold, "summary", "", "")?;
        self.add(&summary, "h2", "", &self.words.get("ui_outline", &[]))?;
        let list = self.add(&fold, "ul", "places", "")?;
        for place in places {
            let item = self.add(&list, "li", "place", "")?;
            item.set_attribute("data-level", &place.level.min(DEEPEST).to_string())?;
            let button = self.goes_to(&item, "heading", (place.start, place.end))?;
            self.add(&button, "span", "", &place.heading)?.set_attribute("lang", self.language)?;
            if !place.topics.is_empty() {
                self.add(&item, "p", "topics", &place.topics.join(", "))?;
            }
        }
        Ok(())
    }
}
