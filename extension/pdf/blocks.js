// From the lines of a PDF to the blocks of a page model: headings, paragraphs, items; words put together that a line broke.
'use strict';

globalThis.FineprintPdfBlocks = (() => {
  /** A new paragraph begins below a gap this many times the usual one. */
  const NEW_PARAGRAPH = 1.3;
  /** A heading is this much larger than the text, or set in another font; and no longer than so many characters. */
  const LARGER = 1.1;
  const LONGEST_HEADING = 120;
  /** Lines in the upper and the lower part of a page that come again on others say nothing of the policy. */
  const EDGE = 0.1;
  const AGAIN = 3;

  const BULLET = /^(?:[•●▪■◦○‣–—*·-]|\(?[a-z]\)|\(?[ivx]{1,4}\)|\d{1,2}\))\s+/i;
  const NUMBERED = /^(\d{1,2}(?:\.\d{1,2}){0,3})\.?\s+\p{Lu}/u;
  const ENDS = /[.!?:;…]["”’»)]?$/;

  /** A line as it comes again: without its numbers. @param {string} text */
  const worn = text => text.replace(/\d+/g, '#').trim();

  /** The pages without what stands at the edge of many of them, and without page numbers. @param {FineprintPdfPage[]} pages */
  function withoutEdges(pages) {
    /** @type {Map<string, number>} */
    const seen = new Map();
    const edge = (/** @type {FineprintPdfPage} */ page, /** @type {FineprintPdfLine} */ line) => line.y > page.height * (1 - EDGE) || line.y < page.height * EDGE;
    for (const page of pages) {
      for (const text of new Set(page.lines.filter(line => edge(page, line)).map(line => worn(line.text)))) seen.set(text, (seen.get(text) ?? 0) + 1);
    }
    const least = Math.min(AGAIN, Math.max(2, Math.ceil(pages.length / 2)));
    const isNumber = (/** @type {string} */ text) => /^\W*#(?:\W+#)?\W*$/.test(text);
    return pages.map(page => page.lines.filter(line => !edge(page, line) || !(isNumber(worn(line.text)) || (pages.length > 1 && (seen.get(worn(line.text)) ?? 0) >= least))));
  }

  /** What most of the text has. @param {FineprintPdfLine[]} lines */
  function usual(lines) {
    /** @type {Map<string, number>} */
    const fonts = new Map();
    for (const { font, text } of lines) fonts.set(font, (fonts.get(font) ?? 0) + text.length);
    const font = [...fonts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
    const letters = lines.flatMap(({ size, text }) => Array(Math.ceil(text.length / 10)).fill(size));
    const gaps = lines.slice(1).map((line, i) => (lines[i].y - line.y) / line.size).filter(gap => gap > 0.5 && gap < 3);
    return { font, size: FineprintPdfLines.median(letters), gap: FineprintPdfLines.median(gaps) || 1.2 };
  }

  /** A line put behind a text; a word that was broken is whole again. @param {string} text @param {string} line */
  function put(text, line) {
    if (/\p{L}[-\u00ad\u2010]$/u.test(text) && /^\p{Ll}/u.test(line)) return text.slice(0, -1) + line;
    return text ? `${text} ${line}` : line;
  }

  /** @param {FineprintPdfPage[]} pages @returns {FineprintBlock[]} */
  function of(pages) {
    const left = withoutEdges(pages);
    const body = usual(left.flat());
    /** @type {{text: string, lines: FineprintPdfLine[], heading: number, item: boolean}[]} */
    const found = [];
    const sizes = [...new Set(left.flat().map(line => Math.round(line.size)))].sort((a, b) => b - a);

    /** The level of a heading, 0 where a line is none. @param {FineprintPdfLine} line */
    function heading(line) {
      if (line.text.length > LONGEST_HEADING || /[.,;]$/.test(line.text) || !/\p{L}/u.test(line.text)) return 0;
      const large = line.size > body.size * LARGER;
      const other = line.font !== body.font && !BULLET.test(line.text) && !line.text.endsWith(':');
      if (!large && !other) return 0;
      return Math.min(6, 1 + sizes.filter(size => size > Math.round(line.size)).length);
    }

    /** Whether a line goes on with the block before. @param {FineprintPdfLine} line @param {number} level @param {FineprintPdfLine | undefined} before the line before on this page */
    function goesOn(line, level, before) {
      const last = found.at(-1);
      if (!last || line.alone || before?.alone || BULLET.test(line.text)) return false;
      if (level || last.heading) return Boolean(level && last.heading === level && before && !NUMBERED.test(line.text) && before.y - line.y < line.size * body.gap * NEW_PARAGRAPH);
      if (!before || before.y <= line.y) return !ENDS.test(last.text) && /^[\p{Ll}(]/u.test(line.text);
      if ((before.y - line.y) / line.size > body.gap * NEW_PARAGRAPH) return false;
      // A line that ends early, at the end of a sentence, ends its paragraph.
      const full = Math.max(...last.lines.map(other => other.right));
      const short = last.lines.length > 1 && before.right < full - 6 * line.size && ENDS.test(before.text);
      return !short && !(NUMBERED.test(line.text) && ENDS.test(before.text));
    }

    for (const lines of left) {
      /** @type {FineprintPdfLine | undefined} */
      let before;
      for (const line of lines) {
        const level = heading(line);
        const last = found.at(-1);
        if (last && goesOn(line, level, before)) {
          last.text = put(last.text, line.text);
          last.lines.push(line);
        } else found.push({ text: line.text, lines: [line], heading: level, item: !level && BULLET.test(line.text) });
        before = line;
      }
    }
    return found.map(({ text, heading, item }) => ({
      text: item ? text.replace(BULLET, '') : text,
      role: heading ? 'heading' : item ? 'item' : 'paragraph',
      level: heading || (item ? 1 : 0),
      region: 'body',
      bold: false,
      hidden: false,
      cell: null,
      links: [],
    }));
  }

  return { of };
})();
