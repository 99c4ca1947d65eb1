//! Whether a policy speaks of the GDPR, of the European Economic Area or, in a language of the Union, of the Union itself.

use super::document::Document;

/// Whole words, and what words begin with, by their first letter.
fn names(letter: u8) -> (&'static [&'static str], &'static [&'static str]) {
    match letter {
        b'a' => (&["avg"], &["algemene verordening"]),
        b'd' => (&["dsgvo", "ds-gvo"], &["datenschutzgrundverordnung", "datenschutz-grundverordnung"]),
        b'e' => (&["eea", "eer", "eee", "ewr"], &["europese unie", "europäische union", "europäischen union"]),
        b'g' => (&["gdpr"], &["general data protection"]),
        b'r' => (&["rgpd"], &["règlement général"]),
        b'u' => (&[], &["union européenne", "unión europea", "unione europea", "união europeia"]),
        _ => (&[], &[]),
    }
}

/// One look at the beginning of each token.
pub fn is_spoken_of(doc: &Document) -> bool {
    doc.tokens.tokens.iter().any(|token| at(&doc.text[token.start as usize..]))
}

fn at(text: &str) -> bool {
    let (words, beginnings) = names(text.as_bytes().first().map_or(0, u8::to_ascii_lowercase));
    let whole = |word: &str| behind(text, word).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_'));
    words.iter().any(|word| whole(word)) || beginnings.iter().any(|word| behind(text, word).is_some())
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
