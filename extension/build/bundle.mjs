// Content scripts in one file, since each file that a page starts has its price. A module is run when something first asks for
// its name. A file that is in a page already does nothing there.

/** The first line of a module and its last; what stands between is its body. */
const FIRST = /^globalThis\.(Fineprint\w+) = \(\(\) => \{$/m;
const LAST = /^\}\)\(\);\s*$/m;

const head = (/** @type {string} */ mark) => `// Made of the files named below, for a page to start as one.
'use strict';

(lazy => {
if ('${mark}' in globalThis) return;
`;
const TAIL = `})((name, make) =>
  Object.defineProperty(globalThis, name, {
    configurable: true,
    get() {
      const value = make();
      Object.defineProperty(globalThis, name, { value });
      return value;
    },
  }),
);
`;

/**
 * One file of several, in their order.
 * @param {{name: string, text: string}[]} files @param {(module: string) => boolean} eager modules that are not put off
 * @param {string} mark the module that tells that the file is there already
 */
export function bundle(files, eager, mark) {
  const parts = files.map(({ name, text }) => {
    const body = text.replace(/^'use strict';\n/m, '');
    const first = FIRST.exec(body);
    if (!first || eager(first[1])) return `// ${name}\n${body}`;
    const last = LAST.exec(body);
    const outside = body.slice(0, first.index) + (last ? body.slice(last.index + last[0].length) : '');
    if (!last || outside.replace(/^\/\/.*$/gm, '').replace(/\/\*[\s\S]*?\*\//g, '').trim()) throw new Error(`${name} is no module alone`);
    const inside = body.slice(first.index + first[0].length, last.index);
    return `// ${name}\n${body.slice(0, first.index)}lazy('${first[1]}', () => {${inside}});\n`;
  });
  return head(mark) + parts.join('\n') + TAIL;
}
