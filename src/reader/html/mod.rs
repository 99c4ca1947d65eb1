//! HTML: parsed as browsers do, then walked.

mod attributes;
mod dom;
mod guard;
mod sink;

pub(super) use dom::{Data, Dom, NodeId};

use super::walk;
use crate::page::PageModel;
use guard::Guard;
use html5ever::buffer_queue::BufferQueue;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tokenizer, TokenizerOpts};
use html5ever::TokenizerResult;

/// How much text the tokenizer gets at once, in bytes: once the guard has had enough, the rest isn't looked at.
const PIECE: usize = 1 << 16;

/// Reads a page. Every text is HTML of some kind, so this can't fail; what the limits cut off is said by
/// [`PageModel::truncated`].
pub(super) fn read(page: &str) -> PageModel {
    let (dom, stopped) = parse(page);
    let mut model = walk::read(&dom);
    model.truncated |= stopped;
    model
}

/// Parses a document as a browser with scripting does (so `<noscript>` holds text). The flag says that the guard
/// left something out.
fn parse(page: &str) -> (Dom, bool) {
    let page = attributes::without_floods(page);
    let tokenizer = Tokenizer::new(Guard::new(), TokenizerOpts { discard_bom: false, ..TokenizerOpts::default() });
    let input = BufferQueue::default();
    let mut rest: &str = &page;
    while !rest.is_empty() && !tokenizer.sink.stopped() {
        let mut end = rest.len().min(PIECE);
        while !rest.is_char_boundary(end) {
            end += 1;
        }
        let (piece, after) = rest.split_at(end);
        input.push_back(StrTendril::from(piece));
        while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
        rest = after;
    }
    tokenizer.end();
    tokenizer.sink.finish()
}
