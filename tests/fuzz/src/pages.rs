//! Bytes to pages: any bytes are a page, near ones are near pages.

use fineprint::page::{Block, Candidate, Cell, Control, ControlKind, Link, PageModel, Position, Region, Role};

/// What policies and banners are made of, in words of our own.
const PIECES: [&str; 64] = [
    "We collect your name, your e-mail address and your IP address",
    "We do not sell your personal data",
    "We may share your data with our partners for advertising",
    "You have the right to access, to correct and to delete your data",
    "We keep invoices for seven years",
    "We keep your account for 30 days after you close it",
    "Last updated: 3 May 2022",
    "Effective 2024-02-30",
    "You can reach our data protection officer at dpo@example.org",
    "You may complain to the supervisory authority",
    "We transfer data to the United States under standard contractual clauses",
    "We don't knowingly collect data of children under 13",
    "except where the law asks for it",
    "unless you object",
    "Privacy policy",
    "How long we keep your data",
    "Your rights",
    "The controller is Voorbeeld B.V., Kerkstraat 1, 1000 AA Amsterdam, The Netherlands",
    "Wij bewaren uw gegevens zo lang als dat nodig is",
    "Wij verkopen uw gegevens niet",
    "U heeft recht op inzage en verwijdering",
    "U kunt een klacht indienen bij de Autoriteit Persoonsgegevens",
    "Privacyverklaring",
    "Laatst bijgewerkt op 1 januari 2025",
    "Vous pouvez retirer votre consentement à tout moment",
    "Nous conservons vos données pendant 3 ans",
    "Nous ne vendons pas vos données",
    "Politique de confidentialité",
    "Wir löschen Ihre Daten nach 30 Tagen",
    "Wir verkaufen Ihre Daten nicht",
    "Sie haben das Recht auf Auskunft und Löschung",
    "Datenschutzerklärung",
    "Stand: 1. Mai 2023",
    "Conservamos sus datos durante cinco años",
    "Conserviamo i Suoi dati per dieci anni",
    "Informativa sulla privacy",
    "Política de privacidad",
    "de\u{301}cision de\u{301}favorable",
    "per\u{ad}son\u{200b}al da\u{200d}ta",
    "𝒳 🙂 emoji 👩‍👩‍👧",
    "\u{202b}مرحبا بالعالم\u{202c}",
    "line\u{2028}separator\u{2029}here",
    "info@example.org or https://example.org/privacy?x=1",
    "[Company Name] \"quoted\" (bracketed",
    "\u{a0}\u{202f}narrow\u{2011}hyphen",
    "We use cookies",
    "Accept all",
    "Reject all",
    "Cookie settings",
    "Pay 3 € a month",
    "Alles accepteren",
    "Weigeren",
    "Tout refuser",
    "Alle ablehnen",
    "our 1,432 partners",
    "legitimate interest",
    "for 18446744073709551616 years",
    "99999999999 days",
    "31.12.9999",
    "the following:",
    "•",
    "- ",
    "1. ",
    "; ",
];

const ROLES: [Role; 11] = [
    Role::Paragraph,
    Role::Heading,
    Role::Item,
    Role::Cell,
    Role::HeadCell,
    Role::Term,
    Role::Definition,
    Role::Pre,
    Role::Caption,
    Role::Summary,
    Role::Button,
];
const REGIONS: [Region; 8] =
    [Region::Body, Region::Main, Region::Nav, Region::Header, Region::Footer, Region::Aside, Region::Form, Region::Dialog];
const KINDS: [ControlKind; 6] =
    [ControlKind::Button, ControlKind::Link, ControlKind::Checkbox, ControlKind::Switch, ControlKind::Tab, ControlKind::Other];
const POSITIONS: [Position; 4] = [Position::Static, Position::Sticky, Position::Fixed, Position::Absolute];

/// Bytes from this on stand for a piece, chosen by the byte behind it; all others are text.
const PIECE: u8 = 0xf8;
/// So much of an input is a page.
const MOST: usize = 8192;

