//! The native reader: a file's bytes to a page model. HTML, plain text and Markdown.
