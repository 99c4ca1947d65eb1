//! Which consent platform a banner comes from, by the marks that its public structure leaves in a page: ids, classes, the
//! addresses of scripts and frames. One data file a platform in `data/`.

/// A consent platform.
#[derive(Debug)]
pub struct Platform {
    /// As in the report.
    pub id: &'static str,
    /// As its maker writes it. The extension has the names beside the marks.
    #[cfg(not(target_arch = "wasm32"))]
    pub name: &'static str,
    /// What tells it: `id WORD`, `class WORD`, `script PART OF AN ADDRESS`, `host DOMAIN`.
    pub marks: &'static [&'static str],
}

/// The platforms that are known.
pub static ALL: &[Platform] = include!(concat!(env!("OUT_DIR"), "/platforms.rs"));

/// So many marks must agree: one alone may be left over, or borrowed.
const ENOUGH: usize = 2;

/// The platform that most of the marks found in a page belong to; `None` where too few do, or two share the first place.
pub fn of(found: &[String]) -> Option<&'static Platform> {
    let count = |p: &Platform| p.marks.iter().filter(|mark| found.iter().any(|f| f == *mark)).count();
    let best = ALL.iter().map(count).max().filter(|n| *n >= ENOUGH)?;
    let mut first = ALL.iter().filter(|p| count(p) == best);
    first.next().filter(|_| first.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(marks: &[&str]) -> Option<&'static str> {
        of(&marks.iter().map(|m| m.to_string()).collect::<Vec<_>>()).map(|p| p.id)
    }

    #[test]
    fn two_marks_tell_a_platform_and_one_does_not() {
        for platform in ALL {
            for (i, mark) in platform.marks.iter().enumerate() {
                assert_eq!(told(&[mark]), None, "{mark}");
                assert_eq!(told(&[mark, platform.marks[(i + 1) % platform.marks.len()]]), Some(platform.id));
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
        assert_eq!(told(&[ALL[0].marks[0], ALL[0].marks[1], ALL[1].marks[0], ALL[1].marks[1]]), None);
        assert_eq!(told(&["id nothing", "class of-the-kind"]), None);
    }
}
