// Ring four: what may go wrong while a person reads, in both browsers: it is said in words, nothing is lost, nothing hangs.
// A full or wiped storage, two windows, 500 policies: history.test.mjs, options.test.mjs.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { KINDS, launch, marked } from './browsers.mjs';
import { test, until } from './harness.mjs';
import { ROOT } from './server.mjs';
import { inBoth, server } from './setup.mjs';

/** @typedef {import('./browsers.mjs').Page} Page */
/** @typedef {import('./browsers.mjs').Session} Session */
/** @typedef {import('./browsers.mjs').PopupView} PopupView */

const RING = 'trouble';
const POLICY = '/fixtures/demo/policy-en.html';

/** @param {Page} page @param {string} selector */
const press = (page, selector) => page.$eval(selector, e => /** @type {HTMLElement} */ (e).click());
/** @param {Page} page @param {string} key */
const words = (page, key) => page.evaluate(key => chrome.i18n.getMessage(key), key);
/** @param {Page} page @param {string} id @param {string} wanted */
const says = (page, id, wanted) => until(`“${wanted}”`, () => page.$eval(`#${id}`, (e, wanted) => e.textContent === wanted, wanted));

inBoth(RING, 'a policy that changes while its summary is open: a sentence that moved is found, one that went is told', async ({ browser, origin }) => {
  const page = await browser.open(origin + POLICY);
  await browser.badgeShown(page);
  const { page: popup } = await browser.popupPage(page);
  await until('the summary', () => popup.evaluate(() => document.body.dataset.state === 'policy'));
  const quote = await popup.$eval('[data-fact="controller"] button.quote q', e => e.textContent ?? '');
  await page.evaluate(() => {
    const before = document.createElement('p');
    before.textContent = 'This page was rewritten a moment ago, and something new stands above all the rest.';
    document.querySelector('main')?.prepend(before);
  });
  await press(popup, '[data-fact="controller"] button.quote');
  await until('the mark', async () => (await marked(page))?.text.replace(/\s+/g, ' ').trim() === quote);
  await says(popup, 'said', '');
  await page.evaluate(() => document.querySelector('main')?.replaceChildren('All of it was taken away.'));
  await press(popup, '[data-fact="retention"] button.quote');
  await says(popup, 'said', await words(popup, 'ui_gone'));
});

inBoth(RING, 'a tab that is closed while its summary is open', async ({ browser, origin }) => {
  const page = await browser.open(origin + POLICY);
  await browser.badgeShown(page);
  const { page: popup } = await browser.popupPage(page);
  await until('the summary', () => popup.evaluate(() => document.body.dataset.state === 'policy'));
  await page.close();
  await press(popup, '[data-fact="retention"] button.quote');
  await says(popup, 'said', await words(popup, 'ui_gone'));
  await press(popup, '#sections');
  assert.equal(await popup.$eval('#sections', e => e.getAttribute('aria-checked')), 'false');
  await press(popup, '#panel');
  await says(popup, 'said', await words(popup, 'ui_panel_unavailable'));
  // What was read is still there to be saved.
  await popup.evaluate(() => {
    HTMLAnchorElement.prototype.click = () => {};
  });
  await press(popup, '[data-save="md"]');
  await until('a word', () => popup.$eval('.save .note', e => /fineprint-.*\.md/.test(e.textContent ?? '')));
});

inBoth(RING, 'a tab that goes elsewhere while it is read', async ({ browser, origin }) => {
  const page = await browser.open(origin + POLICY);
  await browser.badgeShown(page);
  const tabId = await browser.tabId(page);
  const control = await browser.control();
  // Asked and left at once: the answer is of one of the two pages, or of none.
  const asked = control.evaluate(tabId => chrome.runtime.sendMessage({ type: 'summary', tabId }).then(answer => JSON.parse(answer)?.report?.page.kind ?? null).catch(() => 'failed'), tabId);
  await page.goto(`${origin}/fixtures/pages/article.html`);
  assert.ok([null, 'privacy_policy', 'other'].includes(await asked));
  const popup = await browser.popupPage(page);
  assert.equal((await popup.read()).state, 'nothing');
});

