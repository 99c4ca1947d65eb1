//! What a block takes from the elements around it.

use super::style;
use super::tags::is_block;
use crate::page::{Cell, Region, Role};

/// The state at one place of the page. It is inherited: each element changes what it means something for.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::reader) struct Context {
    pub(super) role: Role,
    pub(super) level: u8,
    pub(super) region: Region,
    pub(super) bold: bool,
    pub(super) hidden: bool,
    pub(super) cell: Option<Cell>,
    /// White space is kept.
    pub(super) raw: bool,
    /// The level of the heading above, 0 without one.
    heading: u8,
    /// How many lists lie above.
    lists: u8,
    in_main: bool,
    table: Option<usize>,
    row: Option<usize>,
}

/// What was counted so far, for the places of cells.
#[derive(Debug, Default)]
pub(super) struct Counters {
    /// The rows of each table.
    tables: Vec<u32>,
    /// Each row: its number in its table, and its cells.
    rows: Vec<(u32, u32)>,
}

impl Context {
    /// The inside of a `<pre>`.
    pub(in crate::reader) fn preformatted() -> Context {
        Context { role: Role::Pre, raw: true, ..Context::default() }
    }

    /// The context inside an element, and whether its text is kept apart from the text around it.
    pub(super) fn enter<'a>(&self, tag: &str, attribute: impl Fn(&str) -> Option<&'a str>, counters: &mut Counters) -> (Context, bool) {
        let mut inside = *self;
        let role = attribute("role").and_then(|role| role.split_ascii_whitespace().next()).unwrap_or_default().to_ascii_lowercase();
        let heading = heading(tag, &role, || attribute("aria-level"));
        let landmark = landmark(&role).or_else(|| landmark_tag(tag));

        let style = attribute("style").map(style::read).unwrap_or_default();
        let hides = style.hidden || attribute("hidden").is_some_and(|value| !value.eq_ignore_ascii_case("until-found"));
        inside.hidden |= hides;
        inside.bold = style.bold.unwrap_or(inside.bold || matches!(tag, "b" | "strong"));
        inside.enter_table(tag, counters);
        if let Some(region) = landmark {
            inside.enter_region(region);
        }
        if matches!(tag, "ul" | "ol" | "menu") {
            inside.lists = inside.lists.saturating_add(1);
        }
        inside.enter_role(tag, heading);
        (inside, hides || heading > 0 || landmark.is_some() || is_block(tag))
    }

    /// The innermost element counts, but for text that is preformatted and for buttons in headings.
    fn enter_role(&mut self, tag: &str, heading: u8) {
        let (role, level) = match tag {
            _ if self.raw => return,
            _ if heading > 0 => (Role::Heading, heading),
            "li" => (Role::Item, self.lists.max(1)),
            "td" => (Role::Cell, 0),
            "th" => (Role::HeadCell, 0),
            "dt" => (Role::Term, 0),
            "dd" => (Role::Definition, 0),
            "pre" => (Role::Pre, 0),
            "caption" | "figcaption" | "legend" => (Role::Caption, 0),
            "summary" => (Role::Summary, 0),
            "button" if self.heading > 0 => (Role::Heading, self.heading),
            "button" => (Role::Button, 0),
            _ => return,
        };
        (self.role, self.level) = (role, level);
        self.raw = tag == "pre";
        if heading > 0 {
            self.heading = heading;
        }
    }

    /// The header and the footer of the main part or of an article belong to it.
    fn enter_region(&mut self, region: Region) {
        match region {
            Region::Header | Region::Footer if self.in_main => {}
            Region::Main => (self.region, self.in_main) = (region, true),
            _ => self.region = region,
        }
    }

    fn enter_table(&mut self, tag: &str, counters: &mut Counters) {
        match tag {
            "table" => {
                (self.table, self.row) = (Some(counters.tables.len()), None);
                counters.tables.push(0);
            }
            "tr" => {
                if let Some(rows) = self.table.and_then(|table| counters.tables.get_mut(table)) {
                    self.row = Some(counters.rows.len());
                    counters.rows.push((*rows, 0));
                    *rows += 1;
                }
            }
            "td" | "th" => {
                if let (Some(table), Some((row, cells))) = (self.table, self.row.and_then(|row| counters.rows.get_mut(row))) {
                    self.cell = u32::try_from(table).ok().map(|table| Cell { table, row: *row, column: *cells });
                    *cells += 1;
                }
            }
            _ => {}
        }
    }
}

/// The level of a heading, 0 for everything else.
fn heading<'a>(tag: &str, role: &str, aria_level: impl Fn() -> Option<&'a str>) -> u8 {
    match tag.as_bytes() {
        [b'h', digit @ b'1'..=b'6'] => digit - b'0',
        _ if role == "heading" => match aria_level().map(super::trim).map(str::as_bytes) {
            Some([digit @ b'1'..=b'6']) => digit - b'0',
            _ => 2,
        },
        _ => 0,
    }
}

fn landmark(role: &str) -> Option<Region> {
    match role {
        "navigation" => Some(Region::Nav),
        "complementary" => Some(Region::Aside),
        "contentinfo" => Some(Region::Footer),
        "banner" => Some(Region::Header),
        "form" | "search" => Some(Region::Form),
        "dialog" | "alertdialog" => Some(Region::Dialog),
        "main" | "article" => Some(Region::Main),
        _ => None,
    }
}

fn landmark_tag(tag: &str) -> Option<Region> {
    match tag {
        "nav" => Some(Region::Nav),
        "aside" => Some(Region::Aside),
        "footer" => Some(Region::Footer),
        "header" => Some(Region::Header),
        "form" | "search" => Some(Region::Form),
        "dialog" => Some(Region::Dialog),
        "main" | "article" => Some(Region::Main),
        _ => None,
    }
}
