// Fineprint and autoconsent's own content script on the same pages, in the same run, in Chromium:
//   node tests/bench/banners.mjs [compare [PART OF A PATH]|alone chromium|alone firefox|sweep [FROM [MOST]]]
// `compare` (the default): the pages of tests/fixtures/banners, and ../shared/corpus/banners where it is there; prints a table.
// `alone`: Fineprint on the same pages, in the browser of that name; of the corpus also roles, hints, languages and partners.
// `sweep`: Fineprint alone on every HTML page of ../shared/corpus/pages; prints each page where it takes something for a banner, and
// ends with 1 where one is not among those that were looked at (banners-seen.txt).
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { launch } from '../browser/browsers.mjs';
import { ROOT, serve } from '../browser/server.mjs';
import { Judge } from './banner-judge.mjs';

/** @typedef {{path: string, banner: boolean, refusal: boolean, language?: string, expected?: import('./banner-judge.mjs').Expected}} Case */
/** @typedef {import('../browser/browsers.mjs').Session} Session */

const SHARED = resolve(ROOT, process.env.FINEPRINT_SHARED ?? '../shared');
/** How long a page may take until it counts as read, in milliseconds. */
const PATIENCE = 6000;
/** The same for autoconsent, counted from the load of the page. */
const ITS_PATIENCE = 2500;
/** Pages that are open at the same time. */
const ABREAST = 3;

/** What Fineprint reports of a page, once it has settled; at once where it reports a banner. @param {Session} browser @param {import('puppeteer-core').Page} page @returns {Promise<any[]>} */
async function banners(browser, page) {
  const control = await browser.control();
  const url = page.url();
  return JSON.parse(
    await control.evaluate(
      async (url, patience) => {
        const end = Date.now() + patience;
        for (;;) {
          const tab = (await chrome.tabs.query({})).find(tab => tab.url === url);
          const report = tab && (await chrome.runtime.sendMessage({ type: 'report', tabId: tab.id }));
          if (report?.banners?.length || report?.settled || Date.now() > end) return JSON.stringify(report?.banners ?? []);
          await new Promise(done => setTimeout(done, 150));
        }
      },
      url,
      PATIENCE,
    ),
  );
}

/** What autoconsent says of a page: whether it found a banner, and whether it could refuse. @param {Session} browser @param {string} url */
async function autoconsent(browser, url) {
  const folder = join(ROOT, 'node_modules/@duckduckgo/autoconsent');
  const script = readFileSync(join(folder, 'dist/autoconsent.playwright.js'), 'utf8');
  const rules = { autoconsent: JSON.parse(readFileSync(join(folder, 'rules/rules.json'), 'utf8')).autoconsent };
  const config = {
    enabled: true, autoAction: 'optOut', disabledCmps: [], enablePrehide: false, enableCosmeticRules: true, enableGeneratedRules: true,
    detectRetries: 5, isMainWorld: false, prehideTimeout: 2000, enableHeuristicDetection: true, heuristicMode: 'reject', visualTest: false,
    enablePopupMutationObserver: true, performanceLoggingEnabled: false, heuristicPopupSearchTimeout: 100,
    logs: { lifecycle: false, rulesteps: false, detectionsteps: false, evals: false, errors: false, messages: false, waits: false },
  };
  const page = await browser.browser.newPage();
  const said = { found: false, refused: false };
  let done = () => {};
  const ended = new Promise(end => (done = () => end(undefined)));
  const reply = (/** @type {object} */ message) => page.evaluate(message => /** @type {any} */ (globalThis).autoconsentReceiveMessage(message), message).catch(() => {});
  await page.exposeFunction('autoconsentSendMessage', async (/** @type {any} */ message) => {
    if (message.type === 'init') await reply({ type: 'initResp', config, rules });
    if (message.type === 'eval') await reply({ id: message.id, type: 'evalResp', result: await page.evaluate(message.code).catch(() => false) });
    if (message.type === 'popupFound') said.found = true;
    if (message.type === 'optOutResult') said.refused = message.result === true;
    if (message.type === 'optOutResult' || message.type === 'autoconsentDone') done();
    if (message.type === 'report' && /^(nothingDetected|openPopupNotDetected|optOutFailed|optOutSucceeded|done)$/i.test(message.state?.lifecycle)) done();
    // The heuristic finds a banner that it has no way to refuse.
    if (message.type === 'report' && message.state?.heuristicPatterns?.length > 0 && message.state?.detectedPopups?.length > 0) said.found = true;
  });
  await page.goto(url, { waitUntil: 'load' }).catch(() => {});
  await page.evaluate(script).catch(() => {});
  await Promise.race([ended, new Promise(end => setTimeout(end, ITS_PATIENCE))]);
  await page.close();
  return said;
}

