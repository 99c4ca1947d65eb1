// Ring four: what a page with nothing to report feels, counted in a trace of the browser: no layout is asked for, and a page that never rests
// is looked at ever less often. How long it takes is a matter of the bench.
import assert from 'node:assert/strict';
import { MEASURED, sum } from '../bench/measure.mjs';
import { test, until } from './harness.mjs';
import { server, session } from './setup.mjs';

/** @typedef {import('./browsers.mjs').Page} Page */
/** @typedef {import('./browsers.mjs').Session} Session */

const RING = 'felt';

/** How often a page was looked at for a banner. @param {Session} browser @param {Page} page @returns {Promise<() => Promise<number>>} */
async function counter(browser, page) {
  const control = await browser.control();
  const tabId = await browser.tabId(page);
  await page.bringToFront();
  return () =>
    control.evaluate(tabId => chrome.scripting.executeScript({ target: { tabId }, func: () => /** @type {any} */ (globalThis).FineprintBannerWatch?.looks() ?? 0 }).then(([{ result }]) => Number(result)), tabId);
}

/**
 * What scripts that are not the page's own did from its load on, until it was looked at for the second time.
 * @param {Session} browser @param {string} url @param {(page: Page) => Promise<unknown>} act what changes in it
 */
async function traced(browser, url, act) {
  const page = await browser.open('about:blank');
  await page.tracing.start({ categories: MEASURED });
  await page.goto(url, { waitUntil: 'load' });
  const looks = await counter(browser, page);
  const first = await until('a look', looks);
  await act(page);
  await until('another look', async () => (await looks()) > first);
  const trace = await page.tracing.stop();
  return { ...sum(JSON.parse(Buffer.from(trace ?? []).toString('utf8')).traceEvents), looks: await looks() };
}

/** Changes its words, a hundred times. @param {Page} page */
const chats = page =>
  page.evaluate(async () => {
    const line = document.body.appendChild(document.createElement('p'));
    for (let i = 0; i < 100; i++) {
      line.textContent = `The river stood at ${i}.`;
      await new Promise(done => requestAnimationFrame(done));
    }
  });
const grows = (/** @type {Page} */ page) => page.evaluate(() => document.body.append('A walk along the river.'));

/** @param {string} name @param {(browser: Session, origin: string) => Promise<void>} body */
const onTrace = (name, body) =>
  test(`${RING}: chromium: ${name}`, async () => {
    const browser = await session('chromium');
    try {
      await body(browser, (await server()).origin);
    } finally {
      await browser.closePages();
    }
  });

for (const name of ['plain', 'article']) {
  onTrace(`no layout is asked of a page with nothing to report: ${name}`, async (browser, origin) => {
    const { layouts, script } = await traced(browser, `${origin}/fixtures/pages/${name}.html`, grows);
    assert.ok(script > 0, 'the trace has the scripts of the extension');
    assert.equal(layouts, 0);
  });
}

onTrace('a page that never rests is not looked at for each of its changes, and no layout is asked of it', async (browser, origin) => {
  const { layouts, looks } = await traced(browser, `${origin}/fixtures/pages/plain.html`, chats);
  assert.equal(layouts, 0);
  assert.ok(looks < 20, `${looks} looks for 100 changes`);
});

onTrace('that a layout would be seen: a page with a form', async (browser, origin) => {
  const page = await browser.open('about:blank');
  await page.tracing.start({ categories: MEASURED });
  await page.goto(`${origin}/fixtures/banners/bar-nl.html`, { waitUntil: 'load' });
  await page.bringToFront();
  await until('the form', async () => (await browser.report(page)).banners.length > 0);
  const trace = await page.tracing.stop();
  const { layouts } = sum(JSON.parse(Buffer.from(trace ?? []).toString('utf8')).traceEvents);
  assert.ok(layouts > 0);
});
