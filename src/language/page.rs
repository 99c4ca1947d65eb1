//! The language of a page, and its blocks that are in another one.

use super::identify::rank;
use super::Language;
use crate::page::{Block, PageModel, Region};

/// A block shorter than this, in bytes, is a label or a menu entry.
const PROSE: usize = 60;

/// The language that a page is read in: that of its own prose; where it has several, the one with most of it; where there
/// is too little prose, that of all its text. `text` is the model's text.
pub fn identify_page(model: &PageModel, text: &str) -> Option<&'static Language> {
    let prose: Vec<&str> = model.blocks.iter().filter(|b| is_prose(b)).map(|b| b.text.as_str()).collect();
    let running = rank(&prose.join("\n")).decided().or_else(|| most(&prose)).or_else(|| rank(text).decided());
    running.or_else(|| rank(&format!("{}\n{text}", model.title)).sparse())
}

fn is_prose(block: &Block) -> bool {
    !block.hidden && !matches!(block.region, Region::Nav | Region::Footer | Region::Form) && block.text.len() > PROSE
}

/// The language with the most words, block by block, where they are a third of all and more: of languages that are hard to
/// tell apart the blocks decide by chance. Of two with as many the one that comes first.
fn most(prose: &[&str]) -> Option<&'static Language> {
    let mut found: Vec<(usize, &'static Language)> = Vec::new();
    let mut all = 0;
    for ranking in prose.iter().map(|text| rank(text)) {
        all += ranking.words();
        let Some(language) = ranking.decided() else { continue };
        match found.iter_mut().find(|f| f.1.code == language.code) {
            Some(known) => known.0 += ranking.words(),
            None => found.push((ranking.words(), language)),
        }
    }
    found.into_iter().rev().max_by_key(|f| f.0).filter(|f| f.0 * 3 >= all).map(|f| f.1)
}

/// Which blocks are plainly in another language than the page's: the same text for other readers, or a quotation.
pub fn strange_blocks<'m>(model: &'m PageModel, code: &'m str) -> impl Iterator<Item = bool> + 'm {
    model.blocks.iter().map(move |b| b.text.len() > PROSE && rank(&b.text).strange_to(code).is_some())
}
