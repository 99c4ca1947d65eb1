//! `complaint`: where to complain, authorities by name.

use super::controller::tidy;
use super::{evidence, Answer, Found, Quotes};
use crate::report::{Named, Status, Value};
use crate::text::fold::fold;
use crate::text::token::Kind;

/// `complaint`: rules say `authority` (a place to complain is named), `name` (the cue is the authority's own name) and `proper` (where it has a capital).
pub fn read(found: &Found) -> Option<Answer> {
    let (mut list, mut quotes) = (Vec::<Named>::new(), Quotes::default());
    for hit in found.of(&["name"]).filter(|h| found.doc.tokens.tokens[h.from].kind == Kind::Word) {
        let name = tidy(found.doc.span(hit.from, hit.to));
        match list.iter_mut().find(|n| same_authority(&n.name, &name)) {
            Some(known) if initials(&name).eq_ignore_ascii_case(&known.name) => known.name = format!("{name} ({})", known.name),
            Some(known) if initials(&known.name).eq_ignore_ascii_case(&name) => known.name = format!("{} ({name})", known.name),
            Some(_) => {}
            None => list.push(Named { name, address: None, country: None }),
        }
        quotes.add(evidence(found.doc, hit.sentence, hit.from, hit.to), "name");
    }
    // "The data protection authority" may be any, "the Data Protection Authority" is one by its name.
    for hit in found.of(&["proper"]) {
        let capital = found.doc.span(hit.from, hit.to).starts_with(char::is_uppercase) && hit.from > found.doc.sentences[hit.sentence].from;
        let name = tidy(found.doc.span(hit.from, hit.to));
        if capital && list.is_empty() {
            list.push(Named { name, address: None, country: None });
        }
        quotes.add(evidence(found.doc, hit.sentence, hit.from, hit.to), "name");
    }
    for hit in found.of(&["authority"]) {
        quotes.add(evidence(found.doc, hit.sentence, hit.from, hit.to), "authority");
    }
    let limited = |h: &crate::policy::hit::Hit| found.all.holds_here(found.doc, h.sentence, "conditional");
    let status = if found.hits.iter().all(limited) { Status::Conditional } else { Status::StatedYes };
    (!quotes.is_empty()).then_some(Answer { status, value: Value::Names(list), quotes })
}

/// The first letters, as they stand, of the words of a name that are more than three letters long: "Commission nationale de l'informatique et des
/// libertés" is the CNIL.
fn initials(name: &str) -> String {
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|w| w.chars().count() > 3);
    words.filter_map(|w| w.chars().next()).collect()
}

/// Whether two names are one authority's: the same words, one in the other, or the letters of the other.
fn same_authority(a: &str, b: &str) -> bool {
    fold(a).contains(&fold(b)) || initials(a).eq_ignore_ascii_case(b) || initials(b).eq_ignore_ascii_case(a)
}

#[cfg(test)]
mod tests {
    use super::{initials, same_authority};

    #[test]
    fn an_authority_is_known_by_its_letters() {
        let full = "Commission nationale de l’informatique et des libertés";
        assert!(initials(full).eq_ignore_ascii_case("CNIL"));
        assert!(same_authority(full, "commission nationale de l'informatique et des libertés"));
        assert!(same_authority(full, "CNIL") && same_authority("CNIL", full) && !same_authority(full, "APD"));
    }
}
