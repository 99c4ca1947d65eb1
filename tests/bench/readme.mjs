// The figures of README.md that the bench measures, from pkg/bench: `node tests/bench/readme.mjs` writes each table between its
// marks, with the command that made it. A table is written only when all of its rows were measured; the others it names.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../browser/server.mjs';
import { kept } from './keep.mjs';
import { PAGES } from './pages.mjs';

const README = join(ROOT, 'README.md');
const [popup, page] = ['popup.json', 'page.json'].map(kept);
/** @param {number | undefined} number @param {number} [digits] */
const of = (number, digits = 0) => (typeof number === 'number' && Number.isFinite(number) ? number.toFixed(digits) : '–');
/** @param {string[][]} rows the first has the heads */
const table = ([head, ...rows]) => [head, head.map(() => '---'), ...rows].map(row => `| ${row.join(' | ')} |`).join('\n');

/** What the popup takes beside an empty page. */
function popups() {
  const states = ['chromium warm', 'chromium cold', 'firefox warm', 'firefox cold'];
  if (!states.every(state => state in popup)) return null;
  const rows = states.map(state => [state, of(popup[state]?.popup), of(popup[state]?.empty), of(popup[state]?.ratio, 2), of(popup[state]?.most, 1)]);
  return table([['`node tests/bench/popup.mjs`', 'popup, ms', 'empty page, ms', 'ratio', 'wanted at most'], ...rows]);
}

/** What pages pay. */
function pages() {
  const { results = {}, peer = '' } = page;
  if (!Object.keys(PAGES).every(what => what in results)) return null;
  const rows = Object.keys(PAGES).map(what => {
    const { ours, peer: other } = results[what];
    const until = ours.hint ? `; ${of(ours.hint)} to the hint` : '';
    const found = other.hint ? `; ${of(other.hint)} to its popup` : '';
    return [what, `${of(ours.script)}${until}`, `${of(other.script)}${found}`, `${ours.messages} to ${other.messages}`, `${ours.woken ? 'yes' : 'no'}, ${other.woken ? 'yes' : 'no'}`];
  });
  return table([['`node tests/bench/page.mjs`', 'Fineprint', `autoconsent ${peer}`, 'messages', 'background woken'], ...rows]);
}

/** @type {Record<string, () => string | null>} */
const TABLES = { popup: popups, pages };
let text = readFileSync(README, 'utf8');
for (const [mark, make] of Object.entries(TABLES)) {
  const place = new RegExp(`(<!-- bench ${mark} -->\\n)[^]*?(\\n<!-- end -->)`);
  if (!place.test(text)) throw new Error(`README.md has no place for the table “${mark}”`);
  const made = make();
  if (made === null) console.log(`${mark}: not all of it was measured, so it stays as it is`);
  else text = text.replace(place, (_, begin, end) => `${begin}${made}${end}`);
}
writeFileSync(README, text);
