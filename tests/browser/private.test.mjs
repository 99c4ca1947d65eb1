// Ring four: a private window of the browser's own, into which a person lets the extension: it reads and refuses there, and keeps nothing.
import assert from 'node:assert/strict';
import { KINDS, PopupView, launch } from './browsers.mjs';
import { card, cardShown } from './card.mjs';
import { test, until } from './harness.mjs';
import { server } from './setup.mjs';

/** @typedef {import('./browsers.mjs').Page} Page */
/** @typedef {import('./browsers.mjs').Session} Session */

const POLICY = '/fixtures/demo/policy-en.html';
const BANNER = '/fixtures/banners/platforms.html#onetrust';

/** The pages of all windows. @param {Session} browser */
const all = async browser => (await Promise.all(browser.browser.browserContexts().map(context => context.pages()))).flat();

/** A page by its address, once it is loaded; of those of the extension Firefox tells none. @param {Session} browser @param {string} url */
const found = (browser, url) =>
  until(url, async () => {
    for (const page of await all(browser)) if (await page.evaluate(url => location.href === url && document.readyState === 'complete', url).catch(() => false)) return page;
    return undefined;
  });

/** A private window with a page of the extension, in which its interfaces are those of private windows. @param {Session} browser */
async function privateWindow(browser) {
  const control = await browser.control();
  const url = `${browser.extension}/popup.html?tab=0&private`;
  await control.evaluate(async url => void (await chrome.windows.create({ incognito: true, url })), url);
  const own = await found(browser, url);
  assert.equal(await own.evaluate(async () => (await chrome.tabs.getCurrent())?.incognito), true);
  return own;
}

/** A page beside it. @param {Session} browser @param {Page} own @param {string} url */
async function open(browser, own, url) {
  await own.evaluate(async url => {
    const here = await chrome.tabs.getCurrent();
    await chrome.tabs.create({ url, windowId: here?.windowId ?? 0 });
  }, url);
  return found(browser, url);
}

/** The number of the private tab that shows it. @param {Page} control @param {Page} page */
const tabOf = (control, page) =>
  until('its tab', () => control.evaluate(async url => (await chrome.tabs.query({})).find(tab => tab.url === url && tab.incognito)?.id, page.url()));

/** All that is kept. @param {Page} control */
const kept = control => control.evaluate(async () => JSON.stringify(await chrome.storage.local.get(null)));

for (const kind of KINDS) {
  test(`private: ${kind}: in a true private window all works, and nothing is kept of it`, async () => {
    const browser = await launch(kind, { incognito: true });
    try {
      const { origin } = await server();
      const usual = await browser.control();
      await usual.evaluate(() => chrome.storage.local.set({ remember: true, settings: { language: 'en' } }));
      const before = await kept(usual);

      const control = await privateWindow(browser);
      const policy = await open(browser, control, origin + POLICY);
      const tab = await tabOf(control, policy);
      assert.equal(await control.evaluate(async id => (await chrome.tabs.get(id)).incognito, tab), true);
      const badge = await until('the badge', () => control.evaluate(tabId => chrome.action.getBadgeText({ tabId }), tab));
      assert.match(badge, /^\d+$/);
      const popup = new PopupView(await open(browser, control, `${browser.extension}/popup.html?tab=${tab}`));
      assert.equal((await popup.read()).state, 'policy');
      const visit = await until('that it rests', async () => {
        const { state } = await control.evaluate(tabId => chrome.runtime.sendMessage({ type: 'changes', tabId, do: 'see' }), tab);
        return state !== 'waiting' && state;
      });
      assert.equal(visit, 'private');
      for (const how of ['on', 'got']) assert.equal(await control.evaluate((tabId, how) => chrome.runtime.sendMessage({ type: 'changes', tabId, do: how }).then(({ state }) => state), tab, how), 'private');
      // The panel on the other side, which is remembered of usual windows.
      assert.equal(await control.evaluate(tabId => chrome.runtime.sendMessage({ type: 'panel', tabId, do: 'open' }), tab), true);
      await control.evaluate(tabId => chrome.runtime.sendMessage({ type: 'panel', tabId, do: 'left' }), tab);
      assert.equal(await kept(usual), before);

      const page = await open(browser, control, origin + BANNER);
      await page.bringToFront();
      await cardShown(page);
      const id = await tabOf(control, page);
      const done = await control.evaluate(tabId => chrome.runtime.sendMessage({ type: 'refuse', tabId, frame: 0 }), id);
      assert.equal(done.word, 'done');
      await until('no card', async () => (await card(page)) === null);
      // A person's own answer.
      await page.reload();
      await page.bringToFront();
      await cardShown(page);
      await page.click('#onetrust-accept-btn-handler');
      await until('no form', () => page.evaluate(() => !document.getElementById('onetrust-accept-btn-handler')?.checkVisibility()));
      // What is asked now comes after what that click told.
      await control.evaluate(tabId => chrome.runtime.sendMessage({ type: 'report', tabId }), id);
      assert.equal(await kept(usual), before);
      assert.deepEqual(JSON.parse(before), { remember: true, settings: { language: 'en' } });

      // The same in a usual window is kept; with the private one in front new tabs would open in that.
      await usual.evaluate(async () => {
        for (const { id, incognito } of await chrome.windows.getAll()) if (incognito) await chrome.windows.remove(id ?? 0);
      }).catch(() => {});
      await usual.bringToFront();
      const plain = await browser.open(origin + BANNER);
      await plain.bringToFront();
      await cardShown(plain);
      await plain.click('#onetrust-accept-btn-handler');
      assert.equal(await usual.evaluate(async url => (await chrome.tabs.query({})).find(tab => tab.url === url)?.incognito, plain.url()), false);
      await until('what is kept', async () => (await kept(usual)).includes('"choice/'));
    } finally {
      await browser.close();
    }
  });
}
