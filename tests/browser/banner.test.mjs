// Ring four: consent banners in both browsers: found, explained, hinted at; and the dialogs that are none.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FOLDER, card, cardGone, cardShown, found, onPage, roles } from './banner-help.mjs';
import { until } from './harness.mjs';
import { HAVE_DEMOS, ROOT } from './server.mjs';
import { SAMPLE, inBoth } from './setup.mjs';

/** @type {[string, string, string[], string | null][]} */
const FORMS = [
  ['bar-nl.html', 'nl', ['accept', 'reject', 'settings', 'policy_link'], 'reject'],
  ['settings-only.html', 'de', ['accept', 'settings'], 'settings'],
  ['paywall.html', 'de', ['accept', 'subscribe'], null],
  ['notice.html', 'en', ['acknowledge', 'policy_link'], null],
  ['static.html', 'en', ['accept', 'reject'], 'reject'],
  ['shadow-open.html', 'fr', ['accept', 'reject', 'settings'], 'reject'],
  ['shadow-closed.html', 'fr', ['accept', 'reject', 'settings'], 'reject'],
];

for (const [file, language, wanted, hint] of FORMS) {
  onPage(file, file, async ({ browser, page }) => {
    const [banner, ...more] = await found(browser, page);
    assert.deepEqual(more, []);
    assert.equal(banner.language, language);
    assert.deepEqual(roles(banner), wanted);
    assert.equal(banner.hint?.role ?? null, hint);
    if (!hint) return;
    await cardShown(page);
    assert.equal((await card(page))?.over, 0);
  });
}

onPage('what is unequal is measured', 'unequal.html', async ({ browser, page }) => {
  const [banner] = await found(browser, page);
  const ids = banner.patterns.map((/** @type {any} */ pattern) => pattern.id);
  for (const id of ['reject_as_link', 'unequal_colour', 'unequal_size']) assert.ok(ids.includes(id), `${id} in ${ids}`);
  assert.equal(banner.hint.role, 'reject');
});

onPage('partners and purposes', 'bar-nl.html', async ({ browser, page }) => {
  const [banner] = await found(browser, page);
  assert.equal(banner.partners, 48);
  assert.ok(banner.purposes.includes('personalised_ads'));
});

onPage('late, and gone again', 'late.html', async ({ browser, page }) => {
  await until('a quiet page', async () => (await browser.report(page)).settled);
  assert.deepEqual((await browser.report(page)).banners, []);
  await page.evaluate(() => dispatchEvent(new Event('show-banner')));
  await cardShown(page);
  assert.equal((await found(browser, page))[0].hint.label, 'Reject');
  await page.evaluate(() => dispatchEvent(new Event('hide-banner')));
  await cardGone(page);
  assert.deepEqual((await browser.report(page)).banners, []);
});

onPage('in a frame', 'framed.html', async ({ browser, page }) => {
  const [banner] = await found(browser, page);
  assert.notEqual(banner.frame, 0);
  assert.equal(banner.partners, 12);
  assert.equal(banner.hint.label, 'Disagree');
});

onPage('the hint moves to the settings', 'layers.html', async ({ browser, page }) => {
  const [first] = await found(browser, page);
  assert.deepEqual([first.layer, first.modal, first.hint.role, first.hint.expected], ['first', true, 'settings', true]);
  await cardShown(page);
  await page.click('dialog button:nth-of-type(2)');
  const [second] = await until('the settings', async () => {
    const { banners } = await browser.report(page);
    return banners[0]?.layer === 'settings' && banners;
  });
  assert.deepEqual(second.hint.path, ['Statistics', 'Save preferences']);
});

const dialogs = [...readFileSync(join(ROOT, 'tests', FOLDER, 'dialogs.html'), 'utf8').matchAll(/<template id="([^"]+)"/g)].map(match => match[1]);
/** So many dialogs are open at the same time: what is none in a tab behind is none in front. */
const ABREAST = 11;
for (let i = 0; i < dialogs.length; i += ABREAST) {
  const some = dialogs.slice(i, i + ABREAST);
  const quiet = async (/** @type {{browser: import('./browsers.mjs').Session, origin: string}} */ { browser, origin }) => {
    await browser.control();
    // One that is a banner, behind all of them: it is found there too.
    const behind = await browser.open(`${origin}/${FOLDER}/bar-nl.html`);
    const pages = await Promise.all(some.map(id => browser.open(`${origin}/${FOLDER}/dialogs.html#${id}`)));
    for (const [at, page] of pages.entries()) {
      const report = await until('a quiet page', async () => {
        const report = await browser.report(page);
        return report.settled && report;
      });
      assert.deepEqual(report.banners, [], some[at]);
      assert.equal(await card(page), null, some[at]);
    }
    assert.equal((await found(browser, behind)).length, 1);
  };
  inBoth('banner', `no banner: ${some.join(', ')}`, quiet, i ? SAMPLE : undefined);
}

if (!HAVE_DEMOS) console.log('skipped, as its page is not there: the banner of the Belgian seed');
else {
  inBoth('banner', 'the form of the Belgian seed', async ({ browser, origin }) => {
    await browser.control();
    const page = await browser.open(`${origin}/demos/seed-amazon-be.html`);
    const [banner, ...more] = await found(browser, page);
    assert.deepEqual(more, []);
    assert.equal(banner.language, 'fr');
    assert.equal(banner.partners, 103);
    // What the third parties do, and the counting of visits that its last paragraph names.
    assert.deepEqual(banner.purposes.toSorted(), ['ad_measurement', 'analytics', 'audience_insights', 'personalised_ads', 'product_development']);
    assert.deepEqual(['accept', 'reject', 'settings'].filter(role => roles(banner).includes(role)), ['accept', 'reject', 'settings']);
    assert.deepEqual([banner.hint.role, banner.hint.label, banner.hint.clicks, banner.hint.path], ['reject', 'Refuser', 1, ['Refuser']]);
    await cardShown(page);
    assert.equal((await card(page))?.over, 0);
  });
}
