// Ring four: forms in the flow of the page, which a person has to scroll to; and what scrolling costs.
import assert from 'node:assert/strict';
import { card, cardShown, found, looks, onPage } from './banner-help.mjs';
import { until } from './harness.mjs';
import { inBoth } from './setup.mjs';

/** @typedef {import('./browsers.mjs').Page} Page */

/** Scrolls to one end of the page and back again, so many times, by the page's own clock. @param {Page} page @param {number} times */
const scrollAbout = (page, times) =>
  page.evaluate(async times => {
    for (let i = 0; i < times; i++) {
      scrollTo(0, i % 2 ? 0 : document.documentElement.scrollHeight);
      await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
    }
  }, times);

/** @param {Page} page @param {'end' | 'start'} where */
const scrollToThe = (page, where) => page.evaluate(where => scrollTo(0, where === 'end' ? document.documentElement.scrollHeight : 0), where);

/** Whether the card is drawn, and not only there. @param {Page} page */
const drawn = async page => ((await card(page))?.seen ?? 0) > 0;

onPage('far below the first window: once it comes into sight', 'below.html', async ({ browser, page }) => {
  const quiet = await until('a quiet page', async () => {
    const report = await browser.report(page);
    return report.settled && report;
  });
  assert.deepEqual(quiet.banners, []);
  await scrollToThe(page, 'end');
  const [banner, ...more] = await found(browser, page);
  assert.deepEqual(more, []);
  assert.deepEqual(banner.hint.path, ['Refuse all']);
  await cardShown(page);
  assert.equal((await card(page))?.over, 0);
});

onPage('scrolled away again: the form is known, the card is not drawn beside nothing', 'below.html', async ({ browser, page }) => {
  await until('a quiet page', async () => (await browser.report(page)).settled);
  await scrollToThe(page, 'end');
  await cardShown(page);
  await scrollToThe(page, 'start');
  await until('no card', async () => !(await drawn(page)));
  assert.equal((await browser.report(page)).banners.length, 1);
  await scrollToThe(page, 'end');
  await cardShown(page);
});

onPage('at the start of the page: no card once it is scrolled away', 'static.html', async ({ browser, page }) => {
  await cardShown(page);
  await scrollToThe(page, 'end');
  await until('no card', async () => !(await drawn(page)));
  assert.equal((await browser.report(page)).banners.length, 1);
});

onPage('scrolling to a form and away is one look more', 'below.html', async ({ browser, page }) => {
  await until('a quiet page', async () => (await browser.report(page)).settled);
  const before = await looks(browser, page);
  await scrollAbout(page, 60);
  await found(browser, page);
  await scrollAbout(page, 60);
  // The card comes and goes with it, which is the extension's own, and no change of the page.
  const more = (await looks(browser, page)) - before;
  assert.ok(more <= 2, `${more} looks`);
});

inBoth('banner', 'scrolling a page without a form costs no look', async ({ browser, origin }) => {
  await browser.control();
  const page = await browser.open(`${origin}/fixtures/banners/dialogs.html#footer-links`);
  await until('a quiet page', async () => (await browser.report(page)).settled);
  // What opening it still has to come of is over by then.
  await scrollAbout(page, 30);
  const before = await looks(browser, page);
  await scrollAbout(page, 60);
  assert.equal(await looks(browser, page), before);
});
