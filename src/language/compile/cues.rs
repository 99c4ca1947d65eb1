//! Writes a table of cues. A package holds small numbers that repeat themselves in a fraction of their bytes, so each sort of
//! number has a column of its own, says how far it is from the one before, and is left out where it follows from the rest.

use super::blob::Bytes;
use super::pack::Packed;
use super::renumber::Class;
use crate::lexicon::{ANY_GAP, FAR_STEP, FIRST, GAP, KNOWN_STEP, NEAR, NEW_STEP, OPEN_STEP, OPTIONAL, OPTIONAL_STEP, WIDEST};

/// The lines of the cues stand at the end, with the place where they begin: only the command line reads them.
pub(super) fn write(out: &mut Bytes, packed: &Packed) -> Result<(), String> {
    let numbered = &packed.numbered;
    let mut named = FIRST;
    out.rules(packed)?;
    for program in &numbered.programs {
        out.byte(program.len())?;
    }
    for step in numbered.programs.iter().flatten() {
        out.step(*step, &mut named)?;
    }
    out.short(numbered.phrases.len() as u16);
    for phrase in &numbered.phrases {
        out.byte(phrase.len())?;
    }
    for word in numbered.phrases.iter().flatten() {
        out.class(*word, &mut named)?;
    }
    out.words(&packed.words)?;
    out.classes(&numbered.classes)?;
    let lines = out.0.len() as u32;
    out.0.extend(packed.cues.iter().flat_map(|(_, _, line)| line.to_le_bytes()));
    out.0.extend(lines.to_le_bytes());
    Ok(())
}

impl Bytes {
    fn byte(&mut self, n: usize) -> Result<(), String> {
        self.0.push(u8::try_from(n).map_err(|_| "1: a number outgrows its byte")?);
        Ok(())
    }

    /// A number that is small most of the time.
    fn number(&mut self, n: usize) -> Result<(), String> {
        match n.checked_sub(NEAR.into()) {
            None => self.byte(n),
            Some(far) => self.byte(NEAR as usize + (far >> 8)).map(|()| self.0.push(far as u8)),
        }
    }

    /// Growing numbers, each by its distance from the one before.
    fn growing(&mut self, numbers: &[u16]) -> Result<(), String> {
        let mut next = 0;
        for number in numbers {
            self.number((number - next).into())?;
            next = number + 1;
        }
        Ok(())
    }

    /// The rules and parts of the cues, a column each.
    fn rules(&mut self, packed: &Packed) -> Result<(), String> {
        self.short(packed.cues.len() as u16);
        let mut before = 0;
        for (rule, ..) in &packed.cues {
            let further = rule.checked_sub(before).ok_or("1: the cues are not in the order of their rules")?;
            self.number(further.into())?;
            before = *rule;
        }
        self.0.extend(packed.cues.iter().map(|(_, part, _)| part));
        Ok(())
    }

    fn step(&mut self, step: u16, named: &mut u16) -> Result<(), String> {
        match step & OPTIONAL {
            0 if step == GAP | ANY_GAP => self.0.push(OPEN_STEP),
            0 if step & GAP != 0 => {
                let wide = u8::try_from(step & !GAP).ok().filter(|wide| *wide <= WIDEST);
                self.0.push(wide.ok_or(format!("1: a gap is wider than {WIDEST}"))?);
            }
            optional => {
                self.0.extend((optional != 0).then_some(OPTIONAL_STEP));
                self.class(step & !OPTIONAL, named)?;
            }
        }
        Ok(())
    }

    fn class(&mut self, class: u16, named: &mut u16) -> Result<(), String> {
        if class == *named {
            *named += 1;
            self.0.push(NEW_STEP);
            return Ok(());
        }
        let at = class as usize + KNOWN_STEP as usize;
        match at.checked_sub(FAR_STEP.into()) {
            None => self.byte(at),
            Some(far) => self.byte(FAR_STEP as usize + (far >> 8)).map(|()| self.0.push(far as u8)),
        }
    }

    /// Words: how many letters each has in common with the one before, then the others, with how it is meant behind them.
    fn words(&mut self, words: &[(String, u8)]) -> Result<(), String> {
        self.short(words.len() as u16);
        let befores = std::iter::once("").chain(words.iter().map(|(word, _)| word.as_str()));
        let common = |(before, word): (&str, &str)| before.bytes().zip(word.bytes()).take_while(|(a, b)| a == b).count();
        let commons: Vec<usize> = befores.zip(words).map(|(before, (word, _))| common((before, word))).collect();
        commons.iter().try_for_each(|common| self.byte(*common))?;
        for ((word, how), common) in words.iter().zip(commons) {
            self.0.extend(&word.as_bytes()[common..]);
            self.0.push(*how);
        }
        Ok(())
    }

    /// Classes: how many words each has, how many phrases, how many classes it includes; then which phrases, 0 for the next that was not
    /// named yet, else how far back; then which classes and which words, each by its distance from the one before.
    fn classes(&mut self, classes: &[Class]) -> Result<(), String> {
        classes.iter().try_for_each(|class| self.number(class.words.len()))?;
        classes.iter().try_for_each(|class| self.number(class.phrases.len()))?;
        classes.iter().try_for_each(|class| self.number(class.includes.len()))?;
        let mut named = 0;
        for phrase in classes.iter().flat_map(|class| &class.phrases) {
            self.number(named as usize - *phrase as usize)?;
            named += u16::from(*phrase == named);
        }
        classes.iter().try_for_each(|class| self.growing(&class.includes))?;
        classes.iter().try_for_each(|class| self.growing(&class.words))
    }
}
