//! The address that a policy is remembered under.

/// Parameters that say who came from where, or who somebody is: no part of which policy it is, and not to be kept.
const DROPPED: [&str; 34] = [
    "_ga",
    "_gl",
    "_hsenc",
    "_hsmi",
    "auth",
    "campaign",
    "cid",
    "code",
    "dclid",
    "email",
    "fbclid",
    "gad_source",
    "gbraid",
    "gclid",
    "gclsrc",
    "igshid",
    "jsessionid",
    "key",
    "li_fat_id",
    "mc_cid",
    "mc_eid",
    "mkt_tok",
    "msclkid",
    "phpsessid",
    "session",
    "session_id",
    "sid",
    "signature",
    "token",
    "ttclid",
    "twclid",
    "user",
    "wbraid",
    "yclid",
];
/// Parameters that begin so.
const DROPPED_STEMS: [&str; 4] = ["utm_", "pk_", "mtm_", "hsa_"];
/// A parameter's value longer than this names a person or a session rather than a document, in bytes.
const MAX_VALUE: usize = 64;
/// An address longer than this is kept without its parameters, in bytes.
const MAX_ADDRESS: usize = 2048;

/// An address without what does not say which document it is: name and password, parameters of tracking and sessions, the
/// place in the page. Other parameters stay, as many sites name the document in one ("?page=privacy"), and so does a fragment
/// that is a route of an application ("#/privacy").
pub fn address(url: &str) -> String {
    let (rest, fragment) = url.split_once('#').map_or((url, ""), |(rest, fragment)| (rest, fragment));
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let mut out = without_user(path);
    let mut sign = '?';
    for part in query.split('&').filter(|part| says_what(part)) {
        out.push(sign);
        out.push_str(part);
        sign = '&';
    }
    if let Some(route) = fragment.split(['?', '&']).next().filter(|f| f.starts_with('/') || f.starts_with("!/")) {
        out.push('#');
        out.push_str(route);
    }
    if out.len() > MAX_ADDRESS {
        out = without_user(path);
        out.truncate(out.floor_boundary(MAX_ADDRESS));
    }
    out
}

/// Whether a parameter says which document it is.
fn says_what(part: &str) -> bool {
    let (name, value) = part.split_once('=').unwrap_or((part, ""));
    let name = name.to_ascii_lowercase();
    !name.is_empty() && value.len() <= MAX_VALUE && !DROPPED.contains(&name.as_str()) && !DROPPED_STEMS.iter().any(|s| name.starts_with(s))
}

fn without_user(path: &str) -> String {
    let Some((scheme, rest)) = path.split_once("://") else { return path.to_string() };
    let host = rest.split('/').next().unwrap_or("");
    match host.rfind('@') {
        Some(at) => format!("{scheme}://{}", &rest[at + 1..]),
        None => path.to_string(),
    }
}

trait Boundary {
    /// The last character boundary at or before a byte.
    fn floor_boundary(&self, at: usize) -> usize;
}

impl Boundary for String {
    fn floor_boundary(&self, at: usize) -> usize {
        (0..=at.min(self.len())).rev().find(|i| self.is_char_boundary(*i)).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_names_the_document_stays() {
        for same in ["https://example.org/privacy", "https://example.org/?page=privacy&lang=nl", "https://example.org/app#/privacy", ""] {
            assert_eq!(address(same), same);
        }
    }

    #[test]
    fn what_names_a_campaign_a_session_or_a_person_goes() {
        let long = format!("https://example.org/p?id={}", "x".repeat(80));
        for (url, kept) in [
            ("https://example.org/p?utm_source=mail&page=2&fbclid=abc#retention", "https://example.org/p?page=2"),
            ("https://me:secret@example.org/p?PHPSESSID=1", "https://example.org/p"),
            ("https://example.org/app?sid=1#/privacy?utm_source=x", "https://example.org/app#/privacy"),
            (long.as_str(), "https://example.org/p"),
        ] {
            assert_eq!(address(url), kept);
        }
    }

    #[test]
    fn an_endless_address_is_cut() {
        assert!(address(&format!("https://example.org/{}", "é".repeat(4000))).len() <= MAX_ADDRESS);
        let many: String = (0..200).map(|n| format!("&p{n}=abcdefgh")).collect();
        assert_eq!(address(&format!("https://example.org/p?{many}")), "https://example.org/p");
    }
}
