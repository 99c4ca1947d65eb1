// Ring four: the card on odd pages, in both browsers: hostile sheets, locked pages, zoom, narrow windows, right to left, paper, frames.
import assert from 'node:assert/strict';
import { addRule } from './browsers.mjs';
import { card, cardGone, cardShown } from './card.mjs';
import { until } from './harness.mjs';
import { inBoth } from './setup.mjs';

/** @typedef {import('./browsers.mjs').Page} Page */
/** @typedef {import('./browsers.mjs').Session} Session */

/**
 * @param {string} name @param {string} file @param {(context: {browser: Session, page: Page}) => Promise<void>} body
 * @param {import('./browsers.mjs').Kind[]} [kinds]
 */
const onPage = (name, file, body, kinds) =>
  inBoth('card', name, async ({ browser, origin }) => body({ browser, page: await browser.open(`${origin}/fixtures/banners/${file}`) }), kinds);

/** It is shown, all of it, and over no control. @param {Page} page */
async function right(page) {
  const at = await until('the card in its place', async () => {
    const at = await card(page);
    return at && at.seen > 20 && at.over === 0 && at;
  });
  const [left, top, right, bottom] = at.box;
  const [width, height] = await page.evaluate(() => [innerWidth, innerHeight]);
  assert.ok(left >= 0 && top >= 0 && right <= width && bottom <= height, `${at.box} in ${width} × ${height}`);
  return at;
}

for (const [name, rule] of [
  ['that hides', ':not(html, body, .bar, .bar *) { display: none !important; visibility: hidden !important; opacity: 0 !important }'],
  ['that moves', 'div, section { position: static !important; inset: auto !important; transform: translateX(-9999px) !important; margin: 900px !important }'],
  ['that shrinks and covers', ':not(.bar, .bar *, html, body) { width: 1px !important; font-size: 1px !important; clip-path: inset(50%) !important; pointer-events: none !important; z-index: -1 !important } ::backdrop { background: black !important }'],
  ['that animates', '@keyframes away { to { transform: translateY(-4000px); opacity: 0 } } div { animation: away 1ms forwards !important; transition: all 9s !important }'],
]) {
  onPage(`a hostile style sheet ${name}`, 'bar-nl.html', async ({ page }) => {
    const before = await cardShown(page);
    // The banner of the page itself must stay where it is.
    await addRule(page, '.bar { animation: none !important; transition: none !important; transform: none !important; position: fixed !important; inset: auto 0 0 0 !important; margin: 0 !important; display: block !important }');
    await addRule(page, rule.replaceAll('div', 'div:not(.bar)'));
    const after = await right(page);
    assert.ok(after.seen > before.seen * 0.8, `${before.seen}, then ${after.seen}`);
    const backdrop = await page.evaluate(() => {
      const host = document.querySelector('div[popover="manual"]');
      return host && getComputedStyle(host, '::backdrop').display;
    });
    assert.equal(backdrop, 'none');
  });
}

for (const query of ['?csp=strict', '?csp=sandbox']) {
  onPage(`a page locked by ${query}`, `bar-nl.html${query}`, async ({ page }) => {
    await cardShown(page);
    await right(page);
  });
}

onPage('zoomed to 200 %', 'bar-nl.html', async ({ browser, page }) => {
  const before = await cardShown(page);
  await browser.zoom(page, 2);
  await until('the zoom', () => page.evaluate(() => innerWidth < 600));
  const after = await right(page);
  assert.ok(after.box[2] <= 550 && before.box[2] > 550, `${before.box}, then ${after.box}`);
  await browser.zoom(page, 1);
});

/** @param {string} file @param {number} width @param {number} height @param {boolean} rtl */
const narrow = (file, width, height, rtl) =>
  onPage(`${file} in a window of ${width} × ${height}${rtl ? ', right to left' : ''}`, file, async ({ page }) => {
    if (rtl) await page.evaluate(() => (document.documentElement.dir = 'rtl'));
    await page.setViewport({ width, height });
    await right(page);
    await page.setViewport({ width: 1100, height: 800 });
  });
narrow('bar-nl.html', 320, 568, false);
narrow('bar-nl.html', 320, 568, true);
narrow('bar-nl.html', 1100, 800, true);
narrow('sheet.html', 320, 568, false);
narrow('sheet.html', 550, 400, false);

onPage('no room but over controls: the line round the control alone', 'sheet.html', async ({ page }) => {
  await page.setViewport({ width: 320, height: 180 });
  await until('no card over the controls', async () => {
    const at = await card(page);
    return at && at.over === 0;
  });
  await page.setViewport({ width: 1100, height: 800 });
  await right(page);
});

/** The bytes of a page as it is printed, backgrounds too. @param {Page} page */
const printed = async page => (await page.pdf({ printBackground: true })).length;

onPage('not on paper', 'bar-nl.html', async ({ browser, page }) => {
  await cardShown(page);
  const withCard = await printed(page);
  const control = await browser.control();
  try {
    await control.evaluate(() => chrome.storage.local.set({ hints: { everywhere: true, sites: [] } }));
    const plain = await browser.open(page.url());
    const without = await printed(plain);
    assert.ok(Math.abs(withCard - without) < 100, `${withCard} bytes with the card, ${without} without`);
    // Some words more would be seen in the size.
    await plain.evaluate(() => document.querySelector('main')?.prepend('Least consent: these words'));
    assert.ok((await printed(plain)) > without + 100);
  } finally {
    await control.evaluate(() => chrome.storage.local.clear());
  }
});

onPage('a frame without room: beside the frame, and gone with it', 'framed-tight.html', async ({ page }) => {
  await right(page);
  await page.evaluate(() => document.querySelector('iframe')?.remove());
  await cardGone(page);
});

onPage('a frame without room, closed by the person: no second card in the frame', 'framed-tight.html', async ({ page }) => {
  const [, above, end] = (await right(page)).box;
  await page.mouse.click(end - 10, above + 14);
  await cardGone(page);
  await page.evaluate(() => document.body.append(document.createElement('p')));
  const inFrame = await page.frames()[1].evaluate(() => {
    const host = document.querySelector('div[popover="manual"]');
    const [x, y] = [innerWidth / 2, innerHeight / 2];
    return [x, 20, innerWidth - 40].some(at => [y, 12, innerHeight - 12].some(down => document.elementFromPoint(at, down) === host));
  });
  assert.ok(!inFrame);
});

onPage('a frame without room whose banner is answered', 'framed-tight.html', async ({ page }) => {
  await right(page);
  const frame = page.frames()[1];
  await frame.evaluate(() => document.querySelector('.bar')?.remove());
  await cardGone(page);
});

onPage('closed with the keyboard, and it stays closed', 'bar-nl.html', async ({ page }) => {
  await cardShown(page);
  assert.ok(await page.evaluate(() => document.activeElement === document.body), 'it takes no focus unasked');
  await page.focus('.bar a');
  await page.keyboard.press('Tab');
  assert.ok(await page.evaluate(() => document.activeElement?.matches('div[popover="manual"]')), 'the next stop is the card');
  await page.keyboard.press('Enter');
  await cardGone(page);
  await page.evaluate(() => document.body.append(document.createElement('p')));
  await page.evaluate(() => new Promise(done => requestIdleCallback(done)));
  assert.equal(await card(page), null);
});
