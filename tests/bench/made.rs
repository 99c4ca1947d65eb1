//! Pages that are made, the same in every run.

use std::fmt::Write;

const WORDS: [&str; 40] = [
    "garden", "river", "winter", "light", "stone", "market", "music", "bread", "window", "teacher", "the", "a", "of", "in", "on",
    "village", "morning", "paper", "road", "green", "and", "but", "with", "under", "over", "quiet", "small", "old", "new", "long", "walks",
    "reads", "builds", "opens", "sings", "finds", "keeps", "after", "before", "while",
];

const POLICY: [&str; 14] = [
    "We collect your name, your e-mail address and your postal address when you place an order.",
    "Your payment details are processed by our payment provider and are not stored by us.",
    "We use cookies and similar means to count visits and to show advertisements that fit your interests.",
    "We keep your data for two years after your last order, unless the law obliges us to keep them longer.",
    "We share personal data with carriers who bring the parcels to your door.",
    "You may ask us at any time which data we hold, and have them corrected or erased.",
    "You may lodge a complaint with the supervisory authority of your country.",
    "We do not sell your personal data to third parties.",
    "Data may be transferred to a country outside the European Economic Area under standard contractual clauses.",
    "We have taken technical and organisational measures, such as encryption, to protect your data.",
    "The legal basis of this processing is the performance of the contract with you.",
    "If we change this policy, we will tell you by e-mail before the change takes effect.",
    "We do not knowingly collect data of children under the age of 16.",
    "With your consent we send you a newsletter, from which you may withdraw with every mail.",
];

/// Numbers that look like chance.
pub struct Numbers(u32);

impl Numbers {
    /// From a seed.
    pub fn of(seed: u32) -> Self {
        Numbers(seed.wrapping_mul(2_654_435_761).wrapping_add(1))
    }

    /// The next number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 8) as usize % end
    }
}

/// Running text about nothing.
pub fn prose(bytes: usize, seed: u32) -> String {
    let mut next = Numbers::of(seed);
    let mut out = String::new();
    while out.len() < bytes {
        for i in 0..8 + next.below(12) {
            out.push_str(if i == 0 { "The" } else { " " });
            out.push_str(WORDS[next.below(WORDS.len())]);
        }
        out.push_str(". ");
    }
    out
}

/// A policy of about so many bytes.
pub fn policy(bytes: usize) -> String {
    let mut next = Numbers::of(7);
    let mut out = String::from(
        "<!doctype html><html lang=en><title>Privacy policy</title><main><h1>Privacy policy</h1><p>Last updated on 3 March 2026. \
         Example Garden Ltd, 12 Long Lane, York, is responsible; write to privacy@example.org.</p>",
    );
    let mut number = 0;
    while out.len() < bytes {
        number += 1;
        let mut s = || POLICY[next.below(POLICY.len())];
        let _ = write!(
            out,
            "<h2>{number}. What we do with your data</h2><p>{} {} {} {}</p><ul><li>{}</li><li>{}</li><li>{}</li></ul><p>{} {}</p>",
            s(),
            s(),
            s(),
            s(),
            s(),
            s(),
            s(),
            s(),
            prose(300, number)
        );
    }
    out.push_str("</main>");
    out
}

/// One of many pages: every fourth a policy, the others articles and lists with what is around them.
pub fn page(number: u32) -> String {
    if number % 4 == 0 {
        return policy(4_000 + 500 * (number as usize % 40));
    }
    let mut out = format!(
        "<!doctype html><html lang=en><title>Page {number}</title><nav><ul><li><a href=/>Home</a><li><a href=/a>Shop</a></ul></nav><main>"
    );
    for i in 0..6 + number % 9 {
        let _ = write!(
            out,
            "<h2>Part {i}</h2><div class=\"card wide\"><p>{}</p><p><a href=\"/p/{i}\">more</a></p></div>",
            prose(700, number * 31 + i)
        );
    }
    out.push_str("</main><footer><p>Imprint <a href=/privacy>Privacy</a></footer>");
    out
}

/// Policies that go on and on in one way: its name, what stands before all pieces, and a piece by its number.
pub type Shape = (&'static str, &'static str, fn(usize) -> String);

/// Ways in which a policy may go on, each of which could make a reading look back over all that came before.
pub const SHAPES: [Shape; 10] = [
    ("items of one list", "<p>We share your data with:</p><ul>", |i| format!("<li>partner number {i} for marketing</li>")),
    ("headings", "", |i| format!("<h2>{i}. Data we collect</h2><p>We collect your name and e-mail address.</p>")),
    ("headings in headings", "", |i| format!("<h{0}>Part {i} on sharing</h{0}><p>We share your name with Acme {i} Ltd.</p>", 1 + i % 6)),
    ("questions", "", |i| format!("<p>Do you sell my data {i}?</p><p>No.</p>")),
    ("rows of labels", "<table>", |i| format!("<tr><td>Recipients</td><td>none</td><td>Cookies: none</td><td>item {i}</td></tr>")),
    ("addresses", "", |i| format!("<p>Write to privacy{i}@example.org or visit https://example.org/{i}/optout to opt out.</p>")),
    ("names", "", |i| format!("<p>The controller is Acme Trading {i} Ltd. We use Google Analytics and Mailchimp {i}.</p>")),
    ("dates", "", |i| format!("<p>We keep your data for {i} years. Last updated: {} May 2024.</p>", 1 + i % 28)),
    ("denials", "", |i| format!("<p>We do not sell your data (never to {i}); we keep order {i} for six full calendar months.</p>")),
    ("one sentence", "<p>", |i| format!(" we share your data with partner {i} and collect your name;")),
];

/// A policy of so many pieces of a shape.
pub fn shaped((_, before, piece): &Shape, pieces: usize) -> String {
    let mut out = format!(
        "<!doctype html><html lang=en><title>Privacy policy</title><main><h1>Privacy policy</h1><p>We collect your personal data and share \
         it with third parties. You have the right to access your data.</p>{before}"
    );
    for i in 0..pieces {
        out.push_str(&piece(i));
    }
    out
}
