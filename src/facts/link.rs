//! Where a link of a page leads to.

/// Ways to a place that a person can follow from anywhere.
const WEB: [&str; 2] = ["http", "https"];

/// The address that a link names, put together with the page's own where it is only a part of one. `None` where it leads
/// nowhere by itself: a script, a place in the page, a part of an address that nobody knows.
pub fn target(href: &str, page: &str) -> Option<String> {
    let href: String = href.trim().chars().filter(|c| !matches!(c, '\t' | '\n' | '\r')).collect();
    if let Some(scheme) = scheme(&href) {
        let rest = &href[scheme.len() + 1..];
        return match scheme.to_ascii_lowercase().as_str() {
            "mailto" => (!rest.is_empty()).then(|| rest.to_string()),
            web if WEB.contains(&web) && rest.len() > 2 => Some(href),
            _ => None,
        };
    }
    if href.is_empty() || href.starts_with('#') {
        return None;
    }
    let page = page.split('#').next().unwrap_or(page);
    let scheme = scheme(page).filter(|s| WEB.contains(&s.to_ascii_lowercase().as_str()))?;
    if href.starts_with("//") {
        return (href.len() > 2).then(|| format!("{scheme}:{href}"));
    }
    let behind = page[scheme.len()..].strip_prefix("://")?;
    let (host, path) = behind.split_at(behind.find(['/', '?']).unwrap_or(behind.len()));
    let path = path.split('?').next().unwrap_or("");
    let (part, query) = href.split_at(href.find(['?', '#']).unwrap_or(href.len()));
    let full = match part {
        "" => path.to_string(),
        _ if part.starts_with('/') => part.to_string(),
        _ => format!("{}/{part}", path.rsplit_once('/').map_or("", |(folder, _)| folder)),
    };
    (!host.is_empty()).then(|| format!("{scheme}://{host}{}{query}", without_dots(&full)))
}

/// What stands before the first colon, where it can be the beginning of an address: "https", "tel".
fn scheme(address: &str) -> Option<&str> {
    let (scheme, _) = address.split_once(':')?;
    let fine = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'));
    fine.then_some(scheme)
}

/// A path without "." and "..".
fn without_dots(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    let mut open = false; // it ends in a folder
    for part in path.split('/').skip(usize::from(path.starts_with('/'))) {
        open = matches!(part, "." | "..");
        match part {
            "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    let mut out = String::new();
    for part in &parts {
        out.push('/');
        out.push_str(part);
    }
    if open || out.is_empty() {
        out.push('/');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::target;

    const PAGE: &str = "https://club.example/about/privacy.html?lang=en#rights";

    #[test]
    fn a_part_of_an_address_is_put_together_with_the_page() {
        for (href, want) in [
            ("https://other.example/out", "https://other.example/out"),
            ("HTTPS://Other.example/out", "HTTPS://Other.example/out"),
            ("mailto:stop@club.example", "stop@club.example"),
            ("/opt-out", "https://club.example/opt-out"),
            ("opt-out?from=policy#form", "https://club.example/about/opt-out?from=policy#form"),
            ("../settings/", "https://club.example/settings/"),
            ("./a/../b", "https://club.example/about/b"),
            ("../../../out", "https://club.example/out"),
            ("?choice=no", "https://club.example/about/privacy.html?choice=no"),
            ("//ads.example/no", "https://ads.example/no"),
            (" /opt-\nout ", "https://club.example/opt-out"),
            ("a/b:c", "https://club.example/about/a/b:c"),
        ] {
            assert_eq!(target(href, PAGE).as_deref(), Some(want), "{href}");
        }
        assert_eq!(target("out", "https://club.example").as_deref(), Some("https://club.example/out"));
        assert_eq!(target("?a=/b", "http://club.example?c=/d").as_deref(), Some("http://club.example/?a=/b"));
    }

    #[test]
    fn what_leads_nowhere_is_no_target() {
        for href in ["", "#", "#form", "javascript:void(0)", "tel:+31201234567", "mailto:", "https://", "//"] {
            assert_eq!(target(href, PAGE), None, "{href}");
        }
        for page in ["", "file:///home/me/policy.html", "policy.html", "about:blank"] {
            for href in ["/opt-out", "opt-out", "?out", "//ads.example/no"] {
                assert_eq!(target(href, page), None, "{page} {href}");
            }
        }
    }
}
