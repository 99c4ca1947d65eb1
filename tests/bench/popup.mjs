// How long the popup takes to show a summary, beside a page of the extension that shows as many elements and does nothing else, in
// one run: `node tests/bench/popup.mjs [chromium|firefox]`. Medians of 20; warm: the background is there and has the page's
// language; cold: the background has to start first. The pages lie in a copy of the package.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KINDS, launch } from '../browser/browsers.mjs';
import { until } from '../browser/harness.mjs';
import { ROOT, serve } from '../browser/server.mjs';
import { keep } from './keep.mjs';

/** @typedef {import('../browser/browsers.mjs').Session} Session */
/** @typedef {import('../browser/browsers.mjs').Kind} Kind */

const TIMES = 20;
/** The most that the popup may take, as a multiple of the empty page. */
const MOST = { warm: 1.5, cold: 3 };

/** Runs in both pages before all else: notes when the page shows what it has to show, once that is painted. */
const WATCH = `
  new MutationObserver((_, watch) => {
    const { state } = document.body?.dataset ?? {};
    if (state !== 'policy') return;
    watch.disconnect();
    requestAnimationFrame(() => setTimeout(() => (globalThis.shown = performance.now())));
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-state'] });
`;

/** The same style sheets, as many elements with as much text; the number and the text come with the address. */
const EMPTY = `
  const [count, letters] = location.search.slice(1).split(',').map(Number);
  const main = document.querySelector('main');
  for (let i = 0; i < count; i++) {
    const element = document.createElement('p');
    element.textContent = 'word '.repeat(Math.ceil(letters / count / 5));
    main.append(element);
  }
  document.body.dataset.state = 'policy';
`;

/** A copy of the package with both pages in it. @param {Kind} kind */
function copy(kind) {
  const folder = mkdtempSync(join(tmpdir(), 'fineprint-bench-'));
  cpSync(join(ROOT, 'pkg', kind === 'chromium' ? 'chrome' : 'firefox'), folder, { recursive: true });
  const popup = readFileSync(join(folder, 'popup.html'), 'utf8');
  writeFileSync(join(folder, 'bench-watch.js'), WATCH);
  writeFileSync(join(folder, 'bench-empty.js'), EMPTY);
  const watched = popup.replace('<head>', '<head><script src="bench-watch.js"></script>');
  writeFileSync(join(folder, 'bench-popup.html'), watched);
  const empty = watched.replace(/<body[^]*<\/body>/, '<body><main></main><script src="bench-empty.js"></script></body>');
  writeFileSync(join(folder, 'bench-empty.html'), empty);
  return folder;
}

/** Opens a page of the extension; gives what it took and what it shows. @param {Session} browser @param {string} file */
async function took(browser, file) {
  const page = await browser.openOwn(file);
  await page.bringToFront();
  const shown = Number(await until(file, () => page.evaluate(() => /** @type {any} */ (globalThis).shown)));
  const [elements, letters] = await page.evaluate(() => [document.querySelectorAll('body *').length, document.body.innerText.length]);
  await page.close();
  return { shown, elements, letters };
}

/** Stops the background, as the browser does when it has nothing to do. @param {Session} browser */
async function stop(browser) {
  if (browser.kind === 'chromium') {
    const target = browser.browser.targets().find(target => target.type() === 'service_worker');
    await (await target?.worker())?.close();
    await until('no background', () => !browser.browser.targets().some(target => target.type() === 'service_worker'));
    return;
  }
  // Firefox stops it after the time that was set for this run.
  const control = await browser.control();
  await until('no background', () => control.evaluate(() => !chrome.extension.getViews().some(view => view.location.pathname.startsWith('/_generated_background'))));
}

/** @param {number[]} numbers */
const median = numbers => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

let fine = true;
for (const kind of KINDS.filter(kind => !process.argv[2] || kind === process.argv[2])) {
  const folder = copy(kind);
  const server = await serve();
  const browser = await launch(kind, { folder, idle: 1000 });
  try {
    const policy = await browser.open(`${server.origin}/fixtures/demo/policy-en.html`);
    await browser.badgeShown(policy);
    const popup = `bench-popup.html?tab=${await browser.tabId(policy)}`;
    const { elements, letters } = await took(browser, popup);
    const empty = `bench-empty.html?${elements},${letters}`;
    for (const state of /** @type {const} */ (['warm', 'cold'])) {
      /** @type {{popup: number[], empty: number[]}} */
      const times = { popup: [], empty: [] };
      for (let i = 0; i < TIMES; i++) {
        if (state === 'cold') await stop(browser);
        times.popup.push((await took(browser, popup)).shown);
        times.empty.push((await took(browser, empty)).shown);
      }
      const [full, bare] = [median(times.popup), median(times.empty)];
      keep('popup.json', { [`${kind} ${state}`]: { popup: full, empty: bare, ratio: full / bare, most: MOST[state] } });
      fine &&= full / bare <= MOST[state];
      console.log(`${kind} ${state}: ${full.toFixed(0)} ms, the empty page ${bare.toFixed(0)} ms, ratio ${(full / bare).toFixed(2)} of at most ${MOST[state]} (${elements} elements)`);
    }
  } finally {
    await browser.close();
    await server.close();
    rmSync(folder, { recursive: true });
  }
}
// Over a limit is another thing than broken.
process.exit(fine ? 0 : 3);
