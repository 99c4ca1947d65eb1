// Scripts as the package carries them: without comments and indents, with short names for what a script keeps to itself. Every page
// that is opened has to read them over, and they were a fifth of a package. What scripts share keeps its name, each statement
// its line, notices of licences, which begin with `/*!`, their text; the source archive builds the same package.
import { parse } from 'acorn';
import { minify } from 'terser';

const EAGER = 'eager';
/** @type {import('terser').MinifyOptions} */
const OPTIONS = {
  compress: { passes: 2, sequences: false, keep_fnames: new RegExp(`^${EAGER}$`) },
  mangle: { keep_fnames: new RegExp(`^${EAGER}$`) },
  format: { comments: /^!/, semicolons: false },
};

/**
 * With brackets around functions of that name instead of it: engines compile these with the script, all others when they are first
 * called. The source has the brackets too (`content/glance.js`), but shortening takes them off.
 * @param {string} text
 */
function bracketed(text) {
  /** @type {import('acorn').Token[]} */
  const tokens = [];
  parse(text, { ecmaVersion: 'latest', onToken: tokens });
  const is = (/** @type {number} */ at) => text.slice(tokens[at].start, tokens[at].end);
  /** What takes the place of what. @type {{start: number, end: number, by: string}[]} */
  const changes = [];
  /** Of each brace that is open, whether such a function ends with it. @type {boolean[]} */
  const open = [];
  /** How deep in the brackets behind `function`; none where no body is waited for. @type {number | undefined} */
  let depth;
  tokens.forEach(({ type: { label }, start, end }, at) => {
    if (label === 'function' && is(at + 1) === EAGER) {
      changes.push({ start, end: tokens[at + 1].end, by: '(function' });
      depth = 0;
    } else if (label === '(' || label === ')') depth = depth === undefined ? depth : depth + (label === '(' ? 1 : -1);
    else if (label === '{' || label === '${') {
      open.push(depth === 0);
      if (depth === 0) depth = undefined;
    } else if (label === '}' && open.pop()) changes.push({ start: end, end, by: ')' });
  });
  let [out, last] = ['', 0];
  for (const { start, end, by } of changes) {
    out += text.slice(last, start) + by;
    last = end;
  }
  return out + text.slice(last);
}

/** @param {string} text a script, no module */
export async function short(text) {
  const { code } = await minify(text, OPTIONS);
  if (code === undefined) throw new Error('nothing is left of a script');
  return `${bracketed(code)}\n`;
}
