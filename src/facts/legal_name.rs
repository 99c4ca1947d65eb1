//! Names of companies and clubs by their legal form, behind the name ("Bakery Ltd") or before it ("la SRL Boulangerie").

use super::body;
use regex_lite::Regex;
use std::sync::LazyLock;

/// Legal forms behind a name, longest first where one begins another. Sources: the national company registers' own abbreviations.
const FORMS: &str = r"N\.?V\.? ?/ ?S\.?A\.?|S\.?A\.? ?/ ?N\.?V\.?|(?:société|Société|SOCIÉTÉ) (?:par actions simplifiée(?: unipersonnelle)?|Par Actions Simplifiée|par Actions Simplifiée|anonyme|Anonyme|à responsabilité limitée|à Responsabilité Limitée)|Gesellschaft mit beschränkter Haftung|B\.?V\.?B\.?A\.?|B\.? ?V\.?|N\.? ?V\.?|V\.?O\.?F\.?|V\.?Z\.?W\.?|C\.?V\.?B\.?A\.?|S\.?R\.?L\.?|S\.?P\.?R\.?L\.?|A\.?S\.?B\.?L\.?|S\. ?à r\.l\.|S\.?à\.?r\.?l\.?|S\.?A\.?R\.?L\.?|S\.?A\.?S\.?U?\.?|E\.?U\.?R\.?L\.?|S\.?C\.?A\.?|S\.?A\.?|g?GmbH(?:[ \u{a0}]&[ \u{a0}]Co\.?[ \u{a0}]KG(?:aA)?)?|mbH(?:[ \u{a0}]&[ \u{a0}]Co\.?[ \u{a0}]KG(?:aA)?)?|g?UG(?:[ \u{a0}]\(haftungsbeschränkt\))?|AG|KGaA|KG|OHG|GbR|PartG(?: ?mbB)?|eG|e\. ?V\.|e\. ?K\.|SE|Private Limited|Pte\.? Ltd\.?|Pty\.? Ltd\.?|Limited|Ltd\.?|P\.?L\.?L\.?C\.?|L\.?L\.?C\.?|L\.?L\.?L?\.?P\.?|P\.C\.|L\.P\.|PLC|PBC|plc|Incorporated|Inc\.?|Corporation|Corp\.?|S\.?L\.?[UPL]?\.?|S\.?n\.?c\.?|S\.?a\.?s\.?|S\.?p\.?A\.?|S\.?r\.?l\.?|Lda\.?|ApS|A/S|AB|Oy|AS|K\.?K\.?|GK|Stichting|Coöperatie(?: [UBW]\.?A\.?)?|bv|nv|vzw|vof|bvba|cvba|srl|sprl|sarl|asbl|gmbh|d\.o\.o\.|s\.r\.o\.|Sp\. z o\.o\.";

/// A company name: capitalised words and small joining words, then a legal form.
static NAME: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let word = r"[\p{Lu}0-9][^\s\u{a0},;:()]*";
    let word = word.replace(r"\p{Lu}", "A-ZÀ-ÖØ-ÞĀĆČŁŚŠŽ");
    let join = r"(?:of|de|der|den|van|von|für|for|the|and|und|et|en|du|des|la|le|les|pour|del|di|della|dei|do|da|dos|das|y|à|au|aux|sur|sous|&|\+|-|–)";
    let pattern = format!(
        r"({word}(?:[ \u{{a0}}\n]+(?:{join}[ \u{{a0}}\n]+)?(?:[dl]['’])?{word}){{0,6}}?),?[ \u{{a0}}\n]+({FORMS})(?:[\s,;:()\u{{a0}}.]|$)"
    );
    Regex::new(&pattern).ok()
});

