//! The one error type.

use std::fmt;

/// What went wrong, in one line for a person: the thing and the reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    message: String,
}

impl Error {
    /// An error about `what` (a file, a message) with its reason.
    pub fn new(what: &str, reason: impl fmt::Display) -> Self {
        Error { message: if what.is_empty() { reason.to_string() } else { format!("{what}: {reason}") } }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}
