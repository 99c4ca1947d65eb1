//! The little of an element's `style` attribute that the reader looks at.

/// What a `style` attribute says; `None` is nothing.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Style {
    pub(super) bold: Option<bool>,
    pub(super) hidden: bool,
}

/// Reads a `style` attribute: of each property the last declaration counts.
pub(super) fn read(style: &str) -> Style {
    let (mut bold, mut display_none, mut invisible) = (None, false, false);
    for declaration in style.split(';') {
        let Some((property, value)) = declaration.split_once(':') else { continue };
        let value = value.split('!').next().map(super::trim).unwrap_or_default().to_ascii_lowercase();
        match super::trim(property).to_ascii_lowercase().as_str() {
            "display" => display_none = value == "none",
            "visibility" => invisible = value == "hidden",
            "font-weight" => bold = weight(&value).or(bold),
            _ => {}
        }
    }
    Style { bold, hidden: display_none || invisible }
}

/// Whether a weight is bold: by name, or three digits from 600.
fn weight(value: &str) -> Option<bool> {
    match value {
        "bold" | "bolder" => Some(true),
        "normal" | "lighter" => Some(false),
        _ if value.len() == 3 && value.bytes().all(|byte| byte.is_ascii_digit()) => Some(value >= "600"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{read, Style};

    #[test]
    fn declarations() {
        assert_eq!(read("color: red"), Style::default());
        assert_eq!(read(" DISPLAY : None !important; "), Style { bold: None, hidden: true });
        assert_eq!(read("display:none;display:block;visibility:hidden"), Style { bold: None, hidden: true });
        assert_eq!(read("display:none;display:block"), Style::default());
        assert_eq!(read("font-weight:700"), Style { bold: Some(true), hidden: false });
        assert_eq!(read("font-weight:400;font-weight:inherit"), Style { bold: Some(false), hidden: false });
    }
}