/// Legal forms, and the words of clubs and foundations, that stand before a name. The longer ones first.
const FORMS_BEFORE: &str = r"S\.?P\.?R\.?L\.?|S\.?A\.?R\.?L\.?|S\.?R\.?L\.?|S\.?A\.?S\.?U?|E\.?U\.?R\.?L\.?|S\.?C\.?I\.?|S\.?A\.?|[Bb]\.?[Vv]\.?[Bb]\.?[Aa]\.?|[Bb]\.?[Vv]\.?|[Nn]\.?[Vv]\.?|[Vv]\.?[Oo]\.?[Ff]\.?|[Vv]\.?[Zz]\.?[Ww]\.?|[Aa]\.?[Ss]\.?[Bb]\.?[Ll]\.?|[Ss]tichting|[Vv]ereniging|[Cc]oöperatie|[Ff]ondation|[Aa]ssociation|[Vv]erein|[Ss]tiftung|[Aa]sociación|[Ff]undación|[Aa]ssociazione|[Ff]ondazione";

/// A legal form, then capitalised words and what joins them.
static BEFORE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let word = r"[A-ZÀ-ÖØ-ÞĀĆČŁŚŠŽ0-9][^\s\u{a0},;:()]*";
    let join = r"(?:aan|bij|op|am|an|zur|zum|sur|sous|aux|au|of|de|der|den|van|von|het|voor|für|the|and|und|et|en|du|des|la|le|les|pour|del|di|della|dei|do|da|dos|das|y|&|\+|-|–)";
    let blank = r"[ \u{a0}]";
    let name = format!("{blank}(?:{join}{blank}){{0,2}}(?:[dl]['’])?{word}");
    Regex::new(&format!(r"(?:^|[\s\u{{a0}}(«“'’])((?:{FORMS_BEFORE})(?: \(loi 1901\))?(?:{name}){{1,6}})")).ok()
});

/// Articles, who speaks, and words for where a company is from: with one alone before a form, the name stands behind it.
const ARTICLES: [&str; 27] = [
    "We", "Wij", "Wir", "Nous", "La", "Le", "Les", "L'", "L’", "Une", "Un", "De", "Het", "Een", "The", "A", "An", "Die", "Der", "Das",
    "Eine", "French", "German", "Dutch", "Belgian", "SCOP", "SCIC",
];

/// A word of each form, without its points, in small letters: where none stands in a text the expressions need not be asked, which
/// costs a hundred times as much.
const MARKS: [&str; 78] = [
    "a/s",
    "ab",
    "ag",
    "aps",
    "as",
    "asbl",
    "asociación",
    "association",
    "associazione",
    "bv",
    "bvba",
    "corp",
    "corporation",
    "coöperatie",
    "cvba",
    "doo",
    "eg",
    "ek",
    "eurl",
    "ev",
    "fondation",
    "fondazione",
    "fundación",
    "gbr",
    "gesellschaft",
    "ggmbh",
    "gk",
    "gmbh",
    "gug",
    "inc",
    "incorporated",
    "k",
    "kg",
    "kgaa",
    "kk",
    "lda",
    "limited",
    "llc",
    "lllp",
    "llp",
    "lp",
    "ltd",
    "mbh",
    "nv",
    "ohg",
    "oo",
    "oy",
    "partg",
    "partgmbb",
    "pbc",
    "pc",
    "plc",
    "pllc",
    "rl",
    "sa",
    "sarl",
    "sas",
    "sasu",
    "sca",
    "sci",
    "se",
    "sl",
    "sll",
    "slp",
    "slu",
    "snc",
    "société",
    "spa",
    "sprl",
    "srl",
    "stichting",
    "stiftung",
    "sàrl",
    "ug",
    "v",
    "verein",
    "vereniging",
    "vof",
];
/// Those that may be written in small letters alone. A form of "vzw" is here only.
const SMALL: [&str; 28] = [
    "asbl",
    "asociación",
    "association",
    "associazione",
    "bv",
    "bvba",
    "coöperatie",
    "cvba",
    "doo",
    "fondation",
    "fondazione",
    "fundación",
    "gesellschaft",
    "gmbh",
    "nv",
    "oo",
    "plc",
    "sarl",
    "société",
    "sprl",
    "srl",
    "sro",
    "stichting",
    "stiftung",
    "verein",
    "vereniging",
    "vof",
    "vzw",
];

/// Bytes of the longest of these.
const LONGEST: usize = 12;

