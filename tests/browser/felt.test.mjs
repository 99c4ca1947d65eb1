// Ring four: what a page with nothing to report feels, counted in a trace of the browser: no layout is asked for, and a page that never rests
// is looked at ever less often. How long it takes is a matter of the bench.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { traced } from '../bench/measure.mjs';
import { asked, found, looks, rests } from './banner-help.mjs';
import { test, until } from './harness.mjs';
import { ROOT } from './server.mjs';
import { inBoth } from './setup.mjs';

/** @typedef {import('./browsers.mjs').Page} Page */
/** @typedef {import('./browsers.mjs').Session} Session */

/** @param {string} name @param {(context: {browser: Session, origin: string}) => Promise<void>} body */
const onTrace = (name, body) => inBoth('felt', name, body, ['chromium']);

/**
 * What scripts that are not the page's own did from its load on, until it was looked at for the second time, and whether what reads, marks and
 * shows had come by then: the background puts it there for whoever asks it to.
 * @param {Session} browser @param {string} url @param {(page: Page) => Promise<unknown>} act what changes in it
 */
async function felt(browser, url, act) {
  const page = await browser.open('about:blank');
  const scripts = await traced(page, async () => {
    await page.goto(url, { waitUntil: 'load' });
    await page.bringToFront();
    // Where a glance was not enough, the rest has come by then.
    await until('rest', () => rests(browser, page));
    const first = await looks(browser, page);
    await act(page);
    await until('another look', async () => (await looks(browser, page)) > first);
  });
  return { ...scripts, looks: await looks(browser, page), more: await asked(browser, page, 'FineprintAsk', 'ready') };
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

for (const name of ['plain', 'article']) {
  onTrace(`no layout is asked of a page with nothing to report, and no message comes of it: ${name}`, async ({ browser, origin }) => {
    const { layouts, script, more } = await felt(browser, `${origin}/fixtures/pages/${name}.html`, grows);
    assert.ok(script > 0, 'the trace has the scripts of the extension');
    assert.equal(layouts, 0);
    assert.equal(more, false);
  });
}

onTrace('a page that never rests is not looked at for each of its changes, and no layout is asked of it', async ({ browser, origin }) => {
  const { layouts, looks } = await felt(browser, `${origin}/fixtures/pages/plain.html`, chats);
  assert.equal(layouts, 0);
  assert.ok(looks < 20, `${looks} looks for 100 changes`);
});

onTrace('that a layout would be seen: a page with a form', async ({ browser, origin }) => {
  const page = await browser.open('about:blank');
  const { layouts } = await traced(page, async () => {
    await page.goto(`${origin}/fixtures/banners/bar-nl.html`, { waitUntil: 'load' });
    await page.bringToFront();
    await found(browser, page);
  });
  assert.ok(layouts > 0);
});

/** The watch of a bare page in a window whose frames and idle times come when the test says so. */
function watched() {
  const calls = /** @type {Record<'frames' | 'idle' | 'sight', (() => void)[]>} */ ({ frames: [], idle: [], sight: [] });
  const call = (/** @type {keyof typeof calls} */ kind) => calls[kind].splice(0).forEach(one => one());
  const document = { hidden: false, readyState: 'complete', addEventListener: (/** @type {string} */ event, /** @type {() => void} */ does) => event === 'visibilitychange' && calls.sight.push(does) };
  const world = {
    document,
    innerWidth: 800,
    innerHeight: 600,
    chrome: { runtime: { id: 'a' } },
    MutationObserver: class {
      observe() {}
      disconnect() {}
    },
    addEventListener() {},
    setTimeout: () => 1,
    clearTimeout() {},
    requestAnimationFrame: (/** @type {() => void} */ does) => calls.frames.push(does),
    requestIdleCallback: (/** @type {() => void} */ does) => calls.idle.push(does),
    FineprintAsk: { ready: () => false },
    FineprintGlance: { bare: () => true, trees: new Set() },
  };
  const window = Object.assign(world, { window: world, top: world });
  runInNewContext(readFileSync(join(ROOT, 'extension/content/banner-watch.js'), 'utf8'), Object.assign(window, { globalThis: window }));
  return { calls, call, document, watch: /** @type {{looks(): number, idle(task: () => void): void}} */ (/** @type {any} */ (window).FineprintBannerWatch) };
}

test('felt: a page is drawn before it is looked at', async () => {
  const { calls, call, watch } = watched();
  assert.equal(calls.idle.length, 0);
  call('frames');
  assert.equal(watch.looks(), 0);
  call('idle');
  assert.equal(watch.looks(), 1);
});

test('felt: a page that goes out of sight before it was drawn is read all the same', async () => {
  const { call, document, watch } = watched();
  let read = 0;
  watch.idle(() => (read += 1));
  document.hidden = true;
  call('sight');
  call('idle');
  assert.deepEqual([read, watch.looks()], [1, 0]);
});