/// A line is a block, its first two bytes its form; a line that begins with `~` is a banner.
pub fn of_bytes(data: &[u8]) -> PageModel {
    let data = &data[..data.len().min(MOST)];
    let mut model = PageModel { url: "https://example.org/privacy".into(), title: "Privacy policy".into(), ..PageModel::default() };
    for (number, line) in data.split(|b| *b == b'\n').enumerate() {
        match line {
            [b'~', rest @ ..] => model.candidates.push(candidate(rest)),
            [form, more, rest @ ..] => model.blocks.extend(block(number, *form, *more, &written(rest))),
            _ => {}
        }
    }
    model
}

/// The text of a line.
fn written(bytes: &[u8]) -> String {
    let (mut out, mut at) = (String::new(), 0);
    while at < bytes.len() {
        let next = bytes[at..].iter().position(|b| *b >= PIECE).map_or(bytes.len(), |n| at + n);
        out += &String::from_utf8_lossy(&bytes[at..next]);
        if let Some(which) = bytes.get(next + 1) {
            out += PIECES[usize::from(*which) % PIECES.len()];
            out += [". ", " ", ", ", ": "][usize::from(which >> 6)];
        }
        at = next + 2;
    }
    out
}

fn block(number: usize, form: u8, more: u8, text: &str) -> Option<Block> {
    let role = ROLES[usize::from(form) % ROLES.len()];
    let text = if role == Role::Pre { text.to_string() } else { text.split_whitespace().collect::<Vec<_>>().join(" ") };
    if text.trim().is_empty() {
        return None;
    }
    let units = text.encode_utf16().count() as u32;
    let cell = (more & 0x40 != 0).then(|| Cell { table: 0, row: number as u32 / 3, column: number as u32 % 3 });
    let links = if more & 0x80 == 0 { Vec::new() } else { vec![Link { start: 0, end: units.min(7), href: "#x".into() }] };
    let region = REGIONS[usize::from(more & 7)];
    Some(Block { text, role, level: form % 7, region, bold: more & 8 != 0, hidden: more & 0x30 == 0x30, cell, links })
}

/// Lines between `|`, a control for each behind the first.
fn candidate(bytes: &[u8]) -> Candidate {
    let mut parts = bytes.split(|b| *b == b'|');
    let form = bytes.first().copied().unwrap_or(0);
    let lines = vec![written(parts.next().unwrap_or_default())];
    let controls = parts.take(200).enumerate().map(|(number, part)| control(number, part)).collect();
    let position = POSITIONS[usize::from(form % 4)];
    Candidate {
        lines,
        controls,
        position,
        named: form & 4 != 0,
        dialog: form & 8 != 0,
        modal: form & 16 != 0,
        cover: 0.3,
        rect: [0.0, 0.0, 800.0, 300.0],
        background: [255.0; 3],
        ..Candidate::default()
    }
}

fn control(number: usize, part: &[u8]) -> Control {
    let form = part.first().copied().unwrap_or(0);
    let kind = KINDS[usize::from(form) % KINDS.len()];
    let shade = f64::from(form & 0xf0);
    Control {
        label: written(part.get(1..).unwrap_or_default()),
        kind,
        checked: (form & 8 != 0).then_some(form & 16 != 0),
        rect: [10.0 * number as f64, 200.0, f64::from(form), 40.0],
        font_size: 16.0,
        font_weight: if form & 32 == 0 { 400.0 } else { 700.0 },
        colour: [255.0 - shade; 3],
        background: [shade; 3],
        border: form & 64 != 0,
        selector: format!("#c{number}"),
        ..Control::default()
    }
}

/// A row of numbers that is the same everywhere for the same seed (xorshift64*).
pub struct Numbers(pub u64);

impl Numbers {
    /// The next number below `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % limit.max(1)
    }

    /// The bytes of a page: mostly pieces, some text, some noise.
    pub fn page(&mut self) -> Vec<u8> {
        let mut out = Vec::new();
        for _ in 0..1 + self.below(24) {
            if self.below(8) == 0 {
                out.push(b'~');
            }
            out.extend([self.below(256) as u8 & 0x7f | 1, self.below(256) as u8 & 0x7f | 1]);
            for _ in 0..1 + self.below(6) {
                match self.below(10) {
                    0 => out.extend((0..self.below(12)).map(|_| self.below(256) as u8)),
                    1 => out.push(b'|'),
                    _ => out.extend([PIECE, self.below(256) as u8]),
                }
            }
            out.push(b'\n');
        }
        out
    }
}
