// Ring four: the panel in the page, in both browsers.
import assert from 'node:assert/strict';
import { KINDS, addRule, inPanel, marked } from './browsers.mjs';
import { until } from './harness.mjs';
import { inBoth } from './setup.mjs';

/** @typedef {import('./browsers.mjs').Page} Page */
/** @typedef {import('./browsers.mjs').Session} Session */
/** @typedef {import('./browsers.mjs').Kind} Kind */

const POLICY = 'demo/policy-en.html';
const RETENTION = '[data-fact="retention"] button.quote';
const CONTROLLER = '[data-fact="controller"] button.quote';

/** @param {Page} page */
const state = page => inPanel(page, panel => panel.body.dataset.state);
/** @param {Page} page */
const shown = page => until('the panel', async () => (await state(page)) === 'policy');
/** @param {Page} page */
const gone = page => until('the panel is gone', async () => (await where(page)) === null);
/** @param {Page} page @param {string} selector */
const has = (page, selector) => inPanel(page, (panel, selector) => panel.querySelector(selector) !== null, selector);
/** @param {Page} page @param {string} selector */
const click = (page, selector) => inPanel(page, (panel, selector) => /** @type {HTMLElement} */ (panel.querySelector(selector)).click(), selector);

/** Where the panel stands, as the page sees it: its box, what it lies in, and whether it is what a click at its middle would hit. @param {Page} page */
const where = page =>
  page.evaluate(() => {
    const host = document.querySelector('[popover][data-side]');
    if (!host) return null;
    const { left, width, height, top } = host.getBoundingClientRect();
    const hit = document.elementFromPoint(left + width / 2, top + height / 2) === host;
    return { left, width, height, hit, parent: host.parentElement?.localName ?? '' };
  });

/** Opens it and waits for the summary. @param {Session} browser @param {Page} page */
async function open(browser, page) {
  assert.equal(await browser.panel(page), true);
  await shown(page);
}

/** The middle of the first line of what is marked on the page. @param {Page} page */
const spot = page =>
  page.evaluate(() => {
    const [range] = /** @type {any} */ (CSS.highlights.get('fineprint-quote'));
    const { x, y, height } = range.getClientRects()[0];
    return { x: x + 12, y: y + height / 2 };
  });

/**
 * @param {string} name @param {string} path @param {(browser: Session, page: Page) => Promise<void>} body
 * @param {{kinds?: Kind[], badge?: boolean}} [options]
 */
function onPage(name, path, body, { kinds = KINDS, badge = true } = {}) {
  const run = async (/** @type {{browser: Session, origin: string}} */ { browser, origin }) => {
    const page = await browser.open(`${origin}/fixtures/${path}`);
    if (badge) await browser.badgeShown(page);
    await body(browser, page);
  };
  inBoth('panel', name, run, kinds);
}

onPage('opened from the popup, closed with Escape', POLICY, async (browser, page) => {
  const popup = await browser.clickIcon(page);
  assert.equal((await popup.read()).state, 'policy');
  await popup.inside(({ document }) => /** @type {HTMLElement} */ (document.querySelector('#panel')).click(), undefined);
  await shown(page);
  assert.ok(await has(page, '[data-fact="rights"][data-member="erase"]'), 'the rows are there');
  await page.bringToFront();
  assert.ok(await page.evaluate(() => document.activeElement?.matches('[popover][data-side]')), 'it has the focus, as it was asked for');
  // The browser may never answer for a key that takes away the frame which it went to.
  if (browser.kind === 'chromium') page.keyboard.press('Escape').catch(() => {});
  else await inPanel(page, panel => void panel.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true })));
  await gone(page);
});

for (const [name, query] of [
  ['an ordinary page', ''],
  ['a page that forbids everything', '?csp=strict'],
]) {
  onPage(`facts to sentences, and its own button closes it: ${name}`, POLICY + query, async (browser, page) => {
    await open(browser, page);
    await click(page, RETENTION);
    assert.ok(await until('the mark', async () => (await marked(page))?.inView));
    await click(page, '#close');
    await gone(page);
  });
}

