// The text of a page to blocks, for snapshot.js: folds white space, keeps links and where text came from, ends at the
// limits. Its twin is src/reader/walk/blocks.rs.
'use strict';

/** @typedef {{start: number, end: number, href: string}} Target A link in the block being written. */

globalThis.FineprintBlocks = (() => {
  // The same limits as src/reader/limits.rs.
  const MAX_TEXT = 4 << 20;
  const MAX_BLOCKS = 100_000;
  const MAX_HREF = 2048;

  const { data } = FineprintDomMore;

  /** @param {string} text */
  const trim = text => text.replace(/^[ \t\n\r\f]+|[ \t\n\r\f]+$/g, '');
  /** @param {string} text */
  const lower = text => text.replace(/[A-Z]+/g, letters => letters.toLowerCase());
  /** @param {string} text */
  const trimEnd = text => text.slice(0, blanksEnd(text, 0, text.length));

  /** What is no white space, as Unicode has it and the native reader: `\s` has one character less and one more. */
  const INK = /[^\s\u0085]|\ufeff/;
  /** @param {number} code */
  const isBlank = code => code === 32 || (code >= 9 && code <= 13 && code !== 11);

  /** Where the blanks at the end of a part of a text begin. @type {(text: string, start: number, end: number) => number} */
  const blanksEnd = (text, start, end) => {
    while (end > start && isBlank(text.charCodeAt(end - 1))) end -= 1;
    return end;
  };

  /** At most so many code units, not half a character. @type {(text: string, room: number) => string} */
  const cut = (text, room) => {
    if (text.length <= room) return text;
    const last = text.charCodeAt(room - 1);
    return text.slice(0, last >= 0xd800 && last < 0xdc00 ? room - 1 : room);
  };

  /** White space that is not one blank: most texts have little of it, and what needs no change makes no new text. */
  const LOOSE = /[\t\n\r\f][ \t\n\r\f]*| [ \t\n\r\f]+/g;

  /**
   * A text node's text as it stands in a block.
   * @param {string} text
   * @param {boolean} raw
   * @param {boolean} skip Leave out leading blanks.
   */
  const fold = (text, raw, skip) => {
    if (raw) return text.replace(/\r\n?/g, '\n');
    const folded = text.replace(LOOSE, ' ');
    return skip && folded.startsWith(' ') ? folded.slice(1) : folded;
  };
  /** Text to blocks: folds white space, keeps links and where text came from, ends at the limits. */
  class Blocks {
    /** @type {FineprintBlock[]} */ done = [];
    /** Where each block starts in the model's text, and the pieces it is made of. */
    /** @type {{start: number, pieces: FineprintPiece[]}[]} */ places = [];
    truncated = false;
    stopped = false;
    #units = 0;
    /** The text of the block being written, its length and its last code unit. */
    /** @type {string[]} */ #parts = [];
    #length = 0;
    #last = 0;
    /** @type {Target[]} */ #links = [];
    /** @type {Target[]} */ #open = [];
    /** @type {FineprintPiece[]} */ #pieces = [];
    #hasPlain = false;

    #room() {
      return Math.max(0, MAX_TEXT - this.#units - (this.done.length > 0 ? 1 : 0));
    }

    stop() {
      this.truncated = true;
      this.stopped = true;
    }

    /** @param {Text} node @param {FineprintContext} context */
    pushText(node, context) {
      const start = this.#length;
      const skip = start === 0 || this.#last === 32 || this.#last === 10;
      const text = fold(data(node), context.raw, skip);
      if (text === '') return;
      this.#push(text, context);
      this.#pieces.push({ node, start, end: start + text.length, skip, raw: context.raw });
    }

    /** @param {FineprintContext} context */
    pushBreak(context) {
      if (!context.raw) {
        if (this.#length === 0) return;
        if (this.#last === 32) this.#dropLast();
      }
      this.#push('\n', context);
    }

    /** Takes back the blank that was written last. */
    #dropLast() {
      this.#parts.push((this.#parts.pop() ?? '').slice(0, -1));
      this.#length -= 1;
      const piece = this.#pieces.at(-1);
      if (piece && piece.end > this.#length) piece.end = this.#length;
    }

    /** @param {string} text @param {FineprintContext} context */
    #push(text, context) {
      this.#parts.push(text);
      this.#length += text.length;
      this.#last = text.charCodeAt(text.length - 1);
      if (!context.bold && !this.#hasPlain) this.#hasPlain = INK.test(text);
      if (this.#length > this.#room()) this.stop();
    }

    /** @param {string} href */
    openLink(href) {
      const link = { start: this.#length, end: -1, href: cut(trim(href), MAX_HREF).toWellFormed() };
      this.#links.push(link);
      this.#open.push(link);
    }

    closeLink() {
      const link = this.#open.pop();
      if (link) link.end = this.#length;
    }

    /** Ends the block being written; it takes what it is from `context`. @param {FineprintContext} context */
    flush(context) {
      // Most elements end where another has just ended.
      if (this.#length === 0 && this.#links.length === 0) return;
      const room = this.#room();
      let text = cut(this.#parts.length === 1 ? this.#parts[0] : this.#parts.join(''), room);
      if (!context.raw) text = trimEnd(text);
      const links = this.#links;
      const pieces = this.#pieces;
      const hasPlain = this.#hasPlain;
      const length = this.#length;
      if (links.length) {
        for (const link of this.#open) link.end = this.#length;
        this.#open = this.#open.map(({ href }) => ({ start: 0, end: -1, href }));
        this.#links = [...this.#open];
      }
      this.#pieces = [];
      this.#parts = [];
      this.#length = 0;
      this.#hasPlain = false;
      // White space alone, a no-break space too, is an empty line.
      if (!(hasPlain && length <= room) && !INK.test(text)) return;
      if (this.done.length >= MAX_BLOCKS) {
        this.stop();
        return;
      }
      this.#units += this.done.length > 0 ? 1 : 0;
      this.places.push({ start: this.#units, pieces });
      this.#units += text.length;
      text = text.toWellFormed();
      this.done.push({
        text,
        role: context.raw ? 'pre' : context.role,
        level: context.level,
        region: context.region,
        bold: !hasPlain && /\p{Alphabetic}/u.test(text),
        hidden: context.hidden,
        cell: context.cell,
        links: links.length ? links.flatMap(link => trimLink(link, text)) : [],
      });
    }
  }

  /** A link without the blanks at its ends, nothing for one without text. @type {(link: Target, text: string) => FineprintLink[]} */
  const trimLink = (link, text) => {
    const end = blanksEnd(text, link.start, Math.min(link.end, text.length));
    let start = link.start;
    while (start < end && isBlank(text.charCodeAt(start))) start += 1;
    return start < end ? [{ start, end, href: link.href }] : [];
  };

  return { Blocks, fold, isBlank, lower, trim };
})();
