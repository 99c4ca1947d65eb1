//! Which term stands for which member of a fact: the table `map.txt`.

const TABLE: &str = include_str!("map.txt");

/// One line of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// The fact.
    pub fact: &'static str,
    /// The member of its value.
    pub member: &'static str,
    /// The member denies what the object names.
    pub denies: bool,
    /// What the object is to the process.
    pub property: &'static str,
    /// The term.
    pub object: &'static str,
    /// Why the object is a term of our own, where it is one.
    pub reason: Option<&'static str>,
}

/// All lines, in the order of the table.
pub fn entries() -> impl Iterator<Item = Entry> {
    TABLE.lines().filter(|l| !l.starts_with('#')).filter_map(|line| {
        let (line, reason) = line.split_once(" # ").map_or((line, None), |(l, r)| (l, Some(r)));
        let mut words = line.split_whitespace();
        let (fact, member, sign) = (words.next()?, words.next()?, words.next()?);
        Some(Entry { fact, member, denies: sign == "-", property: words.next()?, object: words.next()?, reason })
    })
}

/// The lines of one member.
pub fn of(fact: &str, member: &str) -> Vec<Entry> {
    entries().filter(|e| e.fact == fact && e.member == member).collect()
}
