// Scripts as the package carries them: without comments and indents, which every page that is opened would have to read over. Names and lines
// stay as they were written, so that a reviewer and a stack trace speak of the same code; the rest is in the source archive. Notices of
// licences, which begin with `/*!`, stay.
import { parse } from 'acorn';

/** @param {string} text a script, no module */
export function plain(text) {
  /** @type {{start: number, end: number}[]} */
  const comments = [];
  /** Texts over several lines: their blanks are theirs. @type {{start: number, end: number}[]} */
  const texts = [];
  parse(text, {
    ecmaVersion: 'latest',
    sourceType: 'script',
    onComment: (_block, said, start, end) => void (said.startsWith('!') ? texts : comments).push({ start, end }),
    onToken: ({ type, start, end }) => void (type.label === 'template' && texts.push({ start, end })),
  });
  const within = (/** @type {number} */ at) => texts.some(({ start, end }) => start < at && at <= end);
  const indents = [...text.matchAll(/^[ \t]+/gm)].map(({ index, 0: { length } }) => ({ start: index, end: index + length })).filter(({ start }) => !within(start));
  let [out, at] = ['', 0];
  for (const { start, end } of [...comments, ...indents].sort((a, b) => a.start - b.start)) {
    // An indent within a comment.
    if (start < at) continue;
    out += text.slice(at, start);
    // One blank between two words is enough, and none is needed behind a bracket.
    at = text[end] === ' ' && /[\s([]$/.test(out) ? end + 1 : end;
  }
  out += text.slice(at);
  // Blanks at the end of a line and lines without anything are what is left of comments; no template of ours has such lines.
  return out.replace(/[ \t]+$/gm, '').replace(/\n{2,}/g, '\n').trimStart();
}
