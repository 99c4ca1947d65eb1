// Ring four: the side bar of the browser itself, opened from the popup: it shows the policy of the tab in front, and a quote in it.
import assert from 'node:assert/strict';
import { marked } from './browsers.mjs';
import { until } from './harness.mjs';
import { inBoth } from './setup.mjs';

/** @typedef {import('./browsers.mjs').Session} Session */

/** Runs a function in the document of the open side bar; `undefined` where there is none. @template T @param {Session} browser @param {(document: Document) => T} run @returns {Promise<T | undefined>} */
async function inSideBar(browser, run) {
  if (browser.kind === 'chromium') {
    const page = await browser.browser.targets().find(target => target.url() === `${browser.extension}/side.html`)?.asPage();
    return /** @type {any} */ (page?.evaluate(`(${run})(document)`));
  }
  const control = await browser.control();
  return /** @type {any} */ (control.evaluate(`(() => { const [bar] = chrome.extension.getViews({ type: 'sidebar' }); return bar && (${run})(bar.document); })()`));
}

inBoth('side', 'the browser’s own, from the popup: the policy in front, a quote in it, and the next tab', async ({ browser, origin }) => {
  const page = await browser.open(`${origin}/fixtures/demo/policy-en.html`);
  await browser.badgeShown(page);
  const popup = await browser.popupPage(page);
  await popup.read();
  await popup.page.bringToFront();
  await until('the button', () => popup.page.evaluate(() => document.getElementById('side-bar')?.checkVisibility()));
  await popup.page.click('#side-bar');
  try {
    await until('the side bar', () => inSideBar(browser, document => document.body !== null));
    await page.bringToFront();
    await until('the summary', () => inSideBar(browser, document => document.body.dataset.state === 'policy'));
    await inSideBar(browser, document => /** @type {HTMLElement} */ (document.querySelector('[data-fact="retention"] button.quote')).click());
    assert.ok(await until('the mark', async () => (await marked(page))?.inView));
    const other = await browser.open(`${origin}/fixtures/pages/plain.html`);
    await other.bringToFront();
    await until('nothing found', () => inSideBar(browser, document => document.body.dataset.state === 'nothing'));
  } finally {
    if (browser.kind === 'firefox') await browser.inFirefox(() => /** @type {any} */ (globalThis).SidebarController.hide());
    else await browser.browser.targets().find(target => target.url() === `${browser.extension}/side.html`)?.asPage().then(bar => bar.close());
  }
});