/** @returns {Case[]} */
function cases() {
  /** @type {Case[]} */
  const out = [];
  const own = '/fixtures/banners';
  const platforms = [...readFileSync(join(ROOT, 'tests', own, 'platforms.html'), 'utf8').matchAll(/<template id="([^"]+)"/g)].map(match => match[1]);
  const none = [...readFileSync(join(ROOT, 'tests', own, 'dialogs.html'), 'utf8').matchAll(/<template id="([^"]+)"/g)].map(match => match[1]);
  const without = new Set(['quantcast', 'cookiebot', 'tabs', 'locked', 'vendors']);
  for (const id of platforms) out.push({ path: `${own}/platforms.html#${id}`, banner: true, refusal: !without.has(id) });
  for (const id of none) out.push({ path: `${own}/dialogs.html#${id}`, banner: false, refusal: false });
  for (const [, id, marks] of readFileSync(join(ROOT, 'tests', own, 'fresh.html'), 'utf8').matchAll(/<template id="([^"]+)"([^>]*)>/g)) {
    out.push({ path: `${own}/fresh.html#${id}`, banner: marks.includes('data-lang'), refusal: /data-roles="[^"]*(reject|necessary_only)/.test(marks) });
  }
  for (const file of ['bar-nl', 'static', 'shadow-open', 'shadow-closed', 'unequal']) out.push({ path: `${own}/${file}.html`, banner: true, refusal: true });
  for (const file of ['notice', 'paywall', 'settings-only']) out.push({ path: `${own}/${file}.html`, banner: true, refusal: false });
  const corpus = join(SHARED, 'corpus/banners/cases.json');
  for (const { page, expect, language } of existsSync(corpus) ? JSON.parse(readFileSync(corpus, 'utf8')) : []) {
    const refusal = expect.banner && expect.hint?.includes('reject') === true;
    out.push({ path: `/corpus/banners/${page}`, banner: expect.banner, refusal, language, expected: expect });
  }
  return out;
}

/** @param {string} part of the paths of the pages */
async function compare(part) {
  const [server, browser] = [await serve(), await launch('chromium')];
  const rows = { fineprint: [0, 0, 0], autoconsent: [0, 0, 0] };
  const all = cases().filter(({ path }) => path.includes(part));
  const sum = [all.filter(c => c.banner).length, all.filter(c => !c.banner).length, all.filter(c => c.refusal).length];
  await browser.control();
  let number = 0;
  /** @param {Case} of */
  const one = async ({ path, banner, refusal }) => {
    // A site of its own for each look, so that no choice made before is remembered.
    const site = (/** @type {string} */ name) => server.origin.replace('127.0.0.1', `${name}-${(number += 1)}.localhost`) + path;
    const page = await browser.open(site('fineprint'));
    const list = await banners(browser, page);
    await page.close();
    const ours = { found: list.length > 0, refused: list.some(b => b.hint?.role === 'reject' || b.hint?.role === 'necessary_only') };
    const theirs = await autoconsent(browser, site('autoconsent'));
    for (const [name, { found, refused }] of /** @type {const} */ ([['fineprint', ours], ['autoconsent', theirs]])) {
      rows[name][0] += Number(banner && found);
      rows[name][1] += Number(!banner && found);
      rows[name][2] += Number(refusal && refused);
      if (banner !== found || (refusal && !refused)) console.log(`  ${name}: ${path}: ${found ? 'found' : 'not found'}${refusal && !refused ? ', no refusal' : ''}`);
    }
  };
  // One after the other, each in front: pages draw their banners otherwise, or not at all, in a tab that nobody sees.
  for (const next of all) await one(next);
  await browser.close();
  await server.close();
  console.log('| | banners found | false alarms | refusals found |\n| --- | --- | --- | --- |');
  for (const [name, counts] of Object.entries(rows)) console.log(`| ${name} | ${counts.map((n, i) => `${n} of ${sum[i]}`).join(' | ')} |`);
}

