//! Arguments of `report`, `remember` and `compare`.

use fineprint::Error;

/// How a report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// The report itself.
    Json,
    /// For a terminal, 80 columns.
    Text,
    /// For a document.
    Markdown,
    /// JSON-LD in the W3C Data Privacy Vocabulary.
    Dpv,
}

/// What they were asked for.
#[derive(Debug, Default)]
pub struct Args {
    /// The address to give the page, where it is one file.
    pub url: Option<String>,
    /// The day that ages are counted from.
    pub today: Option<String>,
    /// Put the text into the report.
    pub with_text: bool,
    /// As asked; by default text on a terminal and JSON elsewhere.
    pub format: Option<Format>,
    /// One report a line.
    pub jsonl: bool,
    /// A file, or `-` for standard input, that names a file in each line.
    pub list: Option<String>,
    /// The files.
    pub files: Vec<String>,
}

impl Args {
    /// Reads the arguments behind the name of the command.
    pub fn read(args: &[String]) -> Result<Args, Error> {
        let mut out = Args::default();
        let mut rest = args.iter();
        while let Some(arg) = rest.next() {
            let mut value = |name: &str| rest.next().cloned().ok_or_else(|| Error::new(name, "wants a value"));
            match arg.as_str() {
                "--url" => out.url = Some(value("--url")?),
                "--today" => out.today = Some(day(value("--today")?)?),
                "--with-text" => out.with_text = true,
                "--files-from" => out.list = Some(value("--files-from")?),
                "--jsonl" => out.jsonl = true,
                "--format" => {
                    out.format = Some(match value("--format")?.as_str() {
                        "json" => Format::Json,
                        "text" => Format::Text,
                        "markdown" => Format::Markdown,
                        "dpv" => Format::Dpv,
                        other => return Err(Error::new("--format", format!("{other} is none of json, text, markdown, dpv"))),
                    });
                }
                flag if flag.starts_with("--") => return Err(Error::new(flag, "no such option")),
                file => out.files.push(file.to_string()),
            }
        }
        if out.files.is_empty() && out.list.is_none() {
            return Err(Error::new("", "no file is named"));
        }
        Ok(out)
    }
}

fn day(text: String) -> Result<String, Error> {
    let b = text.as_bytes();
    let shaped = b.len() == 10 && b.iter().enumerate().all(|(i, c)| if i == 4 || i == 7 { *c == b'-' } else { c.is_ascii_digit() });
    if shaped {
        Ok(text)
    } else {
        Err(Error::new("--today", format!("{text} is no day like 2026-01-31")))
    }
}
