// Words of gate-words.js in a text of the page, as the core would find them: lower case, without accents, hyphens and
// apostrophes as blanks.
'use strict';

globalThis.FineprintWords = (() => {
  const ASCII = /^[\0-\x7f]*$/;
  /** The classes of letters of all scripts cost more to set up than all else on a plain page. @param {string} text */
  const fold = text =>
    ASCII.test(text) ? ` ${text.toLowerCase().replace(/[^a-z0-9]+/g, ' ')} ` : foldAny(text);
  /** @param {string} text */
  const foldAny = text =>
    ` ${text
      .normalize('NFD')
      .replace(/[\u0300-\u036f\u00ad\u200b-\u200f]/g, '')
      .toLowerCase()
      .replace(/ß/g, 'ss')
      .replace(/œ/g, 'oe')
      .replace(/æ/g, 'ae')
      .replace(/[^\p{L}\p{N}]+/gu, ' ')} `;

  /** Words as they are looked for; the build does that, so that no page has to. @param {string[]} list @returns {FineprintWordList} */
  function prepare(list) {
    const words = list.map(fold).map(word => word.trimEnd());
    // Scripts without blanks between words.
    const all = new Set([...words, ...words.map(word => word.trim()).filter(word => /[\u3041-\u30ff\u3400-\u9fff]/.test(word))]);
    // Whoever finds a part of a word need not look for the whole.
    const needed = [...all].filter(word => ![...all].some(other => other !== word && word.includes(other)));
    return { plain: needed.filter(word => ASCII.test(word)), other: needed.filter(word => !ASCII.test(word)) };
  }

  /** What tells whether a text has a word that begins with one of a list. @param {FineprintWordList} words as `prepare` gives them @returns {(text: string) => boolean} */
  function teller({ plain, other }) {
    return text => {
      const folded = fold(text);
      const within = (/** @type {string} */ word) => folded.includes(word);
      return plain.some(within) || (!ASCII.test(folded) && other.some(within));
    };
  }

  return { teller, prepare };
})();
