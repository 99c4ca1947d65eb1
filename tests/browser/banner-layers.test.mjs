// Ring four: banners of two layers, in frames and shadow trees, on pages that never rest.
import assert from 'node:assert/strict';
import { cardShown, found, looks, onPage, settings } from './banner-help.mjs';
import { until } from './harness.mjs';
import { serve } from './server.mjs';
import { inBoth } from './setup.mjs';

onPage('boxes on the first layer', 'platforms.html#cookiebot', async ({ browser, page }) => {
  const [banner] = await found(browser, page);
  assert.deepEqual(banner.hint.path, ['Preferences', 'Statistics', 'Allow selection']);
  const preticked = banner.patterns.find((/** @type {any} */ pattern) => pattern.id === 'preticked');
  assert.deepEqual(preticked.measured.labels, ['Preferences', 'Statistics']);
});

onPage('objections behind a tab', 'platforms.html#tabs', async ({ browser, page }) => {
  const [banner] = await found(browser, page);
  assert.equal(banner.layer, 'settings');
  assert.deepEqual(banner.hint.path, ['Legitimate interest', 'Save and exit']);
  assert.equal(banner.hint.expected, true);
});

onPage('what is always on', 'platforms.html#locked', async ({ browser, page }) => {
  const [banner] = await found(browser, page);
  const locked = banner.patterns.find((/** @type {any} */ pattern) => pattern.id === 'misclassified_essential');
  assert.deepEqual(locked.measured.labels, ['Targeted advertising']);
  assert.deepEqual(banner.hint.path, ['Save']);
});

onPage('a long list of boxes, the button behind it', 'platforms.html#vendors', async ({ browser, page }) => {
  const [banner] = await found(browser, page);
  assert.equal(banner.hint.path.at(-1), 'Save my choices');
  assert.equal(banner.hint.expected, true);
});

onPage('a closed shadow tree that is filled later', 'usercentrics.html', async ({ browser, page }) => {
  assert.deepEqual((await browser.report(page)).banners, []);
  await page.evaluate(() => dispatchEvent(new Event('show-banner')));
  await cardShown(page);
  const [first] = await found(browser, page);
  assert.deepEqual([first.language, first.hint.label], ['de', 'Alles ablehnen']);
  await page.evaluate(() => dispatchEvent(new Event('show-settings')));
  const second = await settings(browser, page);
  assert.deepEqual(second.hint.path, ['Funktional', 'Marketing', 'Einstellungen speichern']);
});

inBoth('banner', 'in a frame of another site', async ({ browser, origin }) => {
  const other = await serve();
  try {
    const frame = encodeURIComponent(`${other.origin}/fixtures/banners/message.html`);
    const page = await browser.open(`${origin}/fixtures/banners/elsewhere.html?frame=${frame}`);
    const [banner, ...more] = await found(browser, page);
    assert.deepEqual(more, []);
    assert.notEqual(banner.frame, 0);
    assert.deepEqual([banner.partners, banner.hint.label], [340, 'Reject all']);
  } finally {
    await other.close();
  }
});

onPage('again after a page of the same document, over a scroll lock', 'spa.html', async ({ browser, page }) => {
  const [first] = await found(browser, page);
  assert.deepEqual([first.modal, first.hint.role], [true, 'necessary_only']);
  await cardShown(page);
  await page.click('.box button:last-of-type');
  await until('no banner', async () => (await browser.report(page)).banners.length === 0);
  await page.click('#next');
  await cardShown(page);
  assert.equal((await found(browser, page))[0].hint.label, 'Only necessary');
});

onPage('a page that never rests is read at a bounded rate', 'restless.html', async ({ browser, page }) => {
  await found(browser, page);
  const before = await looks(browser, page);
  // Two hundred changes by its own clock: frames of a browser come at most sixty times a second.
  const milliseconds = await page.evaluate(async () => {
    const start = performance.now();
    for (let i = 0; i < 200; i++) await new Promise(done => requestAnimationFrame(done));
    return performance.now() - start;
  });
  const after = await looks(browser, page);
  // Pauses of 60, 120, 240 … 7680, 8000, 8000 … milliseconds, as banner-watch.js states.
  let most = 1;
  for (let pause = 60, at = 0; (at += pause) < milliseconds; pause = Math.min(pause * 2, 8000)) most += 1;
  assert.ok(after - before <= most, `${after - before} looks in ${milliseconds} ms, at most ${most}`);
});

onPage('late, on a page that never rests: once the pauses have grown', 'late.html', async ({ browser, page }) => {
  await browser.report(page);
  await page.evaluate(() => {
    const news = document.body.appendChild(document.createElement('p'));
    (function add() {
      news.replaceChildren(`Item ${Math.trunc(performance.now())}`);
      requestAnimationFrame(add);
    })();
  });
  // The seventh look comes after pauses of nearly four seconds in all, the next one after nearly four more.
  await until('grown pauses', async () => (await looks(browser, page)) >= 7);
  await page.evaluate(() => dispatchEvent(new Event('show-banner')));
  await cardShown(page);
});

onPage('a hidden tab rests', 'late.html', async ({ browser, page }) => {
  await browser.report(page);
  const other = await browser.open(`${new URL(page.url()).origin}/fixtures/pages/article.html`);
  await other.bringToFront();
  await until('a hidden page', () => page.evaluate(() => document.hidden));
  const before = await looks(browser, page);
  await page.evaluate(() => dispatchEvent(new Event('show-banner')));
  // A page that is seen would have been looked at within these frames of the other: a second's worth.
  await other.evaluate(async () => {
    for (let i = 0; i < 60; i++) await new Promise(done => requestAnimationFrame(done));
  });
  assert.equal(await looks(browser, page), before);
  await page.bringToFront();
  await cardShown(page);
});