inBoth(RING, 'a policy of 100,000 words', async ({ browser, origin }) => {
  const demo = await readFile(join(ROOT, 'tests/fixtures/demo/policy-en.html'), 'utf8');
  const page = await browser.open(origin + POLICY);
  const words = await page.evaluate(() => {
    const main = document.querySelector('main') ?? document.body;
    const once = (main.textContent ?? '').split(/\s+/).length;
    const parts = [...main.children];
    for (let copy = 0; copy * once < 100_000; copy++) {
      for (const part of parts) {
        const more = /** @type {HTMLElement} */ (part.cloneNode(true));
        for (const text of more.querySelectorAll('p, li')) text.append(` Number ${copy}.`);
        main.append(more);
      }
    }
    return (main.textContent ?? '').split(/\s+/).length;
  });
  assert.ok(demo.length > 0 && words > 100_000, String(words));
  const control = await browser.control();
  await control.evaluate(() => chrome.storage.local.set({ remember: true }));
  const popup = await browser.popupPage(page);
  const { state, rows } = await popup.read();
  assert.equal(state, 'policy');
  assert.ok(rows.length > 20);
  await until('what became of it', () => popup.inside(({ document }) => ['new', 'same', 'full'].includes(document.body.dataset.changes ?? ''), undefined));
  const text = await popup.clickQuote('[data-fact="retention"]');
  assert.ok(text);
  await until('the mark', async () => (await marked(page))?.inView);
  await control.evaluate(() => chrome.storage.local.clear());
});

// In browsers of their own: what was taken away is missing in all pages.
for (const kind of KINDS) {
  test(`${RING}: ${kind}: the access to pages taken away by the person, and given back`, async () => {
    const browser = await launch(kind);
    try {
      const control = await browser.control();
      await takeAway(browser);
      await until('no access', () => control.evaluate(async () => !(await chrome.permissions.contains({ origins: ['http://*/*', 'https://*/*'] }))));
      const page = await browser.open((await server()).origin + POLICY);
      await page.bringToFront();
      // Its address is not told any more.
      const id = await until('the tab', () => control.evaluate(async () => (await chrome.tabs.query({ active: true })).find(tab => tab.url === undefined)?.id));
      const popup = await browser.openOwn(`popup.html?tab=${id}`);
      await until('the state', () => popup.evaluate(() => document.body.dataset.state === 'unavailable'));
      await says(popup, 'state-title', await words(popup, 'ui_no_access'));
      await says(popup, 'state-more', await words(popup, 'ui_no_access_more'));
      assert.equal(await popup.$eval('#give', e => e.checkVisibility()), true);
      const options = await browser.openOwn('options.html');
      await says(options, 'access', await words(options, 'opt_access_some'));
      await giveBack(browser);
      await says(options, 'access', await words(options, 'opt_access_all'));
      assert.equal(await options.$eval('#give', e => e.hasAttribute('hidden')), true);
      await page.reload();
      await browser.badgeShown(page);
    } finally {
      await browser.close();
    }
  });
}

/** The person's own switch in the browser's page of extensions. @param {Session} browser @param {string} access */
async function hostAccess(browser, access) {
  const page = await browser.browser.newPage();
  await page.goto('chrome://extensions/');
  await page.evaluate((id, access) => /** @type {any} */ (chrome).developerPrivate.updateExtensionConfiguration({ extensionId: id, hostAccess: access }), new URL(browser.extension).host, access);
  await page.close();
}

/** @param {Session} browser */
async function takeAway(browser) {
  if (browser.kind === 'chromium') return hostAccess(browser, 'ON_CLICK');
  const control = await browser.control();
  await control.evaluate(() => chrome.permissions.remove({ origins: ['http://*/*', 'https://*/*'] }));
}

/** @param {Session} browser */
async function giveBack(browser) {
  if (browser.kind === 'chromium') return hostAccess(browser, 'ON_ALL_SITES');
  // Asked for by a click, as browsers want it; that the question comes is left to the browser.
  const page = await browser.openOwn('options.html');
  await until('the button', () => page.$eval('#give', e => e.checkVisibility()));
  await page.bringToFront();
  await page.click('#give');
}
