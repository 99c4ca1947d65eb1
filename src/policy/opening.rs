//! Where the policy begins: what stands before its own title (a consent form, a menu read as text) is no part of it.

use super::document::Document;
use crate::language::Sort;

/// The title may stand so far down, as a share of the page's tokens.
const LATEST: f64 = 0.25;
/// A title that is no heading is a short line among the first few: so many tokens and so many sentences.
const SHORT: usize = 8;
const FIRST: usize = 5;

/// The first sentence of the policy: the heading or the line that names it, where one does, with the date that stands above it.
pub fn first_sentence(doc: &Document) -> usize {
    let last = (doc.tokens.tokens.len() as f64 * LATEST) as usize;
    let title = |i: &usize| {
        let s = &doc.sentences[*i];
        let line = *i < FIRST && !s.aside && s.to - s.from <= SHORT;
        (s.heading || line) && {
            let named = named(doc, *i);
            named > 0 && (s.heading || named * 2 >= s.to - s.from)
        }
    };
    let found = (0..doc.sentences.len()).take_while(|i| doc.sentences[*i].from <= last).find(title);
    let title = found.unwrap_or(0);
    let dated = title > 0 && is_dated(doc, title - 1);
    title - usize::from(dated)
}

/// How many tokens of a sentence name a policy.
fn named(doc: &Document, sentence: usize) -> usize {
    let s = &doc.sentences[sentence];
    let policy = |rule: u16| doc.rule(rule).sort == Sort::Kind && matches!(doc.rule(rule).id, "privacy_policy" | "cookie_policy");
    let found = doc.tokens.find(&doc.language.cues, s.from, s.to, &policy).into_iter();
    let names = found.filter(|m| doc.language.cues.part(m) == 0);
    names.map(|m| (m.to - m.from) as usize).max().unwrap_or(0)
}

/// A short line with a year: "Updated: 17/07/2024".
fn is_dated(doc: &Document, sentence: usize) -> bool {
    let s = &doc.sentences[sentence];
    let year = |w: &str| w.len() == 4 && w.starts_with("20") && w.bytes().all(|b| b.is_ascii_digit());
    s.to - s.from <= SHORT && doc.words(s).split(|c: char| !c.is_alphanumeric()).any(year)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::page::{Block, PageModel, Role};
    use crate::report::{Report, Status};
    use crate::{analyze, Options};

    const REST: [(&str, bool); 4] = [
        ("Who we are", true),
        ("Green Fork Ltd is the controller of your personal data. We collect your name and your e-mail address.", false),
        ("Our privacy policy and your rights", true),
        ("You have the right to access your data. We keep invoices for seven years. We share your data with our suppliers.", false),
    ];

    fn report(first: &[(&str, bool)]) -> Report {
        let block = |(text, heading): &(&str, bool)| {
            let (role, level) = if *heading { (Role::Heading, 2) } else { (Role::Paragraph, 0) };
            Block { text: (*text).to_string(), role, level, ..Block::default() }
        };
        let blocks = first.iter().chain(&REST).map(block).collect();
        analyze(&PageModel { blocks, ..PageModel::default() }, &Options::default())
    }

    fn dated(report: &Report) -> bool {
        report.policy.as_ref().unwrap().facts.iter().any(|f| f.id == "effective_date" && f.status == Status::StatedYes)
    }

    #[test]
    fn what_follows_a_title_that_is_no_heading_belongs_to_the_policy() {
        assert!(dated(&report(&[("Privacy policy", false), ("Last updated: 3 May 2022", false)])));
        assert!(dated(&report(&[("Green Fork", false), ("PRIVACY POLICY", false), ("Last updated: 3 May 2022", false)])));
    }

    #[test]
    fn the_date_above_the_title_belongs_to_the_policy() {
        assert!(dated(&report(&[("Last updated: 3 May 2022", false), ("Privacy policy", true)])));
    }

    #[test]
    fn what_stands_further_above_does_not() {
        assert!(!dated(&report(&[("Last updated: 3 May 2022", false), ("Bread and cake", false), ("Privacy policy", true)])));
    }
}
