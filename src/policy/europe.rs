//! Whether a policy speaks of the GDPR, of the European Economic Area or, in a language of the Union, of the Union itself.

use super::document::Document;

/// Whole words.
const WORDS: [&str; 9] = ["gdpr", "avg", "rgpd", "dsgvo", "ds-gvo", "eea", "eer", "eee", "ewr"];
/// What words begin with.
const BEGINNINGS: [&str; 12] = [
    "general data protection",
    "algemene verordening",
    "règlement général",
    "datenschutzgrundverordnung",
    "datenschutz-grundverordnung",
    "union européenne",
    "unión europea",
    "unione europea",
    "união europeia",
    "europese unie",
    "europäische union",
    "europäischen union",
];

/// One look at the beginning of each token.
pub fn is_spoken_of(doc: &Document) -> bool {
    doc.tokens.tokens.iter().any(|token| at(&doc.text[token.start as usize..]))
}

fn at(text: &str) -> bool {
    // The first letters of all of them.
    if !text.starts_with(['g', 'a', 'r', 'd', 'e', 'u', 'G', 'A', 'R', 'D', 'E', 'U']) {
        return false;
    }
    let whole = |word: &str| behind(text, word).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_'));
    WORDS.iter().any(|word| whole(word)) || BEGINNINGS.iter().any(|word| behind(text, word).is_some())
}

/// What stands behind a word, whatever its case.
fn behind<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let mut rest = text.chars();
    word.chars().all(|w| rest.next().is_some_and(|c| c == w || c.to_lowercase().eq([w]))).then_some(rest.as_str())
}

#[cfg(test)]
mod tests {
    use super::at;

    #[test]
    fn names_of_the_regulation_and_of_the_union_count() {
        for text in
            ["GDPR.", "gdpr", "DS-GVO und", "Avg-verzoek", "RÈGLEMENT GÉNÉRAL sur", "Europäischen Union", "datenschutz-Grundverordnung"]
        {
            assert!(at(text), "{text}");
        }
        for text in ["gdprx", "average", "General data", "Union", "eee_", "union europeenne", ""] {
            assert!(!at(text), "{text}");
        }
    }
}
