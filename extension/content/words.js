// Words of gate-words.js in a text of the page, as the core would find them: lower case, without accents, hyphens and
// apostrophes as blanks.
'use strict';

globalThis.FineprintWords = (() => {
  const ASCII = /^[\0-\x7f]*$/;
  /** Marks that stand in English too: blanks, quotes, dashes, what a footer begins with. */
  const MARKS = /[\u00a0-\u00a9\u00ab\u00ac\u00ae-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u2010-\u2027\u2030-\u205e\u20ac\u2122]+/g;
  /** The classes of letters of all scripts cost more to set up than all else on a plain page, even where they only stand there. @param {string} text */
  const fold = (function eager(/** @type {string} */ text) {
    if (!ASCII.test(text)) text = text.replace(MARKS, ' ');
    return ASCII.test(text) ? ` ${text.toLowerCase().replace(/[^a-z0-9]+/g, ' ')} ` : foldAny(text);
  });
  /** @param {string} text */
  const foldAny = text =>
    ` ${text
      .normalize('NFD')
      .replace(/[\u0300-\u036f\u00ad\u200b-\u200f]/g, '')
      .toLowerCase()
      .replace(/ß/g, 'ss')
      .replace(/œ/g, 'oe')
      .replace(/æ/g, 'ae')
      .replace(new RegExp('[^\\p{L}\\p{N}]+', 'gu'), ' ')} `;

  /** Whether a folded text has one of the words of a list. @param {string} folded @param {string} words */
  const has = (function eager(/** @type {string} */ folded, /** @type {string} */ words) {
    for (const word of words.split('|')) if (folded.includes(word)) return true;
    return false;
  });

  /** What tells whether a text has a word that begins with one of a list. */
  const teller = (function eager(/** @type {FineprintWordList} */ { plain, other }) {
    return (function eager(/** @type {string} */ text) {
      const folded = fold(text);
      return has(folded, plain) || (!ASCII.test(folded) && has(folded, other));
    });
  });

  return { teller, fold };
})();
