// Ring four: the consent platforms by name, in both browsers: for two marks, never for one.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { found, onPage } from './banner-help.mjs';
import { test } from './harness.mjs';
import { ROOT } from './server.mjs';

/** @type {[string, string | null][]} */
const PAGES = [
  ...['onetrust', 'cookiebot', 'didomi', 'quantcast', 'consentmanager', 'iubenda', 'complianz'].map(id => /** @type {[string, string]} */ ([`platforms.html#${id}`, id])),
  ['platforms.html#funding', 'funding_choices'],
  ...['sourcepoint', 'trustarc', 'cookieyes', 'borlabs', 'osano', 'axeptio', 'amazon'].map(id => /** @type {[string, string]} */ ([`marks.html#${id}`, id])),
  ['libraries/klaro.html#en', 'klaro'],
  ['marks.html#none', null],
  ['bar-nl.html', null],
];

for (const [file, id] of PAGES) {
  onPage(`platform: ${file}`, file, async ({ browser, page }) => {
    const [banner] = await found(browser, page);
    assert.equal(banner.cmp, id);
  });
}

test('banner: platform: each has a page', async () => {
  const files = readdirSync(join(ROOT, 'src/banner/platform/data')).map(name => name.replace('.platform', ''));
  // Its banner lies in a closed tree and comes later: banner-layers.test.mjs.
  const tested = new Set([...PAGES.map(([, id]) => id), 'usercentrics']);
  assert.deepEqual(files.filter(id => !tested.has(id)), []);
});
