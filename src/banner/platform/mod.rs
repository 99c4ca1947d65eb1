//! Which consent platform a banner comes from, by the marks that its public structure leaves in a page: ids, classes, the
//! addresses of scripts and frames. One data file a platform in `data/`; the extension carries the marks, and loads them
//! into a page with a banner only. What it found comes back as `PLATFORM KIND WORD`, so that the module needs no table.

/// A consent platform.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Debug, serde::Serialize)]
pub struct Platform {
    /// As in the report.
    #[serde(skip)]
    pub id: &'static str,
    /// As its maker writes it.
    pub name: &'static str,
    /// What tells it: `id WORD`, `class WORD`, `script PART OF AN ADDRESS`, `host DOMAIN`.
    pub marks: &'static [&'static str],
    /// How its second layer refuses, where the first has no refusal: a button for all (`reject`), or switches and a button
    /// that stores them (`save`).
    pub way: &'static str,
    /// What leads back to the choice once it was made: `id WORD` or `class WORD`.
    pub back: &'static [&'static str],
}

/// The platforms that have a file.
#[cfg(not(target_arch = "wasm32"))]
pub static ALL: &[Platform] = include!(concat!(env!("OUT_DIR"), "/platforms.rs"));

/// So many marks must agree: one alone may be left over, or borrowed.
const ENOUGH: usize = 2;

/// The platform that most of the marks found in a page belong to; `None` where too few do, or two share the first place.
pub fn of(found: &[String]) -> Option<&str> {
    let (mut best, mut told, mut even) = (0, "", false);
    for mark in found {
        let id = mark.split(' ').next()?;
        let of = |m: &String| m.len() > id.len() && m.starts_with(id) && m.as_bytes()[id.len()] == b' ';
        let count = (0..found.len()).filter(|i| of(&found[*i]) && !found[..*i].contains(&found[*i])).count();
        if count > best {
            (best, told, even) = (count, id, false);
        } else if count == best && id != told {
            even = true;
        }
    }
    (best >= ENOUGH && !even).then_some(told)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(marks: &[(&Platform, usize)]) -> Option<String> {
        let found: Vec<String> = marks.iter().map(|(p, i)| format!("{} {}", p.id, p.marks[*i])).collect();
        of(&found).map(str::to_string)
    }

    #[test]
    fn two_marks_tell_a_platform_and_one_does_not() {
        for platform in ALL {
            for i in 0..platform.marks.len() {
                assert_eq!(told(&[(platform, i)]), None, "{}", platform.marks[i]);
                assert_eq!(told(&[(platform, i), (platform, i)]), None, "the same again");
                assert_eq!(told(&[(platform, i), (platform, (i + 1) % platform.marks.len())]).as_deref(), Some(platform.id));
            }
        }
    }

    #[test]
    fn no_mark_belongs_to_two_platforms_and_what_is_even_is_not_told() {
        let mut all: Vec<&str> = ALL.iter().flat_map(|p| p.marks).copied().collect();
        let number = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), number);
        assert_eq!(told(&[(&ALL[0], 0), (&ALL[0], 1), (&ALL[1], 0), (&ALL[1], 1)]), None);
        assert_eq!(told(&[(&ALL[0], 0), (&ALL[1], 0), (&ALL[0], 1)]).as_deref(), Some(ALL[0].id));
        assert_eq!(of(&["nothing".to_string(), "of-the-kind".to_string()]), None);
    }
}
