// Addresses that lead to a sentence of a page: text fragments (https://wicg.github.io/scroll-to-text-fragment/).
'use strict';

globalThis.FineprintFragment = (() => {
  /** A quote up to so many characters within one line is given whole; of another its first and last words. */
  const LONGEST = 200;
  /** So many words of a quote's ends, and of the text around it, at first and at most. */
  const FEWEST = 4;
  const MOST = 14;
  /** What a page draws as one blank; no-break spaces are characters of their own. */
  const BLANKS = /[ \t\n\f\r]+/g;

  /** A browser looks for whole words and minds neither case nor accents nor the sort of blanks. @param {string} text */
  const fold = text => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(BLANKS, ' ');

  /** Texts that follow each other, folded. @param {...string} texts */
  const folded = (...texts) => fold(texts.filter(Boolean).join(' ')).trim();

  /** As the text of a directive: its own three signs are written with a per cent too. @param {string} text */
  const encode = text => encodeURIComponent(text.toWellFormed().replace(BLANKS, ' ').trim()).replaceAll('-', '%2D');

  /** @param {string} text */
  const words = text => text.split(BLANKS).filter(Boolean);

  const isWord = /[\p{L}\p{N}]/u;

  /** Where a text stands in another as whole words, from a place on; -1 where it does not. @param {string} hay @param {string} needle @param {number} from */
  function find(hay, needle, from) {
    for (let at = hay.indexOf(needle, from); at >= 0; at = hay.indexOf(needle, at + 1)) {
      const before = hay[at - 1] ?? ' ';
      const after = hay[at + needle.length] ?? ' ';
      if (!(isWord.test(before) && isWord.test(needle[0])) && !(isWord.test(after) && isWord.test(needle.at(-1) ?? ' '))) return at;
    }
    return -1;
  }

  /**
   * The directive for a stretch of a text, whose blocks are divided by line feeds; empty where the stretch has no words.
   * @param {string} text @param {number} start @param {number} end
   */
  function directive(text, start, end) {
    const quote = text.slice(start, end);
    if (!words(quote).length) return '';
    const lines = quote.split('\n').filter(line => line.trim());
    const whole = lines.length === 1 && quote.trim().length <= LONGEST;
    const hay = fold(text);
    const begins = start + (quote.length - quote.trimStart().length);
    const place = fold(`${text.slice(0, begins)}|`).length - 1;
    const stop = fold(`${text.slice(0, start + quote.trimEnd().length)}|`).length - 1;
    // Words around the quote come from its own line, or from the next one where it fills its line.
    const before = words(text.slice(0, begins).trimEnd().split('\n').at(-1) ?? '');
    const after = words(text.slice(end).trimStart().split('\n')[0] ?? '');

    /** Whether a browser comes to the stretch first. @param {string} prefix @param {string} first @param {string} last @param {string} suffix */
    const leads = (prefix, first, last, suffix) => {
      const head = folded(prefix, first, last ? '' : suffix);
      const at = find(hay, head, 0);
      if (at < 0 || at + (prefix ? folded(prefix).length + 1 : 0) !== place) return false;
      const found = last ? find(hay, folded(last, suffix), place + folded(first).length) : 0;
      return !last || (found >= 0 && found + folded(last).length === stop);
    };

    /** @param {string} prefix @param {string} first @param {string} last @param {string} suffix */
    const written = (prefix, first, last, suffix) =>
      `text=${[prefix && `${encode(prefix)}-`, encode(first), last && encode(last), suffix && `-${encode(suffix)}`].filter(Boolean).join(',')}`;

    let best = '';
    for (let count = FEWEST; count <= MOST; count += 2) {
      const [first, last] = whole ? [quote, ''] : ends(lines, count);
      for (const [prefix, suffix] of around(before, after, count)) {
        best = written(prefix, first, last, suffix);
        if (leads(prefix, first, last, suffix)) return best;
      }
    }
    return best;
  }

  /** The first and the last words of a quote, which never overlap. @param {string[]} lines @param {number} count */
  function ends(lines, count) {
    const first = words(lines[0]);
    const last = words(lines[lines.length - 1]);
    const most = lines.length === 1 ? Math.max(1, Math.floor(first.length / 2)) : count;
    return [first.slice(0, Math.min(count, most)).join(' '), last.slice(-Math.min(count, most)).join(' ')];
  }

  /** What may stand around a quote: nothing first, then as little as helps. @param {string[]} before @param {string[]} after @param {number} count @returns {[string, string][]} */
  function around(before, after, count) {
    const prefix = before.slice(-count).join(' ');
    const suffix = after.slice(0, count).join(' ');
    return [['', ''], [prefix, ''], ['', suffix], [prefix, suffix]];
  }

  /** The page's own address with a directive; a fragment that it has stays, another directive goes. @param {string} url @param {string} directive */
  function address(url, directive) {
    const at = url.indexOf('#');
    const [page, fragment] = at < 0 ? [url, ''] : [url.slice(0, at), url.slice(at + 1).split(':~:')[0]];
    if (directive) return `${page}#${fragment}:~:${directive}`;
    return fragment ? `${page}#${fragment}` : page;
  }

  /** A quote of a page with the address that leads to it. @param {FineprintModel} model @param {number} start @param {number} end */
  function link(model, start, end) {
    const text = model.blocks.map(block => block.text).join('\n');
    return { quote: text.slice(start, end).trim(), url: address(model.url, directive(text, start, end)) };
  }

  return { directive, address, link };
})();
