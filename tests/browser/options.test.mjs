// Ring four: what a person chooses, in both browsers: options, the page after the install, the keys that go from quote to quote.
import assert from 'node:assert/strict';
import { KINDS, launch, marked } from './browsers.mjs';
import { test, until } from './harness.mjs';
import { inBoth, server } from './setup.mjs';

/** @typedef {import('./browsers.mjs').Page} Page */
/** @typedef {import('./browsers.mjs').Session} Session */

const RING = 'options';
const POLICY = '/fixtures/demo/policy-en.html';

/** The options, with nothing chosen yet. @param {Session} browser */
async function options(browser) {
  const page = await browser.openOwn('options.html');
  await page.evaluate(() => chrome.storage.local.clear());
  await until('the questions', () => page.evaluate(() => document.querySelectorAll('#matters button').length > 20));
  return page;
}

/** @param {Page} page @param {string} selector */
const isOn = (page, selector) => page.$eval(selector, e => e.getAttribute('aria-checked') === 'true');
/** @param {Page} page @param {string} selector @param {boolean} on */
const turned = (page, selector, on) => until(`${selector} ${on ? 'on' : 'off'}`, async () => (await isOn(page, selector)) === on);
/** @param {Page} page @param {string} selector */
const press = (page, selector) => page.$eval(selector, e => /** @type {HTMLElement} */ (e).click());

inBoth(RING, 'no badge where none is wanted', async ({ browser, origin }) => {
  const own = await options(browser);
  await turned(own, '#badge', true);
  await press(own, '#badge');
  await turned(own, '#badge', false);
  const page = await browser.open(origin + POLICY);
  assert.ok((await browser.report(page)).policy, 'it is read all the same');
  assert.equal((await browser.badge(page)).text, '');
  await press(own, '#badge');
  await turned(own, '#badge', true);
  await page.reload();
  await browser.badgeShown(page);
});

inBoth(RING, 'what matters comes first, five questions at most', async ({ browser, origin }) => {
  const own = await options(browser);
  for (const id of ['retention', 'sale_share', 'transfers', 'children', 'security']) {
    await press(own, `button[value="${id}"]`);
    await turned(own, `button[value="${id}"]`, true);
  }
  await press(own, 'button[value="controller"]');
  await until('the list is full', () => own.$eval('button[value="controller"]', e => e.getAttribute('aria-disabled') === 'true'));
  assert.equal(await isOn(own, 'button[value="controller"]'), false);
  const page = await browser.open(origin + POLICY);
  const popup = await browser.popupPage(page);
  const { rows } = await popup.read();
  assert.deepEqual(rows.slice(0, 5).map(row => row.fact), ['retention', 'sale_share', 'transfers', 'children', 'security']);
  assert.equal(rows.filter(row => row.fact === 'retention').length, 1, 'no row twice');
  await own.evaluate(() => chrome.storage.local.clear());
});

inBoth(RING, 'everything is forgotten at the second click', async ({ browser }) => {
  const own = await options(browser);
  await press(own, '#badge');
  await turned(own, '#badge', false);
  await press(own, '#wipe');
  assert.equal(await isOn(own, '#badge'), false, 'the first click asks');
  await press(own, '#wipe');
  await turned(own, '#badge', true);
  assert.equal(await own.evaluate(async () => Object.keys(await chrome.storage.local.get(null)).length), 0);
});

inBoth(RING, 'a store that is full is told, and nothing is shown as kept', async ({ browser }) => {
  const own = await options(browser);
  await own.evaluate(() => {
    chrome.storage.local.set = () => Promise.reject(new Error('QUOTA_BYTES quota exceeded'));
  });
  await press(own, '#badge');
  const said = await until('a word', () => own.$eval('#said', e => e.textContent));
  assert.equal(said, await own.evaluate(() => chrome.i18n.getMessage('opt_failed')));
  assert.equal(await isOn(own, '#badge'), true);
});

inBoth(RING, 'a store with broken values counts as empty', async ({ browser }) => {
  const own = await options(browser);
  await own.evaluate(() => chrome.storage.local.set({ settings: { badge: 'x', matters: ['retention', 7, '<b>', 'retention'] }, side: 9 }));
  await turned(own, '#badge', true);
  await turned(own, 'button[value="retention"]', true);
  await own.evaluate(() => chrome.storage.local.clear());
});

inBoth(RING, 'from quote to quote, and back', async ({ browser, origin }) => {
  const page = await browser.open(origin + POLICY);
  await browser.badgeShown(page);
  /** @param {boolean} forward */
  const step = async forward => {
    const before = (await marked(page))?.text;
    await browser.step(page, forward);
    return until('another mark', async () => {
      const now = await marked(page);
      return now?.inView && now.text !== before && now.text;
    });
  };
  const [first, second] = [await step(true), await step(true)];
  assert.notEqual(first, second);
  assert.equal(await step(false), first);
});

inBoth(RING, 'the first page says what may be read', async ({ browser }) => {
  const page = await browser.openOwn('welcome.html');
  const said = await until('the access', () => page.$eval('#access', e => e.textContent));
  const all = await page.evaluate(() => chrome.permissions.contains({ origins: ['http://*/*', 'https://*/*'] }));
  assert.equal(said, await page.evaluate(all => chrome.i18n.getMessage(all ? 'opt_access_all' : 'opt_access_some'), all));
  assert.equal(await page.$eval('#give', e => e.hasAttribute('hidden')), all);
});

inBoth(RING, 'the side bar follows the tab in front', async ({ browser, origin }) => {
  // As a page of a tab, in the window whose tabs it follows: what it shows is the tab in front, so itself at first.
  const side = await browser.openOwn('side.html');
  const state = () => side.evaluate(() => document.body.dataset.state);
  await until('nothing to show', async () => (await state()) === 'unavailable');
  const page = await browser.open(origin + POLICY);
  await page.bringToFront();
  await until('the summary', async () => (await state()) === 'policy');
  await side.$eval('[data-fact="retention"] button.quote', e => /** @type {HTMLElement} */ (e).click());
  assert.ok(await until('the mark', async () => (await marked(page))?.inView));
  const other = await browser.open(`${origin}/fixtures/pages/article.html`);
  await other.bringToFront();
  await until('nothing found', async () => (await state()) === 'nothing');
  await page.bringToFront();
  await until('the summary again', async () => (await state()) === 'policy');
});

// In a browser of its own: an open side bar can't be closed again without a person.
for (const kind of KINDS) {
  test(`${RING}: ${kind}: from the popup to the side bar, and what comes with the install`, async () => {
    const browser = await launch(kind, { welcome: true });
    try {
      await browser.closeWelcome();
      const page = await browser.open((await server()).origin + POLICY);
      const popup = await browser.popupPage(page);
      await popup.read();
      await popup.page.bringToFront();
      // A click of a person: browsers open it for nobody else.
      await popup.page.click('#side-bar');
      const control = await browser.control();
      await until('the side bar', () =>
        control.evaluate(async () => {
          const { sidebarAction } = /** @type {any} */ (chrome);
          if (sidebarAction) return sidebarAction.isOpen({});
          return (await chrome.runtime.getContexts({})).some(context => context.documentUrl?.endsWith('/side.html'));
        }),
      );
    } finally {
      await browser.close();
    }
  });
}
