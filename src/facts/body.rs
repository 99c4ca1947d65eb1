//! Names of bodies whose other words may be small: "Office public de l'habitat de Moulins", "Association Pont à Pont".

use super::controller::JOINS;
use super::Found;
use crate::policy::document::Sentence;
use crate::text::token::Gap;

/// Words that names of bodies begin with, whose other words may be small: "Office public de l'habitat de Moulins".
pub const BODIES: [&str; 48] = [
    "Académie",
    "Agence",
    "Amicale",
    "Association",
    "Atelier",
    "Auberge",
    "Bibliothèque",
    "Boulangerie",
    "Bureau",
    "Cabinet",
    "Caisse",
    "Centre",
    "Chambre",
    "Clinique",
    "Collectif",
    "Comité",
    "Compagnie",
    "Conseil",
    "Coopérative",
    "Crèche",
    "Domaine",
    "Ecole",
    "Espace",
    "Ferme",
    "Fondation",
    "Fédération",
    "Garage",
    "Groupement",
    "Hôpital",
    "Institut",
    "Laboratoire",
    "Librairie",
    "Ligue",
    "Maison",
    "Musée",
    "Mutualité",
    "Mutuelle",
    "Office",
    "Orchestre",
    "Ordre",
    "Pharmacie",
    "Réseau",
    "Société",
    "Studio",
    "Syndicat",
    "Union",
    "Université",
    "École",
];

/// Small words that no name goes on behind.
pub const ENDS: [&str; 32] = [
    "est",
    "sont",
    "a",
    "ont",
    "qui",
    "que",
    "dont",
    "où",
    "à",
    "dans",
    "situé",
    "située",
    "sis",
    "sise",
    "établi",
    "établie",
    "représenté",
    "représentée",
    "ayant",
    "immatriculé",
    "immatriculée",
    "agit",
    "responsable",
    "par",
    "ci",
    "dénommé",
    "dénommée",
    "avec",
    "ou",
    "s",
    "ne",
    "n",
];

/// Where a name with a form behind it begins whose first words are those of a body: "Clinique vétérinaire des Trois Saules SRL".
pub fn beginning(text: &str, start: usize) -> usize {
    let mut at = start;
    for small in 0..=BEFORE {
        let before = text[..at].trim_end_matches(' ');
        let word = before.rsplit([' ', '\u{a0}', '\n', '\'', '’']).next().unwrap_or("");
        if at == before.len() || word.is_empty() {
            return start;
        }
        at = before.len() - word.len();
        // A word that contracts call the company by leads to another name as often: "the Company advises …".
        if BODIES.contains(&word) && !TERMS.contains(&word) {
            return if small > 0 { at } else { start };
        }
        let joins = match small {
            0 => matches!(word, "de" | "du" | "des") || (word == "la" && before.ends_with(" de la")),
            _ => word.chars().all(char::is_lowercase) && !ENDS.contains(&word),
        };
        if !joins {
            return start;
        }
    }
    start
}

/// Small words of a body's name before capitals, at most.
const BEFORE: usize = 3;

/// Words for a company in contracts.
const TERMS: [&str; 7] = ["Agence", "Association", "Cabinet", "Compagnie", "Groupement", "Société", "Union"];

/// Bytes of "à Pont" behind "Pont": "à" joins a word to itself; before any other it leads to a place.
pub fn again(text: &str, end: usize) -> usize {
    let last = text[..end].rsplit([' ', '\u{a0}']).next().unwrap_or("");
    match text[end..].strip_prefix(" à ").and_then(|rest| rest.strip_prefix(last)) {
        Some(rest) if !rest.starts_with(char::is_alphanumeric) => text.len() - rest.len() - end,
        _ => 0,
    }
}

/// Whether a small word joins the parts of a name; "l" stands before an apostrophe.
pub fn joins(word: &str) -> bool {
    JOINS.contains(&word) || word == "l"
}

/// Small words of a body's name between two capitals, at most.
const BETWEEN: usize = 5;

/// Where the name of a body begins and ends of which a part stands at these words.
pub fn whole(found: &Found, s: &Sentence, from: usize, to: usize) -> (usize, usize) {
    let word = |t: usize| found.doc.span(t, t + 1);
    let capital = |t: usize| word(t).starts_with(char::is_uppercase);
    // The next capital behind small words, the last of which joins.
    let next = |t: usize, end: usize| {
        let small = |u: &usize| found.doc.tokens.tokens[*u].gap == Gap::None && !found.doc.before(*u).contains(['(', '«', '“', '"']);
        let till = (t..end.min(t + BETWEEN + 1)).take_while(|u| small(u) && !ENDS.contains(&word(*u))).find(|u| capital(*u))?;
        (till == t || joins(word(till - 1)) || (till == t + 1 && word(till) == word(t - 1))).then_some(till + 1)
    };
    let on = |start: usize, mut at: usize, end: usize| {
        if BODIES.contains(&word(start)) {
            while let Some(further) = next(at, end) {
                at = further;
            }
        }
        at
    };
    let start = (s.from..from).rev().take(2 * BETWEEN).find(|t| BODIES.contains(&word(*t)) && on(*t, *t + 1, to) == to);
    (start.unwrap_or(from), on(from, to, s.to))
}
