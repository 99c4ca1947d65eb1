// Ring four: a person who takes the access to pages away, or gives it with a click: the extension says so, and works where it may.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KINDS, launch } from './browsers.mjs';
import { test, until } from './harness.mjs';
import { ROOT } from './server.mjs';
import { server } from './setup.mjs';

/** @typedef {import('./browsers.mjs').Session} Session */

const POLICY = '/fixtures/demo/policy-en.html';
const ALL = { origins: ['http://*/*', 'https://*/*'] };

/** What may be read: everything, or in Chromium what was clicked, in Firefox nothing. As the browser's own page for it does. @param {Session} browser @param {boolean} all */
async function access(browser, all) {
  const control = await browser.control();
  if (browser.kind === 'firefox') {
    if (!all) await control.evaluate(all => chrome.permissions.remove(all).then(() => {}), ALL);
  } else {
    await browser.configure({ hostAccess: all ? 'ON_ALL_SITES' : 'ON_CLICK' });
  }
  await until('the access', () => control.evaluate(async (origins, all) => (await chrome.permissions.contains(origins)) === all, ALL, all));
}

for (const kind of KINDS) {
  test(`privilege: ${kind}: without access nothing is read, and it is said why`, async () => {
    const browser = await launch(kind);
    try {
      await access(browser, false);
      const page = await browser.open((await server()).origin + POLICY);
      await page.bringToFront();
      const tabId = await browser.control().then(control => control.evaluate(async () => (await chrome.tabs.query({ active: true })).map(tab => tab.id)[0]));
      const popup = await browser.openOwn(`popup.html?tab=${tabId}`);
      const said = await until('a word', () => popup.evaluate(() => document.body.dataset.state === 'unavailable' && document.getElementById('state-more')?.textContent));
      assert.equal(said, await popup.evaluate(() => chrome.i18n.getMessage('ui_no_access_more')));
      const options = await browser.openOwn('options.html');
      const says = await until('the access', () => options.$eval('#access', e => e.textContent));
      assert.equal(says, await options.evaluate(() => chrome.i18n.getMessage('opt_access_some')));
      assert.equal(await options.$eval('#give', e => e.hasAttribute('hidden')), false, 'it can be given there');
    } finally {
      await browser.close();
    }
  });
}

test('privilege: chromium: on click: the page is read from the click on', async () => {
  const browser = await launch('chromium');
  try {
    await access(browser, false);
    const page = await browser.open((await server()).origin + POLICY);
    await page.bringToFront();
    // The first click gives the access, and no popup opens; the page is read at once, without being loaded again.
    const extension = (await browser.browser.extensions()).get(new URL(browser.extension).host);
    await extension?.triggerAction(page);
    await browser.badgeShown(page);
    const popup = await browser.clickIcon(page);
    assert.equal((await popup.read()).state, 'policy');
  } finally {
    await browser.close();
  }
});

test('privilege: nothing is collected, and private windows are kept apart', async () => {
  const [chrome, firefox] = ['chrome', 'firefox'].map(name => JSON.parse(readFileSync(join(ROOT, `pkg/${name}/manifest.json`), 'utf8')));
  assert.deepEqual(firefox.browser_specific_settings.gecko.data_collection_permissions, { required: ['none'] });
  assert.equal(chrome.incognito, 'split');
  // Firefox knows no split; a person has to let it into private windows, and nothing of those is kept.
  assert.equal(firefox.incognito, undefined);
  assert.deepEqual(chrome.web_accessible_resources, [{ resources: ['panel.html'], matches: ALL.origins, use_dynamic_url: true }]);
});