/** @param {import('../browser/browsers.mjs').Kind} kind */
async function alone(kind) {
  const [server, browser] = [await serve(), await launch(kind)];
  await browser.control();
  const all = cases();
  const judge = new Judge();
  let [found, alarms, refusals] = [0, 0, 0];
  for (const { path, banner, refusal, language, expected } of all) {
    const page = await browser.browser.newPage();
    // Saved pages may lead elsewhere, or load without end: what they are by then is what is looked at.
    await page.goto(server.origin + path, { waitUntil: 'load', timeout: 15_000 }).catch(() => {});
    const list = await banners(browser, page);
    await page.close();
    const refused = list.some(b => b.hint?.role === 'reject' || b.hint?.role === 'necessary_only');
    found += Number(banner && list.length > 0);
    alarms += Number(!banner && list.length > 0);
    refusals += Number(refusal && refused);
    if (expected) judge.add(path, expected, list, language);
    if (banner !== list.length > 0 || (refusal && !refused)) console.log(`  ${kind}: ${path}: ${list.length ? 'found' : 'not found'}`);
  }
  for (const note of judge.notes) console.log(`  ${kind}: ${note}`);
  await browser.close();
  await server.close();
  const of = (/** @type {(c: Case) => boolean} */ is) => all.filter(is).length;
  console.log(`${kind}: found ${found} of ${of(c => c.banner)}, false alarms ${alarms} of ${of(c => !c.banner)}, refusals ${refusals} of ${of(c => c.refusal)}`);
  console.log(`${kind}, of the corpus: ${judge}`);
  if (found < of(c => c.banner) || alarms || refusals < of(c => c.refusal) || judge.notes.length) process.exitCode = 1;
}

/** @param {string} from the name of the first file @param {number} most so many files at most */
async function sweep(from, most) {
  const folder = join(SHARED, 'corpus/pages/files');
  const files = existsSync(folder) ? readdirSync(folder).filter(name => /\.html?$/.test(name) && name >= from).toSorted().slice(0, most) : [];
  const [server, browser] = [await serve(), await launch('chromium')];
  await browser.control();
  const waiting = [...files];
  const looked = new Set(readFileSync(join(ROOT, 'tests/bench/banners-seen.txt'), 'utf8').split('\n').filter(line => line && !line.startsWith('#')));
  /** @type {string[]} */
  const fresh = [];
  let found = 0;
  const start = Date.now();
  const work = async () => {
    for (let file = waiting.shift(); file; file = waiting.shift()) {
      const page = await browser.browser.newPage();
      try {
        await page.goto(`${server.origin}/corpus/pages/files/${encodeURIComponent(file)}`, { waitUntil: 'domcontentloaded', timeout: 15_000 });
        for (const { text, controls } of await banners(browser, page)) {
          found += 1;
          if (!looked.delete(file)) fresh.push(file);
          console.log(`  ${file}: ${text.replace(/\s+/g, ' ').slice(0, 160)} [${controls.map((/** @type {any} */ c) => `${c.role}: ${c.label}`).join(', ').slice(0, 160)}]`);
        }
      } catch (error) {
        console.log(`  ${file}: ${/** @type {Error} */ (error).message.split('\n')[0]}`);
      }
      await page.close().catch(() => {});
    }
  };
  await Promise.all(Array.from({ length: ABREAST }, work));
  await browser.close();
  await server.close();
  const gone = [...looked].filter(file => files.includes(file));
  if (gone.length) console.log(`no banner any more: ${gone.join(', ')}`);
  if (fresh.length) console.log(`never looked at: ${fresh.join(', ')}`);
  if (fresh.length || gone.length) process.exitCode = 1;
  console.log(`${found} banners on ${files.length} pages in ${Math.round((Date.now() - start) / 1000)} s, the last ${files.at(-1)}`);
}

const [what = 'compare', which = '', most = 'Infinity'] = process.argv.slice(2);
if (what === 'sweep') await sweep(which, Number(most));
else if (what === 'alone') await alone(which === 'firefox' ? 'firefox' : 'chromium');
else await compare(which);
process.exit();
