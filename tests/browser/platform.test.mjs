// Ring four: the consent platforms by name, in both browsers: for two marks, never for one.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { otherPlatforms } from '../../extension/build/autoconsent.mjs';
import { found, onPage, onPages, settings } from './banner-help.mjs';
import { test } from './harness.mjs';
import { ROOT } from './server.mjs';

/** @typedef {import('./browsers.mjs').Page} Page */
/** @typedef {import('./browsers.mjs').Session} Session */

/** Pages with marks; the platforms in both of their layers are in `platform-layers.test.mjs`. @type {[string, string | null][]} */
const PAGES = [
  ...['usercentrics', 'sourcepoint', 'trustarc', 'cookieyes', 'borlabs', 'osano', 'axeptio', 'amazon'].map(id => /** @type {[string, string]} */ ([`marks.html#${id}`, id])),
  ['libraries/klaro.html#en', 'klaro'],
  // Of those that autoconsent knows.
  ['marks.html#tarteaucitron', 'tarteaucitron'],
  ['marks.html#moove', 'moove'],
  ['libraries/vanilla.html', 'cookieconsent3'],
  // One mark; two on one element; two that stand elsewhere in the page.
  ['marks.html#none', null],
  ['marks.html#one', null],
  ['marks.html#far', null],
  ['bar-nl.html', null],
];

const pages = PAGES.map(([file, id]) => ({ file, id }));
onPages('platform', pages, async ({ browser, page, of: { id } }) => {
  const [banner] = await found(browser, page);
  assert.equal(banner.cmp, id);
});

/** What the world of the content scripts knows of platforms, and how often it was given that. @param {Session} browser @param {Page} page */
async function given(browser, page) {
  const tabId = await browser.tabId(page);
  const control = await browser.control();
  return control.evaluate(async tabId => {
    const func = () => typeof (/** @type {any} */ (globalThis).FineprintOtherPlatforms);
    const [{ result }] = await chrome.scripting.executeScript({ target: { tabId }, func });
    return result;
  }, tabId);
}

onPage('platform: a dialog that is no banner is given no list', 'dialogs.html#newsletter-privacy', async ({ browser, page }) => {
  await browser.report(page);
  assert.equal(await given(browser, page), 'undefined');
});

onPage('platform: a banner is asked once, its second layer once more', 'platforms.html#onetrust', async ({ browser, page }) => {
  await found(browser, page);
  const asked = () =>
    browser.background(background => {
      const { executeScript } = background.chrome.scripting;
      background.marksAsked ??= ((background.chrome.scripting.executeScript = (/** @type {any} */ call) => {
        if (call.files?.includes('content/platform-marks.js')) background.marksAsked += 1;
        return executeScript.call(background.chrome.scripting, call);
      }), 0);
      const count = background.marksAsked;
      background.marksAsked = 0;
      return count;
    });
  await asked();
  await page.evaluate(() => document.getElementById('onetrust-policy-text')?.append(' More.'));
  await browser.report(page);
  await browser.report(page);
  assert.equal(await asked(), 0, 'known already');
  await page.evaluate(() => document.getElementById('onetrust-pc-btn-handler')?.click());
  await settings(browser, page);
  await browser.report(page);
  assert.equal(await asked(), 1);
});

test('banner: platform: who asks for the marks of a frame meanwhile gets the same answer', async () => {
  let looked = 0;
  const text = 'We use cookies';
  const analyzed = { banners: [{ frame: 0, text }] };
  /** @param {{files?: string[]}} call */
  const executeScript = async ({ files }) => {
    looked += files ? 1 : 0;
    return [{ frameId: 0, result: ['id banner'] }];
  };
  const { read } = runInNewContext(`${readFileSync(join(ROOT, 'extension/background/banners.js'), 'utf8')}; globalThis.FineprintBanners`, {
    FineprintCore: { analyze: async () => analyzed },
    chrome: { scripting: { executeScript } },
  });
  const ask = () => read([{ lines: [text] }], { tab: { id: 1 }, frameId: 0, url: '' }, true);
  await Promise.all([ask(), ask()]);
  assert.equal(looked, 1);
  await ask();
  assert.equal(looked, 2, 'an answer is not kept: the banner may have another layer');
});

test('banner: platform: the list made from autoconsent says so, and is the same each time', async () => {
  const make = () => otherPlatforms(join(ROOT, 'node_modules/@duckduckgo/autoconsent'), ['id qc-cmp2-container']);
  const file = make();
  assert.match(file, /^\/\*! This Source Code Form is subject to the terms of the Mozilla Public\s+License, v\. 2\.0\./);
  assert.equal(make(), file);
  const shipped = readFileSync(join(ROOT, 'pkg/firefox/content/platforms-other.js'), 'utf8');
  assert.ok(shipped.startsWith(file.slice(0, file.indexOf('*/'))) && shipped.includes('Made from rules'), 'its notice is shipped');
  const list = Object.values(runInNewContext(`${shipped}; globalThis.FineprintOtherPlatforms`));
  const own = Object.values(JSON.parse(readFileSync(join(ROOT, 'pkg/gate.json'), 'utf8')).platforms);
  const marks = [...own, ...list].flatMap(platform => platform.marks);
  assert.equal(new Set(marks).size, marks.length, 'no mark of two platforms');
  assert.ok(list.length > 40 && list.every(({ marks }) => marks.length > 1));
});
