// Scripts as the package carries them: without the comments, which every page that is opened would have to read over. Names and lines stay as
// they were written, so that a reviewer and a stack trace speak of the same code; the comments are in the source archive. Notices of licences,
// which begin with `/*!`, stay.
import { parse } from 'acorn';

/** @param {string} text a script, no module */
export function plain(text) {
  /** @type {{start: number, end: number}[]} */
  const comments = [];
  parse(text, { ecmaVersion: 'latest', sourceType: 'script', onComment: (_block, text, start, end) => void (text.startsWith('!') || comments.push({ start, end })) });
  let [out, at] = ['', 0];
  for (const { start, end } of comments) {
    out += text.slice(at, start);
    // One blank between two words is enough, and none is needed behind a bracket.
    at = text[end] === ' ' && /[\s([]$/.test(out) ? end + 1 : end;
  }
  out += text.slice(at);
  // Blanks at the end of a line and lines without anything are what is left of comments; no template of ours has such lines.
  return out.replace(/[ \t]+$/gm, '').replace(/\n{2,}/g, '\n').trimStart();
}