/// Whether a legal form may stand in a text.
fn may_name(text: &str) -> bool {
    let mut plain = String::with_capacity(LONGEST);
    let mut is = |word: &str| {
        plain.clear();
        for letter in word.chars().filter(|c| *c != '.').flat_map(char::to_lowercase) {
            if plain.len() >= LONGEST {
                return false;
            }
            plain.push(letter);
        }
        let one_of = |marks: &[&str]| marks.binary_search(&plain.as_str()).is_ok();
        one_of(&SMALL) || plain == "rl" || (word.contains(char::is_uppercase) && one_of(&MARKS))
    };
    // A point may end a form within a word: "S.A.U."
    let mut any = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        is(word) || word.match_indices('.').any(|(at, _)| is(&word[..at]))
    };
    let ends = |c: char| c.is_whitespace() || matches!(c, '\'' | '’' | '(' | ')' | ',' | ';' | ':' | '«' | '“');
    // Most words are small letters between blanks, which need not be read as characters.
    let mut start = 0;
    text.bytes().chain([b' ']).enumerate().any(|(at, byte)| {
        if !matches!(byte, b' ' | b',' | b'\n') {
            return false;
        }
        let words = &text[std::mem::replace(&mut start, at + 1)..at];
        if words.bytes().all(|b| b.is_ascii_lowercase()) {
            return words == "rl" || (words.len() <= LONGEST && SMALL.binary_search(&words).is_ok());
        }
        words.split(ends).any(|word| any(word) || word.split('/').any(&mut any))
    })
}

