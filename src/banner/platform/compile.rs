//! Reads a platform file: `platform ID NAME`, then a line for each mark, `mark id|class|script|host WORD`, one for the way to
//! refuse on its second layer, `way reject|save`, and one for what leads back to the choice, `back id|class WORD`. Runs in the
//! build script, never in the product.

const KINDS: [&str; 4] = ["id", "class", "script", "host"];
const WAYS: [&str; 2] = ["reject", "save"];
/// A name is said for two marks: a file with fewer could never be told.
const FEWEST: usize = 2;

/// A platform as read.
#[derive(Default)]
pub struct Platform {
    id: String,
    name: String,
    marks: Vec<String>,
    way: String,
    back: Vec<String>,
}

/// The error names the line.
pub fn read(text: &str) -> Result<Platform, String> {
    let mut lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
    let head = lines.next().and_then(|(_, line)| line.strip_prefix("platform ")?.split_once(' '));
    let (id, name) = head.ok_or("1: wants `platform ID NAME`")?;
    let mut out = Platform { id: id.to_string(), name: name.to_string(), ..Platform::default() };
    for (number, line) in lines {
        let (key, value) = line.split_once(' ').unwrap_or((line, ""));
        let kind = value.split_once(' ').filter(|(_, word)| !word.contains(' ')).map_or("", |(kind, _)| kind);
        match key {
            "mark" if KINDS.contains(&kind) => out.marks.push(value.to_string()),
            "back" if KINDS[..2].contains(&kind) => out.back.push(value.to_string()),
            "way" if WAYS.contains(&value) => out.way = value.to_string(),
            _ => return Err(format!("{}: wants `mark id|class|script|host WORD`, `way reject|save` or `back id|class WORD`", number + 1)),
        }
    }
    if out.marks.len() < FEWEST {
        return Err(format!("1: {id} has {} marks, at least {FEWEST} are wanted", out.marks.len()));
    }
    if out.way.is_empty() {
        return Err(format!("1: {id} has no `way`"));
    }
    Ok(out)
}

/// All of them as a Rust table.
pub fn emit(platforms: &[Platform]) -> String {
    let one = |p: &Platform| {
        format!("Platform {{ id: {:?}, name: {:?}, marks: &{:?}, way: {:?}, back: &{:?} }},", p.id, p.name, p.marks, p.way, p.back)
    };
    format!("&[{}]", platforms.iter().map(one).collect::<String>())
}
