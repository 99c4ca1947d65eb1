//! What the core takes from JavaScript: pages, options, memories.

use super::shape::{names, shape};
use crate::changes::{Kept, Memory};
use crate::page::{Block, Candidate, Cell, Control, ControlKind, Link, PageModel, Position, Region, Role};
use crate::report::Status;
use crate::Options;

shape!(any PageModel { url lang title blocks truncated candidates });
shape!(any Block { text role level region bold hidden cell links });
shape!(all Cell { table row column });
shape!(any Link { start end href });
shape!(any Candidate {
    frame lines lang named dialog modal scroll_lock position cover rect background fields controls marks left_out closed
});
shape!(any Control {
    label name kind called checked disabled floats expands href rect font_size font_weight colour background border selector in_text
});
shape!(any Options { source today settled with_text });
shape!(all Memory { schema reader url title language date sentences truncated facts });
shape!(all Kept { id status value quote at });

names!(Role {
    Paragraph "paragraph" Heading "heading" Item "item" Cell "cell" HeadCell "head_cell" Term "term" Definition "definition"
    Pre "pre" Caption "caption" Summary "summary" Button "button"
});
names!(Region {
    Body "body" Main "main" Nav "nav" Header "header" Footer "footer" Aside "aside" Form "form" Dialog "dialog"
});
names!(Position { Static "static" Sticky "sticky" Fixed "fixed" Absolute "absolute" });
names!(ControlKind {
    Button "button" Link "link" Checkbox "checkbox" Switch "switch" Radio "radio" Tab "tab" Other "other"
});
names!(Status {
    StatedYes "stated_yes" StatedNo "stated_no" Qualified "qualified" Conditional "conditional" NotFound "not_found"
});
