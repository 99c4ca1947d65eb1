// The soak: thousands of local pages of all kinds, one after the other, in one browser. `node soak.mjs [PAGES] [BROWSER]`, part of
// `./build.sh check`. Memory of the background and of the pages has to stay flat, no frame, tab or listener may be left, no console
// may hold an error, and no request may leave for another host.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { KINDS, inPanel, launch } from '../browser/browsers.mjs';
import { until } from '../browser/harness.mjs';
import { ROOT, serve } from '../browser/server.mjs';

/** @typedef {import('../browser/browsers.mjs').Page} Page */

const [count = '5000', kind = 'chromium'] = process.argv.slice(2);
const PAGES = Number(count);
if (!KINDS.includes(/** @type {any} */ (kind))) throw new Error(`no such browser: ${kind}`);
/** A part of all pages, at the end of which memory is looked at. */
const LAP = Math.max(60, Math.floor(PAGES / 20));
/** What may be more at the end than after the first laps: bytes, nodes, listeners. The module's memory never shrinks; how many nodes of the page before are still there is chance, one left over of each page would be thousands. */
const MAY_GROW = { module: 1 << 20, background: 1 << 20, page: 4 << 20, nodes: 2000, listeners: 200 };

/** Pages that break themselves have errors of their own, and so do consent libraries that ask for files that aren't there. */
const OWN_ERRORS = /hostile|libraries/;
const kinds = ['demo', 'pages', 'banners', 'reader'].flatMap(folder =>
  readdirSync(join(ROOT, 'tests/fixtures', folder)).filter(name => /\.(html|txt)$/.test(name) && !OWN_ERRORS.test(name)).map(name => `/fixtures/${folder}/${name}`),
);
for (const id of ['onetrust', 'cookiebot', 'didomi', 'iubenda', 'complianz', 'borlabs']) kinds.push(`/fixtures/banners/platforms.html#${id}`);
for (const query of ['?csp=strict', '?csp=sandbox']) kinds.push(`/fixtures/demo/policy-nl.html${query}`);

const server = await serve();
const browser = await launch(/** @type {import('../browser/browsers.mjs').Kind} */ (kind));
const control = await browser.control();
const page = await browser.browser.newPage();
/** @type {string[]} */
const errors = [];
/** What a page of the tests says of itself is none of the extension's: only what came from its files, or from no file. @param {string} text @param {string} [url] */
const note = (text, url = '') => (url.startsWith(server.origin) ? undefined : errors.push(`${page.url()}: ${text} (${url})`));
page.on('console', message => message.type() === 'error' && note(message.text(), message.location().url));
page.on('pageerror', error => note(String(error), /** @type {Error} */ (error).stack?.includes(server.origin) ? server.origin : ''));
const frames = async () => (await browser.browser.pages()).length;
const worker = kind === 'chromium' ? await (await browser.browser.waitForTarget(target => target.type() === 'service_worker')).worker() : null;
worker?.client.on('Runtime.exceptionThrown', (/** @type {any} */ event) => errors.push(`background: ${event.exceptionDetails.exception?.description ?? event.exceptionDetails.text}`));

/** Begins an instance of the core whose memory can be asked for: it lies outside of the heap. */
await browser.background(async background => {
  const { FineprintGlue } = background;
  background.FineprintGlue = () => new Proxy(FineprintGlue(), { apply: async (glue, _, args) => (background.held = (await glue(...args)).memory) });
  await background.FineprintCore.analyze({ blocks: 1 }).catch(() => {});
});

/** Bytes held by the background and by the page, after what can be thrown away was. */
async function memory() {
  const module = await browser.background(background => background.held.buffer.byteLength);
  if (!worker) return { module, background: 0, page: 0, nodes: 0, listeners: 0 };
  const heap = async (/** @type {any} */ client) => {
    await client.send('HeapProfiler.collectGarbage');
    return (await client.send('Runtime.getHeapUsage')).usedSize;
  };
  const client = await page.createCDPSession();
  await client.send('Performance.enable');
  await page.goto(`${server.origin}/fixtures/pages/article.html`);
  const own = await heap(client);
  const { metrics } = await client.send('Performance.getMetrics');
  const of = (/** @type {string} */ name) => metrics.find(({ name: own }) => own === name)?.value ?? 0;
  await client.detach();
  return { module, background: await heap(worker.client), page: own, nodes: of('Nodes'), listeners: of('JSEventListeners') };
}

/** What a person does on some pages. @param {number} at */
async function use(at) {
  const tabId = await browser.tabId(page);
  const ask = (/** @type {object} */ message) => control.evaluate(message => chrome.runtime.sendMessage(message), { ...message, tabId });
  const report = /** @type {any} */ (await ask({ type: 'report' }));
  if (at % 5 === 0 && report?.policy) {
    const [quote] = report.policy.facts.flatMap((/** @type {any} */ fact) => fact.evidence);
    if (quote) await ask({ type: 'show', start: quote.start, end: quote.end });
    await ask({ type: 'sections', on: true, sections: report.policy.sections.slice(0, 200).map((/** @type {any} */ s) => ({ start: s.start, end: s.end, topic: s.topics[0] })) });
  }
  if (at % 20 === 0 && (await ask({ type: 'panel', do: 'open' })) === true) {
    await until('the panel', async () => {
      const state = await inPanel(page, panel => panel.body.dataset.state);
      return state && state !== 'loading';
    });
    if (at % 40 === 0) await ask({ type: 'panel', do: 'close' });
  }
}

/** @type {Awaited<ReturnType<typeof memory>>[]} */
const laps = [];
const start = performance.now();
const tabs = await frames();
try {
  for (let at = 1; at <= PAGES; at++) {
    const path = kinds[at % kinds.length];
    await page.goto(server.origin + path, { waitUntil: 'load' });
    // Every page is read whole, as the popup has it read; on some more is done.
    await use(at);
    if (at % LAP === 0) {
      laps.push(await memory());
      console.log(`${at} pages in ${Math.round((performance.now() - start) / 1000)} s: ${JSON.stringify(laps.at(-1))}`);
    }
    if (errors.length) throw new Error(`an error in a console: ${errors.slice(0, 3).join('\n')}`);
  }
  if ((await frames()) !== tabs) throw new Error(`${(await frames()) - tabs} tabs are left`);
  if (browser.leaks.length) throw new Error(`requests to other hosts: ${browser.leaks.slice(0, 5)}`);
  // The middle of the laps at the beginning, without the first, against that of the last ones: what is left over of one page in
  // ten would be seen a hundred times.
  const part = Math.max(1, Math.floor(laps.length / 4));
  const middle = (/** @type {typeof laps} */ some, /** @type {keyof typeof laps[0]} */ of) => some.map(lap => lap[of]).sort((x, y) => x - y)[Math.floor(some.length / 2)];
  const grown = /** @type {Record<keyof typeof laps[0], number>} */ ({});
  for (const of of /** @type {(keyof typeof laps[0])[]} */ (Object.keys(MAY_GROW))) {
    grown[of] = middle(laps.slice(-part), of) - middle(laps.slice(1, part + 1), of);
    if (grown[of] > MAY_GROW[of]) throw new Error(`memory grew: ${of} by ${grown[of]}`);
  }
  console.log(`${PAGES} pages of ${kinds.length} kinds in ${kind}: grown by ${JSON.stringify(grown)}; no tab left; no error; no request to another host`);
} finally {
  await browser.close();
  await server.close();
}
