//! Plain text: one block that holds it as it stands, because that is what a browser shows for `text/plain`.

use super::walk::{Blocks, Context};
use crate::page::PageModel;

/// Reads a text: carriage returns become line feeds, the title is empty.
pub(super) fn read(text: &str) -> PageModel {
    let mut blocks = Blocks::default();
    let context = Context::preformatted();
    blocks.push_text(text, &context);
    blocks.flush(&context);
    blocks.into_model()
}