onPage('from a sentence to its row', POLICY, async (browser, page) => {
  await open(browser, page);
  await click(page, CONTROLLER);
  await until('the mark', async () => (await marked(page))?.inView);
  const { x, y } = await spot(page);
  await page.mouse.click(x, y);
  await until('the lit row', () => has(page, '.row.lit[data-fact="controller"]'));
  await until('the row in view', () =>
    inPanel(page, panel => {
      const box = panel.querySelector('.lit')?.getBoundingClientRect();
      return box && box.top >= 0 && box.top < innerHeight;
    }),
  );
  // Beside the words there is no sentence.
  await page.evaluate(() => addEventListener('click', () => (document.title = 'clicked'), { once: true }));
  await page.mouse.click(4, y);
  assert.equal(await page.title(), 'clicked');
  assert.ok(await has(page, '.lit'));
});

onPage('the sections in colour', POLICY, async (browser, page) => {
  await open(browser, page);
  await click(page, '#sections');
  await until('the colours', () => page.evaluate(() => CSS.highlights.has('fineprint-share')));
  await until('the button', () => inPanel(page, panel => panel.querySelector('#clear')?.hasAttribute('hidden') === false));
  await click(page, '#clear');
  await until('no colours', () => page.evaluate(() => CSS.highlights.size === 0));
});

onPage('on either side, which is remembered; the command closes it', POLICY, async (browser, page) => {
  await open(browser, page);
  assert.ok(((await where(page))?.left ?? 0) > 0);
  await click(page, '#side');
  await until('the other side', async () => (await where(page))?.left === 0);
  assert.equal(await browser.panel(page, 'toggle'), true);
  await gone(page);
  assert.equal(await browser.panel(page, 'toggle'), true);
  await shown(page);
  assert.equal((await where(page))?.left, 0);
  await click(page, '#side');
  await until('the first side', async () => ((await where(page))?.left ?? 0) > 0);
});

onPage('under a hostile style sheet and inside an open dialog', 'pages/layers.html', async (browser, page) => {
  await open(browser, page);
  const at = await where(page);
  assert.ok(at && at.width === 400 && at.height === 800 && at.hit, JSON.stringify(at));
  assert.equal(at.parent, 'dialog');
});

onPage('a hostile style sheet that comes later', POLICY, async (browser, page) => {
  await open(browser, page);
  await addRule(page, ':not(html) { display: none !important; position: static !important; opacity: 0 !important; inset: auto !important; width: 1px !important; }');
  const at = await where(page);
  assert.ok(at && at.width === 400 && at.height === 800 && at.hit, JSON.stringify(at));
});

onPage('where all of a page is hidden, the popup says that it can’t', POLICY, async (browser, page) => {
  await addRule(page, '* { display: none !important; position: static !important; }');
  assert.equal(await browser.panel(page), false);
  assert.equal(await where(page), null);
});

onPage('on a sandboxed page the popup stays and says so', `${POLICY}?csp=sandbox`, async (browser, page) => {
  const popup = await browser.popupPage(page);
  assert.equal((await popup.read()).state, 'policy');
  await popup.inside(({ document }) => /** @type {HTMLElement} */ (document.querySelector('#panel')).click(), undefined);
  const said = await until('what the popup says', () => popup.inside(({ document }) => document.querySelector('#said')?.textContent, undefined));
  assert.equal(said, await popup.page.evaluate(() => chrome.i18n.getMessage('ui_panel_unavailable')));
  assert.equal(await where(page), null);
  await popup.close();
});

