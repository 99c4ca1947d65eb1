//! Byte offsets to UTF-16 code units, so that a browser range and a JavaScript slice agree with a report.

const STEP: usize = 128;

/// Counts the code units before a byte of one text; asking costs at most one step of counting.
#[derive(Debug, Clone, Default)]
pub struct Utf16 {
    /// (byte, code units before it), about one a step, on character boundaries.
    marks: Vec<(u32, u32)>,
}

impl Utf16 {
    /// Measures a text.
    pub fn of(text: &str) -> Self {
        let mut marks = vec![(0, 0)];
        let (mut units, mut next) = (0u32, STEP);
        for (at, c) in text.char_indices() {
            if at >= next {
                marks.push((at as u32, units));
                next = at + STEP;
            }
            units += c.len_utf16() as u32;
        }
        Utf16 { marks }
    }

    /// The code units of `text` before byte `at`, which lies on a character boundary.
    pub fn at(&self, text: &str, at: usize) -> u32 {
        let i = self.marks.partition_point(|m| m.0 as usize <= at).saturating_sub(1);
        let (byte, units) = self.marks.get(i).copied().unwrap_or((0, 0));
        units + text[byte as usize..at].chars().map(|c| c.len_utf16() as u32).sum::<u32>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_agree_with_the_standard_library() {
        let text = "aé𝒳 ".repeat(700);
        let index = Utf16::of(&text);
        for (at, _) in text.char_indices().step_by(97) {
            assert_eq!(index.at(&text, at) as usize, text[..at].encode_utf16().count());
        }
    }
}
