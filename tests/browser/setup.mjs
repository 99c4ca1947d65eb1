// What the rings share: one server, one running browser of each kind, the command line.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { KINDS, launch } from './browsers.mjs';
import { atEnd, test } from './harness.mjs';
import { ROOT, serve } from './server.mjs';

/** @typedef {import('./browsers.mjs').Kind} Kind */
/** @typedef {import('./browsers.mjs').Session} Session */

/** @type {Map<string, Promise<any>>} */
const started = new Map();

/** @template T @param {string} name @param {() => Promise<T>} start @returns {Promise<T>} */
function once(name, start) {
  if (!started.has(name)) started.set(name, start());
  return /** @type {Promise<T>} */ (started.get(name));
}

export const server = () => once('server', () => serve());

/** The browser of a kind, started at its first use. @param {Kind} kind */
export const session = kind => once(kind, () => launch(kind));

atEnd(async () => {
  for (const kind of KINDS) await (await started.get(kind))?.close();
  await (await started.get('server'))?.close();
});

/** For what is the same code in every browser, and was shown in Firefox on a few: `./build.sh check` asks Firefox for the rest too. @type {Kind[]} */
export const SAMPLE = process.env.FINEPRINT_WHOLE ? KINDS : ['chromium'];

/**
 * A test for each kind of browser; whatever it opened is closed again, however it ends.
 * @param {string} ring @param {string} name @param {(context: {browser: Session, origin: string}) => Promise<void>} body @param {Kind[]} [kinds]
 */
export function inBoth(ring, name, body, kinds = KINDS) {
  for (const kind of kinds) {
    test(`${ring}: ${kind}: ${name}`, async () => {
      const browser = await session(kind);
      try {
        await body({ browser, origin: (await server()).origin });
      } finally {
        await browser.closePages();
      }
    });
  }
}

/** The day that reports of the tests count from. */
export const TODAY = '2026-01-01';

/** The output of the command line. @param {...string} args */
export async function fineprint(...args) {
  const { stdout } = await promisify(execFile)(join(ROOT, 'target/release/fineprint'), args, {
    cwd: ROOT,
    maxBuffer: 1 << 28,
  });
  return stdout;
}

/** A memory of a demo policy with another answer, and other sentences where some of it stood. @param {string} language @param {string} url @returns {Promise<any>} */
export async function rememberedOther(language, url) {
  const memory = JSON.parse(await fineprint('remember', '--url', url, '--today', '2025-03-01', `tests/fixtures/demo/policy-${language}.html`));
  const sale = memory.facts.find((/** @type {any} */ fact) => fact.id === 'sale_share');
  Object.assign(sale, { status: 'stated_yes', value: ['is:yes'] });
  const others = new Set([3, 4, 5, ...sale.at]);
  memory.sentences = memory.sentences.match(/.{16}/g).map((/** @type {string} */ hash, /** @type {number} */ i) => (others.has(i) ? '00000000000000aa' : hash)).join('');
  return memory;
}

/** JSON with the keys of every object in order, so that equal values are equal texts. @param {unknown} value */
export function canonical(value) {
  return JSON.stringify(
    value,
    (_, part) =>
      part && typeof part === 'object' && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
        : part,
    1,
  );
}

/** Fails unless both are the same JSON; shows the first lines that differ. @param {unknown} got @param {unknown} expected */
export function assertSameJson(got, expected) {
  const [a, b] = [canonical(got), canonical(expected)];
  if (a === b) return;
  const [left, right] = [a.split('\n'), b.split('\n')];
  const at = left.findIndex((line, index) => line !== right[index]);
  const part = (/** @type {string[]} */ lines) => lines.slice(Math.max(0, at - 3), at + 4).join('\n');
  throw new Error(`differs at line ${at + 1}\n--- got\n${part(left)}\n--- expected\n${part(right)}`);
}
