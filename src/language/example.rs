//! The examples of the language files, as the tests see them.

/// One example line of a language file.
pub struct Example {
    /// The language of the file.
    pub language: &'static str,
    /// Number of the rule that it stands in.
    pub rule: usize,
    /// Its line, from 1.
    pub line: u32,
    /// Whether the rule is to fire.
    pub good: bool,
    /// The text.
    pub text: &'static str,
}

/// Fails with a line for each example whose rule does not do as it should. `fires` says whether it does, and what the
/// rule is about.
pub fn check(examples: &[Example], fires: impl Fn(&Example) -> (bool, String)) {
    let mut wrong = Vec::new();
    for example in examples {
        let (got, what) = fires(example);
        if got != example.good {
            let should = if example.good { "should fire" } else { "should not fire" };
            wrong.push(format!("{}.lang:{}: {what} {should}: {}", example.language, example.line, example.text));
        }
    }
    assert!(wrong.is_empty(), "{} of {} examples:\n{}", wrong.len(), examples.len(), wrong.join("\n"));
}
