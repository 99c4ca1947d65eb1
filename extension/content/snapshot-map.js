// From stretches of a model's text back to the page, for snapshot.js. What has changed since isn't found.
'use strict';

/** @typedef {{piece: FineprintPiece, from: number, to: number, text: string}} Part What of a piece lies in a stretch, counted in the text of its block. */

globalThis.FineprintSnapshotMap = (() => {
  const { data, isConnected, root } = FineprintDomMore;
  const { fold, isBlank } = FineprintBlocks;

  /**
   * Where in a text node's data each code unit of its folded text lies, and the data's end.
   * @param {string} text
   * @param {FineprintPiece} piece
   */
  const offsets = (text, piece) => {
    const out = [];
    let before = piece.skip;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (piece.raw) {
        if (code === 10 && at > 0 && text.charCodeAt(at - 1) === 13) continue;
      } else if (isBlank(code)) {
        if (before) continue;
        before = true;
      } else {
        before = false;
      }
      out.push(at);
    }
    return out;
  };

  /** @type {(blocks: {done: FineprintBlock[], places: {start: number, pieces: FineprintPiece[]}[]}) => FineprintPageMap} */
  const of = blocks => {
    /** The block in which a place of the model's text lies. @param {number} at */
    const blockAt = at => {
      let low = 0;
      let high = blocks.places.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (blocks.places[middle].start <= at) low = middle + 1;
        else high = middle;
      }
      return low - 1;
    };

    /**
     * The text nodes of a stretch of the model's text.
     * @param {number} start
     * @param {number} end
     * @returns {Generator<Part>}
     */
    function* parts(start, end) {
      for (let index = Math.max(0, blockAt(start)); index < blocks.places.length; index += 1) {
        const place = blocks.places[index];
        if (place.start >= end) return;
        const text = blocks.done[index].text;
        for (const piece of place.pieces) {
          const from = Math.max(piece.start, start - place.start);
          const to = Math.min(piece.end, end - place.start, text.length);
          if (from < to) yield { piece, from, to, text };
        }
      }
    }

    /** @type {FineprintPageMap['ranges']} */
    const ranges = (start, end) => {
      try {
        /** @type {{tree: Node, parts: Part[]}[]} */
        const runs = [];
        for (const part of parts(start, end)) {
          const tree = root(part.piece.node);
          const run = runs.at(-1);
          if (run && run.tree === tree) run.parts.push(part);
          else runs.push({ tree, parts: [part] });
        }
        return runs.flatMap(run => rangeOf(run.parts) ?? []);
      } catch {
        return [];
      }
    };

    return { ranges };
  };

  /**
   * A place of a block's text in its node's data; `null` when the node has changed or is gone.
   * @param {Part} part
   * @param {number} at
   */
  const locate = ({ piece, text }, at) => {
    const now = data(piece.node);
    const folded = fold(now, piece.raw, piece.skip);
    const end = Math.min(piece.end, text.length);
    if (!isConnected(piece.node)) return null;
    if (folded.slice(0, end - piece.start).toWellFormed() !== text.slice(piece.start, end)) return null;
    return offsets(now, piece)[at - piece.start] ?? null;
  };

  /** From the first to the last of some parts of one tree. @param {Part[]} parts */
  const rangeOf = parts => {
    const first = parts[0];
    const last = parts.at(-1);
    if (!first || !last) return null;
    const from = locate(first, first.from);
    const to = locate(last, last.to - 1);
    if (from === null || to === null) return null;
    const range = new Range();
    range.setStart(first.piece.node, from);
    range.setEnd(last.piece.node, to + 1);
    return range.collapsed ? null : range;
  };

  return { of };
})();
