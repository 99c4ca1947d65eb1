//! Which of the three formats a file has.

/// A format that the reader knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Html,
    Markdown,
    Text,
}

/// How much of a text is looked at, in bytes.
const LOOK: usize = 4096;

/// Tags that show that a text without a document's beginning is a piece of HTML.
const TAGS: [&str; 16] =
    ["<p>", "<p ", "<div", "<h1", "<h2", "<h3", "<ul", "<ol", "<table", "<a href", "<br", "<span", "<section", "<body", "<head", "<title"];

impl Format {
    /// By the extension of a file name or path; `None` without a known one.
    pub(super) fn of_name(name: &str) -> Option<Format> {
        let file = name.rsplit(['/', '\\']).next()?;
        let (_, extension) = file.rsplit_once('.')?;
        match extension.to_ascii_lowercase().as_str() {
            "html" | "htm" | "xhtml" | "xht" | "shtml" => Some(Format::Html),
            "md" | "markdown" | "mdown" | "mkd" => Some(Format::Markdown),
            "txt" | "text" => Some(Format::Text),
            _ => None,
        }
    }

    /// By the text itself: a document's beginning or well-known tags are HTML, headings or links in Markdown's way
    /// are Markdown, everything else is plain text.
    pub(super) fn of_content(text: &str) -> Format {
        let start = head(text).trim_start().to_ascii_lowercase();
        let document = ["<!doctype html", "<html", "<!--", "<?xml"].iter().any(|sign| start.starts_with(sign));
        if document || TAGS.iter().filter(|tag| start.contains(**tag)).count() >= 2 {
            Format::Html
        } else if start.lines().any(is_heading) || start.contains("](http") {
            Format::Markdown
        } else {
            Format::Text
        }
    }
}

/// The first [`LOOK`] bytes, not cutting a character.
fn head(text: &str) -> &str {
    let mut end = text.len().min(LOOK);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}

/// One to six `#` and a blank.
fn is_heading(line: &str) -> bool {
    let rest = line.trim_start_matches('#');
    (1..=6).contains(&(line.len() - rest.len())) && rest.starts_with(' ')
}

#[cfg(test)]
mod tests {
    use super::Format;

    #[test]
    fn by_name() {
        assert_eq!(Format::of_name("a/b.d/Policy.HTM"), Some(Format::Html));
        assert_eq!(Format::of_name("notes.v2.md"), Some(Format::Markdown));
        assert_eq!(Format::of_name("C:\\x\\policy.txt"), Some(Format::Text));
        assert_eq!(Format::of_name("a.html/policy"), None);
        assert_eq!(Format::of_name("-"), None);
    }

    #[test]
    fn by_content() {
        assert_eq!(Format::of_content("\n <!DOCTYPE html><p>x"), Format::Html);
        assert_eq!(Format::of_content("<h2>Title</h2>\n<p>Text</p>"), Format::Html);
        assert_eq!(Format::of_content("# Title\n\nText"), Format::Markdown);
        assert_eq!(Format::of_content("Privacy\n\nWe use <p> as a sign."), Format::Text);
        assert_eq!(Format::of_content("#hashtag"), Format::Text);
    }
}
