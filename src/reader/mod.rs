//! The native reader: a file's bytes to a page model. HTML, plain text and Markdown.
//!
//! It sees what `extension/content/snapshot.js` sees in a browser whose page runs no scripts; `walk` describes the
//! rules that both follow. What it can't know is style sheets, so hiding is only what the markup itself says.

mod charset;
mod format;
mod html;
pub mod limits;
mod markdown;
mod text;
mod walk;

use crate::error::Error;
use crate::page::PageModel;
use format::Format;

/// Reads one file.
///
/// `name` is the file's name or path: its extension tells the format, and errors begin with it. Without a known
/// extension the content decides. `url` is the page's address, copied into the model.
///
/// # Errors
/// `NAME: empty file`, `NAME: not a text file`, `NAME: larger than 32 MiB`. Broken markup is no error.
pub fn read(bytes: &[u8], name: &str, url: Option<&str>) -> Result<PageModel, Error> {
    if bytes.is_empty() {
        return Err(Error::new(name, "empty file"));
    }
    if bytes.len() > limits::MAX_BYTES {
        return Err(Error::new(name, format_args!("larger than {} MiB", limits::MAX_BYTES >> 20)));
    }
    let by_name = Format::of_name(name);
    let Some(content) = charset::decode(bytes, by_name.is_none_or(|format| format == Format::Html)) else {
        return Err(Error::new(name, "not a text file"));
    };
    let mut model = match by_name.unwrap_or_else(|| Format::of_content(&content)) {
        Format::Html => html::read(&content),
        Format::Markdown => markdown::read(&content),
        Format::Text => text::read(&content),
    };
    model.url = url.unwrap_or_default().to_string();
    Ok(model)
}

/// The page model of a file as JSON, in the shape that `snapshot.js` gives: what `fineprint model FILE` prints.
///
/// # Errors
/// Those of [`read`].
#[cfg(not(target_arch = "wasm32"))]
pub fn model_json(bytes: &[u8], name: &str, url: Option<&str>) -> Result<String, Error> {
    serde_json::to_string(&read(bytes, name, url)?).map_err(|reason| Error::new(name, reason))
}
