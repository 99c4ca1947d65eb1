// Scripts as the package carries them: without comments and indents, with short names for what a script keeps to itself. Every page
// that is opened has to read them over, and they were a fifth of a package. What scripts share keeps its name, each statement
// its line, notices of licences, which begin with `/*!`, their text; the source archive builds the same package.
import { parse } from 'acorn';
import { minify } from 'terser';

/** A function of this name is compiled with its script. */
const EAGER = 'eager';
/** @type {import('terser').MinifyOptions} */
const OPTIONS = { compress: { passes: 2, sequences: false }, mangle: true, keep_fnames: new RegExp(`^${EAGER}$`), format: { comments: /^!/, semicolons: false } };

/** The functions of that name in a part of a script, and in those that it is made of. @param {any} part @returns {any[]} */
function eagers(part) {
  if (typeof part !== 'object' || part === null) return [];
  const within = Object.values(part).flatMap(eagers);
  return part.type === 'FunctionExpression' && part.id?.name === EAGER ? [part, ...within] : within;
}

/**
 * With brackets around functions of that name instead of it: engines compile these with the script, all others when they are first
 * called. The source has the brackets too (`content/glance.js`), but shortening takes them off.
 * @param {string} text
 */
function bracketed(text) {
  const changes = eagers(parse(text, { ecmaVersion: 'latest' })).flatMap(({ start, id, end }) => [
    { start, end: id.end, by: '(function' },
    { start: end, end, by: ')' },
  ]);
  let [out, last] = ['', 0];
  for (const { start, end, by } of changes.sort((a, b) => a.start - b.start)) {
    out += text.slice(last, start) + by;
    last = end;
  }
  return out + text.slice(last);
}

/** Scripts that were shortened already: both packages have the same ones. @type {Map<string, Promise<string>>} */
const done = new Map();

/** @param {string} text a script, no module */
async function shorten(text) {
  const { code } = await minify(text, OPTIONS);
  if (code === undefined) throw new Error('nothing is left of a script');
  return `${bracketed(code)}\n`;
}

/** @param {string} text a script, no module @returns {Promise<string>} */
export function short(text) {
  const shortened = done.get(text) ?? shorten(text);
  done.set(text, shortened);
  return shortened;
}
