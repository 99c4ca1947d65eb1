// What a page pays: the same local pages without any extension, with Fineprint and with autoconsent's content script, one
// after the other, in one run. `node tests/bench/page.mjs [REPEATS] [PAGE]` prints a table and writes pkg/bench/page.json.
import { chromium, server } from './browser.mjs';
import { PEER_VERSION, extensions } from './extensions.mjs';
import { keep } from './keep.mjs';
import { measure, median } from './measure.mjs';
import { PAGES, PARTS } from './pages.mjs';

/** @typedef {import('./measure.mjs').Measure} Measure */
/** @typedef {keyof typeof NAMES} Arm */

/** How long a page is watched after its load, in milliseconds. */
const SETTLE = 3000;
const LONG = 30_000;
const NAMES = { none: 'no extension', ours: 'Fineprint', peer: `autoconsent ${PEER_VERSION}` };
const ARMS = /** @type {Arm[]} */ (Object.keys(NAMES));

const repeats = Number(process.argv[2] ?? 3);
const only = process.argv[3] ?? '';
const made = extensions();
const paths = new Map(Object.entries(PAGES).map(([name], i) => [`/bench/page-${i}.html`, name]));
const bodies = new Map([...paths].map(([path, name]) => [path, PAGES[name].html()]));
const host = await server(path => bodies.get(path) ?? PARTS[path]);
const browsers = { none: await chromium(), ours: await chromium(made.ours), peer: await chromium(made.peer) };
// The first page that a browser opens pays for its start.
for (const arm of ARMS) await measure(browsers[arm], `${host.origin}/bench/frame.html`, 500);

/** @type {Record<string, Record<Arm, Measure>>} */
const results = {};
for (const [path, name] of paths) {
  if (!name.includes(only)) continue;
  const long = PAGES[name].long === true;
  /** @type {Record<Arm, Measure[]>} */
  const all = { none: [], ours: [], peer: [] };
  const one = async (/** @type {Arm} */ arm) => all[arm].push(await measure(browsers[arm], host.origin + path, long ? LONG : SETTLE));
  // The long ones side by side: they are watched, not loaded.
  if (long) await Promise.all(ARMS.map(one));
  else for (let i = 0; i < repeats; i++) for (const arm of ARMS) await one(arm);
  const middle = (/** @type {Measure[]} */ list) =>
    /** @type {Measure} */ (Object.fromEntries(Object.keys(list[0]).map(key => [key, median(list.map(m => m[/** @type {keyof Measure} */ (key)]))])));
  results[name] = { none: middle(all.none), ours: middle(all.ours), peer: middle(all.peer) };
}
for (const arm of ARMS) await browsers[arm].close();
await host.close();
made.remove();

const ms = (/** @type {number} */ n) => n.toFixed(n < 10 ? 2 : 0);
console.log(`| page | extension | scripts, ms | main thread, ms | longest, ms | long tasks | layouts | messages | woken | heap, kB more | hint, ms |`);
console.log(`|${' --- |'.repeat(11)}`);
for (const [name, row] of Object.entries(results)) {
  for (const arm of ARMS) {
    const m = row[arm];
    const heap = arm === 'none' ? '' : ((m.heap - row.none.heap) / 1000).toFixed(0);
    console.log(`| ${[name, NAMES[arm], ms(m.script), ms(m.main), ms(m.longest), m.long, m.layouts, m.messages, m.woken, heap, m.hint ? m.hint.toFixed(0) : ''].join(' | ')} |`);
  }
}
/** What an extension adds to the scripts of a page without any. @param {Record<Arm, Measure>} row @param {Arm} arm */
const own = (row, arm) => Math.max(0, row[arm].script - row.none.script);
/** @type {Record<string, string>} */
const ratios = {};
const of = (/** @type {string} */ name, /** @type {string} */ what, /** @type {(row: Record<Arm, Measure>) => number} */ value, target = '') => {
  if (results[name]) ratios[what] = value(results[name]).toFixed(4) + (target && ` (wanted ${target})`);
};
of('article', 'plain article: our scripts / autoconsent', row => own(row, 'ours') / own(row, 'peer'), '0.1');
of('feed (30 s)', 'feed: our share of 30 s, %', row => own(row, 'ours') / 300, '0.5');
of('chat (30 s)', 'chat: our share of 30 s, %', row => own(row, 'ours') / 300, '0.5');
// Of what the page itself makes the thread do there is little: the share of that is told, not aimed at.
for (const name of ['feed', 'chat']) of(`${name} (30 s)`, `${name}: our share of the work in these 30 s, %`, row => (100 * own(row, 'ours')) / row.ours.main);
of('banner', 'banner: shown to hint / autoconsent', row => row.ours.hint / row.peer.hint, '0.5');
of('1.5 MB text', '1.5 MB: longest slice, ms', row => row.ours.longest, '16.7');
for (const [what, value] of Object.entries(ratios)) console.log(`${what}: ${value}`);
keep('page.json', { peer: PEER_VERSION, results, ratios });
