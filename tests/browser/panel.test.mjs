// Ring four: the panel in the page, in both browsers.
import assert from 'node:assert/strict';
import { KINDS, marked } from './browsers.mjs';
import { test, until } from './harness.mjs';
import { server, session } from './setup.mjs';

/** @typedef {import('./browsers.mjs').Page} Page */

/** What a test does with the panel's document. @param {Document} panel @param {'state' | 'has' | 'click' | 'size'} what @param {string} selector */
function doing(panel, what, selector) {
  const found = panel.querySelector(selector);
  switch (what) {
    case 'state':
      return panel.body.dataset.state;
    case 'has':
      return found !== null;
    case 'click':
      if (!found) throw new Error(`the panel has no ${selector}`);
      /** @type {HTMLElement} */ (found).click();
      return true;
    default:
      return [panel.defaultView?.innerWidth, panel.defaultView?.innerHeight];
  }
}

/**
 * Does it in the panel that stands in a page; `undefined` where there is none. Firefox does not tell where a frame of an
 * extension has arrived, so each frame is asked.
 * @param {Page} page @param {Parameters<typeof doing>[1]} what @param {string} [selector] @returns {Promise<any>}
 */
async function inPanel(page, what, selector = 'body') {
  for (const frame of page.frames().slice(1)) {
    const is = await frame.evaluate(() => location.pathname === '/panel.html').catch(() => false);
    if (!is) continue;
    await frame.evaluate(`globalThis.doing = ${doing}`);
    return frame.evaluate((what, selector) => /** @type {any} */ (globalThis).doing(document, what, selector), what, selector).catch(() => undefined);
  }
}

/** @param {Page} page */
const shown = page => until('the panel', async () => (await inPanel(page, 'state')) === 'policy');

/** @param {import('./browsers.mjs').Session} browser @param {Page} page */
async function openPanel(browser, page) {
  const tab = await browser.tabId(page);
  const control = await browser.control();
  return control.evaluate(tabId => chrome.runtime.sendMessage({ type: 'panel', tabId, do: 'open' }), tab);
}

/** @param {string} name @param {string} path @param {(browser: import('./browsers.mjs').Session, page: Page) => Promise<void>} body */
function inBoth(name, path, body) {
  for (const kind of KINDS) {
    test(`panel: ${kind}: ${name}`, async () => {
      const browser = await session(kind);
      const page = await browser.open(`${(await server()).origin}/fixtures/${path}`);
      try {
        await browser.badgeShown(page);
        await body(browser, page);
      } finally {
        await page.close();
      }
    });
  }
}

for (const [name, query] of [['an ordinary page', ''], ['a page that forbids everything', '?csp=strict']]) {
  inBoth(`facts to sentences, either side, closed: ${name}`, `demo/policy-en.html${query}`, async (browser, page) => {
    assert.equal(await openPanel(browser, page), true);
    await shown(page);
    assert.ok(await inPanel(page, 'has', '[data-fact="rights"][data-member="erase"]'), 'the rows are there');
    await inPanel(page, 'click', '[data-fact="retention"] button.quote');
    assert.ok(await until('the mark', async () => (await marked(page))?.inView));
    await inPanel(page, 'click', '#side');
    await inPanel(page, 'click', '#close');
    await until('the panel is gone', async () => (await inPanel(page, 'state')) === undefined);
  });
}

inBoth('from a sentence to its row', 'demo/policy-en.html', async (browser, page) => {
  await openPanel(browser, page);
  await shown(page);
  await inPanel(page, 'click', '[data-fact="controller"] button.quote');
  await until('the mark', async () => (await marked(page))?.inView);
  const box = await page.evaluate(() => {
    const [range] = /** @type {any} */ (CSS.highlights.get('fineprint-quote'));
    const rect = range.getClientRects()[0];
    return { x: rect.x + 12, y: rect.y + rect.height / 2 };
  });
  await page.mouse.click(box.x, box.y);
  assert.ok(await until('the lit row', () => inPanel(page, 'has', '.row.lit[data-fact="controller"]')));
});

inBoth('over a hostile style sheet and inside an open dialog', 'pages/layers.html', async (browser, page) => {
  assert.equal(await openPanel(browser, page), true);
  await shown(page);
  const [width, height] = await inPanel(page, 'size');
  assert.ok(width > 200 && height > 300, `it has ${width} by ${height}`);
});

inBoth('a page that frames the panel by itself gets nothing', 'demo/policy-en.html', async (browser, page) => {
  await page.evaluate(url => {
    const frame = document.createElement('iframe');
    frame.src = url;
    document.body.append(frame);
  }, `${browser.extension}/panel.html`);
  // Either the browser refuses the address, or the panel stays without a row.
  assert.notEqual(await inPanel(page, 'has', '.row'), true);
});
