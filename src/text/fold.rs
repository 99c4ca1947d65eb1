//! Folding: lower case, accents and invisible marks away, so that "VERÄNDERT", "verändert" in decomposed letters
//! and "verandert" compare equal. Only for comparing: quotes are always cut from the text as it stands.

/// Appends the folded form of `c` to `out`; nothing for marks that carry no sound.
pub fn fold_char(c: char, out: &mut String) {
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
        return;
    }
    match c {
        _ if is_invisible(c) => {}
        '’' | '‘' | 'ʼ' | '`' | '´' => out.push('\''),
        '\u{2010}'..='\u{2015}' => out.push('-'),
        'ß' => out.push_str("ss"),
        'æ' | 'Æ' => out.push_str("ae"),
        'œ' | 'Œ' => out.push_str("oe"),
        'ĳ' | 'Ĳ' => out.push_str("ij"),
        'ﬁ' => out.push_str("fi"),
        'ﬂ' => out.push_str("fl"),
        _ => match base(c) {
            Some(b) => out.push(b),
            None => out.extend(c.to_lowercase()),
        },
    }
}

/// The folded form of a text.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        fold_char(c, &mut out);
    }
    out
}

/// A folded German word with "ae", "oe", "ue" as the plain letters that its umlauts fold to; `None` where it has none.
/// "Neue" and "dauer" become no words at all, which does no harm.
pub fn without_umlauts(folded: &str) -> Option<String> {
    if !["ae", "oe", "ue"].iter().any(|u| folded.contains(u)) {
        return None;
    }
    Some(folded.replace("ae", "a").replace("oe", "o").replace("ue", "u"))
}

/// Whether a mark inside a word takes no room in it: combining marks, the vowel marks of Arabic, the nukta and virama of
/// Devanagari and Bengali, soft hyphen, zero-width and directional marks, word joiner, byte order mark.
pub fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}'
        | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{93c}' | '\u{94d}' | '\u{9bc}' | '\u{9cd}')
}

/// The plain letter under an accented one: Latin (Latin-1 Supplement, Latin Extended-A, the Romanian commas), Greek, Cyrillic.
fn base(c: char) -> Option<char> {
    Some(match c {
        'À'..='Å' | 'à'..='å' | 'Ā'..='ą' => 'a',
        'Ç' | 'ç' | 'Ć'..='č' => 'c',
        'Ď'..='đ' | 'Ð' | 'ð' => 'd',
        'È'..='Ë' | 'è'..='ë' | 'Ē'..='ě' => 'e',
        'Ĝ'..='ģ' => 'g',
        'Ĥ'..='ħ' => 'h',
        'Ì'..='Ï' | 'ì'..='ï' | 'Ĩ'..='ı' => 'i',
        'Ĵ' | 'ĵ' => 'j',
        'Ķ'..='ĸ' => 'k',
        'Ĺ'..='ł' => 'l',
        'Ñ' | 'ñ' | 'Ń'..='ŋ' => 'n',
        'Ò'..='Ö' | 'ò'..='ö' | 'Ø' | 'ø' | 'Ō'..='ő' => 'o',
        'Ŕ'..='ř' => 'r',
        'Ś'..='š' | 'Ș' | 'ș' => 's',
        'Ţ'..='ŧ' | 'Ț' | 'ț' => 't',
        'Ù'..='Ü' | 'ù'..='ü' | 'Ũ'..='ų' => 'u',
        'Ŵ' | 'ŵ' => 'w',
        'Ý' | 'ý' | 'ÿ' | 'Ŷ'..='Ÿ' => 'y',
        'Ź'..='ž' => 'z',
        'Ά' | 'ά' => 'α',
        'Έ' | 'έ' => 'ε',
        'Ή' | 'ή' => 'η',
        'Ί' | 'ί' | 'ϊ' | 'ΐ' => 'ι',
        'Ό' | 'ό' => 'ο',
        'Ύ' | 'ύ' | 'ϋ' | 'ΰ' => 'υ',
        'Ώ' | 'ώ' => 'ω',
        'ς' => 'σ',
        'Й' | 'й' => 'и',
        'Ё' | 'ё' => 'е',
        'Ї' | 'ї' => 'і',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn composed_decomposed_and_plain_fold_alike() {
        assert_eq!(fold("VERÄNDERT"), "verandert");
        assert_eq!(fold("vera\u{308}ndert"), "verandert");
        assert_eq!(fold("Straße"), "strasse");
        assert_eq!(fold("d’accès"), "d'acces");
        assert_eq!(fold("œuvre"), "oeuvre");
        assert_eq!(fold("Daten\u{ad}schutz"), "datenschutz");
    }

    #[test]
    fn other_scripts_are_lowered() {
        assert_eq!(fold("ПОЛИТИКА"), "политика");
        assert_eq!(fold("Απόρριψη όλων"), fold("ΑΠΟΡΡΙΨΗ ΟΛΩΝ"));
        assert_eq!(fold("й"), fold("и\u{306}"));
    }
}