onPage('dialogs and layers that open later', POLICY, async (browser, page) => {
  await open(browser, page);
  await page.evaluate(() => {
    const dialog = document.createElement('dialog');
    document.body.append(dialog);
    dialog.showModal();
  });
  await until('the panel in the dialog', async () => {
    const at = await where(page);
    return at?.parent === 'dialog' && at.hit && (await state(page)) === 'policy';
  });
  await page.evaluate(() => document.querySelector('dialog')?.close());
  await until('the panel out of it', async () => {
    const at = await where(page);
    return at?.parent === 'html' && at.hit && (await state(page)) === 'policy';
  });
  await page.evaluate(() => {
    const layer = document.createElement('div');
    layer.popover = 'manual';
    layer.style.cssText = 'position: fixed; inset: 0; width: 100%; height: 100%';
    document.body.append(layer);
    layer.showPopover();
  });
  await until('the panel above the layer', async () => (await where(page))?.hit);
});

onPage('a page that takes it away', POLICY, async (browser, page) => {
  await open(browser, page);
  await page.evaluate(() => document.querySelector('[popover][data-side]')?.remove());
  await until('the panel again', async () => (await state(page)) === 'policy');
});

onPage('a narrow window, from right to left: a quote that is shown gets room', POLICY, async (browser, page) => {
  await page.evaluate(() => (document.documentElement.dir = 'rtl'));
  await page.setViewport({ width: 320, height: 568 });
  await open(browser, page);
  const full = await until('all of the window', async () => {
    const at = await where(page);
    return at?.width === 320 && at;
  });
  assert.equal(full.height, 568);
  assert.ok(await inPanel(page, panel => panel.documentElement.scrollWidth <= innerWidth), 'nothing is cut off');
  await click(page, CONTROLLER);
  await until('the mark', async () => (await marked(page))?.inView);
  await until('less of the window', async () => ((await where(page))?.height ?? 568) < 300);
  await until('the button', () => inPanel(page, panel => panel.querySelector('#high')?.hasAttribute('hidden') === false));
  await click(page, '#high');
  await until('all of the window', async () => (await where(page))?.height === 568);
  // As a window of 1100 pixels at 200 %.
  await page.setViewport({ width: 550, height: 400 });
  await until('beside the page', async () => (await where(page))?.width === 400);
  await page.setViewport({ width: 1100, height: 800 });
});

onPage('not on paper', POLICY, async (browser, page) => {
  const printed = async () => (await page.pdf({ printBackground: true })).length;
  const without = await printed();
  await open(browser, page);
  const withPanel = await printed();
  assert.ok(Math.abs(withPanel - without) < 100, `${withPanel} bytes with the panel, ${without} without`);
});

onPage(
  'a policy that appears later',
  'pages/late.html',
  async (browser, page) => {
    await browser.report(page);
    assert.equal(await browser.panel(page), true);
    await until('the empty panel', async () => (await state(page)) === 'nothing');
    await page.evaluate(() => dispatchEvent(new Event('show-policy')));
    await shown(page);
  },
  { badge: false },
);

onPage('a page that frames the panel by itself gets nothing', POLICY, async (browser, page) => {
  await open(browser, page);
  for (const end of ['', '?guessed']) {
    await page.evaluate(url => {
      const frame = document.createElement('iframe');
      frame.src = url;
      document.body.append(frame);
      return new Promise(done => frame.addEventListener('load', done));
    }, `${browser.extension}/panel.html${end}`);
  }
  // Either the browser refuses the address, or the panel stays empty.
  const states = await until('what the frames show', async () => {
    const list = await Promise.all(
      page.frames().slice(1).map(frame => frame.evaluate(() => (location.pathname === '/panel.html' ? document.body.dataset.state : 'refused')).catch(() => 'refused')),
    );
    return list.length === 3 && !list.includes('loading') && list;
  });
  assert.deepEqual(states.filter(state => state === 'policy').length, 1, String(states));
  assert.ok(states.every(state => ['policy', 'nothing', 'refused'].includes(String(state))), String(states));
});
