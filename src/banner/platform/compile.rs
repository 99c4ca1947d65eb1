//! Reads a platform file: `platform ID NAME`, then a line for each mark, `mark id|class|script|host WORD`. Runs in the build
//! script, never in the product.

const KINDS: [&str; 4] = ["id", "class", "script", "host"];
/// A name is said for two marks: a file with fewer could never be told.
const FEWEST: usize = 2;

/// A platform as read: id, name, marks.
pub type Platform = (String, String, Vec<String>);

/// The error names the line.
pub fn read(text: &str) -> Result<Platform, String> {
    let mut lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
    let head = lines.next().and_then(|(_, line)| line.strip_prefix("platform ")?.split_once(' '));
    let (id, name) = head.ok_or("1: wants `platform ID NAME`")?;
    let mut marks = Vec::new();
    for (number, line) in lines {
        let mark = line
            .strip_prefix("mark ")
            .filter(|mark| mark.split_once(' ').is_some_and(|(kind, word)| KINDS.contains(&kind) && !word.contains(' ')));
        marks.push(mark.ok_or(format!("{}: wants `mark id|class|script|host WORD`", number + 1))?.to_string());
    }
    if marks.len() < FEWEST {
        return Err(format!("1: {id} has {} marks, at least {FEWEST} are wanted", marks.len()));
    }
    Ok((id.to_string(), name.to_string(), marks))
}

/// All of them as a Rust table.
pub fn emit(platforms: &[Platform]) -> String {
    let one = |(id, name, marks): &Platform| {
        format!("Platform {{ id: {id:?}, #[cfg(not(target_arch = \"wasm32\"))] name: {name:?}, marks: &{marks:?} }},")
    };
    format!("&[{}]", platforms.iter().map(one).collect::<String>())
}
