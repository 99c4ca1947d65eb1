//! Markdown, by way of the HTML that it stands for.

use super::html;
use crate::page::PageModel;
use pulldown_cmark::{Options, Parser};

/// Reads a text in CommonMark with tables and strikethrough. A metadata block at the top is left out.
pub(super) fn read(text: &str) -> PageModel {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut page = String::with_capacity(text.len() * 3 / 2);
    pulldown_cmark::html::push_html(&mut page, Parser::new_ext(text, options));
    html::read(&page)
}
