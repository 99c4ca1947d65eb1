// From the pieces of text on a page of a PDF to its lines, in the order in which a person reads them: columns one after the other.
'use strict';

globalThis.FineprintPdfLines = (() => {
  /** Pieces lie on one line where their baselines differ by less than this part of their size. */
  const SAME_LINE = 0.4;
  /** A gap as wide as so many sizes may part two columns; on a line, it parts two pieces of text. */
  const GUTTER = 1.1;
  const APART = 0.9;
  /** A column has at least so many lines of so many letters, and its lines fill this much of its width, as running text does and cells don't. */
  const COLUMN_LINES = 5;
  const COLUMN_LETTERS = 20;
  const FILLED = 0.5;
  /** Pieces of one line that lie further apart than so many sizes are cells of a row. */
  const CELLS = 2;
  /** Parts of a page lie apart where the gap between two lines is this many times their size. */
  const GAP = 0.5;

  /** @param {FineprintPdfPiece[]} pieces @returns {FineprintPdfLine} */
  function joined(pieces) {
    let text = '';
    let right = -Infinity;
    for (const piece of pieces) {
      const blank = text && !text.endsWith(' ') && !piece.text.startsWith(' ') && piece.x - right > piece.size * 0.15;
      text += (blank ? ' ' : '') + piece.text;
      right = piece.x + piece.width;
    }
    // What most of its letters have.
    const most = pieces.reduce((a, b) => (b.text.length > a.text.length ? b : a));
    const { x, y } = pieces[0];
    return { text: text.replace(/\s+/g, ' ').trim(), x, y, right, size: most.size, font: most.font };
  }

  /** The stretches of text without a wide gap, one after the other. @param {FineprintPdfPiece[]} pieces */
  function stretches(pieces) {
    const filled = pieces.filter(piece => piece.text.trim());
    filled.sort((a, b) => b.y - a.y || a.x - b.x);
    /** @type {FineprintPdfPiece[][]} */
    const rows = [];
    for (const piece of filled) {
      const row = rows.at(-1);
      if (row && Math.abs(row[0].y - piece.y) < SAME_LINE * Math.max(row[0].size, piece.size)) row.push(piece);
      else rows.push([piece]);
    }
    return rows.flatMap(row => {
      row.sort((a, b) => a.x - b.x);
      /** @type {FineprintPdfPiece[][]} */
      const parts = [];
      for (const piece of row) {
        const part = parts.at(-1);
        const last = part?.at(-1);
        if (part && last && piece.x - (last.x + last.width) < APART * piece.size) part.push(piece);
        else parts.push([piece]);
      }
      return parts.map(joined);
    });
  }

  /** @param {number[]} numbers */
  const median = numbers => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

  /** Whether lines are running text and no cells of a table. @param {FineprintPdfLine[]} lines */
  function runs(lines) {
    const width = Math.max(...lines.map(line => line.right)) - Math.min(...lines.map(line => line.x));
    if (lines.length < COLUMN_LINES || median(lines.map(line => line.text.length)) < COLUMN_LETTERS) return false;
    return median(lines.map(line => line.right - line.x)) > FILLED * width;
  }

  /** The lines left and right of a gutter, where there is one. @param {FineprintPdfLine[]} lines @returns {[FineprintPdfLine[], FineprintPdfLine[]] | null} */
  function columns(lines) {
    const size = median(lines.map(line => line.size));
    const order = lines.toSorted((a, b) => a.x - b.x);
    let right = -Infinity;
    for (const line of order) {
      if (right > -Infinity && line.x - right > GUTTER * size) {
        const [before, after] = [lines.filter(other => other.x < line.x), lines.filter(other => other.x >= line.x)];
        if (runs(before) && runs(after)) return [before, after];
      }
      right = Math.max(right, line.right);
    }
    return null;
  }

  /** The lines above and below the widest gap, where there is one. @param {FineprintPdfLine[]} lines @returns {[FineprintPdfLine[], FineprintPdfLine[]] | null} */
  function parts(lines) {
    const order = lines.toSorted((a, b) => b.y - a.y);
    let widest = 0;
    let at = 0;
    for (let i = 1; i < order.length; i++) {
      const gap = order[i - 1].y - order[i].y - Math.max(order[i - 1].size, order[i].size);
      if (gap > GAP * order[i].size && gap > widest) [widest, at] = [gap, i];
    }
    return at ? [order.slice(0, at), order.slice(at)] : null;
  }

  /** Left column before right column, upper part before lower part. @param {FineprintPdfLine[]} lines @returns {FineprintPdfLine[]} */
  function inOrder(lines) {
    const cut = columns(lines) ?? (lines.length > COLUMN_LINES ? parts(lines) : null);
    if (cut) return cut.flatMap(inOrder);
    return rows(lines);
  }

  /** What lies side by side put into one line; a row of cells is a text of its own. @param {FineprintPdfLine[]} lines */
  function rows(lines) {
    /** @type {FineprintPdfLine[]} */
    const out = [];
    for (const line of lines.toSorted((a, b) => b.y - a.y || a.x - b.x)) {
      const last = out.at(-1);
      if (!last || Math.abs(last.y - line.y) >= SAME_LINE * Math.max(last.size, line.size)) {
        out.push({ ...line });
        continue;
      }
      const [left, right] = last.x <= line.x ? [last, line] : [line, last];
      const alone = last.alone || right.x - left.right > CELLS * line.size;
      Object.assign(last, { text: `${left.text} ${right.text}`, x: left.x, right: Math.max(left.right, right.right), alone });
    }
    return out;
  }

  /** @param {FineprintPdfPiece[]} pieces @returns {FineprintPdfLine[]} */
  const of = pieces => inOrder(stretches(pieces)).filter(line => line.text);

  return { of, median };
})();
