//! The language of a page, and its blocks that are in another one.

use super::identify::{count, rank, Counts};
use super::Language;
use crate::cue::known::Known;
use crate::page::{Block, PageModel, Region};

/// A block shorter than this, in bytes, is a label or a menu entry.
const PROSE: usize = 60;

/// What is known of a page's language.
#[derive(Debug)]
pub struct PageLanguage {
    /// The one that it is read in.
    pub language: &'static Language,
    /// Of each block whether it is plainly in another one: the same text for other readers, or a quotation.
    pub strange: Vec<bool>,
}

/// The language that a page is read in: that of its own prose; where it has several, the one with most of it; where there
/// is too little prose, that of all its text. Each block is read once for all of this.
pub fn identify_page(model: &PageModel) -> Option<PageLanguage> {
    let counts = counts(model);
    let prose: Vec<&Counts> = model.blocks.iter().zip(&counts).filter(|(b, _)| is_prose(b)).filter_map(|(_, c)| c.as_ref()).collect();
    let mut sum = Counts::default();
    for counts in &prose {
        if sum.enough() {
            break;
        }
        sum.add(counts);
    }
    let running = sum.ranked().decided().or_else(|| most(&prose)).or_else(|| rank(&model.text()).decided());
    let language = running.or_else(|| rank(&format!("{}\n{}", model.title, model.text())).sparse())?;
    Some(PageLanguage { language, strange: strange(&counts, language.code) })
}

/// What was counted in each block that is no label; each word of the page is looked up once.
fn counts(model: &PageModel) -> Vec<Option<Counts>> {
    let mut known = Known::of(model.blocks.iter().map(|b| b.text.len()).sum());
    let mut counted = |block: &Block| (block.text.len() > PROSE).then(|| count(&block.text, &mut known));
    model.blocks.iter().map(&mut counted).collect()
}

fn strange(counts: &[Option<Counts>], code: &str) -> Vec<bool> {
    counts.iter().map(|c| c.as_ref().is_some_and(|c| c.strange_to(code))).collect()
}

fn is_prose(block: &Block) -> bool {
    !block.hidden && !matches!(block.region, Region::Nav | Region::Footer | Region::Form)
}

/// The language with the most words, block by block, where they are a third of all and more: of languages that are hard to
/// tell apart the blocks decide by chance. Of two with as many the one that comes first.
fn most(prose: &[&Counts]) -> Option<&'static Language> {
    let mut found: Vec<(usize, &'static Language)> = Vec::new();
    let mut all = 0;
    for ranking in prose.iter().map(|counts| Counts::clone(counts).ranked()) {
        all += ranking.words();
        let Some(language) = ranking.decided() else { continue };
        match found.iter_mut().find(|f| f.1.code == language.code) {
            Some(known) => known.0 += ranking.words(),
            None => found.push((ranking.words(), language)),
        }
    }
    found.into_iter().rev().max_by_key(|f| f.0).filter(|f| f.0 * 3 >= all).map(|f| f.1)
}

/// Which blocks of a page in a language that is known are plainly in another one.
pub fn strange_blocks(model: &PageModel, code: &str) -> Vec<bool> {
    strange(&counts(model), code)
}
