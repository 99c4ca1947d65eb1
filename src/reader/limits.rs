//! How much of a page is read. The browser's reader has the same limits on text, blocks, depth and nodes.

/// The largest file, in bytes (32 MiB). A larger one is an error.
pub const MAX_BYTES: usize = 32 << 20;

/// The longest text of a model, in UTF-16 code units (4 Mi), the line feeds between blocks included. What goes
/// beyond is left out and the model says `truncated`.
pub const MAX_TEXT: usize = 4 << 20;

/// The most blocks of a model. Further ones are left out and the model says `truncated`.
pub const MAX_BLOCKS: usize = 100_000;

/// How deep elements may lie below the body, as in browsers. The parser flattens deeper nesting, so that its text
/// is kept; what still lies deeper is left out and the model says `truncated`.
pub const MAX_DEPTH: usize = 512;

/// The most elements and texts that are looked at. What follows is left out and the model says `truncated`.
pub const MAX_NODES: usize = 2_000_000;

/// The longest link target, in UTF-16 code units. A longer one is cut.
pub const MAX_HREF: usize = 2048;
