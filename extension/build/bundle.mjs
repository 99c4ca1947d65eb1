// Content scripts in one file, since each file that a page starts has its price. A module is run when something first asks for
// its name. A file that is in a page already does nothing there. Names of a world are slow to set and to read, so the modules of what
// looks at every page know each other without them; whoever comes later has them named first.

/** The first line of a module and its last; what stands between is its body. */
const FIRST = /^globalThis\.(Fineprint\w+) = \(\(\) => \{$/m;
const LAST = /^\}\)\(\);\s*$/m;

/** What names the modules of the file that came first. */
const SHARE = 'FineprintLooks';

const head = (/** @type {string} */ mark) => `// Made of the files named below, for a page to start as one.
'use strict';

(lazy => {
if ('${mark}' in globalThis) return;
`;
/** @param {string[]} names @param {string} mark */
const shares = (names, mark) => `globalThis.${mark} = ${mark};\nglobalThis.${SHARE} = () => Object.assign(globalThis, { ${names.join(', ')} });\n`;
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
 * @param {string} mark the module that tells that the file is there already @param {boolean} first whether it comes before all others
 */
export function bundle(files, eager, mark, first) {
  /** @type {string[]} */
  const known = [];
  const parts = files.map(({ name, text }) => {
    // A module's lines stand one step further in than here; no template of a content script counts its blanks.
    const body = text.replace(/^'use strict';\n/m, '').replace(/^ {2}/gm, '');
    const begin = FIRST.exec(body);
    if (begin && first && eager(begin[1])) {
      known.push(begin[1]);
      return `// ${name}\n${body.replace(FIRST, 'const $1 = (() => {')}`;
    }
    if (!begin || eager(begin[1])) return `// ${name}\n${body}`;
    const last = LAST.exec(body);
    const outside = body.slice(0, begin.index) + (last ? body.slice(last.index + last[0].length) : '');
    if (!last || outside.replace(/^\/\/.*$/gm, '').replace(/\/\*[\s\S]*?\*\//g, '').trim()) throw new Error(`${name} is no module alone`);
    const inside = body.slice(begin.index + begin[0].length, last.index);
    return `// ${name}\n${body.slice(0, begin.index)}lazy('${begin[1]}', () => {${inside}});\n`;
  });
  return head(mark) + (first ? '' : `${SHARE}();\n`) + parts.join('\n') + (first ? shares(known, mark) : '') + TAIL;
}
