// Words of gate-words.js in a text of the page, as the core would find them: lower case, without accents, hyphens and
// apostrophes as blanks.
'use strict';

globalThis.FineprintWords = (() => {
  /** @param {string} text */
  const fold = text =>
    ` ${text
      .normalize('NFD')
      .replace(/[\u0300-\u036f\u00ad\u200b-\u200f]/g, '')
      .toLowerCase()
      .replace(/ß/g, 'ss')
      .replace(/œ/g, 'oe')
      .replace(/æ/g, 'ae')
      .replace(/[^\p{L}\p{N}]+/gu, ' ')} `;

  /** What tells whether a text has a word that begins with one of a list. @param {string[]} list @returns {(text: string) => boolean} */
  function teller(list) {
    const words = list.map(fold).map(word => word.trimEnd());
    // Scripts without blanks between words.
    const unspaced = words.map(word => word.trim()).filter(word => /[\u3041-\u30ff\u3400-\u9fff]/.test(word));
    return text => {
      const folded = fold(text);
      return words.some(word => folded.includes(word)) || unspaced.some(word => folded.includes(word));
    };
  }

  return { teller };
})();
