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
 * Does it in the panel that stands in a page; `undefined` where there is none. Firefox's protocol does not show frames of
 * an extension, so there another page of the extension reaches for it.
 * @param {import('./browsers.mjs').Session} browser @param {Page} page @param {Parameters<typeof doing>[1]} what @param {string} [selector]
 */
async function inPanel(browser, page, what, selector = 'body') {
  if (browser.kind === 'chromium') {
    const frame = page.frames().find(frame => frame.url().endsWith('/panel.html'));
    if (!frame) return undefined;
    await frame.evaluate(`globalThis.doing = ${doing}`).catch(() => {});
    return frame.evaluate((what, selector) => /** @type {any} */ (globalThis).doing(document, what, selector), what, selector).catch(() => undefined);
  }
  const control = await browser.control();
  return control.evaluate(
    (what, selector) => {
      const view = chrome.extension.getViews().find(view => view.location.pathname === '/panel.html');
      if (!view) return undefined;
      const panel = view.document;
      const found = panel.querySelector(selector);
      if (what === 'state') return panel.body.dataset.state;
      if (what === 'has') return found !== null;
      if (what === 'size') return [view.innerWidth, view.innerHeight];
      /** @type {HTMLElement} */ (found).click();
      return true;
    },
    what,
    selector,
  );
}

/** @param {import('./browsers.mjs').Session} browser @param {Page} page */
const shown = (browser, page) => until('the panel', async () => (await inPanel(browser, page, 'state')) === 'policy');

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
    await shown(browser, page);
    assert.ok(await inPanel(browser, page, 'has', '[data-fact="rights"][data-member="erase"]'), 'the rows are there');
    await inPanel(browser, page, 'click', '[data-fact="retention"] button.quote');
    assert.ok(await until('the mark', async () => (await marked(page))?.inView));
    await inPanel(browser, page, 'click', '#side');
    await inPanel(browser, page, 'click', '#close');
    await until('the panel is gone', async () => (await inPanel(browser, page, 'state')) === undefined);
  });
}

inBoth('from a sentence to its row', 'demo/policy-en.html', async (browser, page) => {
  await openPanel(browser, page);
  await shown(browser, page);
  await inPanel(browser, page, 'click', '[data-fact="controller"] button.quote');
  await until('the mark', async () => (await marked(page))?.inView);
  const box = await page.evaluate(() => {
    const [range] = /** @type {any} */ (CSS.highlights.get('fineprint-quote'));
    const rect = range.getClientRects()[0];
    return { x: rect.x + 12, y: rect.y + rect.height / 2 };
  });
  await page.mouse.click(box.x, box.y);
  assert.ok(await until('the lit row', () => inPanel(browser, page, 'has', '.row.lit[data-fact="controller"]')));
});

inBoth('over a hostile style sheet and inside an open dialog', 'pages/layers.html', async (browser, page) => {
  assert.equal(await openPanel(browser, page), true);
  await shown(browser, page);
  const [width, height] = await inPanel(browser, page, 'size');
  assert.ok(width > 200 && height > 300, `it has ${width} by ${height}`);
});

inBoth('a page that frames the panel by itself gets nothing', 'demo/policy-en.html', async (browser, page) => {
  await page.evaluate(url => {
    const frame = document.createElement('iframe');
    frame.src = url;
    document.body.append(frame);
  }, `${browser.extension}/panel.html`);
  // Either the browser refuses the address, or the panel stays without a row.
  assert.notEqual(await inPanel(browser, page, 'has', '.row'), true);
});
