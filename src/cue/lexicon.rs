//! Words to classes: a hash table made at build time, asked for the whole word, each beginning and each ending; and the
//! numbers that the build writes into the tables and the scanner reads. The build script compiles this same file.

/// Class of every number; 0 stands for no class.
pub const NUMBER: u16 = 1;
/// Class of every e-mail address.
pub const EMAIL: u16 = 2;
/// Class of every web address.
pub const URL: u16 = 3;
/// What a number, an e-mail address and a web address are called in a group of words; no word of a text is spelt so.
pub const NUMBER_WORD: &str = "#num";
/// See [`NUMBER_WORD`].
pub const EMAIL_WORD: &str = "#email";
/// See [`NUMBER_WORD`].
pub const URL_WORD: &str = "#url";
/// A step of a pattern that may be missing.
pub const OPTIONAL: u16 = 0x8000;
/// A step that is a gap; the rest is how many tokens it may span.
pub const GAP: u16 = 0x4000;
/// A gap without a limit within the sentence.
pub const ANY_GAP: u16 = GAP - 1;

/// The first class that is none of a whole kind of token.
pub const FIRST: u16 = URL + 1;

// Programs and phrases are written in bytes: a step is a gap, or a class with or without the mark that it may be missing.

/// Gaps up to this many tokens are their own number, all others one without a limit.
pub const WIDEST: u8 = 30;
/// A gap without a limit.
pub const OPEN_STEP: u8 = WIDEST + 1;
/// What follows may be missing.
pub const OPTIONAL_STEP: u8 = OPEN_STEP + 1;
/// The next class that was not named yet.
pub const NEW_STEP: u8 = OPTIONAL_STEP + 1;
/// The first class that was named; some more follow it, then those that take a second byte.
pub const KNOWN_STEP: u8 = NEW_STEP + 1;
/// The first of these.
pub const FAR_STEP: u8 = 134;
/// Numbers up to here take one byte, all others two.
pub const NEAR: u8 = 192;

/// One word of the table.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    /// First byte of the word in [`Lexicon::strings`].
    pub start: u32,
    /// First class in [`Lexicon::classes`].
    pub classes: u16,
    /// Bytes of the word and how it is meant (0 whole, 1 beginning, 2 ending), as `len * 3 + kind`.
    pub len_kind: u8,
    /// How many classes.
    pub count: u8,
}

/// The words of a language.
#[derive(Debug)]
pub struct Lexicon {
    /// The hash table: numbers of entries from 1, 0 for an empty place.
    pub slots: &'static [u16],
    /// A bit for each hash that may be in the table: most beginnings and endings of words are in none.
    pub sieve: &'static [u64],
    /// The words.
    pub entries: &'static [Entry],
    /// All words' letters.
    pub strings: &'static str,
    /// All class lists.
    pub classes: &'static [u16],
    /// Length in bytes of the shortest beginning and the shortest ending that are asked for.
    pub shortest: (u8, u8),
}

/// Kinds of entry.
pub const EXACT: u32 = 0x9e37_79b9;
/// A beginning.
pub const PREFIX: u32 = 0x85eb_ca6b;
/// An ending, hashed from its last byte on.
pub const SUFFIX: u32 = 0xc2b2_ae35;

/// One step of the hash (FNV-1a).
pub fn step(hash: u32, byte: u8) -> u32 {
    (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
}

/// Start of the hash.
pub const SEED: u32 = 0x811c_9dc5;

/// Mixes the kind in and spreads the bits; never 0.
pub fn finish(hash: u32, kind: u32) -> u32 {
    let h = (hash ^ kind).wrapping_mul(0x2c1b_3c6d);
    (h ^ (h >> 15)) | 1
}

/// The first place that a hash is looked for in a table of `size` places.
pub fn place(hash: u32, size: usize) -> usize {
    ((u64::from(hash) * size as u64) >> 32) as usize
}

/// The hash table of the words and its sieve: made when they are loaded, since it would be the larger half of what is stored.
#[allow(dead_code)]
pub fn slots(entries: &[Entry], strings: &str) -> (Vec<u16>, Vec<u64>) {
    let size = entries.len().max(4) * 3 / 2;
    let mut slots = vec![0u16; size];
    let mut hashes = Vec::with_capacity(entries.len());
    for (number, entry) in entries.iter().enumerate() {
        let (start, len) = (entry.start as usize, entry.len_kind as usize / 3);
        let Some(word) = strings.as_bytes().get(start..start + len) else { continue };
        let hash = match entry.len_kind % 3 {
            0 => finish(word.iter().fold(SEED, |h, b| step(h, *b)), EXACT),
            1 => finish(word.iter().fold(SEED, |h, b| step(h, *b)), PREFIX),
            _ => finish(word.iter().rev().fold(SEED, |h, b| step(h, *b)), SUFFIX),
        };
        hashes.push(hash);
        let mut at = place(hash, size);
        while slots[at] != 0 {
            at = (at + 1) % size;
        }
        slots[at] = number as u16 + 1;
    }
    let sieve = sieve(&hashes);
    (slots, sieve)
}

/// Bits of the sieve for each word of the table, at least: of what is not there one in sixteen comes by at most.
#[allow(dead_code)]
const SPARSE: usize = 16;

/// The sieve of the words whose hashes are given.
#[allow(dead_code)]
fn sieve(hashes: &[u32]) -> Vec<u64> {
    let mut bits = vec![0; (hashes.len() * SPARSE / 64).next_power_of_two()];
    for hash in hashes {
        let at = place(*hash, bits.len() * 64);
        bits[at / 64] |= 1 << (at % 64);
    }
    bits
}

impl Lexicon {
    /// Hands every class of a folded word to `sink`; a class may come twice.
    pub fn classes_of(&self, word: &str, mut sink: impl FnMut(u16)) {
        let bytes = word.as_bytes();
        if bytes.is_empty() || self.slots.is_empty() {
            return;
        }
        let mut hash = SEED;
        for (i, byte) in bytes.iter().enumerate() {
            hash = step(hash, *byte);
            if i + 1 >= self.shortest.0 as usize {
                self.probe(finish(hash, PREFIX), 1, &bytes[..=i], &mut sink);
            }
        }
        self.probe(finish(hash, EXACT), 0, bytes, &mut sink);
        hash = SEED;
        for (i, byte) in bytes.iter().rev().enumerate() {
            hash = step(hash, *byte);
            if i + 1 >= self.shortest.1 as usize {
                self.probe(finish(hash, SUFFIX), 2, &bytes[bytes.len() - 1 - i..], &mut sink);
            }
        }
    }

    fn probe(&self, hash: u32, kind: usize, word: &[u8], sink: &mut impl FnMut(u16)) {
        let bit = place(hash, self.sieve.len() * 64);
        if self.sieve[bit / 64] & (1 << (bit % 64)) == 0 {
            return;
        }
        let mut at = place(hash, self.slots.len());
        loop {
            let number = self.slots[at] as usize;
            if number == 0 {
                return;
            }
            let entry = &self.entries[number - 1];
            let start = entry.start as usize;
            let (len, is) = (entry.len_kind as usize / 3, entry.len_kind as usize % 3);
            if is == kind && len == word.len() && self.strings.as_bytes()[start..start + len] == *word {
                for class in &self.classes[entry.classes as usize..entry.classes as usize + entry.count as usize] {
                    sink(*class);
                }
                return;
            }
            at = if at + 1 == self.slots.len() { 0 } else { at + 1 };
        }
    }
}