/// Where company names stand in a text.
pub fn names(text: &str) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    if !may_name(text) {
        return out;
    }
    if let Some(pattern) = &*NAME {
        let mut at = 0;
        while let Some(c) = pattern.captures_at(text, at) {
            let (Some(name), Some(form)) = (c.get(1), c.get(2)) else { break };
            // "ON OUR SITE OR ANY OTHER FORK, INC. PRODUCT".
            if !ARTICLES.contains(&name.as_str()) && !name.as_str().contains(" OR ") {
                // "… run by Fork SRL.": the point ends the sentence.
                let bare = form.as_str().strip_suffix('.').filter(|f| f.chars().all(char::is_uppercase));
                out.push((body::beginning(text, name.start()), form.start() + bare.unwrap_or(form.as_str()).len()));
            }
            at = form.end();
        }
    }
    for c in BEFORE.iter().flat_map(|r| r.captures_iter(text)) {
        let Some(name) = c.get(1) else { continue };
        let end = name.start() + name.as_str().trim_end_matches(['.', '!', '?', '"', '”', '»']).len();
        let end = end + body::again(text, end);
        // A form between two names belongs to the one before it.
        if !out.iter().any(|(from, to)| *from < end && name.start() < *to) {
            out.push((name.start(), end));
        }
    }
    crate::order::sort(&mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::{names, LONGEST, MARKS, SMALL};

    #[test]
    fn the_words_of_forms_are_in_order_and_no_longer_than_is_said() {
        assert!(MARKS.is_sorted() && SMALL.is_sorted());
        assert_eq!(MARKS.iter().chain(&SMALL).map(|m| m.len()).max(), Some(LONGEST));
    }

    #[test]
    fn forms_in_letters_and_in_two_languages() {
        for text in ["Moulin Vert NV/SA", "Moulin Vert S.A./N.V.", "Jardin, Société par Actions Simplifiée", "Jardin société anonyme"]
        {
            assert_eq!(names(text), [(0, text.len())], "{text}");
        }
    }

    #[test]
    fn each_form_is_met() {
        for form in "NV/SA|N.V.|B.V.|B. V.|BVBA|V.O.F.|VZW|CVBA|S.R.L.|SPRL|ASBL|S. à r.l.|Sàrl|S.à.r.l.|SARL|SAS|SASU|EURL|SCA|S.A.|GmbH|GmbH & Co. KG|\
                     gGmbH|UG (haftungsbeschränkt)|UG|AG|KGaA|KG|OHG|GbR|eG|e.V.|e. V.|e.K.|e. K.|S.A.U.|SE|Private Limited|Pte. Ltd.|Pty Ltd|Limited|\
                     Ltd.|LLC|L.L.C.|LLP|PLC|PBC|plc|Incorporated|Inc.|Corporation|Corp.|S.L.|SLU|S.n.c.|S.p.A.|S.r.l.|Lda.|ApS|A/S|AB|Oy|AS|K.K.|KK|GK|bv|nv|\
                     vzw|vof|bvba|cvba|srl|sprl|sarl|asbl|gmbh|PLLC|L.P.|P.C.|LLLP|d.o.o.|s.r.o.|Sp. z o.o."
            .split('|')
        {
            assert_eq!(names(&format!("Green Fork {form}, 1 Elm Walk")).len(), 1, "{form}");
        }
        for form in [
            "SPRL",
            "Srl",
            "SCI",
            "bv",
            "N.V.",
            "vzw",
            "asbl",
            "Stichting",
            "vereniging",
            "Fondation",
            "association",
            "Verein",
            "stiftung",
            "Asociación",
            "fundación",
            "associazione",
            "Fondazione",
        ] {
            assert_eq!(names(&format!("la {form} Du Moulin,")).len(), usize::from(form != "Srl"), "{form}");
        }
    }

    #[test]
    fn a_blank_that_keeps_words_together_is_one() {
        for (text, want) in [
            ("at\u{a0}Green\u{a0}Fork,\u{a0}Inc.\u{a0}in", "Green\u{a0}Fork,\u{a0}Inc."),
            ("la\u{a0}SRL\u{a0}Boulangerie\u{a0}Maes, rue", "SRL\u{a0}Boulangerie\u{a0}Maes"),
            ("Gabel\u{a0}UG\u{a0}(haftungsbeschränkt), Weg", "Gabel\u{a0}UG\u{a0}(haftungsbeschränkt)"),
        ] {
            let found: Vec<&str> = names(text).into_iter().map(|(from, to)| text[from..to].trim_end_matches([',', ' '])).collect();
            assert_eq!(found, [want], "{text}");
        }
    }

    #[test]
    fn the_form_stands_behind_the_name_or_before_it() {
        for (text, want) in [
            ("run by Green Fork Ltd, London", "Green Fork Ltd"),
            ("exploité par Petite Fourche SRL.", "Petite Fourche SRL"),
            ("run by Green Fork Inc.", "Green Fork Inc."),
            ("La SRL Boulangerie Maes, rue Haute", "SRL Boulangerie Maes"),
            ("De bv Bakkerij Van Loon (KBO 1)", "bv Bakkerij Van Loon"),
            ("l'association Pas à Pas, Lyon", "association Pas à Pas"),
            ("l'association Horizon à Horizonville", "association Horizon"),
            ("l'ASBL Soirs d'Hiver, Namur", "ASBL Soirs d'Hiver"),
            ("la Clinique vétérinaire des Trois Saules SRL, Gembloux", "Clinique vétérinaire des Trois Saules SRL"),
            ("le Cabinet est tenu par la Trois Saules SRL", "Trois Saules SRL"),
            ("Soirs d'Hiver asbl, Namur", "Soirs d'Hiver asbl"),
            ("de Stichting Zorgpad Noord (hierna)", "Stichting Zorgpad Noord"),
            ("l'association Les Amis du Moulin, Lyon", "association Les Amis du Moulin"),
            ("door Bakkerij Jansen bv in Gent", "Bakkerij Jansen bv"),
            ("la société Altimètre SAS, au capital", "Altimètre SAS"),
            ("the foundation is called Stichting Het Groene Hart.", "Stichting Het Groene Hart"),
            ("Wij, Stichting Zorgpad Noord, gevestigd", "Stichting Zorgpad Noord"),
            ("Zonnedak Coöperatie U.A. (KvK 1)", "Zonnedak Coöperatie U.A."),
        ] {
            let found: Vec<&str> = names(text).into_iter().map(|(from, to)| text[from..to].trim_end_matches([',', ' ', '('])).collect();
            assert_eq!(found, [want], "{text}");
        }
        for text in ["La SRL exploite ce site.", "de vereniging verwerkt gegevens", "The association keeps a list."] {
            assert!(names(text).is_empty(), "{text}: {:?}", names(text));
        }
    }
}
