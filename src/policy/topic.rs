//! Topics of a single segment of a policy.

use super::document::Document;
use super::hit::{Hit, Hits};
use super::section::{plain, topic_of};
use crate::language::identify::identify;
use crate::language::{Language, Rule, Sort};
use crate::order;
use crate::page::{Block, PageModel, Role};

/// Topics whose words stand in sentences about anything else too, but for rules that ask for more than one thing.
const IN_PASSING: [&str; 4] = ["first_party_collection_use", "user_access_edit_deletion", "contact", "policy_change"];
/// Topics that a sentence about a right of the reader names without being about them: "you may ask with whom we shared it".
const ASKED_FOR: [&str; 2] = ["first_party_collection_use", "third_party_sharing_collection"];
/// Topics whose sentences name data and purposes without being about their collection: "we mail you when this policy changes".
const NAMES_DATA: [&str; 3] = ["policy_change", "user_choice_control", "data_security"];
/// Topics whose words name who or what is there: a running sentence is about the topic where one of these contexts holds too, that
/// somebody passes data on, or uses or collects it.
const DONE: [(&str, &[&str]); 2] = [("third_party_sharing_collection", &["passes"]), ("cookies_tracking", &["use", "collect"])];
/// What is about none of the topics.
const OTHER: &str = "other";
/// So large a part of a segment that is about no topic is told beside those that the rest is about: a fifth of its words.
const PART: usize = 5;
/// Words of a line that reads as a heading although it is none.
const SHORT: usize = 8;

/// The topics of a segment, `other` where none is told, or where a good part of it is about none. `language` is ISO 639-1; without it the text's own is found.
pub fn classify(text: &str, heading: Option<&str>, language: Option<&str>) -> Vec<String> {
    let Some(language) = language.and_then(Language::of).or_else(|| identify(text)).and_then(Language::grammar) else {
        return vec![OTHER.into()];
    };
    let mut model = PageModel::default();
    if let Some(heading) = heading {
        model.blocks.push(Block { text: heading.to_string(), role: Role::Heading, level: 2, ..Block::default() });
    }
    model.blocks.push(Block { text: text.to_string(), ..Block::default() });
    let doc = Document::of(&model, language);
    let hits = Hits::of(&doc);
    let mut out: Vec<String> = Vec::new();
    // The words of topics name what a heading announces; of these, a running sentence mostly has them in passing.
    let announces = |h: &&Hit| {
        let (s, rule) = (&doc.sentences[h.sentence], doc.rule(h.rule));
        let done = DONE.iter().find(|(topic, _)| *topic == rule.id);
        let acts = || done.is_none_or(|(_, contexts)| contexts.iter().any(|c| hits.own_holds(&doc, h.sentence, c)));
        let in_passing = IN_PASSING.contains(&rule.id) && rule.also == 0;
        rule.sort != Sort::Topic || s.heading || s.to - s.from <= SHORT || (!in_passing && acts())
    };
    let fact = |test: &dyn Fn(&Rule) -> bool| -> Vec<usize> {
        hits.hits.iter().filter(|h| doc.rule(h.rule).sort == Sort::Fact && test(doc.rule(h.rule))).map(|h| h.sentence).collect()
    };
    let rights = fact(&|rule| matches!(rule.id, "rights" | "complaint" | "children"));
    let naming = fact(&|rule| topic_of(rule).is_some_and(|t| NAMES_DATA.contains(&t)));
    // What only a short sentence says plainly speaks for a segment where nothing else does.
    let firm = |h: &&Hit| !plain(&doc, doc.rule(h.rule)) && topic_of(doc.rule(h.rule)).is_some();
    let any = hits.hits.iter().filter(announces).any(|h| firm(&h));
    for hit in hits.hits.iter().filter(announces).filter(|h| !any || firm(h)) {
        let Some(topic) = topic_of(doc.rule(hit.rule)) else { continue };
        let asked = ASKED_FOR.contains(&topic) && rights.contains(&hit.sentence);
        if asked || (topic == "first_party_collection_use" && naming.contains(&hit.sentence)) {
            continue;
        }
        if !out.iter().any(|t| t == topic) {
            out.push(topic.to_string());
        }
    }
    if out.is_empty() || (leaves_out(&doc, &hits) && !out.iter().any(|t| t == OTHER)) {
        out.push(OTHER.into());
    }
    order::sort(&mut out);
    out
}

/// Whether a good part of a segment is about no topic, by the words of its sentences.
fn leaves_out(doc: &Document, hits: &Hits) -> bool {
    let mut about = vec![false; doc.sentences.len()];
    for hit in hits.hits.iter().filter(|h| topic_of(doc.rule(h.rule)).is_some_and(|t| t != OTHER)) {
        about[hit.sentence] = true;
    }
    let (mut all, mut none) = (0, 0);
    for (s, about) in doc.sentences.iter().zip(about).filter(|(s, _)| !s.heading) {
        all += s.to - s.from;
        none += if about { 0 } else { s.to - s.from };
    }
    none > 0 && none * PART >= all
}

#[cfg(test)]
mod tests {
    use super::classify;

    fn topics(text: &str) -> Vec<String> {
        classify(text, None, Some("en"))
    }

    #[test]
    fn what_is_said_in_passing_is_no_topic() {
        assert_eq!(topics("Please keep your password confidential and keep in mind that others may read along."), ["other"]);
        assert_eq!(topics("We e-mail you when we make material changes to this privacy policy."), ["policy_change"]);
        assert_eq!(topics("Third parties whose sites you come to by such a link have a privacy notice of their own."), ["other"]);
        assert_eq!(topics("Most browsers are set to accept cookies unless told otherwise by the person at the keys."), ["other"]);
        assert_eq!(topics("You have the right to access the data that we shared with third parties."), ["user_access_edit_deletion"]);
    }

    #[test]
    fn what_a_good_part_is_about_is_told_beside_the_rest() {
        let garden = "The garden behind our office is open on Sundays, with tea and cake for all who come.";
        assert_eq!(topics(&format!("We share your address with our suppliers. {garden}")), ["other", "third_party_sharing_collection"]);
        assert_eq!(
            topics(&format!("{} Come in.", "We share your address with our suppliers.".repeat(2))),
            ["third_party_sharing_collection"]
        );
    }

    #[test]
    fn what_a_segment_is_about_is() {
        assert_eq!(topics("We share your address with our suppliers."), ["third_party_sharing_collection"]);
        assert_eq!(topics("You can refuse cookies in your browser."), ["cookies_tracking", "user_choice_control"]);
        assert_eq!(topics("We keep invoices for seven years."), ["data_retention"]);
    }
}
